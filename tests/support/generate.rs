//! Random profiles: valid ones, and entries with anything in them.

use alignment_calculator::profile::{
    Answer, Answers, Company, Covers, Effort, Entry, Funnel, Item, MarketingLeader, MarketingReportsTo,
    Parameter, Period, PlanEntry, Profile, Rater, Remedy, Route, SalesLeader, Settings, Team, Uncertain,
    Weights, override_range,
};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// A number spread over orders of magnitude, from one power of ten to below another.
fn magnitude(from: i32, to: i32) -> impl Strategy<Value = f64> {
    (from..to, 1.0..10.0_f64).prop_map(|(exponent, digits)| {
        let power: f64 = format!("1e{exponent}").parse().expect("a power of ten is a number");
        digits * power
    })
}

pub fn answer() -> impl Strategy<Value = Option<Answer>> {
    prop_oneof![
        2 => Just(None),
        1 => Just(Some(Answer::DontKnow)),
        7 => (0_u8..=4).prop_map(|level| Some(Answer::Level(level))),
    ]
}

/// Answers of three raters, each of whom may have answered nothing.
pub fn answers() -> impl Strategy<Value = Answers> {
    let rater = prop_oneof![Just(vec![None; Item::COUNT]), vec(answer(), Item::COUNT)];
    vec(rater, Rater::ALL.len()).prop_map(|given| {
        let mut answers = Answers::default();
        for (rater, of_rater) in Rater::ALL.iter().zip(given) {
            for (item, answer) in Item::ALL.iter().zip(of_rater) {
                answers.set(*rater, *item, answer);
            }
        }
        answers
    })
}

fn company() -> impl Strategy<Value = Company> {
    let currency = prop_oneof![
        Just((None, None)),
        Just((Some("EUR".to_owned()), None)),
        magnitude(-6, 3).prop_map(|rate| (Some("XTS".to_owned()), Some(rate))),
    ];
    (magnitude(4, 12), currency, of(0.01..=1.0)).prop_map(|(revenue, (currency, usd_rate), gross_margin)| {
        Company { annual_revenue: Some(revenue), currency, usd_rate, gross_margin }
    })
}

fn team() -> impl Strategy<Value = Team> {
    let heads = || of(prop_oneof![(0..4_u32), (0..200_u32)].prop_map(|halves| f64::from(halves) / 2.0));
    let effort = of((0.0..=100.0_f64, 0.0..=1.0_f64)).prop_map(|parts| match parts {
        None => Effort::default(),
        Some((brand, share)) => Effort {
            brand: Some(brand),
            demand: Some((100.0 - brand) * share),
            sales_support: Some((100.0 - brand) * (1.0 - share)),
        },
    });
    (
        (heads(), heads(), heads()),
        of(select(MarketingLeader::ALL)),
        of(select(SalesLeader::ALL)),
        of(select(MarketingReportsTo::ALL)),
        effort,
        of(any::<bool>()),
        of(any::<bool>()),
    )
        .prop_map(
            |(
                (marketers, outsourced_marketers, sellers),
                marketing_leader,
                sales_leader,
                marketing_reports_to,
                marketing_effort,
                business_unit_marketing,
                change_owner,
            )| Team {
                marketers,
                outsourced_marketers,
                sellers,
                marketing_leader,
                sales_leader,
                marketing_reports_to,
                marketing_effort,
                business_unit_marketing,
                change_owner,
            },
        )
}

fn funnel() -> impl Strategy<Value = Funnel> {
    let counts = (magnitude(0, 5), vec(of(0.0..=1.0_f64), 4)).prop_map(|(leads, rates)| {
        let mut counts = [Some(leads), None, None, None, None];
        let mut before = leads;
        for (count, rate) in counts[1..].iter_mut().zip(rates) {
            *count = rate.map(|rate| before * rate);
            before = count.unwrap_or(before);
        }
        counts
    });
    (
        of(select(Period::ALL)),
        counts,
        of(select(Covers::ALL)),
        of(magnitude(1, 7)),
        of(1.0..=1500.0),
        of(0.0..=1.0),
    )
        .prop_map(|(period, counts, covers, average_deal_value, sales_cycle_days, handoff_share)| {
            Funnel { period, counts, covers, average_deal_value, sales_cycle_days, handoff_share }
        })
}

fn plan() -> impl Strategy<Value = PlanEntry> {
    let remedies = subsequence(Remedy::ALL, 0..=Remedy::ALL.len()).prop_map(|mut remedies| {
        if remedies.contains(&Remedy::MarketingLeader) {
            remedies.retain(|remedy| *remedy != Remedy::FractionalCmo);
        }
        remedies
    });
    (of(magnitude(0, 9)), of(remedies)).prop_map(|(budget, remedies)| PlanEntry { budget, remedies })
}

