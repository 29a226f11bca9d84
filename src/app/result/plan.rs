//! What pays, what practice prescribes, and what comes back month by month.

use yew::prelude::*;

use super::parts::{View, figure, section, table};
use crate::chart;
use crate::model::{PlanReport, RemedyReport};
use crate::profile::Remedy;
use crate::text::figures;

/// Width of the chart in CSS pixels; it is scaled to its column.
const CHART_WIDTH: u32 = 640;

/// The plan, the prescribed plan beside it, and every remedy.
pub fn plan(view: &View) -> Html {
    let (report, texts) = (view.report(), view.texts);
    let name = if report.plan_chosen { texts.plan_chosen() } else { texts.plan_best() };
    let mut plans = vec![plan_row(view, name, &report.plan, report.projection.chance_of_payback)];
    if let Some(prescribed) = view.further.and_then(|further| further.prescribed_plan.as_ref()) {
        plans.push(plan_row(view, texts.plan_prescribed(), &prescribed.plan, prescribed.chance_of_payback));
    }
    let heads = [
        texts.col_plan(),
        texts.col_remedies(),
        texts.col_first_year(),
        texts.col_36_months(),
        texts.col_npv(),
        texts.col_payback(),
        texts.col_index_after(),
    ];
    let remedies = report.remedies.iter().map(|remedy| remedy_row(view, remedy)).collect();
    let remedy_heads = [
        texts.col_remedy(),
        texts.col_offered(),
        texts.col_prescribed(),
        texts.col_first_year(),
        texts.col_36_months(),
        texts.col_starts(),
        texts.col_alone(),
        texts.col_in_plan(),
        texts.col_needed_beyond(),
    ];
    let way = &report.projection.way;
    let way = texts.way(
        &figures::percent(way.gap_closed),
        &figures::percent(way.captured),
        &way.delay_months.to_string(),
    );
    section(
        "plan",
        texts.plan_result_title(),
        html! {
            <>
                { table(texts.plan_table(), &heads, plans) }
                <p>{ way }</p>
                { table(texts.remedy_table(), &remedy_heads, remedies) }
                <p class="hint">{ texts.remedy_note() }</p>
                <dl class="glossary">{ for report.remedies.iter().filter(|r| r.offered).map(|r| about(view, r.id)) }</dl>
            </>
        },
    )
}

fn plan_row(view: &View, name: &str, plan: &PlanReport, chance: f64) -> Vec<String> {
    let texts = view.texts;
    let names: Vec<&str> = plan.remedies.iter().map(|remedy| texts.remedy_name(remedy.id())).collect();
    let payback = match plan.payback_month {
        Some(month) => texts.payback_month_chance(&month.to_string(), &figures::chance(chance, texts)),
        None => texts.payback_never().to_owned(),
    };
    vec![
        name.to_owned(),
        if names.is_empty() { texts.plan_empty().to_owned() } else { names.join(", ") },
        view.money(plan.first_year_cost),
        view.money(plan.total_cost),
        view.money(plan.npv),
        payback,
        figures::points(plan.index_after),
    ]
}

fn remedy_row(view: &View, remedy: &RemedyReport) -> Vec<String> {
    let texts = view.texts;
    let beyond =
        remedy.needed_beyond.zip(remedy.needed_beyond_share).map_or("–".to_owned(), |(money, share)| {
            if money > 0.0 {
                texts.needed_beyond(&view.money(money), &figures::percent(share))
            } else {
                texts.needed_nothing().to_owned()
            }
        });
    vec![
        texts.remedy_name(remedy.id.id()).to_owned(),
        view.yes_no(remedy.offered),
        view.yes_no(remedy.prescribed),
        view.money(remedy.first_year_cost),
        view.money(remedy.total_cost),
        texts.starts_and_takes(&remedy.start.to_string(), &figures::number(remedy.months, 0)),
        view.money_or_dash(remedy.npv_alone),
        view.money_or_dash(remedy.npv_marginal),
        beyond,
    ]
}

fn about(view: &View, remedy: Remedy) -> Html {
    let texts = view.texts;
    html! {
        <div key={remedy.id()}>
            <dt>{ texts.remedy_name(remedy.id()) }</dt>
            <dd>{ texts.remedy_about(remedy.id()) }{ " " }{ texts.remedy_beyond(remedy.id()) }</dd>
        </div>
    }
}

/// The fan of the cumulative net.
pub fn projection(view: &View) -> Html {
    let texts = view.texts;
    section("projection", texts.projection_title(), figure(&chart::projection(&view.subject(), CHART_WIDTH)))
}
