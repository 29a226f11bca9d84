//! The form as typed: raw text by field path, and what can be read from it.
//!
//! What was typed is the state; everything else follows from it. The paths are those of the
//! profile's JSON, with a part more where a field of the profile has several boxes on the page.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::profile::{
    Allowed, Answer, Answers, Code, Company, Covers, Dimension, Effort, Entry, FieldError, Found, Funnel,
    Item, MarketingLeader, MarketingReportsTo, Parameter, Period, PlanEntry, Profile, Rater, Remedy, Route,
    SalesLeader, Settings, Stage, Team, Uncertain, Weights,
};
use crate::text::faults::Unit;
use crate::text::number::{self, Convention, Currency};

/// The field that says that the model's own values are wanted in place of what a site has set; it is no part of
/// the profile.
pub const WITHOUT_GIVEN: &str = "page.without_given";

/// How the paths of fields begin that say how the page is laid out, and are no part of the profile.
const PAGE: &str = "page.";

/// Everything that was typed or chosen, by field path, over what the site around the page has set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    typed: BTreeMap<String, String>,
    given: Rc<Given>,
}

/// What the site around the page has set; it gives way to what is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// The currency of an entry that names none.
    pub currency: Option<String>,
    /// Values of the model.
    pub overrides: BTreeMap<Parameter, [f64; 3]>,
}

impl Form {
    /// What stands in a field; nothing when it is empty.
    pub fn get(&self, path: &str) -> &str {
        self.typed.get(path).map_or("", String::as_str)
    }

    /// Sets a field; an empty one is forgotten.
    pub fn set(&mut self, path: &str, raw: String) {
        if raw.is_empty() {
            self.typed.remove(path);
        } else {
            self.typed.insert(path.to_owned(), raw);
        }
    }

    /// Whether nothing was entered; how the page is laid out does not count.
    pub fn is_empty(&self) -> bool {
        self.entries().next().is_none()
    }

    /// Whether the same was entered in both; how the page is laid out does not count.
    pub fn says_the_same(&self, other: &Form) -> bool {
        self.entries().eq(other.entries())
    }

    fn entries(&self) -> impl Iterator<Item = (&String, &String)> {
        self.typed.iter().filter(|(path, _)| !path.starts_with(PAGE))
    }

    /// The same over what a site has set.
    pub fn over(mut self, given: &Rc<Given>) -> Form {
        self.given = given.clone();
        self
    }

    /// All fields that something stands in.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.typed.iter().map(|(path, raw)| (path.as_str(), raw.as_str()))
    }

    /// These fields alone.
    pub fn only(&self, paths: &[&str]) -> Form {
        let mut form = Form::default().over(&self.given);
        for path in paths {
            form.set(path, self.get(path).to_owned());
        }
        form
    }

    /// The currency that money is shown in, as far as it can be read.
    pub fn currency(&self) -> String {
        self.known_currency().unwrap_or_else(|| "USD".into())
    }

    /// The currency of the entry, or the one that a site has set for entries without.
    fn known_currency(&self) -> Option<String> {
        self.entered_currency().or_else(|| self.given.currency.clone())
    }

    /// The currency that was typed, or that the revenue was written with.
    fn entered_currency(&self) -> Option<String> {
        let typed = self.get("company.currency").trim().to_ascii_uppercase();
        if !typed.is_empty() {
            return Some(typed);
        }
        match number::currency(self.get("company.annual_revenue")) {
            Currency::Code(code) => Some(code),
            Currency::Unclear(_) | Currency::None => None,
        }
    }

    /// All answers.
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        for rater in Rater::ALL {
            for item in Item::ALL {
                let answer = match self.get(&answer_path(*rater, *item)).as_bytes() {
                    b"dont_know" => Some(Answer::DontKnow),
                    [level @ b'0'..=b'4'] => Some(Answer::Level(level - b'0')),
                    _ => None,
                };
                answers.set(*rater, *item, answer);
            }
        }
        answers
    }

    /// The profile, or every fault of every field.
    pub fn profile(&self) -> Result<Profile, Vec<FieldError>> {
        let mut reader = Reader { form: self, faults: Vec::new() };
        let entry = reader.entry();
        Profile::check_read(entry, reader.faults)
    }
}

