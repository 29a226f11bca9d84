//! The way from a company's figures to what is at stake, line by line.

use super::{Account, figures};
use crate::model::parameters::{CEILING, LARGEST_EFFECT, distribution};
use crate::profile::{Covers, Parameter, Route, Uncertain};

/// One line of a calculation.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The sign before the figure.
    pub sign: &'static str,
    /// The figure as it is shown.
    pub figure: String,
    /// What the figure is.
    pub what: String,
    /// The figure itself.
    pub value: f64,
}

/// The central calculation of each route, and of both together where both are used.
pub fn stake(account: &Account) -> Vec<Vec<Line>> {
    let route = account.profile.settings.route.unwrap_or(Route::Both);
    let Some(by_funnel) = account.report.stake.funnel else { return vec![revenue(account)] };
    match route {
        Route::Funnel => vec![funnel(account, by_funnel)],
        Route::Revenue => vec![revenue(account)],
        Route::Both => vec![funnel(account, by_funnel), revenue(account), both(account)],
    }
}

fn revenue(account: &Account) -> Vec<Line> {
    let Account { profile, report, texts, .. } = account;
    let money = profile.annual_revenue();
    let points = most_likely(account, Uncertain::RevenuePoints) * claims(account);
    let mut lines = vec![
        amount(account, "", money, texts.working_revenue()),
        factor(points, texts.working_points()),
        factor(most_likely(account, Uncertain::CausalShare), texts.working_cause()),
        factor(1.0 - report.index.value / 100.0, texts.working_gap()),
    ];
    if report.stake.caps.revenue.central {
        lines.push(limit(account));
    }
    lines.push(amount(account, "=", report.stake.revenue, texts.working_by_revenue()));
    lines
}

fn funnel(account: &Account, by_funnel: f64) -> Vec<Line> {
    let Account { report, texts, .. } = account;
    let business = report.funnel.annual_new_business.unwrap_or_default();
    let effect = (most_likely(account, Uncertain::EffectRatio) - 1.0) * claims(account);
    let mut lines = vec![
        amount(account, "", business, texts.working_new_business()),
        factor(most_likely(account, Uncertain::HandoffShare), texts.working_handoff()),
        factor(effect, texts.working_effect()),
        factor(most_likely(account, Uncertain::CausalShare), texts.working_cause()),
        factor(1.0 - report.index.value / 100.0, texts.working_gap()),
    ];
    if report.stake.caps.funnel.is_some_and(|cap| cap.central) {
        lines.push(limit(account));
    }
    lines.push(amount(account, "=", by_funnel, texts.working_by_funnel()));
    lines
}

fn both(account: &Account) -> Vec<Line> {
    vec![amount(account, "=", account.report.stake.used.central, account.texts.working_both())]
}

/// The smaller of the two caps.
fn limit(account: &Account) -> Line {
    let ceiling = CEILING * account.profile.annual_revenue();
    let handed = most_likely(account, Uncertain::HandoffShare);
    let closed = account.report.funnel.annual_new_business.map(|n| LARGEST_EFFECT * n * handed);
    let least = closed.map_or(ceiling, |closed| closed.min(ceiling));
    amount(account, "≤", least, account.texts.working_limit())
}

fn amount(account: &Account, sign: &'static str, value: f64, what: &str) -> Line {
    Line { sign, figure: figures::exact_money(value.round(), account.currency), what: what.to_owned(), value }
}

fn factor(value: f64, what: &str) -> Line {
    Line { sign: "×", figure: format!("{}%", figures::plain(100.0 * value)), what: what.to_owned(), value }
}

/// What halving leaves of the studies' claims.
fn claims(account: &Account) -> f64 {
    if account.profile.settings.halve_claims == Some(true) { 0.5 } else { 1.0 }
}

/// The most likely value of a parameter: the override, else what was entered, else the model's.
fn most_likely(account: &Account, uncertain: Uncertain) -> f64 {
    let profile = account.profile;
    if let Some([_, mode, _]) = profile.settings.overrides.get(&Parameter::Uncertain(uncertain)) {
        return *mode;
    }
    let entered = match uncertain {
        Uncertain::HandoffShare if profile.covers() == Covers::MarketingLeads => {
            profile.funnel.handoff_share.or(Some(1.0))
        }
        Uncertain::HandoffShare => profile.funnel.handoff_share,
        _ => None,
    };
    entered.unwrap_or(distribution(uncertain).mode)
}
