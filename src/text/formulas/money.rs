//! Formulas of what is at stake, what comes back, and when the plan has paid for itself.

use super::Step::{AtMost, Minus, Over, Plus, Times};
use super::{Account, Formula, Line, Sum, digits, money, percent};
use crate::model::parameters::{CEILING, HORIZON, LARGEST_EFFECT, sales_cycle_days};
use crate::model::{PlanWorkings, Workings};
use crate::profile::{Route, Uncertain};
use crate::text::figures;

/// Years of the horizon.
pub const YEARS: f64 = HORIZON as f64 / 12.0;

/// One route's stake at a given share that is cause.
struct Routes<'a> {
    account: &'a Account<'a>,
    causal: f64,
}

impl Routes<'_> {
    fn cap(&self) -> Line {
        let Account { report, texts, profile, .. } = self.account;
        let ceiling = CEILING * profile.annual_revenue();
        let studied = report.funnel.annual_new_business.map(|n| LARGEST_EFFECT * n * self.handed());
        match studied.filter(|studied| *studied < ceiling) {
            Some(studied) => {
                self.account.amount(AtMost, studied, texts.how_cap_studied(&percent(LARGEST_EFFECT, texts)))
            }
            None => self.account.amount(AtMost, ceiling, texts.how_cap_ceiling(&percent(CEILING, texts))),
        }
    }

    fn handed(&self) -> f64 {
        self.account.used(Uncertain::HandoffShare).mode
    }

    fn doubts(&self) -> [Line; 2] {
        let texts = self.account.texts;
        let gap = 1.0 - self.account.report.index.value / 100.0;
        [
            self.account.share(Times, self.causal, texts.how_stake_cause()),
            self.account.share(Times, gap, texts.how_stake_gap()),
        ]
    }

    fn funnel(&self, new_business: f64) -> Vec<Line> {
        let (account, texts) = (self.account, self.account.texts);
        let effect = account.used(Uncertain::EffectRatio).mode - 1.0;
        let mut lines = vec![
            account.amount(Plus, new_business, texts.how_business_total()),
            account.share(Times, self.handed(), texts.how_stake_handed()),
            account.share(Times, effect, texts.how_stake_effect()),
        ];
        lines.extend(self.doubts());
        lines.push(self.cap());
        lines
    }

    fn revenue(&self) -> Vec<Line> {
        let (account, texts) = (self.account, self.account.texts);
        let points = account.used(Uncertain::RevenuePoints).mode;
        let mut lines = vec![
            account.amount(Plus, account.profile.annual_revenue(), texts.how_stake_revenue()),
            account.share(Times, points, texts.how_stake_points()),
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
pub fn stake(account: &Account, workings: &Workings, into: &mut Formula) {
    let Account { report, texts, profile, .. } = *account;
    let stake = &report.stake;
    let new_business = report.funnel.annual_new_business;
    let routes = Routes { account, causal: account.used(Uncertain::CausalShare).mode };
    if let Some((n, funnel)) = new_business.zip(stake.funnel) {
        into.sums.push(Sum {
            title: texts.how_route("funnel").to_owned(),
            lines: routes.funnel(n),
            total: account.amount(Plus, funnel, texts.how_stake_a_year()),
        });
    }
    into.sums.push(Sum {
        title: texts.how_route("revenue").to_owned(),
        lines: routes.revenue(),
        total: account.amount(Plus, stake.revenue, texts.how_stake_a_year()),
    });
    let mixed = |funnel: Option<f64>, revenue: f64| match (workings.route, funnel) {
        (Route::Both, Some(funnel)) => vec![
            account.amount(Plus, funnel / 2.0, texts.how_half("funnel")),
            account.amount(Plus, revenue / 2.0, texts.how_half("revenue")),
        ],
        (Route::Funnel, Some(funnel)) => vec![account.amount(Plus, funnel, texts.how_route("funnel"))],
        _ => vec![account.amount(Plus, revenue, texts.how_route("revenue"))],
    };
    into.sums.push(Sum {
        title: texts.how_stake_used().to_owned(),
        lines: mixed(stake.funnel, stake.revenue),
        total: account.amount(Plus, stake.used.central, texts.how_stake_most_likely()),
    });
    let at_their_word = Routes { account, causal: 1.0 };
    into.sums.push(Sum {
        title: texts.how_face_value_title().to_owned(),
        lines: mixed(
            new_business.map(|n| computed(at_their_word.funnel(n))),
            computed(at_their_word.revenue()),
        ),
        total: account.amount(Plus, stake.face_value, texts.how_face_value()),
    });
    into.sums.push(Sum {
        title: texts.how_folk_rule_title().to_owned(),
        lines: vec![
            account.amount(Plus, profile.annual_revenue(), texts.how_stake_revenue()),
            account.share(Times, CEILING, texts.how_folk_rule_share()),
        ],
        total: account.amount(Plus, stake.folk_rule, texts.how_folk_rule()),
    });
    let caps = [("funnel", stake.caps.funnel), ("revenue", Some(stake.caps.revenue))];
    let binding = caps.into_iter().filter_map(|(route, cap)| Some((route, cap?)));
    into.remarks.extend(
        binding
            .filter(|(_, cap)| cap.share > 0.0)
            .map(|(route, cap)| texts.how_cap_binds(texts.how_route(route), &percent(cap.share, texts))),
    );
    if profile.settings.halve_claims == Some(true) {
        into.remarks.push(texts.how_halved().to_owned());
    }
    into.remarks.push(texts.how_stake_range(
        &figures::money(stake.used.p10, account.currency, texts),
        &figures::money(stake.used.p90, account.currency, texts),
    ));
}

/// What the plan brings back: from the stake to the total and to the run rate.
pub fn recovered(account: &Account, into: &mut Formula) {
    let Account { report, texts, profile, .. } = *account;
    if report.plan.remedies.is_empty() {
        into.remarks.push(texts.how_plan_none().to_owned());
        return;
    }
    let projection = &report.projection;
    let closed = PlanWorkings::of(profile, &report.plan.remedies).closed;
    let captured = account.used(Uncertain::Realisation).mode;
    let gap = 100.0 - report.index.value;
    let from_stake = |closed: f64, what: &str| {
        vec![
            account.amount(Plus, report.stake.used.central, texts.how_stake_a_year()),
            account.share(Times, captured, texts.how_recovered_captured()),
            account.share(Times, closed, what),
        ]
    };
    if gap > 0.0 {
        into.sums.push(Sum {
            title: texts.how_closed_title().to_owned(),
            lines: vec![
                account.number(Plus, report.plan.index_after, texts.how_closed_after()),
                account.number(Minus, report.index.value, texts.how_closed_now()),
                account.number(Over, gap, texts.how_closed_gap()),
            ],
            total: account.share(Plus, projection.way.gap_closed, texts.how_closed_total()),
        });
    }
    let mean = closed.iter().sum::<f64>() / HORIZON as f64;
    let mut lines = from_stake(mean, texts.how_recovered_mean());
    lines.push(account.number(Times, YEARS, texts.how_recovered_years()));
    into.sums.push(Sum {
        title: texts.how_recovered_title().to_owned(),
        lines,
        total: account.amount(Plus, projection.recovered_total.central, texts.how_recovered_total()),
    });
    into.sums.push(Sum {
        title: texts.how_run_rate_title().to_owned(),
        lines: from_stake(closed[HORIZON - 1], texts.how_run_rate_closed()),
        total: account.amount(Plus, projection.run_rate.central, texts.how_run_rate_total()),
    });
    let cycle = profile.funnel.sales_cycle_days.unwrap_or(sales_cycle_days(report.size_band));
    let delay = projection.way.delay_months;
    into.remarks.push(texts.how_recovered_delay(&delay.to_string(), &digits(cycle, texts)));
    into.remarks.push(texts.how_recovered_ramp().to_owned());
    if profile.team.change_owner == Some(false) {
        into.remarks.push(texts.how_recovered_fade().to_owned());
    }
}

/// When the plan pays back: what is left after 36 months, and the month from which it stays so.
pub fn payback(account: &Account, into: &mut Formula) {
    let Account { report, texts, currency, .. } = *account;
    if report.plan.remedies.is_empty() {
        into.remarks.push(texts.how_plan_none().to_owned());
        return;
    }
    let projection = &report.projection;
    let margin = account.used(Uncertain::GrossMargin).mode;
    into.sums.push(Sum {
        title: texts.how_net_title().to_owned(),
        lines: vec![
            account.amount(Plus, projection.recovered_total.central, texts.how_recovered_total()),
            account.share(Times, margin, texts.parameter_name("gross_margin")),
            account.amount(Minus, report.plan.total_cost, texts.how_cost_total()),
        ],
        total: account.amount(Plus, projection.net_total.central, texts.how_net_total()),
    });
    let net = |month: usize| {
        let found = projection.months.iter().find(|report| report.month == month);
        money(found.map_or(0.0, |report| report.cumulative_net.central), currency, texts)
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
