//! What the result comes to so far, in three lines that stay in view beside the input.

use yew::prelude::*;

use super::figure::picture;
use super::shared::Shared;
use super::state::Result;
use crate::chart;
use crate::model::Report;
use crate::text::{Texts, figures, findings};

/// Width of the marks under the figures, in CSS pixels.
const MARK_WIDTH: u32 = 312;

/// What the summary is shown with.
#[derive(Properties, PartialEq)]
pub struct SummaryProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The last result without a fault.
    pub result: Shared<Result>,
    /// The typical company of that revenue.
    pub start: Option<Shared<Report>>,
    /// Whether the result is from before an error.
    pub stale: bool,
    /// The name of the example that is shown because nothing was entered yet.
    pub example: Option<&'static str>,
}

/// The revenue at stake in a year.
pub(super) fn stake_so_far(report: &Report, currency: &str, texts: &Texts) -> String {
    let stake = &report.stake.used;
    figures::money_range(stake.p10, stake.p90, currency, texts)
}

/// The index of alignment.
pub(super) fn index_so_far(report: &Report, texts: &Texts) -> String {
    let [low, high] = [report.index.p10, report.index.p90].map(|points| figures::points(points, texts));
    figures::range(&low, &high, texts)
}

/// Stake, index and plan.
#[component(Summary)]
pub fn summary(props: &SummaryProps) -> Html {
    let SummaryProps { texts, result, start, stale, example } = props;
    let report = &result.report;
    let (stake, index) = (&report.stake.used, &report.index);
    let basis = match example {
        Some(id) => texts.example(id),
        None => texts.so_far(index.basis.id()),
    };
    let [lowest, highest] = findings::tiers(index);
    let tier = match index.tier.map(|tier| texts.tier(tier.id())) {
        Some(tier) if lowest == highest => tier.to_owned(),
        // Over three tiers none of them is worth a word.
        Some(tier) if highest as usize - lowest as usize == 1 => texts.chart_most_likely(tier),
        _ => String::new(),
    };
    let at_start = start.as_ref().map(|start| {
        texts.at_start(&stake_so_far(start, &result.currency, texts), &index_so_far(start, texts))
    });
    let stake_at_start = start.as_ref().map(|start| [start.stake.used.p10, start.stake.used.p90]);
    let most = stake_at_start.map_or(stake.p90, |[_, high]| stake.p90.max(high));
    let stake_mark = chart::range_mark(
        texts.mark_stake().to_owned(),
        (0.0, most),
        [stake.p10, stake.central, stake.p90],
        stake_at_start,
        MARK_WIDTH,
    );
    let index_mark = chart::range_mark(
        texts.mark_index().to_owned(),
        (0.0, 100.0),
        [index.p10, index.value, index.p90],
        start.as_ref().map(|start| [start.index.p10, start.index.p90]),
        MARK_WIDTH,
    );
    let plan = &report.plan;
    let (plan_says, plan_note) = if plan.remedies.is_empty() {
        (texts.plan_none().to_owned(), String::new())
    } else {
        let cost = figures::money_range(plan.cost.p10, plan.cost.p90, &result.currency, texts);
        (
            texts.plan_pays_back(&figures::chance(report.projection.chance_of_payback, texts)),
            texts.plan_costs(&cost),
        )
    };
    html! {
        <aside class={classes!("so-far", stale.then_some("stale"))} aria-label={texts.so_far_title()}>
            <p class="topic">{ basis }</p>
            <p class="stale-note" hidden={!stale}>{ texts.result_stale() }</p>
            <dl>
                <div>
                    <dt>{ texts.fact_stake() }</dt>
                    <dd><b id="stake-so-far">{ stake_so_far(report, &result.currency, texts) }</b>{ picture("stake-mark", texts.fact_stake(), &stake_mark) }</dd>
                </div>
                <div>
                    <dt>{ texts.index_title() }</dt>
                    <dd><b id="index-so-far">{ index_so_far(report, texts) }</b>{ " " }<span class="hint">{ tier }</span>{ picture("index-mark", texts.index_title(), &index_mark) }</dd>
                </div>
                <div class="more">
                    <dt>{ if result.profile.plan.remedies.is_some() { texts.plan_yours() } else { texts.plan_of_most_value() } }</dt>
                    <dd><b>{ plan_says }</b><span class="hint">{ plan_note }</span></dd>
                </div>
            </dl>
            <p class="hint more">{ texts.ranges_explained() }{ texts.gap() }{ at_start.unwrap_or_default() }</p>
            <p><a href="#result">{ texts.read_result() }</a></p>
        </aside>
    }
}
