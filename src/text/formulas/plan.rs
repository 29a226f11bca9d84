//! Formulas of the plan's cost and worth, and of what is said about it besides.

use super::Step::{AtLeast, Minus, Over, Plus, Times};
use super::money::YEARS;
use super::{Company, Formula, Line, Sum, digits, money, number, percent, share};
use crate::model::parameters::HORIZON;
use crate::model::{Driver, PlanWorkings, Swing, Workings, price};
use crate::profile::{Remedy, Stage, Uncertain};
use crate::text::figures;

/// What the plan costs, its net present value, and the return on its costs.
pub fn plan(company: &Company, workings: &Workings, into: &mut Formula) {
    let Company { report, texts, profile, .. } = *company;
    let plan = &report.plan;
    if plan.remedies.is_empty() {
        into.remarks.push(texts.how_plan_none().to_owned());
        return;
    }
    let overrun = company.used(Uncertain::CostOverrun).mode;
    let mut lines: Vec<Line> = plan.remedies.iter().map(|remedy| remedy_cost(company, *remedy)).collect();
    lines.push(number(Times, overrun, texts.parameter_name("cost_overrun")));
    into.sums.push(Sum {
        title: texts.how_cost_title().to_owned(),
        lines,
        total: company.money(Plus, plan.total_cost, texts.how_cost_total()),
    });

    let costs = PlanWorkings::of(profile, &plan.remedies).costs.map(|cost| cost * overrun);
    let margin = company.used(Uncertain::GrossMargin).mode;
    let months = &report.projection.months;
    let years = (0..HORIZON / 12).map(|year| {
        let span = 12 * year..12 * (year + 1);
        let recovered: f64 = months.iter().take(span.end).skip(span.start).map(|m| m.recovered.central).sum();
        let cost: f64 = costs[span.clone()].iter().sum();
        let discount = workings.discount[span.start];
        let what = texts.how_npv_year(
            &(year + 1).to_string(),
            &money(recovered, company.currency),
            &percent(margin),
            &money(cost, company.currency),
            &digits(discount),
        );
        company.money(Plus, (recovered * margin - cost) * discount, what)
    });
    into.sums.push(Sum {
        title: texts.how_npv_title().to_owned(),
        lines: years.collect(),
        total: company.money(Plus, plan.npv, texts.how_npv_total()),
    });
    if let Some(roi) = plan.roi {
        let present: f64 = costs.iter().zip(workings.discount).map(|(cost, discount)| cost * discount).sum();
        into.sums.push(Sum {
            title: texts.how_roi_title().to_owned(),
            lines: vec![
                company.money(Plus, plan.npv, texts.how_npv_total()),
                company.money(Over, present, texts.how_roi_present()),
            ],
            total: number(Plus, roi, texts.how_roi_total()),
        });
    }
    let choice = if report.plan_chosen { texts.how_plan_chosen() } else { texts.how_plan_best() };
    into.remarks.push(choice.to_owned());
    into.remarks.push(texts.how_plan_range().to_owned());
}

/// What one remedy costs over the horizon before overrun.
fn remedy_cost(company: &Company, remedy: Remedy) -> Line {
    let (texts, price) = (company.texts, price(company.profile, remedy));
    let name = texts.remedy_name(remedy.id());
    let once = money(price.one_off, company.currency);
    let what = if price.monthly > 0.0 {
        let monthly = money(price.monthly, company.currency);
        let last = (price.from + price.months - 1).to_string();
        texts.how_cost_monthly(name, &once, &monthly, &price.from.to_string(), &last)
    } else {
        texts.how_cost_once(name)
    };
    company.money(Plus, price.one_off + price.monthly * price.months as f64, what)
}

/// What drives the outcome: the net at both ends of each input.
pub fn drivers(company: &Company, into: &mut Formula) {
    let texts = company.texts;
    let Some(swings) = &company.report.sensitivity else {
        into.remarks.push(texts.how_nothing_offered().to_owned());
        return;
    };
    let (moving, still): (Vec<&Swing>, Vec<&Swing>) =
        swings.iter().partition(|swing| swing.size() >= SMALLEST_SWING);
    for swing in moving {
        let (low, high) = ends(company, swing.input);
        let lines = if swing.high >= swing.low {
            vec![company.money(Plus, swing.high, high), company.money(Minus, swing.low, low)]
        } else {
            vec![company.money(Plus, swing.low, low), company.money(Minus, swing.high, high)]
        };
        into.sums.push(Sum {
            title: name(company, swing.input).to_owned(),
            lines,
            total: company.money(Plus, swing.size(), texts.how_swing_total()),
        });
    }
    if !still.is_empty() {
        let names: Vec<&str> = still.iter().map(|swing| name(company, swing.input)).collect();
        into.remarks.push(texts.how_swing_none(&names.join(", ")));
    }
    if company.report.plan.remedies.is_empty() {
        into.remarks.push(texts.how_described().to_owned());
    }
}

/// Swings below this much money are called none.
const SMALLEST_SWING: f64 = 0.005;

fn name<'a>(company: &Company<'a>, driver: Driver) -> &'a str {
    let texts = company.texts;
    match driver {
        Driver::Answers => texts.how_driver("answers"),
        Driver::Route => texts.how_driver("route"),
        Driver::Parameter(uncertain) => texts.parameter_name(uncertain.id()),
    }
}

