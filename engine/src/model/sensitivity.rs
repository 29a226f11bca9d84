//! What drives the outcome, and what is worth finding out next.

use super::case::Case;
use super::index::{KnownLevels, known_levels, triangle};
use super::parameters::HORIZON;
use super::projection;
use super::quantile::Spread;
use super::remedies::Offer;
use super::report::{Driver, FindOut, Swing, Unknown};
use super::scenarios::{Beliefs, DIMENSIONS, Draws, Scenarios};
use super::triangle::Triangle;
use crate::profile::{Item, Parameter, Rater, Uncertain};

/// Quantiles at which an unknown input is tried.
const TRIED: [f64; 3] = [0.1, 0.5, 0.9];

/// The central net over the horizon with one quantity at a time at either end, the largest swing first.
pub fn sensitivity(case: &Case, plan: &[&Offer]) -> Vec<Swing> {
    let scenarios = Scenarios::one_at_a_time(&case.beliefs);
    let outcomes = outcomes(case, plan, &scenarios);
    let drivers = Uncertain::ALL.iter().map(|uncertain| Driver::Parameter(*uncertain));
    let drivers = std::iter::once(Driver::Answers).chain(drivers).chain([Driver::Route]);
    debug_assert_eq!(outcomes.len(), 2 * DIMENSIONS);
    let mut swings: Vec<Swing> = drivers
        .zip(outcomes.chunks_exact(2))
        .map(|(input, ends)| Swing { input, low: ends[0], high: ends[1] })
        .collect();
    swings.sort_by(|a, b| b.size().total_cmp(&a.size()));
    swings
}

/// What each unknown input would narrow, the most useful first; the funnel before all when unknown.
pub fn find_out_next(case: &Case, plan: &[&Offer], draws: &Draws) -> Vec<FindOut> {
    let profile = case.profile;
    let width =
        |beliefs: &Beliefs| Spread::of(&outcomes(case, plan, &Scenarios::drawn(beliefs, draws))).width();
    let today = width(&case.beliefs);
    let known = |input: Unknown, variants: &[Beliefs]| {
        let mean = variants.iter().map(&width).sum::<f64>() / variants.len() as f64;
        FindOut { input, narrowing: Some((today - mean).max(0.0)), widths: Some([today, mean]) }
    };
    let heads = [(Rater::Sales, Unknown::SalesAnswers), (Rater::Marketing, Unknown::MarketingAnswers)];
    let answers = heads.into_iter().filter_map(|(head, input)| {
        let asked = Item::ALL.iter().any(|item| profile.answers.known(head, *item).is_none());
        asked.then(|| known(input, &[with_answers_of(case, head)]))
    });
    let has_funnel = case.business.new_business.is_some();
    let parameters = [
        (Uncertain::GrossMargin, Unknown::GrossMargin, true),
        (Uncertain::HandoffShare, Unknown::HandoffShare, has_funnel),
    ];
    let parameters = parameters.into_iter().filter_map(|(uncertain, input, matters)| {
        let overridden = profile.settings.overrides.contains_key(&Parameter::Uncertain(uncertain));
        let belief = case.beliefs.parameters[uncertain as usize];
        let unknown = matters && !overridden && !belief.is_point();
        unknown.then(|| {
            let variants = TRIED.map(|u| with_parameter(case, uncertain, belief.quantile(u)));
            known(input, &variants)
        })
    });
    let mut found: Vec<FindOut> = answers.chain(parameters).collect();
    found.sort_by(|a, b| b.narrowing.unwrap_or(0.0).total_cmp(&a.narrowing.unwrap_or(0.0)));
    if !has_funnel {
        found.insert(0, FindOut { input: Unknown::Funnel, narrowing: None, widths: None });
    }
    found
}

/// The net over the horizon in every scenario.
fn outcomes(case: &Case, plan: &[&Offer], scenarios: &Scenarios) -> Vec<f64> {
    let stake = case.stake(scenarios);
    let mut net = Vec::new();
    projection::walk(plan, &case.timing, scenarios, &stake, &case.item_weights, |month| {
        if month.month == HORIZON {
            month.cumulative_net(scenarios, &mut net);
        }
    });
    net
}

/// What would be believed if a head answered what is now the most likely level of every question.
fn with_answers_of(case: &Case, head: Rater) -> Beliefs {
    let levels = known_levels(&case.profile.answers);
    let items = std::array::from_fn(|item| {
        let mut levels: KnownLevels = levels[item];
        levels[head as usize].get_or_insert(case.beliefs.items[item].mode);
        triangle(levels)
    });
    Beliefs { items, ..case.beliefs.clone() }
}

fn with_parameter(case: &Case, uncertain: Uncertain, value: f64) -> Beliefs {
    let mut beliefs = case.beliefs.clone();
    beliefs.parameters[uncertain as usize] = Triangle::point(value);
    beliefs
}