/// How the numbers of a field are typed.
pub fn unit(path: &str) -> Unit {
    if let Some(id) = path.strip_prefix("settings.overrides.") {
        let without_corner = CORNERS.iter().find_map(|corner| id.strip_suffix(corner)?.strip_suffix('.'));
        return match Parameter::from_id(without_corner.unwrap_or(id)) {
            Some(Parameter::Uncertain(
                Uncertain::CausalShare
                | Uncertain::RevenuePoints
                | Uncertain::HandoffShare
                | Uncertain::Realisation
                | Uncertain::GrossMargin,
            ))
            | Some(Parameter::DiscountRate) => Unit::Share,
            Some(Parameter::StaffDay | Parameter::RemedyOneOff(_) | Parameter::RemedyMonthly(_)) => {
                Unit::Money
            }
            _ => Unit::Number,
        };
    }
    match path {
        "company.gross_margin" | "funnel.handoff_share" => Unit::Share,
        "company.annual_revenue" | "funnel.average_deal_value" | "plan.budget" => Unit::Money,
        path if path.starts_with("settings.weights") => Unit::Share,
        _ => Unit::Number,
    }
}

/// The number that stands in a field, in the unit of the profile; none when it cannot be read.
pub fn number(path: &str, raw: &str) -> Option<f64> {
    number_as(path, raw, Convention::of_page())
}

/// What stands in a field on this page for what was typed by this convention.
pub fn as_typed_here(path: &str, raw: &str, convention: Convention) -> String {
    if path.starts_with(PAGE) {
        return raw.to_owned();
    }
    let [here, there] = [Convention::of_page(), convention].map(|it| number_as(path, raw, it));
    match there {
        // Where both read the same, signs of the other convention would still look foreign.
        Some(number)
            if here != there
                || convention.decimal != Convention::of_page().decimal && raw.contains([',', '.']) =>
        {
            match number::currency(raw) {
                Currency::Code(mark) | Currency::Unclear(mark) if unit(path) == Unit::Money => {
                    format!("{} {mark}", typed(path, number))
                }
                _ => typed(path, number),
            }
        }
        _ => raw.to_owned(),
    }
}

fn number_as(path: &str, raw: &str, convention: Convention) -> Option<f64> {
    match unit(path) {
        Unit::Share => number::read_percent(raw, convention),
        Unit::Money => number::read_money(raw, convention),
        Unit::Number => number::read(raw, convention),
    }
}

/// What stands in a field for this number.
pub fn typed(path: &str, number: f64) -> String {
    match unit(path) {
        Unit::Share => number::write_percent(number, Convention::of_page()),
        Unit::Money | Unit::Number => number::write(number, Convention::of_page()),
    }
}

/// The path of one corner of an overridden parameter.
pub fn corner(parameter: Parameter, corner: &str) -> String {
    format!("settings.overrides.{}.{corner}", parameter.id())
}

struct Reader<'a> {
    form: &'a Form,
    faults: Vec<FieldError>,
}

