//! An entry written as the JSON that it would be read from.

use serde_json::{Map, Value, json};

use super::entry::{Answer, Entry, Weights};
use super::vocabulary::*;

impl Entry {
    /// The profile's JSON, without what is missing. Reading it gives the same entry.
    pub fn to_json(&self) -> Value {
        let Entry { company, team, funnel, plan, settings, .. } = self;
        let effort = &team.marketing_effort;
        let counts = Stage::ALL.iter().map(|stage| (stage.id(), json!(funnel.counts[*stage as usize])));
        let funnel = object(counts.chain([
            ("period", json!(funnel.period.map(Period::id))),
            ("covers", json!(funnel.covers.map(Covers::id))),
            ("average_deal_value", json!(funnel.average_deal_value)),
            ("sales_cycle_days", json!(funnel.sales_cycle_days)),
            ("handoff_share", json!(funnel.handoff_share)),
        ]));
        let overrides = settings.overrides.iter();
        let overrides = overrides.map(|(parameter, triangle)| (parameter.id(), json!(triangle))).collect();
        object([
            (
                "company",
                object([
                    ("annual_revenue", json!(company.annual_revenue)),
                    ("currency", json!(company.currency)),
                    ("usd_rate", json!(company.usd_rate)),
                    ("gross_margin", json!(company.gross_margin)),
                ]),
            ),
            (
                "team",
                object([
                    ("marketers", json!(team.marketers)),
                    ("outsourced_marketers", json!(team.outsourced_marketers)),
                    ("sellers", json!(team.sellers)),
                    ("marketing_leader", json!(team.marketing_leader.map(MarketingLeader::id))),
                    ("sales_leader", json!(team.sales_leader.map(SalesLeader::id))),
                    ("marketing_reports_to", json!(team.marketing_reports_to.map(MarketingReportsTo::id))),
                    (
                        "marketing_effort",
                        object([
                            ("brand", json!(effort.brand)),
                            ("demand", json!(effort.demand)),
                            ("sales_support", json!(effort.sales_support)),
                        ]),
                    ),
                    ("business_unit_marketing", json!(team.business_unit_marketing)),
                    ("change_owner", json!(team.change_owner)),
                ]),
            ),
            ("funnel", funnel),
            ("answers", object(Rater::ALL.iter().map(|rater| (rater.id(), self.answers_of(*rater))))),
            (
                "plan",
                object([
                    ("budget", json!(plan.budget)),
                    ("remedies", json!(plan.remedies.as_ref().map(|chosen| ids(chosen)))),
                ]),
            ),
            (
                "settings",
                object([
                    ("weights", settings.weights.map_or(Value::Null, weights)),
                    ("route", json!(settings.route.map(Route::id))),
                    ("halve_claims", json!(settings.halve_claims)),
                    ("overrides", some(overrides)),
                ]),
            ),
        ])
    }

    fn answers_of(&self, rater: Rater) -> Value {
        object(Item::ALL.iter().map(|item| {
            let answer = self.answers.get(rater, *item).map_or(Value::Null, |answer| match answer {
                Answer::Level(level) => json!(level),
                Answer::DontKnow => json!("dont_know"),
            });
            (item.id(), answer)
        }))
    }
}

fn ids(remedies: &[Remedy]) -> Vec<&'static str> {
    remedies.iter().map(|remedy| remedy.id()).collect()
}

fn weights(weights: Weights) -> Value {
    match weights {
        Weights::Equal => json!("equal"),
        Weights::Poll => json!("poll"),
        Weights::Custom(shares) => json!(shares),
    }
}

/// An object of what is not missing; itself missing when nothing is there.
fn object<'a>(fields: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let there = fields.into_iter().filter(|(_, value)| !value.is_null());
    some(there.map(|(name, value)| (name.to_owned(), value)).collect())
}

fn some(fields: Map<String, Value>) -> Value {
    if fields.is_empty() { Value::Null } else { Value::Object(fields) }
}