fn parameter() -> impl Strategy<Value = (Parameter, [f64; 3])> {
    let id = prop_oneof![
        4 => select(Uncertain::ALL).prop_map(Parameter::Uncertain),
        1 => Just(Parameter::DiscountRate),
        1 => Just(Parameter::StaffDay),
        1 => (select(Remedy::ALL), select(Item::ALL)).prop_map(|(r, i)| Parameter::RemedyLevel(r, i)),
        1 => select(Remedy::ALL).prop_map(Parameter::RemedyMonths),
        1 => select(Remedy::ALL).prop_map(Parameter::RemedyOneOff),
        1 => select(Remedy::ALL).prop_map(Parameter::RemedyMonthly),
    ];
    (id, [0.0..=1.0_f64, 0.0..=1.0, 0.0..=1.0]).prop_map(|(parameter, mut shares)| {
        let (min, max) = override_range(parameter);
        shares.sort_by(f64::total_cmp);
        let corners = shares.map(|share| (min + share * share * (max - min)).clamp(min, max));
        let uncertain = matches!(parameter, Parameter::Uncertain(_));
        (parameter, if uncertain { corners } else { [corners[1]; 3] })
    })
}

pub fn settings() -> impl Strategy<Value = Settings> {
    let weights = prop_oneof![
        Just(None),
        Just(Some(Weights::Equal)),
        Just(Some(Weights::Poll)),
        [0.01..1.0_f64, 0.0..1.0, 0.0..1.0, 0.0..1.0, 0.0..1.0].prop_map(|parts| {
            let sum: f64 = parts.iter().sum();
            Some(Weights::Custom(parts.map(|part| part / sum)))
        }),
    ];
    let overrides = prop_oneof![2 => Just(Default::default()), 1 => btree_map_of_parameters()];
    (weights, of(select(Route::ALL)), of(any::<bool>()), overrides).prop_map(
        |(weights, route, halve_claims, overrides)| Settings { weights, route, halve_claims, overrides },
    )
}

fn btree_map_of_parameters() -> impl Strategy<Value = std::collections::BTreeMap<Parameter, [f64; 3]>> {
    vec(parameter(), 0..6).prop_map(|pairs| pairs.into_iter().collect())
}

/// A valid entry with everything in it that can be entered.
pub fn entry() -> impl Strategy<Value = Entry> {
    (company(), team(), funnel(), answers(), plan(), settings()).prop_map(
        |(company, team, funnel, answers, plan, settings)| Entry {
            company,
            team,
            funnel,
            answers,
            plan,
            settings,
        },
    )
}

/// The profile of an entry that is valid by construction.
pub fn profile(entry: Entry) -> Profile {
    Profile::check(entry).expect("the generator makes valid entries")
}

/// Any number at all, the awkward ones often.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        select(
            &[
                f64::NAN,
                f64::INFINITY,
                f64::NEG_INFINITY,
                f64::MAX,
                f64::MIN_POSITIVE,
                5e-324,
                -0.0,
                0.0,
                1.0,
                1e9,
                1e12,
                1e13,
            ][..]
        ),
        0.0..100.0_f64,
    ]
}

/// An entry with any number in any field: most are invalid, some are valid and extreme.
pub fn wild_entry() -> impl Strategy<Value = Entry> {
    (entry(), vec(any_number(), 0..4), any::<u64>(), btree_map(0..20_u8, any_number(), 0..6)).prop_map(
        |(mut entry, triangle, pick, wild)| {
            for (field, value) in wild {
                let value = Some(value);
                match field {
                    0 => entry.company.annual_revenue = value,
                    1 => entry.company.usd_rate = value,
                    2 => entry.company.gross_margin = value,
                    3 => entry.team.marketers = value,
                    4 => entry.team.outsourced_marketers = value,
                    5 => entry.team.sellers = value,
                    6 => entry.team.marketing_effort.brand = value,
                    7 => entry.team.marketing_effort.demand = value,
                    8 => entry.team.marketing_effort.sales_support = value,
                    9..=13 => entry.funnel.counts[usize::from(field - 9)] = value,
                    14 => entry.funnel.average_deal_value = value,
                    15 => entry.funnel.sales_cycle_days = value,
                    16 => entry.funnel.handoff_share = value,
                    17 => entry.plan.budget = value,
                    18 => entry.settings.weights = value.map(|share| Weights::Custom([share; 5])),
                    _ => {
                        let item = Item::ALL[pick as usize % Item::COUNT];
                        entry.answers.set(Rater::Sales, item, Some(Answer::Level(pick as u8)));
                    }
                }
            }
            if let [low, mode, high] = triangle[..] {
                let uncertain = Uncertain::ALL[pick as usize % Uncertain::ALL.len()];
                entry.settings.overrides.insert(Parameter::Uncertain(uncertain), [low, mode, high]);
            }
            entry
        },
    )
}
