//! What is not the same in two profiles: answers, and everything else that was entered.

use super::super::form;
use crate::profile::{Answer, Dimension, Item, Parameter, Profile, Rater, Route, Stage, Weights};
use crate::text::faults::{self, Unit};
use crate::text::{Texts, figures};

/// Something that is not the same, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it is.
    pub what: String,
    /// What it was in the first result, and in the second.
    pub sides: [String; 2],
}

/// Who answered in one of the two results only, in a sentence each.
pub fn one_sided(profiles: [&Profile; 2], texts: &Texts) -> Vec<String> {
    let said = Rater::ALL.iter().filter_map(|rater| {
        let name = texts.rater(rater.id());
        match profiles.map(|profile| answered(profile, *rater)) {
            [true, false] => Some(texts.compare_answers_first(name)),
            [false, true] => Some(texts.compare_answers_second(name)),
            _ => None,
        }
    });
    said.collect()
}

fn answered(profile: &Profile, rater: Rater) -> bool {
    Item::ALL.iter().any(|item| profile.answers.get(rater, *item).is_some())
}

/// Answers of those who answered in both results that are not the same, in the order of the questions.
pub fn answers(profiles: [&Profile; 2], texts: &Texts) -> Vec<Difference> {
    let words = |answer: Option<Answer>, item: Item| match answer {
        None => texts.compare_not_answered().to_owned(),
        Some(Answer::DontKnow) => texts.answer_dont_know().to_owned(),
        Some(Answer::Level(level)) => {
            let about = texts.question_level(&format!("{}.{level}", item.id()));
            texts.compare_level(&level.to_string(), about)
        }
    };
    let mut found = Vec::new();
    for item in Item::ALL {
        let in_both = |rater: &&Rater| profiles.iter().all(|profile| answered(profile, **rater));
        for rater in Rater::ALL.iter().filter(in_both) {
            let given = profiles.map(|profile| profile.answers.get(*rater, *item));
            if given[0] != given[1] {
                found.push(Difference {
                    what: texts.compare_answer(texts.question_title(item.id()), texts.rater(rater.id())),
                    sides: given.map(|answer| words(answer, *item)),
                });
            }
        }
    }
    found
}

/// Everything else that is not the same, in the order in which it is entered.
pub fn inputs(profiles: [&Profile; 2], texts: &Texts) -> Vec<Difference> {
    let told = profiles.map(|profile| told(profile, texts));
    let [first, second] = &told;
    let fixed = first.iter().zip(second).filter(|(first, second)| first.1 != second.1);
    let fixed = fixed.map(|((what, first), (_, second))| Difference {
        what: what.clone(),
        sides: [first.clone(), second.clone()],
    });
    fixed.chain(overrides(profiles, texts)).collect()
}

