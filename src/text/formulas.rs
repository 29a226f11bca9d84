//! How each figure is computed: its formula with one company's values in it, line by line.
//!
//! Every line carries its number beside the words made from it, so that a test can hold what is
//! shown: the lines give the total, and the total is the report's own figure.

mod diagnosis;
mod money;
mod plan;
mod values;

use super::{Account, Texts, figures};
use crate::model::{Triangle, Workings, used};
use crate::profile::{Parameter, Uncertain, Weights};
pub use values::{Origin, figure, is_halved, origin, triangle, value};

/// How one figure of the result is computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// One of [`IDS`].
    pub id: &'static str,
    /// What it is, in a plain sentence.
    pub about: String,
    /// The arithmetic; empty where the company's entries do not allow any.
    pub sums: Vec<Sum>,
    /// What the arithmetic does not say.
    pub remarks: Vec<String>,
    /// Ids of the parameters and fixed figures that it uses.
    pub parameters: &'static [&'static str],
}

/// Lines and what they come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// What is computed; empty where the formula has a single sum.
    pub title: String,
    /// Taken in order, each upon what the earlier ones came to.
    pub lines: Vec<Line>,
    /// What they come to.
    pub total: Line,
}

/// One figure of a sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What is done with it.
    pub step: Step,
    /// The figure.
    pub value: f64,
    /// The figure as it is shown.
    pub amount: String,
    /// What it is.
    pub what: String,
}

/// What a line does to what the earlier ones came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Is added; the first line too.
    Plus,
    /// Is taken away.
    Minus,
    /// Multiplies.
    Times,
    /// Divides.
    Over,
    /// Is the most that there may be.
    AtMost,
    /// Is the least that there may be.
    AtLeast,
}

impl Step {
    /// What stands before the line at this place of its sum.
    pub const fn sign(self, at: usize) -> &'static str {
        match self {
            Step::Plus if at == 0 => "",
            Step::Plus => "+",
            Step::Minus => "−",
            Step::Times => "×",
            Step::Over => "÷",
            Step::AtMost => "≤",
            Step::AtLeast => "≥",
        }
    }
}

impl Sum {
    /// What the lines come to.
    pub fn computed(&self) -> f64 {
        self.lines.iter().fold(0.0, |so_far, line| match line.step {
            Step::Plus => so_far + line.value,
            Step::Minus => so_far - line.value,
            Step::Times => so_far * line.value,
            Step::Over => so_far / line.value,
            Step::AtMost => so_far.min(line.value),
            Step::AtLeast => so_far.max(line.value),
        })
    }
}

/// The fixed names of all formulas, in the order of the result.
pub const IDS: [&str; 12] = [
    "index",
    "agreement",
    "pattern",
    "funnel",
    "stake",
    "plan",
    "recovered",
    "payback",
    "drivers",
    "needed-beyond",
    "break-even",
    "find-out",
];

/// The formula of that name; an unknown one gives an empty formula of the index.
pub fn formula(id: &str, account: &Account) -> Formula {
    let id = IDS.into_iter().find(|known| *known == id).unwrap_or(IDS[0]);
    let mut formula = Formula {
        id,
        about: account.texts.how_about(id).to_owned(),
        sums: Vec::new(),
        remarks: Vec::new(),
        parameters: parameters(id),
    };
    if id == "index" && account.profile.settings.weights == Some(Weights::Poll) {
        formula.parameters = &["item_prior", "ceo_triangle", "tier_edges", "poll_weights"];
    }
    let workings = Workings::of(account.profile);
    let into = &mut formula;
    match id {
        "index" => diagnosis::index(account, &workings, into),
        "agreement" => diagnosis::agreement(account, into),
        "pattern" => diagnosis::pattern(account, &workings, into),
        "funnel" => diagnosis::funnel(account, into),
        "stake" => money::stake(account, &workings, into),
        "plan" => plan::plan(account, &workings, into),
        "recovered" => money::recovered(account, into),
        "payback" => money::payback(account, into),
        "drivers" => plan::drivers(account, into),
        "needed-beyond" => plan::needed_beyond(account, &workings, into),
        "break-even" => plan::break_even(account, into),
        _ => plan::find_out(account, into),
    }
    formula
}

