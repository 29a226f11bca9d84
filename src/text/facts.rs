//! The four facts under the headline: what is at stake, what comes back, what it costs, when it pays.

use super::{Account, Texts, figures};

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
    let share = |money: f64| figures::percent(money / profile.annual_revenue(), texts);
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
        remark: if free { String::new() } else { first_year(account) },
        how: "how-plan",
    }
}

/// The most likely cost, and how much of it the first year takes.
fn first_year(account: &Account) -> String {
    let texts = account.texts;
    let [total, first] = [account.report.plan.total_cost, account.report.plan.first_year_cost];
    let [all, in_first] = [total, first].map(|cost| account.money(cost));
    match all == in_first {
        true if total - first < 1e-9 * total => texts.fact_cost_remark_all(&all),
        true => texts.fact_cost_remark_nearly(&all),
        false => texts.fact_cost_remark(&all, &in_first),
    }
}

fn payback(account: &Account) -> Fact {
    let Account { report, texts, .. } = account;
    let (plan, projection) = (&report.plan, &report.projection);
    let cases = figures::chance(projection.chance_of_payback, texts);
    let months = projection.payback_month;
    let month = |month| figures::points(month, texts);
    let (figure, remark) = if plan.remedies.is_empty() {
        (texts.fact_no_plan().to_owned(), String::new())
    } else if !plan.pays_back {
        let fewer = projection.chance_of_payback < 0.5;
        let why = if fewer { texts.fact_payback_fewer() } else { texts.fact_payback_unlikely() };
        (texts.payback_chance(&cases), why.to_owned())
    } else {
        match (months.p10, months.p50, months.p90) {
            (Some(early), Some(half), Some(late)) => (
                payback_months(early, late, texts),
                texts.fact_payback_remark(&month(half), &texts.within_36(&cases)),
            ),
            (Some(early), Some(half), None) => {
                (texts.payback_half(&month(half)), texts.fact_payback_remark_some(&month(early), &cases))
            }
            _ => (texts.within_36(&cases), String::new()),
        }
    };
    Fact { what: texts.fact_payback().to_owned(), figure, remark, how: "how-payback" }
}

/// The months in which eight cases in ten pay back.
pub fn payback_months(early: f64, late: f64, texts: &Texts) -> String {
    let [first, last] = [early, late].map(|month| figures::points(month, texts));
    if first == last { texts.payback_in(&first) } else { texts.payback_between(&texts.range(&first, &last)) }
}
