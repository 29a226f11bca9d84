//! Formulas of what is at stake, what comes back, and when the plan has paid for itself.

use super::Step::{AtMost, Minus, Over, Plus, Times};
use super::{Company, Formula, Line, Sum, digits, money, number, percent, share};
use crate::model::parameters::{CEILING, HORIZON, LARGEST_EFFECT, sales_cycle_days};
use crate::model::{PlanWorkings, Workings};
use crate::profile::{Route, Uncertain};
use crate::text::figures;

/// Years of the horizon.
pub const YEARS: f64 = HORIZON as f64 / 12.0;

/// One route's stake at a given share that is cause.
struct Routes<'a> {
    company: &'a Company<'a>,
    causal: f64,
}

impl Routes<'_> {
    fn cap(&self) -> Line {
        let Company { report, texts, profile, .. } = self.company;
        let ceiling = CEILING * profile.annual_revenue();
        let studied = report.funnel.annual_new_business.map(|n| LARGEST_EFFECT * n * self.handed());
        match studied.filter(|studied| *studied < ceiling) {
            Some(studied) => {
                self.company.money(AtMost, studied, texts.how_cap_studied(&percent(LARGEST_EFFECT)))
            }
            None => self.company.money(AtMost, ceiling, texts.how_cap_ceiling(&percent(CEILING))),
        }
    }

    fn handed(&self) -> f64 {
        self.company.used(Uncertain::HandoffShare).mode
    }

    fn doubts(&self) -> [Line; 2] {
        let texts = self.company.texts;
        let gap = 1.0 - self.company.report.index.value / 100.0;
        [share(Times, self.causal, texts.how_stake_cause()), share(Times, gap, texts.how_stake_gap())]
    }

    fn funnel(&self, new_business: f64) -> Vec<Line> {
        let (company, texts) = (self.company, self.company.texts);
        let effect = company.used(Uncertain::EffectRatio).mode - 1.0;
        let mut lines = vec![
            company.money(Plus, new_business, texts.how_business_total()),
            share(Times, self.handed(), texts.how_stake_handed()),
            share(Times, effect, texts.how_stake_effect()),
        ];
        lines.extend(self.doubts());
        lines.push(self.cap());
        lines
    }

    fn revenue(&self) -> Vec<Line> {
        let (company, texts) = (self.company, self.company.texts);
        let points = company.used(Uncertain::RevenuePoints).mode;
        let mut lines = vec![
            company.money(Plus, company.profile.annual_revenue(), texts.how_stake_revenue()),
            share(Times, points, texts.how_stake_points()),
        ];
        lines.extend(self.doubts());
        lines.push(self.cap());
        lines
    }
}

fn computed(lines: Vec<Line>) -> f64 {
    let total = Line { step: Plus, value: 0.0, amount: String::new(), what: String::new() };
    Sum { title: String::new(), lines, total }.computed()
}

/// What is at stake: both routes, what is used, and the two figures that are not.
pub fn stake(company: &Company, workings: &Workings, into: &mut Formula) {
    let Company { report, texts, profile, .. } = *company;
    let stake = &report.stake;
    let new_business = report.funnel.annual_new_business;
    let routes = Routes { company, causal: company.used(Uncertain::CausalShare).mode };
    if let Some((n, funnel)) = new_business.zip(stake.funnel) {
        into.sums.push(Sum {
            title: texts.how_route("funnel").to_owned(),
            lines: routes.funnel(n),
            total: company.money(Plus, funnel, texts.how_stake_a_year()),
        });
    }
    into.sums.push(Sum {
        title: texts.how_route("revenue").to_owned(),
        lines: routes.revenue(),
        total: company.money(Plus, stake.revenue, texts.how_stake_a_year()),
    });
    let mixed = |funnel: Option<f64>, revenue: f64| match (workings.route, funnel) {
        (Route::Both, Some(funnel)) => vec![
            company.money(Plus, funnel / 2.0, texts.how_half("funnel")),
            company.money(Plus, revenue / 2.0, texts.how_half("revenue")),
        ],
        (Route::Funnel, Some(funnel)) => vec![company.money(Plus, funnel, texts.how_route("funnel"))],
        _ => vec![company.money(Plus, revenue, texts.how_route("revenue"))],
    };
    into.sums.push(Sum {
        title: texts.how_stake_used().to_owned(),
        lines: mixed(stake.funnel, stake.revenue),
        total: company.money(Plus, stake.used.central, texts.how_stake_most_likely()),
    });
    let at_their_word = Routes { company, causal: 1.0 };
    into.sums.push(Sum {
        title: texts.how_face_value_title().to_owned(),
        lines: mixed(
            new_business.map(|n| computed(at_their_word.funnel(n))),
            computed(at_their_word.revenue()),
        ),
        total: company.money(Plus, stake.face_value, texts.how_face_value()),
    });
    into.sums.push(Sum {
        title: texts.how_folk_rule_title().to_owned(),
        lines: vec![
            company.money(Plus, profile.annual_revenue(), texts.how_stake_revenue()),
            share(Times, CEILING, texts.how_folk_rule_share()),
        ],
        total: company.money(Plus, stake.folk_rule, texts.how_folk_rule()),
    });
    let caps = [("funnel", stake.caps.funnel), ("revenue", Some(stake.caps.revenue))];
    let binding = caps.into_iter().filter_map(|(route, cap)| Some((route, cap?)));
    into.remarks.extend(
        binding
            .filter(|(_, cap)| cap.share > 0.0)
            .map(|(route, cap)| texts.how_cap_binds(texts.how_route(route), &percent(cap.share))),
    );
    if profile.settings.halve_claims == Some(true) {
        into.remarks.push(texts.how_halved().to_owned());
    }
    into.remarks.push(texts.how_stake_range(
        &figures::money(stake.used.p10, company.currency, texts),
        &figures::money(stake.used.p90, company.currency, texts),
    ));
}

