//! Many companies at once: the Alignment Index against what is at stake, as a share of revenue.

use super::drawing::{Anchor, Drawing};
use super::recorder::{Point, Sheet};
use super::role::Role;
use super::rows::{NARROW, axis, wrap};
use super::{Chart, Table, scale};
use crate::text::{Texts, figures};

/// Most companies that are drawn with their ranges and their names.
const FEW: usize = 12;
/// Heights of the plot, wide and narrow.
const HEIGHTS: [f64; 2] = [320.0, 260.0];
/// Radii of a dot among few and among many.
const RADII: [f64; 2] = [5.0, 3.5];
/// Height of a line of text.
const LINE: f64 = 16.0;
/// Space between a dot and its name.
const AWAY: f64 = 5.0;
/// Least space between a name and the dot of another company, so that nobody takes it for that one's, among
/// few and among many.
const APART: [f64; 2] = [9.0, 0.0];
/// Width of a name in several lines.
const NARROW_NAME: f64 = 96.0;
/// How far a line of a name reaches above its baseline.
const ASCENT: f64 = 11.0;
/// Space between the heading and the plot.
const HEADROOM: f64 = 12.0;

/// A company as the chart shows it; ranges are low, most likely, high.
#[derive(Clone, Debug, PartialEq)]
pub struct Company {
    /// What it is called.
    pub name: String,
    /// The Alignment Index, 0 to 100.
    pub index: [f64; 3],
    /// At stake a year, as a share of revenue.
    pub stake: [f64; 3],
}

/// The companies for a width in CSS pixels; none where there is none.
pub fn portfolio(companies: &[Company], texts: &Texts, width: u32) -> Option<Chart> {
    let most = |rank: fn(&Company) -> f64| companies.iter().max_by(|a, b| rank(a).total_cmp(&rank(b)));
    let (largest, lowest) = (most(|company| company.stake[1])?, most(|company| -company.index[1])?);
    let few = companies.len() <= FEW;
    let description = texts.chart_portfolio_description(
        companies.len(),
        &largest.name,
        &figures::percent(largest.stake[1], texts),
        &lowest.name,
    );
    Some(Chart {
        id: "portfolio",
        title: texts.chart_portfolio_title().to_owned(),
        key: if few { texts.chart_portfolio_key() } else { texts.chart_portfolio_key_many() }.to_owned(),
        drawing: draw(companies, few, texts, width, description),
        table: table(companies, texts),
    })
}

fn table(companies: &[Company], texts: &Texts) -> Table {
    let heads = [
        texts.chart_col_company(),
        texts.chart_col_index(),
        texts.chart_col_range(),
        texts.chart_col_stake(),
    ];
    let row = |company: &Company| {
        let [low, value, high] = company.index.map(|points| figures::points(points, texts));
        let [least, likely, most] = company.stake.map(|share| figures::percent(share, texts));
        let stake = texts.noted(&likely, &figures::range(&least, &most, texts));
        vec![company.name.clone(), value, figures::range(&low, &high, texts), stake]
    };
    Table {
        caption: texts.chart_portfolio_table().to_owned(),
        heads: heads.into_iter().map(str::to_owned).collect(),
        rows: companies.iter().map(row).collect(),
    }
}

/// Where indices and shares stand.
struct Frame {
    columns: (f64, f64),
    rows: (f64, f64),
    range: std::ops::Range<f64>,
}

impl Frame {
    fn x(&self, index: f64) -> f64 {
        scale::place(index, &(0.0..100.0), self.columns)
    }

    fn y(&self, share: f64) -> f64 {
        scale::place(share, &self.range, (self.rows.1, self.rows.0))
    }

    fn middle(&self, company: &Company) -> Point {
        (self.x(company.index[1]), self.y(company.stake[1]))
    }
}

fn draw(companies: &[Company], few: bool, texts: &Texts, width: u32, description: String) -> Drawing {
    let full = f64::from(width);
    let heading = wrap(texts.chart_portfolio_up(), Role::AxisLabel, full);
    let foot = wrap(texts.chart_portfolio_along(), Role::AxisLabel, full);
    let top = LINE * heading.len() as f64 + HEADROOM;
    let bottom = top + HEIGHTS[usize::from(width < NARROW)];
    let height = bottom + 22.0 + LINE * foot.len() as f64;
    let highest = companies.iter().map(|company| company.stake[if few { 2 } else { 1 }]);
    let range = scale::with_zero(highest.map(|share| share * 1.05));
    let ticks: Vec<(f64, String)> =
        scale::ticks(&range).into_iter().map(|tick| (tick, figures::percent(tick, texts))).collect();
    let labels = ticks.iter().map(|(_, label)| Role::AxisLabel.text_width(label)).fold(0.0, f64::max);
    let frame = Frame { columns: (labels + 12.0, full - 8.0), rows: (top, bottom), range };
    Drawing::draw((width, height.ceil() as u32), description, |sheet| {
        for (at, line) in heading.iter().enumerate() {
            sheet.text((0.0, LINE * at as f64 + 12.0), line, Anchor::Start, Role::AxisLabel);
        }
        for (tick, label) in &ticks {
            let role = if *tick == 0.0 { Role::Zero } else { Role::Grid };
            sheet.level(frame.columns, frame.y(*tick), role);
            sheet.text((labels, frame.y(*tick) + 4.0), label, Anchor::End, Role::AxisLabel);
        }
        let points =
            [0.0, 25.0, 50.0, 75.0, 100.0].map(|points| (frame.x(points), figures::points(points, texts)));
        for (x, _) in &points {
            sheet.tick(*x, (top + bottom) / 2.0, bottom - top, Role::Grid);
        }
        let points: Vec<(f64, &str)> = points.iter().map(|(x, label)| (*x, label.as_str())).collect();
        axis(sheet, &points, 0, bottom + 16.0, full);
        for (at, line) in foot.iter().enumerate() {
            let baseline = bottom + 16.0 + LINE * (at + 1) as f64;
            sheet.text((full, baseline), line, Anchor::End, Role::AxisLabel);
        }
        marks(sheet, companies, few, &frame);
    })
}

