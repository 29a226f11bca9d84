//! The fifteen remedies: what each lifts, costs and takes, and which are offered to a company.

use super::index::ByItem;
use super::parameters::{
    HORIZON, STAFF_DAY_FACTOR, STAFF_DAY_REVENUE_USD, STAFF_DAY_USD, crm_seat_usd, default_marketers,
    default_sellers,
};
use super::pattern::Pattern;
use super::triangle::Triangle;
use crate::profile::{Band, Item, MarketingLeader, Parameter, Profile, Remedy, SalesLeader};

/// A remedy as it would be carried out in one company.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Which remedy.
    pub remedy: Remedy,
    /// Level that each question is lifted to, 0 to 4; 0 lifts nothing.
    pub levels: ByItem<f64>,
    /// Month in which it starts, counted from 1.
    pub start: usize,
    /// Months until its full effect, before the pace of the company.
    pub months: f64,
    /// Cost in each month of the horizon before overrun, in the profile's currency; index 0 is month 1.
    pub costs: [f64; HORIZON],
    /// Whether there is something to lift and the company fits.
    pub offered: bool,
}

/// What the catalogue says of a remedy besides its price.
struct Specification {
    lifts: &'static [(Item, f64)],
    start: usize,
    months: f64,
    prescribed_for: &'static [Pattern],
}

/// Levels, starts and months are judgement (levels).
const fn specification(remedy: Remedy) -> Specification {
    use Item::*;
    use Pattern::*;
    let (lifts, start, months, prescribed_for): (&[(Item, f64)], usize, f64, &[Pattern]) = match remedy {
        Remedy::StageDefinitions => (&[(F1, 3.0), (F2, 3.0)], 1, 6.0, &[MissingFunction, Silos, Patchwork]),
        Remedy::MarketingMandate => (&[(C3, 3.0)], 1, 6.0, &[MarketingShelved]),
        Remedy::JointPlan => (&[(P1, 3.0), (C1, 2.0), (C2, 3.0)], 1, 9.0, &[MarketingShelved, Silos]),
        Remedy::ServiceAgreement => (&[(P2, 3.0), (P3, 3.0), (T2, 2.0)], 4, 9.0, &[Silos, Patchwork]),
        Remedy::BuyerRoutine => (&[(S1, 3.0), (F3, 3.0)], 4, 9.0, &[MissingFunction, MarketingShelved]),
        Remedy::ClosedLoop => (&[(T1, 3.0), (T2, 3.0), (T3, 3.0)], 4, 9.0, &[Silos, Patchwork]),
        Remedy::SharedCrm => (&[(T1, 3.0), (T2, 2.0), (T3, 2.0)], 4, 12.0, &[MissingFunction, Patchwork]),
        Remedy::MarketingTraining => {
            (&[(S2, 3.0), (S1, 2.0)], 4, 12.0, &[MissingFunction, MarketingShelved, Silos, Patchwork])
        }
        Remedy::SalesEnablement => (&[(S3, 3.0)], 7, 6.0, &[MissingFunction]),
        Remedy::BuyerJourneyShift => (&[(P3, 3.0), (S1, 3.0), (F3, 3.0)], 7, 12.0, &[Silos]),
        Remedy::MarketingFunction => {
            (&[(C3, 2.0), (P1, 2.0), (F3, 2.0), (S1, 2.0), (S2, 2.0)], 1, 12.0, &[MissingFunction])
        }
        Remedy::FractionalCmo => (
            &[(C2, 3.0), (C3, 3.0), (P1, 3.0), (F1, 3.0), (F2, 3.0), (S1, 3.0), (S2, 2.0)],
            1,
            9.0,
            &[MarketingShelved],
        ),
        Remedy::FractionalSalesLeader => {
            (&[(C2, 3.0), (C3, 2.0), (P2, 3.0), (F2, 3.0), (S3, 3.0)], 1, 9.0, &[MarketingShelved])
        }
        Remedy::MarketingLeader => (
            &[
                (C2, 3.0),
                (C3, 3.0),
                (P1, 4.0),
                (P3, 3.0),
                (F1, 3.0),
                (F2, 3.0),
                (F3, 3.0),
                (S1, 3.0),
                (S2, 3.0),
            ],
            4,
            12.0,
            &[Silos],
        ),
        Remedy::RevenueOperations => (
            &[(T1, 4.0), (T2, 4.0), (T3, 3.0), (P2, 4.0), (P3, 3.0), (F1, 3.0), (F2, 4.0)],
            4,
            12.0,
            &[Patchwork],
        ),
    };
    Specification { lifts, start, months, prescribed_for }
}

