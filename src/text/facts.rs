//! The four facts under the headline: what is at stake, what comes back, what it costs, when it pays.

use super::{Account, figures};

/// One fact: what it is about, the figure, a remark, and where its calculation is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What the figure is.
    pub what: String,
    /// The figure.
    pub figure: String,
    /// What else is to be said of it.
    pub remark: String,
    /// The identifier of its calculation among the numbers.
    pub how: &'static str,
}

/// The four facts.
pub fn facts(account: &Account) -> [Fact; 4] {
    [stake(account), recovered(account), cost(account), payback(account)]
}

fn stake(account: &Account) -> Fact {
    let Account { profile, report, texts, .. } = account;
    let used = &report.stake.used;
    let share = |money: f64| figures::percent(money / profile.annual_revenue());
    let share = figures::range(&share(used.p10), &share(used.p90), texts);
    let nothing = used.p90 <= 0.0;
    Fact {
        what: texts.fact_stake().to_owned(),
        figure: if nothing { texts.fact_nothing().to_owned() } else { account.money_range(used) },
        remark: if nothing {
            String::new()
        } else {
            texts.fact_stake_remark(&account.money(used.central), &share)
        },
        how: "how-stake",
    }
}

fn recovered(account: &Account) -> Fact {
    let Account { report, texts, .. } = account;
    let total = &report.projection.recovered_total;
    let nothing = total.p90 <= 0.0;
    Fact {
        what: texts.fact_recovered().to_owned(),
        figure: if nothing { texts.fact_nothing().to_owned() } else { account.money_range(total) },
        remark: if nothing {
            String::new()
        } else {
            texts.fact_recovered_remark(&account.money(total.central))
        },
        how: "how-recovered",
    }
}

fn cost(account: &Account) -> Fact {
    let Account { report, currency, texts, .. } = account;
    let plan = &report.plan;
    let free = plan.cost.p90 <= 0.0;
    Fact {
        what: texts.fact_cost().to_owned(),
        figure: if free {
            texts.fact_nothing().to_owned()
        } else {
            figures::money_range(plan.cost.p10, plan.cost.p90, currency, texts)
        },
        remark: if free {
            String::new()
        } else {
            texts.fact_cost_remark(&account.money(plan.first_year_cost))
        },
        how: "how-plan",
    }
}

fn payback(account: &Account) -> Fact {
    let Account { report, texts, .. } = account;
    let (plan, months) = (&report.plan, &report.projection.payback_month);
    let chance = texts.within_36(&figures::chance(report.projection.chance_of_payback, texts));
    let central = months.central.map(|month| texts.fact_payback_remark(&month.to_string(), &chance));
    let figure = match (plan.remedies.is_empty(), plan.pays_back) {
        (true, _) => texts.fact_no_plan().to_owned(),
        (false, false) => texts.payback_never().to_owned(),
        (false, true) => payback_months(account),
    };
    let remark = if plan.remedies.is_empty() { String::new() } else { central.unwrap_or(chance) };
    Fact { what: texts.fact_payback().to_owned(), figure, remark, how: "how-payback" }
}

/// The months in which eight cases in ten pay back, as far as they do.
pub fn payback_months(account: &Account) -> String {
    let Account { report, texts, .. } = account;
    let months = &report.projection.payback_month;
    match (months.p10, months.p90) {
        (Some(early), Some(late)) if early == late => texts.payback_in(&figures::points(early)),
        (Some(early), Some(late)) => {
            texts.payback_between(&texts.range(&figures::points(early), &figures::points(late)))
        }
        (Some(early), None) => texts.payback_at_best(&figures::points(early)),
        (None, _) => texts.payback_never().to_owned(),
    }
}
