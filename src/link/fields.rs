//! The fields of a profile, in the order in which version 1 carries them.
//!
//! Vocabularies are carried by place: their order in `profile` is part of the format.

use super::coder::{Coder, Usual};
use crate::profile::{
    Answer, Answers, Company, Covers, Dimension, Effort, Entry, Funnel, Item, MarketingLeader,
    MarketingReportsTo, Parameter, Period, PlanEntry, Rater, Remedy, Route, SalesLeader, Settings, Team,
    Uncertain, Weights,
};

/// Currencies that cost less than their three letters.
const CURRENCIES: [&str; 29] = [
    "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "CNY", "HKD", "TWD", "SGD", "KRW", "INR", "SEK",
    "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BRL", "MXN", "CLP", "COP", "ZAR", "AED", "SAR", "ILS",
];

/// Of a part of the profile in which something was entered or not.
const PART: [u64; 2] = [1, 1];
/// Of a field that is mostly left out.
const RARE: [u64; 2] = [3, 1];
/// Of a field that is mostly filled in, where its part is.
const COMMON: [u64; 2] = [1, 4];

/// Where the first digits of such amounts usually stand.
pub mod usual {
    use super::Usual;

    /// Money of a whole company.
    pub const REVENUE: Usual = (5, 11);
    /// Money of a deal, a plan or a remedy.
    pub const AMOUNT: Usual = (2, 7);
    /// Counts in a funnel.
    pub const COUNT: Usual = (0, 4);
    /// People, days, percentages.
    pub const SMALL: Usual = (0, 2);
    /// Parts of one.
    pub const SHARE: Usual = (-2, -1);
    /// Dollars per unit of a currency.
    pub const RATE: Usual = (-3, 0);
    /// What stands about one.
    pub const FACTOR: Usual = (-2, 1);
}

/// Everything that can be entered.
pub fn entry(c: &mut Coder, entry: &Entry) -> Entry {
    Entry {
        company: company(c, &entry.company),
        team: part(c, &entry.team, team),
        funnel: part(c, &entry.funnel, funnel),
        answers: all_answers(c, &entry.answers),
        plan: part(c, &entry.plan, plan),
        settings: part(c, &entry.settings, settings),
    }
}

/// A part of the profile: one fact when it is empty.
fn part<T: Default + PartialEq>(c: &mut Coder, value: &T, code: fn(&mut Coder, &T) -> T) -> T {
    if c.flag(*value != T::default(), PART) { code(c, value) } else { T::default() }
}

fn number(c: &mut Coder, value: Option<f64>, weights: [u64; 2], usual: Usual) -> Option<f64> {
    c.optional(value, weights, 0.0, |c, value| c.number(value, usual))
}

fn fact(c: &mut Coder, value: Option<bool>) -> Option<bool> {
    c.choice(value, &[false, true])
}

fn company(c: &mut Coder, company: &Company) -> Company {
    Company {
        annual_revenue: Some(c.number(company.annual_revenue.unwrap_or_default(), usual::REVENUE)),
        currency: currency(c, company.currency.as_deref()),
        usd_rate: number(c, company.usd_rate, RARE, usual::RATE),
        gross_margin: number(c, company.gross_margin, PART, usual::SHARE),
    }
}

/// Nothing, one of the table, or three letters.
fn currency(c: &mut Coder, currency: Option<&str>) -> Option<String> {
    let last = CURRENCIES.len() + 1;
    let at = currency
        .map_or(0, |code| CURRENCIES.iter().position(|known| *known == code).map_or(last, |at| at + 1));
    let at = c.uniform(at as u64, last as u64 + 1) as usize;
    if let Some(known) = CURRENCIES.get(at.checked_sub(1)?) {
        return Some((*known).into());
    }
    let mut letters = currency.unwrap_or_default().bytes();
    let mut letter = || u64::from(letters.next().unwrap_or(b'A').saturating_sub(b'A'));
    Some((0..3).map(|_| (b'A' + c.uniform(letter(), 26) as u8) as char).collect())
}

fn team(c: &mut Coder, team: &Team) -> Team {
    let mut people = |count| number(c, count, COMMON, usual::SMALL);
    Team {
        marketers: people(team.marketers),
        outsourced_marketers: people(team.outsourced_marketers),
        sellers: people(team.sellers),
        marketing_leader: c.choice(team.marketing_leader, MarketingLeader::ALL),
        sales_leader: c.choice(team.sales_leader, SalesLeader::ALL),
        marketing_reports_to: c.choice(team.marketing_reports_to, MarketingReportsTo::ALL),
        marketing_effort: part(c, &team.marketing_effort, effort),
        business_unit_marketing: fact(c, team.business_unit_marketing),
        change_owner: fact(c, team.change_owner),
    }
}