/// Whether practice prescribes a remedy for a pattern.
pub fn prescribed(remedy: Remedy, pattern: Pattern) -> bool {
    specification(remedy).prescribed_for.contains(&pattern)
}

/// When a monthly cost runs, in months counted from the remedy's start.
#[derive(Clone, Copy)]
enum Runs {
    /// From the start for so many months.
    For(usize),
    /// From so many months after the start to the horizon.
    From(usize),
}

impl Runs {
    fn in_month(self, month: usize, start: usize) -> bool {
        match self {
            Runs::For(months) => (start..start + months).contains(&month),
            Runs::From(delay) => month >= start + delay,
        }
    }
}

/// Head counts as far as known, else as usual for the band.
struct Heads {
    marketers: f64,
    outsourced: f64,
    sellers: f64,
}

impl Heads {
    fn of(profile: &Profile) -> Self {
        let (team, band) = (&profile.team, profile.band());
        Heads {
            marketers: team.marketers.unwrap_or(default_marketers(band)),
            outsourced: team.outsourced_marketers.unwrap_or(0.0),
            sellers: team.sellers.unwrap_or(default_sellers(band)),
        }
    }

    fn team(&self) -> f64 {
        self.marketers + self.outsourced
    }

    fn seats(&self) -> f64 {
        self.sellers + self.marketers
    }
}

/// What a remedy costs, in the profile's currency and before any overrun.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// Once, in the month of the start.
    pub one_off: f64,
    /// In each month in which it runs.
    pub monthly: f64,
    /// The first month of the horizon in which the monthly cost runs.
    pub from: usize,
    /// In how many months of the horizon the monthly cost runs.
    pub months: usize,
}

/// The model's own price of a remedy for this company.
pub fn price(remedy: Remedy, profile: &Profile) -> Price {
    let (one_off, monthly, runs) = price_and_run(remedy, profile, &Heads::of(profile));
    let start = specification(remedy).start;
    let mut running = (1..=HORIZON).filter(|month| runs.in_month(*month, start));
    let from = running.clone().next().unwrap_or(start);
    Price { one_off, monthly, from, months: running.by_ref().count() }
}

/// The level, 0 to 4, that the catalogue says a remedy lifts a question to; 0 lifts nothing.
pub fn listed_level(remedy: Remedy, item: Item) -> f64 {
    let lifts = specification(remedy).lifts;
    lifts.iter().find(|(lifted, _)| *lifted == item).map_or(0.0, |(_, level)| *level)
}

/// The months to full effect that the catalogue names, before the pace of the company.
pub fn listed_months(remedy: Remedy) -> f64 {
    specification(remedy).months
}

/// One-off and monthly price in the profile's currency, and when the monthly one runs.
fn price_and_run(remedy: Remedy, profile: &Profile, heads: &Heads) -> (f64, f64, Runs) {
    let per_dollar = 1.0 / profile.usd_rate();
    let day = staff_day(profile);
    let seats = crm_seat_usd(profile.band()) * heads.seats();
    let dollars = |one_off: f64, monthly: f64| (one_off * per_dollar, monthly * per_dollar);
    let days = |one_off: f64, monthly: f64| (one_off * day, monthly * day);
    let ((one_off, monthly), runs) = match remedy {
        Remedy::StageDefinitions | Remedy::MarketingMandate => (days(6.0, 0.0), Runs::From(0)),
        Remedy::JointPlan => (days(8.0, 0.25), Runs::From(0)),
        Remedy::ServiceAgreement => (days(6.0, 0.25), Runs::From(0)),
        Remedy::BuyerRoutine => (days(4.0, 0.5), Runs::From(0)),
        Remedy::ClosedLoop => (days(10.0, 0.25), Runs::From(0)),
        Remedy::SharedCrm => (dollars(6.0 * seats, seats), Runs::From(0)),
        Remedy::MarketingTraining => {
            (dollars(1500.0 * heads.marketers, 500.0 / 12.0 * heads.marketers), Runs::From(12))
        }
        Remedy::SalesEnablement => (dollars(500.0 * heads.sellers, 0.0), Runs::From(0)),
        Remedy::BuyerJourneyShift => (days(10.0, 0.0), Runs::From(0)),
        Remedy::MarketingFunction => (dollars(10_000.0, 9_000.0), Runs::From(0)),
        Remedy::FractionalCmo => (dollars(0.0, 12_000.0), Runs::For(12)),
        Remedy::FractionalSalesLeader => (dollars(0.0, 10_000.0), Runs::For(12)),
        Remedy::MarketingLeader => (dollars(60_000.0, 25_000.0), Runs::From(0)),
        Remedy::RevenueOperations => (dollars(20_000.0, 14_000.0), Runs::From(0)),
    };
    (one_off, monthly, runs)
}