/// What stands at the low and at the high end of an input.
fn ends(company: &Company, driver: Driver) -> (String, String) {
    let texts = company.texts;
    match driver {
        Driver::Answers => (texts.how_swing_low().to_owned(), texts.how_swing_high().to_owned()),
        Driver::Route => (texts.how_route("revenue").to_owned(), texts.how_route("funnel").to_owned()),
        Driver::Parameter(uncertain) => {
            let triangle = company.used(uncertain);
            let at =
                |share| super::values::figure(uncertain.id(), triangle.quantile(share), company.currency);
            (texts.how_swing_low_at(&at(0.1)), texts.how_swing_high_at(&at(0.9)))
        }
    }
}

/// What each remedy would have to bring besides alignment.
pub fn needed_beyond(company: &Company, workings: &Workings, into: &mut Formula) {
    let Company { report, texts, .. } = *company;
    let margin = company.used(Uncertain::GrossMargin).mode;
    let mut enough = Vec::new();
    for remedy in report.remedies.iter().filter(|remedy| remedy.offered) {
        let name = texts.remedy_name(remedy.id.id());
        let known = remedy.npv_alone.zip(remedy.needed_beyond).zip(remedy.needed_beyond_share);
        match known.filter(|((_, needed), _)| *needed > 0.0) {
            Some(((npv, needed), of_revenue)) => into.sums.push(Sum {
                title: name.to_owned(),
                lines: vec![
                    company.money(Plus, -npv, texts.how_needed_short()),
                    share(Over, margin, texts.parameter_name("gross_margin")),
                    number(Over, workings.annuity, texts.how_needed_annuity()),
                ],
                total: company.money(Plus, needed, texts.how_needed_total(&figures::percent(of_revenue))),
            }),
            None => enough.push(name),
        }
    }
    if !enough.is_empty() {
        into.remarks.push(texts.how_needed_nothing(&enough.join(", ")));
    }
    if into.sums.is_empty() && enough.is_empty() {
        into.remarks.push(texts.how_nothing_offered().to_owned());
    }
    into.remarks.push(texts.how_needed_beside().to_owned());
}

/// What revenue the described plan would need, and what rate from MQL to SQL that would take.
pub fn break_even(company: &Company, into: &mut Formula) {
    let Company { report, texts, profile, .. } = *company;
    let Some(even) = report.break_even else {
        into.remarks.push(texts.how_nothing_offered().to_owned());
        return;
    };
    let described = company.further.and_then(|further| further.described_plan.as_ref());
    let plan = if report.plan.remedies.is_empty() { described } else { Some(&report.plan) };
    if let Some(plan) = plan {
        into.sums.push(Sum {
            title: texts.how_even_title().to_owned(),
            lines: vec![
                company.money(Plus, plan.total_cost, texts.how_cost_total()),
                number(Over, YEARS, texts.how_even_years()),
                share(Over, company.used(Uncertain::GrossMargin).mode, texts.parameter_name("gross_margin")),
            ],
            total: company.money(Plus, even.extra_revenue_a_year, texts.how_even_total()),
        });
    }
    let handed = company.used(Uncertain::HandoffShare).mode;
    let counts = &profile.funnel.counts;
    let rate = counts[Stage::Sqls as usize].zip(counts[Stage::Mqls as usize]);
    let points = even.points.zip(report.funnel.annual_new_business).zip(rate);
    if let Some(((points, business), (sqls, mqls))) = points {
        into.sums.push(Sum {
            title: texts.how_points_title().to_owned(),
            lines: vec![
                company.money(Plus, even.extra_revenue_a_year, texts.how_even_total()),
                company.money(Over, business, texts.how_business_total()),
                share(Over, handed, texts.how_stake_handed()),
                share(Times, sqls / mqls, texts.how_points_rate()),
                number(Times, 100.0, texts.how_points_hundred()),
            ],
            total: number(Plus, points, texts.how_points_total()),
        });
    }
    into.remarks.push(texts.how_even_assumes().to_owned());
    if report.plan.remedies.is_empty() {
        into.remarks.push(texts.how_described().to_owned());
    }
}

/// What each unknown input would narrow.
pub fn find_out(company: &Company, into: &mut Formula) {
    let texts = company.texts;
    let Some(found) = company.further.and_then(|further| further.find_out_next.as_ref()) else {
        into.remarks.push(texts.how_nothing_offered().to_owned());
        return;
    };
    for unknown in found {
        let name = texts.how_unknown(unknown.input.id());
        let Some(([today, then], narrowing)) = unknown.widths.zip(unknown.narrowing) else {
            into.remarks.push(texts.how_find_out_first(name));
            continue;
        };
        into.sums.push(Sum {
            title: name.to_owned(),
            lines: vec![
                company.money(Plus, today, texts.how_find_out_today()),
                company.money(Minus, then, texts.how_find_out_then()),
                company.money(AtLeast, 0.0, texts.how_find_out_least()),
            ],
            total: company.money(Plus, narrowing, texts.how_find_out_total()),
        });
    }
    if found.is_empty() {
        into.remarks.push(texts.how_find_out_none().to_owned());
    }
    into.remarks.push(texts.how_find_out_how().to_owned());
}