/// The name and the value of every input but answers and overrides, always in the same order.
fn told(profile: &Profile, texts: &Texts) -> Vec<(String, String)> {
    let currency = profile.company.currency_code();
    let unknown = || texts.option_unknown().to_owned();
    let number = |value: Option<f64>| value.map_or_else(unknown, |value| figures::plain(value, texts));
    let percent = |value: Option<f64>| value.map_or_else(unknown, |share| share_in_percent(share, texts));
    let money =
        |value: Option<f64>| value.map_or_else(unknown, |value| figures::exact_money(value, currency, texts));
    let word = |words: Option<&str>| words.map_or_else(unknown, str::to_owned);
    let flag =
        |value: Option<bool>| word(value.map(|yes| if yes { texts.option_yes() } else { texts.option_no() }));
    let (company, team, funnel) = (&profile.company, &profile.team, &profile.funnel);
    let (plan, settings) = (&profile.plan, &profile.settings);
    let effort = &team.marketing_effort;
    let per_cent = |value: Option<f64>| percent(value.map(|value| value / 100.0));
    let mut told: Vec<(&str, String)> = vec![
        ("company.annual_revenue", money(company.annual_revenue)),
        ("company.usd_rate", number(company.usd_rate)),
        ("company.gross_margin", percent(company.gross_margin)),
        ("team.sellers", number(team.sellers)),
        ("team.marketers", number(team.marketers)),
        ("team.outsourced_marketers", number(team.outsourced_marketers)),
        ("team.sales_leader", word(team.sales_leader.map(|leader| texts.sales_leader(leader.id())))),
        (
            "team.marketing_leader",
            word(team.marketing_leader.map(|leader| texts.marketing_leader(leader.id()))),
        ),
        (
            "team.marketing_reports_to",
            word(team.marketing_reports_to.map(|to| texts.marketing_reports_to(to.id()))),
        ),
        ("team.marketing_effort.brand", per_cent(effort.brand)),
        ("team.marketing_effort.demand", per_cent(effort.demand)),
        ("team.marketing_effort.sales_support", per_cent(effort.sales_support)),
        ("team.business_unit_marketing", flag(team.business_unit_marketing)),
        ("team.change_owner", flag(team.change_owner)),
        ("funnel.period", word(funnel.period.map(|period| texts.period(period.id())))),
        ("funnel.covers", word(funnel.covers.map(|covers| texts.covers(covers.id())))),
        ("funnel.average_deal_value", money(funnel.average_deal_value)),
        ("funnel.sales_cycle_days", number(funnel.sales_cycle_days)),
        ("funnel.handoff_share", percent(funnel.handoff_share)),
        ("plan.budget", money(plan.budget)),
        ("plan.remedies", remedies(profile, texts)),
        ("settings.halve_claims", flag(Some(settings.halve_claims == Some(true)))),
        ("settings.route", texts.route(settings.route.unwrap_or(Route::Both).id()).to_owned()),
        ("settings.weights", weights(settings.weights, texts)),
    ];
    let counts = Stage::ALL.iter().zip(funnel.counts);
    let counts = counts.map(|(stage, count)| (texts.stage(stage.id()).to_owned(), number(count)));
    let named = told.drain(..).map(|(field, value)| (name(field, texts), value));
    named.chain(counts).collect()
}

/// What an input is called in a list of inputs.
fn name(field: &str, texts: &Texts) -> String {
    match texts.compare_input(field) {
        "" => {
            // Beside a value with its sign the label needs none.
            let mut name = faults::name(field, texts);
            if let Some(at) = name.rfind([',', '(', '（']).filter(|at| name[*at..].contains('%')) {
                name.truncate(at);
            }
            name.trim_end().to_owned()
        }
        name => name.to_owned(),
    }
}

fn remedies(profile: &Profile, texts: &Texts) -> String {
    match &profile.plan.remedies {
        None => texts.compare_best_plan().to_owned(),
        Some(chosen) if chosen.is_empty() => texts.compare_no_plan().to_owned(),
        Some(chosen) => {
            let names: Vec<&str> = chosen.iter().map(|remedy| texts.remedy_name(remedy.id())).collect();
            texts.row(&names)
        }
    }
}

fn weights(weights: Option<Weights>, texts: &Texts) -> String {
    match weights.unwrap_or(Weights::Equal) {
        Weights::Equal => texts.weights("equal").to_owned(),
        Weights::Poll => texts.weights("poll").to_owned(),
        Weights::Custom(shares) => {
            let shares = Dimension::ALL.iter().zip(shares).map(|(dimension, share)| {
                texts.stated(texts.dimension(dimension.id()), &share_in_percent(share, texts))
            });
            texts.row(&shares.collect::<Vec<_>>())
        }
    }
}