/// Three percentages; the last is mostly what the others leave.
fn effort(c: &mut Coder, effort: &Effort) -> Effort {
    let [brand, demand, support] =
        [effort.brand, effort.demand, effort.sales_support].map(Option::unwrap_or_default);
    let brand = c.number(brand, usual::SMALL);
    let demand = c.number(demand, usual::SMALL);
    let rest = 100.0 - brand - demand;
    let differs = c.flag(support.to_bits() != rest.to_bits(), [7, 1]);
    let support = if differs { c.number(support, usual::SMALL) } else { rest };
    Effort { brand: Some(brand), demand: Some(demand), sales_support: Some(support) }
}

fn funnel(c: &mut Coder, funnel: &Funnel) -> Funnel {
    Funnel {
        period: c.choice(funnel.period, Period::ALL),
        counts: funnel.counts.map(|count| number(c, count, COMMON, usual::COUNT)),
        covers: c.choice(funnel.covers, Covers::ALL),
        average_deal_value: number(c, funnel.average_deal_value, COMMON, usual::AMOUNT),
        sales_cycle_days: number(c, funnel.sales_cycle_days, COMMON, usual::SMALL),
        handoff_share: number(c, funnel.handoff_share, RARE, usual::SHARE),
    }
}

/// The answers of one rater, in the order of the questions.
pub type OneRater = [Option<Answer>; Item::COUNT];

/// How a rater answered: not at all, the quick version, everything, or anything else.
const MANNERS: [u64; 4] = [4, 2, 6, 4];
/// Levels, 0 to 4.
const LEVELS: u64 = 5;

fn all_answers(c: &mut Coder, given: &Answers) -> Answers {
    let mut answers = Answers::default();
    for rater in Rater::ALL {
        let of_rater = std::array::from_fn(|item| given.get(*rater, Item::ALL[item]));
        for (item, answer) in Item::ALL.iter().zip(one_rater(c, &of_rater)) {
            answers.set(*rater, *item, answer);
        }
    }
    answers
}

/// Fifteen answers: seven ways each, or five where all that is answered is known.
pub fn one_rater(c: &mut Coder, given: &OneRater) -> OneRater {
    let is_level = |item: &Item| matches!(given[*item as usize], Some(Answer::Level(_)));
    let levels = Item::ALL.iter().filter(|item| is_level(item)).count();
    let answered = given.iter().flatten().count();
    let manner = match (answered, levels) {
        (0, _) => 0,
        (5, 5) if Item::QUICK.iter().all(is_level) => 1,
        (_, Item::COUNT) => 2,
        _ => 3,
    };
    let (asked, ways): (&[Item], u64) = match c.weighted(manner, &MANNERS) {
        0 => (&[], LEVELS),
        1 => (&Item::QUICK, LEVELS),
        2 => (Item::ALL, LEVELS),
        _ => (Item::ALL, LEVELS + 2),
    };
    let mut answers = [None; Item::COUNT];
    for item in asked {
        let way = match given[*item as usize] {
            Some(Answer::Level(level)) => level.into(),
            Some(Answer::DontKnow) => LEVELS,
            None => LEVELS + 1,
        };
        answers[*item as usize] = match c.uniform(way, ways) {
            LEVELS => Some(Answer::DontKnow),
            level if level < LEVELS => Some(Answer::Level(level as u8)),
            _ => None,
        };
    }
    answers
}

/// The remedies are a set: their order is the catalogue's.
fn plan(c: &mut Coder, plan: &PlanEntry) -> PlanEntry {
    let budget = number(c, plan.budget, PART, usual::AMOUNT);
    let remedies = c.optional(plan.remedies.clone(), PART, Vec::new(), |c, chosen| {
        let set = Remedy::ALL.iter().filter(|remedy| chosen.contains(remedy));
        let set = c.uniform(set.map(|remedy| 1 << *remedy as u64).sum(), 1 << Remedy::ALL.len());
        Remedy::ALL.iter().copied().filter(|remedy| set >> *remedy as u64 & 1 == 1).collect()
    });
    PlanEntry { budget, remedies }
}

fn settings(c: &mut Coder, settings: &Settings) -> Settings {
    let weights = match settings.weights {
        None => 0,
        Some(Weights::Equal) => 1,
        Some(Weights::Poll) => 2,
        Some(Weights::Custom(_)) => 3,
    };
    let weights = match c.uniform(weights, 4) {
        0 => None,
        1 => Some(Weights::Equal),
        2 => Some(Weights::Poll),
        _ => {
            let shares = match settings.weights {
                Some(Weights::Custom(shares)) => shares,
                _ => [0.0; Dimension::ALL.len()],
            };
            Some(Weights::Custom(shares.map(|share| c.number(share, usual::SHARE))))
        }
    };
    let route = c.choice(settings.route, Route::ALL);
    let halve_claims = fact(c, settings.halve_claims);
    Settings { weights, route, halve_claims, overrides: overrides(c, settings.overrides.iter()) }
}