fn marks(sheet: &Sheet, companies: &[Company], few: bool, frame: &Frame) {
    let radius = RADII[usize::from(!few)];
    for company in companies.iter().filter(|_| few) {
        let ((x, y), [left, _, right]) = (frame.middle(company), company.index);
        let [least, _, most] = company.stake;
        sheet.line(&[(frame.x(left), y), (frame.x(right), y)], Role::Extent);
        sheet.line(&[(x, frame.y(least)), (x, frame.y(most))], Role::Extent);
    }
    for company in companies {
        let role = if few { Role::Dot } else { Role::OpenDot };
        sheet.dot(frame.middle(company), radius, role);
    }
    // A name crosses the range of another company only where it finds no other room.
    let lines: Vec<Bounds> =
        if few { companies.iter().flat_map(|c| cross(c, frame)).collect() } else { vec![] };
    let mut taken: Vec<Bounds> = Vec::new();
    for company in named(companies, few) {
        let others = companies.iter().filter(|other| *other != company);
        let others = others.map(|other| around(frame.middle(other), radius + APART[usize::from(!few)]));
        let loose: Vec<Bounds> = others.chain(taken.iter().copied()).collect();
        let strict = [&loose[..], &lines].concat();
        let one = vec![company.name.clone()];
        let several = wrap(&company.name, Role::Label, NARROW_NAME);
        let tries = [(&one, &strict), (&several, &strict), (&one, &loose), (&several, &loose)];
        let found = tries
            .into_iter()
            .find_map(|(name, taken)| Some((name, free(frame.middle(company), radius, name, taken, frame)?)));
        let Some((name, bounds)) = found else { continue };
        for (at, line) in name.iter().enumerate() {
            let baseline = bounds[1] + ASCENT + LINE * at as f64;
            sheet.text((bounds[0] + 2.0, baseline), line, Anchor::Start, Role::Label);
        }
        taken.push(bounds);
    }
}

/// Few companies are all named; of many those at the ends of either scale.
fn named(companies: &[Company], few: bool) -> Vec<&Company> {
    if few {
        return companies.iter().collect();
    }
    let ranks: [fn(&Company) -> f64; 4] = [|c| c.stake[1], |c| -c.index[1], |c| c.index[1], |c| -c.stake[1]];
    let mut named: Vec<&Company> = Vec::new();
    for rank in ranks {
        let most = companies.iter().max_by(|a, b| rank(a).total_cmp(&rank(b)));
        named.extend(most.filter(|company| !named.contains(company)));
    }
    named
}

/// Left, top, right and bottom of a thing.
type Bounds = [f64; 4];

fn around((x, y): Point, radius: f64) -> Bounds {
    [x - radius, y - radius, x + radius, y + radius]
}

/// The two ranges of a company.
fn cross(company: &Company, frame: &Frame) -> [Bounds; 2] {
    let ((x, y), [left, _, right]) = (frame.middle(company), company.index);
    let [least, _, most] = company.stake;
    [[frame.x(left), y, frame.x(right), y], [x, frame.y(most), x, frame.y(least)]]
}

/// The room for a name beside its dot, that nothing else has taken; none when there is none.
fn free((x, y): Point, radius: f64, name: &[String], taken: &[Bounds], frame: &Frame) -> Option<Bounds> {
    let width = name.iter().map(|line| Role::Label.text_width(line)).fold(0.0, f64::max) + 4.0;
    let height = LINE * name.len() as f64 - 1.0;
    let (right, left) = (x + radius + AWAY - 2.0, x - radius - AWAY - width + 2.0);
    let (above, below) = (y - radius - 1.0 - height, y + radius + AWAY);
    let places = [(right, above), (left, above), (right, below), (left, below)];
    let middles = [(x - width / 2.0, above), (x - width / 2.0, below)];
    places.into_iter().chain(middles).find_map(|(left, top)| {
        let bounds = [left, top, left + width, top + height];
        let inside = bounds[0] >= frame.columns.0 - 4.0
            && bounds[2] <= frame.columns.1 + 8.0
            && bounds[1] >= frame.rows.0 - HEADROOM
            && bounds[3] <= frame.rows.1;
        let clear = taken.iter().all(|other| {
            bounds[2] <= other[0] || other[2] <= bounds[0] || bounds[3] <= other[1] || other[3] <= bounds[1]
        });
        (inside && clear).then_some(bounds)
    })
}