/// The sums that lead to the stake that is used, without the figures that are not.
pub fn stake_used(account: &Account) -> Vec<Sum> {
    let mut sums = formula("stake", account).sums;
    let used = account.texts.how_stake_used();
    let end = sums.iter().position(|sum| sum.title == used).map_or(sums.len(), |at| at + 1);
    sums.truncate(end);
    sums
}

/// All formulas, in the order of the result.
pub fn formulas(account: &Account) -> Vec<Formula> {
    IDS.iter().map(|id| formula(id, account)).collect()
}

const fn parameters(id: &str) -> &'static [&'static str] {
    match id.as_bytes() {
        b"index" => &["item_prior", "ceo_triangle", "tier_edges"],
        b"agreement" => &["agreement_limits"],
        b"pattern" => &["pattern_probabilities", "pattern_fit"],
        b"funnel" => &["stage_rates"],
        b"stake" => &[
            "effect_ratio",
            "revenue_points",
            "causal_share",
            "handoff_share",
            "ceiling",
            "closed_business_cap",
        ],
        b"plan" => &[
            "remedy_costs",
            "cost_overrun",
            "staff_day",
            "day_factor",
            "usd_rate",
            "team_counts",
            "gross_margin",
            "discount_rate",
            "remedy_levels",
            "remedy_months",
        ],
        b"recovered" => {
            &["realisation", "ramp_pace", "band_pace", "sales_cycle_days", "sustain_floor", "remedy_levels"]
        }
        b"payback" => &["gross_margin", "cost_overrun", "horizon"],
        b"drivers" => &[
            "effect_ratio",
            "causal_share",
            "revenue_points",
            "handoff_share",
            "realisation",
            "gross_margin",
            "ramp_pace",
            "cost_overrun",
        ],
        b"needed-beyond" => &["gross_margin", "discount_rate"],
        b"break-even" => &["gross_margin", "cost_overrun", "handoff_share", "horizon"],
        _ => &["gross_margin", "handoff_share"],
    }
}

impl Account<'_> {
    /// What an uncertain parameter is taken to be.
    fn used(&self, uncertain: Uncertain) -> Triangle {
        used(self.profile, Parameter::Uncertain(uncertain))
    }

    /// A line of money.
    fn amount(&self, step: Step, value: f64, what: impl Into<String>) -> Line {
        let amount = money(value, self.currency, self.texts);
        // Two signs in a row would read as one.
        let amount = if step == Step::Minus && value < 0.0 { format!("({amount})") } else { amount };
        Line { step, value, amount, what: what.into() }
    }

    /// A line with a share, shown as a percentage.
    fn share(&self, step: Step, value: f64, what: impl Into<String>) -> Line {
        Line { step, value, amount: percent(value, self.texts), what: what.into() }
    }

    /// A line with a plain number.
    fn number(&self, step: Step, value: f64, what: impl Into<String>) -> Line {
        Line { step, value, amount: digits(value, self.texts), what: what.into() }
    }
}

/// Money in full: whole units, with decimals where there are few of them.
pub(super) fn money(value: f64, currency: &str, texts: &Texts) -> String {
    let size = value.abs();
    let size = if size >= 100.0 { size.round() } else { (size * 100.0).round() / 100.0 };
    figures::exact_money(if value < 0.0 && size > 0.0 { -size } else { size }, currency, texts)
}

/// A share as a percentage, to the digits that a reader needs to follow the arithmetic.
pub(super) fn percent(share: f64, texts: &Texts) -> String {
    texts.intl().percent(share, decimals(100.0 * share))
}

/// A number with three decimals, and more where it would not show three digits otherwise.
pub(super) fn digits(value: f64, texts: &Texts) -> String {
    figures::plain_to(value, decimals(value), texts)
}

/// How many decimals a number needs to show three digits; at least three.
fn decimals(value: f64) -> usize {
    let mut decimals = 3;
    let mut least = 0.1;
    while value != 0.0 && value.abs() < least && decimals < 12 {
        decimals += 1;
        least /= 10.0;
    }
    decimals
}

#[cfg(test)]
mod tests;