impl Reader<'_> {
    fn entry(&mut self) -> Entry {
        Entry {
            company: Company {
                annual_revenue: self.number("company.annual_revenue"),
                currency: self.form.known_currency(),
                usd_rate: self.number("company.usd_rate"),
                gross_margin: self.number("company.gross_margin"),
            },
            team: Team {
                marketers: self.number("team.marketers"),
                outsourced_marketers: self.number("team.outsourced_marketers"),
                sellers: self.number("team.sellers"),
                marketing_leader: MarketingLeader::from_id(self.form.get("team.marketing_leader")),
                sales_leader: SalesLeader::from_id(self.form.get("team.sales_leader")),
                marketing_reports_to: MarketingReportsTo::from_id(self.form.get("team.marketing_reports_to")),
                marketing_effort: Effort {
                    brand: self.number("team.marketing_effort.brand"),
                    demand: self.number("team.marketing_effort.demand"),
                    sales_support: self.number("team.marketing_effort.sales_support"),
                },
                business_unit_marketing: self.flag("team.business_unit_marketing"),
                change_owner: self.flag("team.change_owner"),
            },
            funnel: Funnel {
                period: Period::from_id(self.form.get("funnel.period")),
                counts: std::array::from_fn(|at| self.number(&format!("funnel.{}", Stage::IDS[at]))),
                covers: Covers::from_id(self.form.get("funnel.covers")),
                average_deal_value: self.number("funnel.average_deal_value"),
                sales_cycle_days: self.number("funnel.sales_cycle_days"),
                handoff_share: self.number("funnel.handoff_share"),
            },
            answers: self.form.answers(),
            plan: PlanEntry { budget: self.number("plan.budget"), remedies: self.remedies() },
            settings: Settings {
                weights: self.weights(),
                route: Route::from_id(self.form.get("settings.route")),
                halve_claims: self.flag("settings.halve_claims"),
                overrides: self.overrides(),
            },
        }
    }

    fn number(&mut self, path: &str) -> Option<f64> {
        let raw = self.form.get(path);
        if raw.trim().is_empty() {
            return None;
        }
        let number = number(path, raw);
        if number.is_none() {
            self.not_a_number(path, raw);
        }
        number
    }

    fn not_a_number(&mut self, path: &str, raw: &str) {
        self.faults.push(FieldError {
            field: path.to_owned(),
            code: Code::WrongType,
            allowed: Allowed::Type { r#type: "number" },
            value: Found::Text(raw.to_owned()),
        });
    }

    fn flag(&self, path: &str) -> Option<bool> {
        match self.form.get(path) {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    fn remedies(&self) -> Option<Vec<Remedy>> {
        chosen_remedies(self.form)
    }

    fn weights(&mut self) -> Option<Weights> {
        match self.form.get("settings.weights") {
            "equal" => Some(Weights::Equal),
            "poll" => Some(Weights::Poll),
            "custom" => {
                let shares =
                    Dimension::ALL.iter().map(|d| self.number(&format!("settings.weights.{}", d.id())));
                let shares: Vec<f64> = shares.map(|share| share.unwrap_or(0.0)).collect();
                Some(Weights::Custom(shares.try_into().unwrap_or_default()))
            }
            _ => None,
        }
    }

    /// What a site has set, unless the model's own values are wanted.
    fn given(&self) -> BTreeMap<Parameter, [f64; 3]> {
        if self.form.get(WITHOUT_GIVEN) == "true" {
            BTreeMap::new()
        } else {
            self.form.given.overrides.clone()
        }
    }

    /// Overrides with a most likely value; a missing low or high end is that value too.
    fn overrides(&mut self) -> BTreeMap<Parameter, [f64; 3]> {
        let prefix = "settings.overrides.";
        let mut typed: BTreeMap<&str, [Option<&str>; 3]> = BTreeMap::new();
        for (path, raw) in self.form.iter().filter(|(_, raw)| !raw.trim().is_empty()) {
            let Some((id, corner)) = path.strip_prefix(prefix).and_then(|rest| rest.rsplit_once('.')) else {
                continue;
            };
            if let Some(at) = CORNERS.iter().position(|known| *known == corner) {
                typed.entry(id).or_default()[at] = Some(raw);
            }
        }
        let mut overrides = self.given();
        for (id, corners) in typed {
            let Some(parameter) = Parameter::from_id(id) else { continue };
            let field = format!("{prefix}{id}");
            let read = corners.map(|raw| raw.map(|raw| (raw, number(&field, raw))));
            if let Some((raw, None)) = read.iter().flatten().find(|(_, number)| number.is_none()) {
                self.not_a_number(&field, raw);
                continue;
            }
            let [low, mode, high] = read.map(|read| read.and_then(|(_, number)| number));
            match mode {
                Some(mode) => {
                    overrides.insert(parameter, [low.unwrap_or(mode), mode, high.unwrap_or(mode)]);
                }
                None => self.not_a_number(&field, ""),
            }
        }
        overrides
    }
}

/// The box that stands for a field which has several.
pub fn box_of(field: &str) -> String {
    match field {
        "team.marketing_effort" => "team.marketing_effort.brand".into(),
        "settings.weights" => "settings.weights.C".into(),
        field if field.starts_with("settings.overrides.") => format!("{field}.mode"),
        field => field.into(),
    }
}

/// The three corners of an override, in their order.
pub const CORNERS: [&str; 3] = ["low", "mode", "high"];

/// The path of one answer.
pub fn answer_path(rater: Rater, item: Item) -> String {
    format!("answers.{}.{}", rater.id(), item.id())
}

/// The remedies that were chosen; none when the best plan is wanted.
pub fn chosen_remedies(form: &Form) -> Option<Vec<Remedy>> {
    remedies_of(form.get("plan.remedies"))
}

/// The remedies that a text of the form chooses; none when the best plan is wanted.
pub fn remedies_of(chosen: &str) -> Option<Vec<Remedy>> {
    let ids = chosen.strip_prefix("chosen")?;
    Some(ids.split_whitespace().filter_map(Remedy::from_id).collect())
}

/// How chosen remedies stand in the form.
pub fn remedies_text(remedies: &[Remedy]) -> String {
    remedies.iter().fold("chosen".to_owned(), |text, remedy| text + " " + remedy.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> Form {
        let mut form = Form::default();
        for (path, raw) in fields {
            form.set(path, (*raw).to_owned());
        }
        form
    }

    #[test]
    fn what_was_typed_in_another_language_keeps_its_currency_and_names_stay() {
        const REVENUE: &str = "company.annual_revenue";
        for (path, there, here) in [
            (REVENUE, "12,5 Mio. CHF", "12,500,000 CHF"),
            (REVENUE, "30.000.000 €", "30,000,000 EUR"),
            (REVENUE, "¥30.000.000", "30,000,000 ¥"),
            (REVENUE, "30 Mio €", "30 Mio €"),
            ("funnel.average_deal_value", "8.500 EUR", "8500 EUR"),
            ("company.gross_margin", "61,5 %", "61.5"),
            ("page.label", "1,5", "1,5"),
        ] {
            let there = as_typed_here(path, there, Convention::of(','));
            assert_eq!(there, here);
            assert!(path == "page.label" || number(path, here).is_some(), "{here} cannot be read");
        }
        assert_eq!(form(&[(REVENUE, "12,500,000 CHF")]).currency(), "CHF");
        assert_eq!(form(&[(REVENUE, "30,000,000 EUR")]).currency(), "EUR");
    }

    #[test]
    fn what_was_typed_becomes_a_profile() {
        let profile = form(&[
            ("company.annual_revenue", "€30M"),
            ("company.currency", "eur"),
            ("company.gross_margin", "55 %"),
            ("answers.ceo.C1", "2"),
            ("answers.ceo.C2", "dont_know"),
            ("plan.remedies", "chosen joint_plan"),
            ("settings.overrides.discount_rate.mode", "8"),
        ])
        .profile()
        .expect("all of it can be read");
        assert_eq!(profile.annual_revenue(), 30e6);
        assert_eq!(profile.company.gross_margin, Some(0.55));
        assert_eq!(profile.company.currency.as_deref(), Some("EUR"));
        assert_eq!(profile.answers.known(Rater::Ceo, Item::C1), Some(2.0));
        assert_eq!(profile.plan.remedies, Some(vec![Remedy::JointPlan]));
        assert_eq!(profile.settings.overrides[&Parameter::DiscountRate], [0.08; 3]);
    }

    #[test]
    fn the_currency_is_read_beside_the_revenue_unless_it_was_typed_by_itself() {
        let currency = |revenue, typed| {
            form(&[("company.annual_revenue", revenue), ("company.currency", typed)]).currency()
        };
        assert_eq!(currency("12.5M EUR", ""), "EUR");
        assert_eq!(currency("12,5 Mio. CHF", ""), "CHF");
        assert_eq!(currency("12.5M EUR", "gbp"), "GBP");
        assert_eq!(currency("a lot", ""), "USD");
        let profile = form(&[("company.annual_revenue", "12.500 EUR")]).profile().expect("it can be read");
        assert_eq!(profile.annual_revenue(), 12_500.0);
    }

    #[test]
    fn every_fault_is_told_at_once_and_each_field_once() {
        let faults = form(&[
            ("company.annual_revenue", "a lot"),
            ("company.gross_margin", "600%"),
            ("funnel.leads", "10"),
            ("funnel.won", "20"),
            ("settings.overrides.realisation.low", "30"),
        ])
        .profile()
        .expect_err("none of it can be used");
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "company.annual_revenue",
                "settings.overrides.realisation",
                "company.gross_margin",
                "funnel.won"
            ]
        );
    }
}