/// What the plan brings back: from the stake to the total and to the run rate.
pub fn recovered(company: &Company, into: &mut Formula) {
    let Company { report, texts, profile, .. } = *company;
    if report.plan.remedies.is_empty() {
        into.remarks.push(texts.how_plan_none().to_owned());
        return;
    }
    let projection = &report.projection;
    let closed = PlanWorkings::of(profile, &report.plan.remedies).closed;
    let captured = company.used(Uncertain::Realisation).mode;
    let gap = 100.0 - report.index.value;
    let from_stake = |closed: f64, what: &str| {
        vec![
            company.money(Plus, report.stake.used.central, texts.how_stake_a_year()),
            share(Times, captured, texts.how_recovered_captured()),
            share(Times, closed, what),
        ]
    };
    if gap > 0.0 {
        into.sums.push(Sum {
            title: texts.how_closed_title().to_owned(),
            lines: vec![
                number(Plus, report.plan.index_after, texts.how_closed_after()),
                number(Minus, report.index.value, texts.how_closed_now()),
                number(Over, gap, texts.how_closed_gap()),
            ],
            total: share(Plus, projection.way.gap_closed, texts.how_closed_total()),
        });
    }
    let mean = closed.iter().sum::<f64>() / HORIZON as f64;
    let mut lines = from_stake(mean, texts.how_recovered_mean());
    lines.push(number(Times, YEARS, texts.how_recovered_years()));
    into.sums.push(Sum {
        title: texts.how_recovered_title().to_owned(),
        lines,
        total: company.money(Plus, projection.recovered_total.central, texts.how_recovered_total()),
    });
    into.sums.push(Sum {
        title: texts.how_run_rate_title().to_owned(),
        lines: from_stake(closed[HORIZON - 1], texts.how_run_rate_closed()),
        total: company.money(Plus, projection.run_rate.central, texts.how_run_rate_total()),
    });
    let cycle = profile.funnel.sales_cycle_days.unwrap_or(sales_cycle_days(report.size_band));
    let delay = projection.way.delay_months;
    into.remarks.push(texts.how_recovered_delay(&delay.to_string(), &digits(cycle)));
    into.remarks.push(texts.how_recovered_ramp().to_owned());
    if profile.team.change_owner == Some(false) {
        into.remarks.push(texts.how_recovered_fade().to_owned());
    }
}

/// When the plan pays back: what is left after 36 months, and the month from which it stays so.
pub fn payback(company: &Company, into: &mut Formula) {
    let Company { report, texts, currency, .. } = *company;
    if report.plan.remedies.is_empty() {
        into.remarks.push(texts.how_plan_none().to_owned());
        return;
    }
    let projection = &report.projection;
    let margin = company.used(Uncertain::GrossMargin).mode;
    into.sums.push(Sum {
        title: texts.how_net_title().to_owned(),
        lines: vec![
            company.money(Plus, projection.recovered_total.central, texts.how_recovered_total()),
            share(Times, margin, texts.parameter_name("gross_margin")),
            company.money(Minus, report.plan.total_cost, texts.how_cost_total()),
        ],
        total: company.money(Plus, projection.net_total.central, texts.how_net_total()),
    });
    let net = |month: usize| {
        let found = projection.months.iter().find(|report| report.month == month);
        money(found.map_or(0.0, |report| report.cumulative_net.central), currency)
    };
    into.remarks.push(match report.plan.payback_month {
        Some(month) if month > 1 => {
            let (before, then) = ((month - 1).to_string(), month.to_string());
            texts.how_payback_month(&net(month - 1), &before, &net(month), &then)
        }
        Some(_) => texts.how_payback_at_once().to_owned(),
        None => texts.how_payback_never(&net(HORIZON)),
    });
    into.remarks.push(texts.how_payback_chance(&figures::chance(projection.chance_of_payback, texts)));
}
