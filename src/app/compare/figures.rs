//! What is compared: the figures of one line, from a result that is computed anew or from what a link
//! without money tells.

use super::super::state;
use super::lines;
use crate::link::{Headline, Link, Month, SharedResult, ShownRange, Unreadable, WithoutMoney};
use crate::model::{Pattern, Tier};
use crate::profile::{Dimension, Profile};
use crate::shown;

/// Eight cases in ten around the most likely value.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Span {
    /// One case in ten lies below.
    pub low: f64,
    /// The most likely value.
    pub value: f64,
    /// One case in ten lies above.
    pub high: f64,
}

impl Span {
    /// The three values, low to high.
    pub fn corners(self) -> [f64; 3] {
        [self.low, self.value, self.high]
    }
}

impl From<ShownRange> for Span {
    fn from(shown: ShownRange) -> Self {
        let [low, value, high] = [shown.low, shown.value, shown.high].map(|points| f64::from(points.get()));
        Span { low, value, high }
    }
}

/// The figures of one result.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// What the line or the link calls it.
    pub label: Option<String>,
    /// The link as it stands behind the `#` of the calculator's address.
    pub fragment: String,
    /// The month of the result.
    pub month: Month,
    /// The Alignment Index.
    pub index: Span,
    /// Its tier; none when nobody answered.
    pub tier: Option<Tier>,
    /// The five dimensions.
    pub dimensions: [Span; Dimension::ALL.len()],
    /// The likeliest pattern.
    pub pattern: Pattern,
    /// In what share of the cases the plan pays back; none without a plan.
    pub chance: Option<f64>,
    /// Everything in money, where the link carries it.
    pub money: Option<Money>,
    /// The headline that the sender saw, where today's figures are others.
    pub sent: Option<Headline>,
}

/// What a link without money does not tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// Everything that was entered.
    pub profile: Profile,
    /// At stake a year.
    pub stake: Span,
    /// Cost of the plan over the horizon; none without a plan.
    pub cost: Option<Span>,
}

impl Money {
    /// The currency of all of it, three letters.
    pub fn currency(&self) -> &str {
        self.profile.company.currency_code()
    }

    /// An amount as a share of revenue, which can be compared between currencies.
    pub fn share(&self, amount: f64) -> f64 {
        amount / self.profile.annual_revenue()
    }
}

/// Why a line has no figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no link that can be read.
    Unreadable(Unreadable),
    /// The link asks for answers.
    Invitation,
    /// The link brings the answers of one head.
    Reply,
    /// The link is sealed with a passphrase.
    Sealed,
    /// The same line stands above.
    Repeated,
}

impl Fault {
    /// The fixed name.
    pub const fn id(self) -> &'static str {
        match self {
            Fault::Unreadable(Unreadable::NotALink) => "no_link",
            Fault::Unreadable(Unreadable::CutShort) => "cut_short",
            Fault::Unreadable(Unreadable::Damaged) => "damaged",
            Fault::Unreadable(Unreadable::NewerVersion) => "newer",
            Fault::Invitation => "invitation",
            Fault::Reply => "reply",
            Fault::Sealed => "sealed",
            Fault::Repeated => "repeated",
        }
    }
}

/// Reads a line and computes what it holds.
///
/// # Errors
/// What is wrong with the line.
pub fn figures(line: &str) -> Result<Figures, Fault> {
    let (label, link) = lines::read(line).map_err(Fault::Unreadable)?;
    let fragment = link.fragment().unwrap_or_default();
    let figures = match link {
        Link::Result(result) => of_result(*result, fragment),
        Link::WithoutMoney(told) => without_money(*told, fragment),
        Link::Invitation(_) => return Err(Fault::Invitation),
        Link::Reply(_) => return Err(Fault::Reply),
        Link::Sealed(_) => return Err(Fault::Sealed),
    };
    Ok(Figures { label: label.or(figures.label), ..figures })
}

fn of_result(result: SharedResult, fragment: String) -> Figures {
    let SharedResult { profile, label, month, headline: sent } = result;
    let report = state::report(&profile);
    let today = shown::headline(&report);
    let (index, plan, used) = (&report.index, &report.plan, report.stake.used);
    let has_plan = !plan.remedies.is_empty();
    let spreads = index.dimension_spreads.0.iter().zip(index.dimensions.0);
    let mut dimensions = [Span::default(); Dimension::ALL.len()];
    for (dimension, (spread, value)) in dimensions.iter_mut().zip(spreads) {
        *dimension = Span { low: spread.p10, value, high: spread.p90 };
    }
    Figures {
        label: label.map(|label| label.as_str().to_owned()),
        fragment,
        month,
        index: Span { low: index.p10, value: index.value, high: index.p90 },
        tier: index.tier,
        dimensions,
        pattern: report.pattern.likeliest,
        chance: has_plan.then_some(report.projection.chance_of_payback),
        sent: (sent.index != today.index || sent.stake != today.stake).then_some(sent),
        money: Some(Money {
            stake: Span { low: used.p10, value: used.central, high: used.p90 },
            cost: has_plan.then_some(Span {
                low: plan.cost.p10,
                value: plan.total_cost,
                high: plan.cost.p90,
            }),
            profile,
        }),
    }
}

fn without_money(told: WithoutMoney, fragment: String) -> Figures {
    let pattern = Pattern::ALL.get(usize::from(told.pattern)).copied();
    Figures {
        label: told.label.map(|label| label.as_str().to_owned()),
        fragment,
        month: told.month,
        index: told.index.into(),
        tier: told.tier.and_then(|tier| Tier::ALL.get(usize::from(tier)).copied()),
        dimensions: told.dimensions.map(Span::from),
        pattern: pattern.unwrap_or(Pattern::ALL[0]),
        chance: told.plan.map(|plan| f64::from(plan.chance.get()) / 100.0),
        money: None,
        sent: None,
    }
}

/// A result of this month as a link would carry it, and the label where it is to travel.
pub fn shared(profile: Profile, label: &str, month: Month) -> SharedResult {
    let headline = shown::headline(&state::report(&profile));
    SharedResult { profile, label: crate::link::Label::new(label), month, headline }
}