/// Cost of a staff day for a company of this size, in the profile's currency.
fn staff_day(profile: &Profile) -> f64 {
    let day = overridden(profile, Parameter::StaffDay).unwrap_or(STAFF_DAY_USD / profile.usd_rate());
    day * day_factor(profile)
}

/// How much the size of a company multiplies a staff day by.
pub fn day_factor(profile: &Profile) -> f64 {
    let (least, most) = STAFF_DAY_FACTOR;
    let dollars = profile.annual_revenue() * profile.usd_rate();
    (dollars / STAFF_DAY_REVENUE_USD).sqrt().clamp(least, most)
}

fn overridden(profile: &Profile, parameter: Parameter) -> Option<f64> {
    profile.settings.overrides.get(&parameter).map(|[_, mode, _]| *mode)
}

/// Whether the company fits a remedy, besides there being something to lift.
fn fits(remedy: Remedy, profile: &Profile, heads: &Heads, t1: f64) -> bool {
    let (team, band) = (&profile.team, profile.band());
    let marketing_leader = team.marketing_leader.unwrap_or(MarketingLeader::Manager);
    let sales_leader = team.sales_leader.unwrap_or(SalesLeader::Vp);
    let mid_sized = matches!(band, Band::Medium | Band::Large);
    match remedy {
        Remedy::StageDefinitions => true,
        Remedy::MarketingMandate | Remedy::JointPlan | Remedy::ServiceAgreement | Remedy::BuyerRoutine => {
            heads.team() > 0.0
        }
        Remedy::ClosedLoop => t1 >= 1.5,
        Remedy::SharedCrm => t1 < 1.5 && heads.seats() >= 1.0,
        Remedy::MarketingTraining => heads.marketers >= 1.0,
        Remedy::SalesEnablement => heads.sellers >= 1.0,
        Remedy::BuyerJourneyShift => team.marketing_effort.brand.unwrap_or(0.0) >= 40.0,
        Remedy::MarketingFunction => {
            matches!(marketing_leader, MarketingLeader::Nobody | MarketingLeader::Founder)
                && heads.team() <= 1.0
        }
        Remedy::FractionalCmo => {
            !matches!(marketing_leader, MarketingLeader::Cmo | MarketingLeader::FractionalCmo) && mid_sized
        }
        Remedy::FractionalSalesLeader => {
            matches!(sales_leader, SalesLeader::Founder | SalesLeader::Manager) && mid_sized
        }
        Remedy::MarketingLeader => {
            marketing_leader != MarketingLeader::Cmo && matches!(band, Band::Large | Band::Enterprise)
        }
        Remedy::RevenueOperations => matches!(band, Band::Large | Band::Enterprise),
    }
}

/// How far below its target level a question must stand for the remedy to be offered.
const LEAST_LIFT: f64 = 0.5;
/// Keeps rounding from deciding an offer.
const LIFT_TOLERANCE: f64 = 1e-9;

/// Every remedy in catalogue order, with this company's levels, months and costs.
pub fn offers(profile: &Profile, triangles: &ByItem<Triangle>) -> Vec<Offer> {
    let heads = Heads::of(profile);
    let mode = |item: Item| triangles[item as usize].mode;
    Remedy::ALL
        .iter()
        .map(|&remedy| {
            let Specification { start, months, .. } = specification(remedy);
            let levels: ByItem<f64> = std::array::from_fn(|at| {
                let item = Item::ALL[at];
                overridden(profile, Parameter::RemedyLevel(remedy, item))
                    .unwrap_or(listed_level(remedy, item))
            });
            let lifts_something = Item::ALL
                .iter()
                .any(|item| levels[*item as usize] - mode(*item) >= LEAST_LIFT - LIFT_TOLERANCE);
            let (one_off, monthly, runs) = price_and_run(remedy, profile, &heads);
            let one_off = overridden(profile, Parameter::RemedyOneOff(remedy)).unwrap_or(one_off);
            let monthly = overridden(profile, Parameter::RemedyMonthly(remedy)).unwrap_or(monthly);
            Offer {
                remedy,
                levels,
                start,
                months: overridden(profile, Parameter::RemedyMonths(remedy)).unwrap_or(months),
                costs: std::array::from_fn(|at| {
                    let month = at + 1;
                    let once = if month == start { one_off } else { 0.0 };
                    let running = if runs.in_month(month, start) { monthly } else { 0.0 };
                    once + running
                }),
                offered: lifts_something && fits(remedy, profile, &heads, mode(Item::T1)),
            }
        })
        .collect()
}

impl Offer {
    /// Cost over the first so many months before overrun, in the profile's currency.
    pub fn cost_over(&self, months: usize) -> f64 {
        self.costs[..months].iter().sum()
    }
}
