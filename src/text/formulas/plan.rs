//! Formulas of the plan's cost and worth, and of what is said about it besides.

use super::Step::{AtLeast, Minus, Over, Plus, Times};
use super::money::YEARS;
use super::{Account, Formula, Line, Sum, digits, money, percent};
use crate::model::parameters::HORIZON;
use crate::model::{Driver, PlanWorkings, Swing, Workings, price};
use crate::profile::{Remedy, Stage, Uncertain};
use crate::text::figures;

/// What the plan costs, its net present value, and the return on its costs.
pub fn plan(account: &Account, workings: &Workings, into: &mut Formula) {
    let Account { report, texts, profile, .. } = *account;
    let plan = &report.plan;
    if plan.remedies.is_empty() {
        into.remarks.push(texts.how_plan_none().to_owned());
        return;
    }
    let overrun = account.used(Uncertain::CostOverrun).mode;
    let mut lines: Vec<Line> = plan.remedies.iter().map(|remedy| remedy_cost(account, *remedy)).collect();
    lines.push(account.number(Times, overrun, texts.parameter_name("cost_overrun")));
    into.sums.push(Sum {
        title: texts.how_cost_title().to_owned(),
        lines,
        total: account.amount(Plus, plan.total_cost, texts.how_cost_total()),
    });

    let costs = PlanWorkings::of(profile, &plan.remedies).costs.map(|cost| cost * overrun);
    let margin = account.used(Uncertain::GrossMargin).mode;
    let months = &report.projection.months;
    let years = (0..HORIZON / 12).map(|year| {
        let span = 12 * year..12 * (year + 1);
        let recovered: f64 = months.iter().take(span.end).skip(span.start).map(|m| m.recovered.central).sum();
        let cost: f64 = costs[span.clone()].iter().sum();
        let discount = workings.discount[span.start];
        let what = texts.how_npv_year(
            &(year + 1).to_string(),
            &money(recovered, account.currency, texts),
            &percent(margin, texts),
            &money(cost, account.currency, texts),
            &digits(discount, texts),
        );
        account.amount(Plus, (recovered * margin - cost) * discount, what)
    });
    into.sums.push(Sum {
        title: texts.how_npv_title().to_owned(),
        lines: years.collect(),
        total: account.amount(Plus, plan.npv, texts.how_npv_total()),
    });
    if let Some(roi) = plan.roi {
        let present: f64 = costs.iter().zip(workings.discount).map(|(cost, discount)| cost * discount).sum();
        into.sums.push(Sum {
            title: texts.how_roi_title().to_owned(),
            lines: vec![
                account.amount(Plus, plan.npv, texts.how_npv_total()),
                account.amount(Over, present, texts.how_roi_present()),
            ],
            total: account.number(Plus, roi, texts.how_roi_total()),
        });
    }
    let choice = if report.plan_chosen { texts.how_plan_chosen() } else { texts.how_plan_best() };
    into.remarks.push(choice.to_owned());
    into.remarks.push(texts.how_plan_range().to_owned());
}

/// What one remedy costs over the horizon before overrun.
fn remedy_cost(account: &Account, remedy: Remedy) -> Line {
    let (texts, price) = (account.texts, price(account.profile, remedy));
    let name = texts.remedy_name(remedy.id());
    let once = money(price.one_off, account.currency, texts);
    let what = if price.monthly > 0.0 {
        let monthly = money(price.monthly, account.currency, texts);
        let last = (price.from + price.months - 1).to_string();
        texts.how_cost_monthly(name, &once, &monthly, &price.from.to_string(), &last)
    } else {
        texts.how_cost_once(name)
    };
    account.amount(Plus, price.one_off + price.monthly * price.months as f64, what)
}

/// What drives the outcome: the net at both ends of each input.
pub fn drivers(account: &Account, into: &mut Formula) {
    let texts = account.texts;
    let Some(swings) = &account.report.sensitivity else {
        into.remarks.push(texts.how_nothing_offered().to_owned());
        return;
    };
    let (moving, still): (Vec<&Swing>, Vec<&Swing>) =
        swings.iter().partition(|swing| swing.size() >= SMALLEST_SWING);
    for swing in moving {
        let (low, high) = ends(account, swing.input);
        let lines = if swing.high >= swing.low {
            vec![account.amount(Plus, swing.high, high), account.amount(Minus, swing.low, low)]
        } else {
            vec![account.amount(Plus, swing.low, low), account.amount(Minus, swing.high, high)]
        };
        into.sums.push(Sum {
            title: name(account, swing.input).to_owned(),
            lines,
            total: account.amount(Plus, swing.size(), texts.how_swing_total()),
        });
    }
    if !still.is_empty() {
        let names: Vec<&str> = still.iter().map(|swing| name(account, swing.input)).collect();
        into.remarks.push(texts.how_swing_none(&texts.row(&names)));
    }
    if account.report.plan.remedies.is_empty() {
        into.remarks.push(texts.how_described().to_owned());
    }
}

/// Swings below this much money are called none.
const SMALLEST_SWING: f64 = 0.005;