/// What can be overridden of a remedy: the level of each question, then three more.
const OF_REMEDY: usize = Item::COUNT + 3;
/// The uncertain quantities and two more come before the remedies.
const BEFORE_REMEDIES: usize = Uncertain::ALL.len() + 2;
/// How many parameters there are.
const PARAMETERS: usize = BEFORE_REMEDIES + Remedy::ALL.len() * OF_REMEDY;

fn overrides<'a, T>(c: &mut Coder, given: T) -> std::collections::BTreeMap<Parameter, [f64; 3]>
where
    T: Iterator<Item = (&'a Parameter, &'a [f64; 3])>,
{
    let mut given: Vec<_> = given.map(|(parameter, corners)| (place(*parameter), *corners)).collect();
    given.sort_by_key(|(place, _)| *place);
    let mut given = given.into_iter().peekable();
    let mut overrides = std::collections::BTreeMap::new();
    let mut next = 0;
    while next < PARAMETERS && c.flag(given.peek().is_some(), if next == 0 { [7, 1] } else { PART }) {
        let (place, corners) = given.next().unwrap_or_default();
        let gap = place.saturating_sub(next);
        let skips = c.flag(gap > 0, PART);
        let place =
            if skips { next + c.uniform(gap as u64, (PARAMETERS - next) as u64) as usize } else { next };
        let parameter = at_place(place);
        overrides.insert(parameter, triangle(c, parameter, corners));
        next = place + 1;
    }
    overrides
}

/// Low, mode and high, or one number for all three.
fn triangle(c: &mut Coder, parameter: Parameter, corners: [f64; 3]) -> [f64; 3] {
    let usual = match parameter {
        Parameter::Uncertain(_) | Parameter::DiscountRate => usual::FACTOR,
        Parameter::RemedyLevel(..) | Parameter::RemedyMonths(_) => usual::SMALL,
        Parameter::StaffDay | Parameter::RemedyOneOff(_) | Parameter::RemedyMonthly(_) => usual::AMOUNT,
    };
    let [low, mode, high] = corners;
    let differ = [low, high].iter().any(|corner| corner.to_bits() != mode.to_bits());
    if c.flag(differ, if matches!(parameter, Parameter::Uncertain(_)) { [1, 2] } else { [63, 1] }) {
        corners.map(|corner| c.number(corner, usual))
    } else {
        [c.number(mode, usual); 3]
    }
}

/// The place of a parameter among all.
fn place(parameter: Parameter) -> usize {
    let of_remedy = |remedy: Remedy, part: usize| BEFORE_REMEDIES + remedy as usize * OF_REMEDY + part;
    match parameter {
        Parameter::Uncertain(uncertain) => uncertain as usize,
        Parameter::DiscountRate => Uncertain::ALL.len(),
        Parameter::StaffDay => Uncertain::ALL.len() + 1,
        Parameter::RemedyLevel(remedy, item) => of_remedy(remedy, item as usize),
        Parameter::RemedyMonths(remedy) => of_remedy(remedy, Item::COUNT),
        Parameter::RemedyOneOff(remedy) => of_remedy(remedy, Item::COUNT + 1),
        Parameter::RemedyMonthly(remedy) => of_remedy(remedy, Item::COUNT + 2),
    }
}

/// The parameter at a place below [`PARAMETERS`].
fn at_place(place: usize) -> Parameter {
    let Some(behind) = place.checked_sub(BEFORE_REMEDIES) else {
        return match place.checked_sub(Uncertain::ALL.len()) {
            None => Parameter::Uncertain(Uncertain::ALL[place]),
            Some(0) => Parameter::DiscountRate,
            Some(_) => Parameter::StaffDay,
        };
    };
    let (remedy, part) = (Remedy::ALL[behind / OF_REMEDY], behind % OF_REMEDY);
    match part.checked_sub(Item::COUNT) {
        None => Parameter::RemedyLevel(remedy, Item::ALL[part]),
        Some(0) => Parameter::RemedyMonths(remedy),
        Some(1) => Parameter::RemedyOneOff(remedy),
        Some(_) => Parameter::RemedyMonthly(remedy),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_leads_back_to_its_parameter() {
        for at in 0..PARAMETERS {
            assert_eq!(place(at_place(at)), at);
        }
    }
}