/// Overrides that only one has, or that are others.
fn overrides(profiles: [&Profile; 2], texts: &Texts) -> Vec<Difference> {
    let [first, second] = profiles.map(|profile| &profile.settings.overrides);
    let mut parameters: Vec<&Parameter> = first.keys().chain(second.keys()).collect();
    parameters.sort();
    parameters.dedup();
    parameters.retain(|parameter| first.get(parameter) != second.get(parameter));
    parameters
        .into_iter()
        .map(|parameter| {
            let field = format!("settings.overrides.{}", parameter.id());
            let value = |profile: &Profile| match profile.settings.overrides.get(parameter) {
                None => texts.compare_models_own().to_owned(),
                Some(corners) => corners_in_words(&field, *corners, profile, texts),
            };
            Difference { what: faults::name(&field, texts), sides: profiles.map(value) }
        })
        .collect()
}

fn corners_in_words(field: &str, [low, mode, high]: [f64; 3], profile: &Profile, texts: &Texts) -> String {
    let currency = profile.company.currency_code();
    let value = |value: f64| match form::unit(field) {
        Unit::Share => share_in_percent(value, texts),
        Unit::Money => figures::exact_money(value, currency, texts),
        Unit::Number => figures::plain(value, texts),
    };
    if low == high {
        return value(mode);
    }
    texts.phrases(&[low, mode, high].map(value))
}

/// A share as it was typed, not rounded to a whole percentage.
fn share_in_percent(share: f64, texts: &Texts) -> String {
    texts.intl().percent(share, 3)
}

#[cfg(test)]
mod tests {
    use super::super::super::form::Form;
    use super::*;

    fn profile(fields: &[(&str, &str)]) -> Profile {
        let mut form = Form::default();
        for (path, raw) in [("company.annual_revenue", "30M")].iter().chain(fields) {
            form.set(path, (*raw).to_owned());
        }
        form.profile().expect("the fields are right")
    }

    #[test]
    fn what_is_the_same_is_left_out_and_what_is_not_is_told() {
        let texts = Texts::english();
        let first = profile(&[("answers.sales.C1", "1"), ("answers.ceo.C1", "2"), ("team.sellers", "4")]);
        let same = [&first, &first];
        assert_eq!((answers(same, &texts), inputs(same, &texts)), (Vec::new(), Vec::new()));
        let second = profile(&[
            ("answers.sales.C1", "3"),
            ("answers.ceo.C1", "2"),
            ("answers.ceo.P1", "dont_know"),
            ("answers.marketing.P1", "0"),
            ("team.sellers", "4"),
            ("team.change_owner", "true"),
            ("funnel.won", "12"),
            ("company.gross_margin", "62.5"),
            ("settings.overrides.discount_rate.mode", "8"),
            ("settings.overrides.causal_share.low", "10"),
            ("settings.overrides.causal_share.mode", "20"),
            ("settings.overrides.causal_share.high", "30"),
        ]);
        let told = |differences: Vec<Difference>| -> Vec<String> {
            let line = |d: Difference| format!("{}: {} > {}", d.what, d.sides[0], d.sides[1]);
            differences.into_iter().map(line).collect()
        };
        let answers = told(answers([&first, &second], &texts));
        assert_eq!(answers.len(), 2, "{answers:?}");
        assert!(answers[0].starts_with("Shared number, Head of sales: 1") && answers[0].contains("> 3"));
        assert!(answers[1].ends_with("not answered > Don’t know"), "{answers:?}");
        let one_sided = one_sided([&first, &second], &texts);
        assert_eq!(one_sided, ["Head of marketing answered in the second result only."]);
        let inputs = told(inputs([&first, &second], &texts));
        for expected in ["62.5%", "> Yes", "> 12", "> 8%", "> 10%; 20%; 30%"] {
            assert_eq!(
                inputs.iter().filter(|line| line.contains(expected)).count(),
                1,
                "{expected}: {inputs:?}"
            );
        }
        assert_eq!(inputs.len(), 5);
    }

    #[test]
    fn every_input_has_a_name_of_its_own() {
        let texts = Texts::english();
        let mut names: Vec<String> = told(&profile(&[]), &texts).into_iter().map(|(name, _)| name).collect();
        assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
        names.sort();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