fn name<'a>(account: &Account<'a>, driver: Driver) -> &'a str {
    let texts = account.texts;
    match driver {
        Driver::Answers => texts.how_driver("answers"),
        Driver::Route => texts.how_driver("route"),
        Driver::Parameter(uncertain) => texts.parameter_name(uncertain.id()),
    }
}

/// What stands at the low and at the high end of an input.
fn ends(account: &Account, driver: Driver) -> (String, String) {
    let texts = account.texts;
    match driver {
        Driver::Answers => (texts.how_swing_low().to_owned(), texts.how_swing_high().to_owned()),
        Driver::Route => (texts.how_route("revenue").to_owned(), texts.how_route("funnel").to_owned()),
        Driver::Parameter(uncertain) => {
            let triangle = account.used(uncertain);
            let at = |share| {
                super::values::figure(uncertain.id(), triangle.quantile(share), account.currency, texts)
            };
            (texts.how_swing_low_at(&at(0.1)), texts.how_swing_high_at(&at(0.9)))
        }
    }
}

/// What each remedy would have to bring besides alignment.
pub fn needed_beyond(account: &Account, workings: &Workings, into: &mut Formula) {
    let Account { report, texts, .. } = *account;
    let margin = account.used(Uncertain::GrossMargin).mode;
    let mut enough = Vec::new();
    for remedy in report.remedies.iter().filter(|remedy| remedy.offered) {
        let name = texts.remedy_name(remedy.id.id());
        let known = remedy.npv_alone.zip(remedy.needed_beyond).zip(remedy.needed_beyond_share);
        match known.filter(|((_, needed), _)| *needed > 0.0) {
            Some(((npv, needed), of_revenue)) => into.sums.push(Sum {
                title: name.to_owned(),
                lines: vec![
                    account.amount(Plus, -npv, texts.how_needed_short()),
                    account.share(Over, margin, texts.parameter_name("gross_margin")),
                    account.number(Over, workings.annuity, texts.how_needed_annuity()),
                ],
                total: account.amount(
                    Plus,
                    needed,
                    texts.how_needed_total(&figures::percent(of_revenue, texts)),
                ),
            }),
            None => enough.push(name),
        }
    }
    if !enough.is_empty() {
        into.remarks.push(texts.how_needed_nothing(&texts.row(&enough)));
    }
    if into.sums.is_empty() && enough.is_empty() {
        into.remarks.push(texts.how_nothing_offered().to_owned());
    }
    into.remarks.push(texts.how_needed_beside().to_owned());
}

/// What revenue the described plan would need, and what rate from MQL to SQL that would take.
pub fn break_even(account: &Account, into: &mut Formula) {
    let Account { report, texts, profile, .. } = *account;
    let Some(even) = report.break_even else {
        into.remarks.push(texts.how_nothing_offered().to_owned());
        return;
    };
    let described = account.further.and_then(|further| further.described_plan.as_ref());
    let plan = if report.plan.remedies.is_empty() { described } else { Some(&report.plan) };
    if let Some(plan) = plan {
        into.sums.push(Sum {
            title: texts.how_even_title().to_owned(),
            lines: vec![
                account.amount(Plus, plan.total_cost, texts.how_cost_total()),
                account.number(Over, YEARS, texts.how_even_years()),
                account.share(
                    Over,
                    account.used(Uncertain::GrossMargin).mode,
                    texts.parameter_name("gross_margin"),
                ),
            ],
            total: account.amount(Plus, even.extra_revenue_a_year, texts.how_even_total()),
        });
    }
    let handed = account.used(Uncertain::HandoffShare).mode;
    let counts = &profile.funnel.counts;
    let rate = counts[Stage::Sqls as usize].zip(counts[Stage::Mqls as usize]);
    let points = even.points.zip(report.funnel.annual_new_business).zip(rate);
    if let Some(((points, business), (sqls, mqls))) = points {
        into.sums.push(Sum {
            title: texts.how_points_title().to_owned(),
            lines: vec![
                account.amount(Plus, even.extra_revenue_a_year, texts.how_even_total()),
                account.amount(Over, business, texts.how_business_total()),
                account.share(Over, handed, texts.how_stake_handed()),
                account.share(Times, sqls / mqls, texts.how_points_rate()),
                account.number(Times, 100.0, texts.how_points_hundred()),
            ],
            total: account.number(Plus, points, texts.how_points_total()),
        });
    }
    into.remarks.push(texts.how_even_assumes().to_owned());
    if report.plan.remedies.is_empty() {
        into.remarks.push(texts.how_described().to_owned());
    }
}

/// What each unknown input would narrow.
pub fn find_out(account: &Account, into: &mut Formula) {
    let texts = account.texts;
    let Some(found) = account.further.and_then(|further| further.find_out_next.as_ref()) else {
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
                account.amount(Plus, today, texts.how_find_out_today()),
                account.amount(Minus, then, texts.how_find_out_then()),
                account.amount(AtLeast, 0.0, texts.how_find_out_least()),
            ],
            total: account.amount(Plus, narrowing, texts.how_find_out_total()),
        });
    }
    if found.is_empty() {
        into.remarks.push(texts.how_find_out_none().to_owned());
    }
    into.remarks.push(texts.how_find_out_how().to_owned());
}
