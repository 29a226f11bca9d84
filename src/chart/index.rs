//! The Alignment Index with its five dimensions, and the small range mark.

use super::drawing::{Anchor, Drawing};
use super::recorder::Sheet;
use super::role::Role;
use super::rows::{Form, Layout, Row};
use super::{Chart, NOTHING, Table, scale};
use crate::model::Tier;
use crate::profile::{Dimension, Item, Profile, Rater};
use crate::text::{Account, figures};

/// Heights of the bars of the index and of a dimension.
const BARS: [f64; 2] = [18.0, 10.0];
/// How much longer than its bar a tick is.
const TICK_OVER: f64 = 6.0;
/// How far below its bar the line of all answers runs.
const EXTENT_BELOW: f64 = 3.0;
/// Room for the words of the tiers.
const TIERS: f64 = 20.0;

/// A value, eight cases in ten, and the lowest and highest answers.
struct Part {
    name: String,
    value: f64,
    spread: (f64, f64),
    extent: Option<(f64, f64)>,
}

/// The index and its dimensions for a width in CSS pixels.
pub fn index(account: &Account, width: u32) -> Chart {
    let Account { profile, report, texts, .. } = *account;
    let index = &report.index;
    let range =
        |(low, high)| figures::range(&figures::points(low, texts), &figures::points(high, texts), texts);
    let several = Rater::ALL.iter().filter(|rater| answered(profile, **rater)).count() > 1;
    let spreads = index.dimension_spreads.0.iter().map(|spread| (spread.p10, spread.p90));
    let dimensions = Dimension::ALL.iter().zip(index.dimensions.0).zip(spreads);
    let mut parts = vec![Part {
        name: texts.chart_index_index().to_owned(),
        value: index.value,
        spread: (index.p10, index.p90),
        extent: several.then_some((index.lowest, index.highest)),
    }];
    parts.extend(dimensions.map(|((dimension, value), spread)| Part {
        name: texts.dimension(dimension.id()).to_owned(),
        value,
        spread,
        extent: several.then(|| extent(profile, *dimension)),
    }));

    let rows: Vec<Row> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| Row {
            label: part.name.clone(),
            cells: vec![figures::points(part.value, texts), range(part.spread)],
            strong: at == 0,
            mark: BARS[usize::from(at > 0)],
            ..Row::default()
        })
        .collect();
    let ticks = [0.0, 25.0, 50.0, 75.0, 100.0].map(|tick| (tick, figures::points(tick, texts)));
    let layout = Layout::new(
        &rows,
        Form { width, header: TIERS, range: 0.0..100.0, ticks: ticks.to_vec(), ..Form::default() },
    );
    let mut description =
        texts.chart_index_description(&figures::points(index.value, texts), &range((index.p10, index.p90)));
    description += &match index.tier {
        Some(tier) => format!(" {}", texts.chart_index_tier(texts.tier(tier.id()))),
        None => format!(" {}", texts.chart_index_no_tier()),
    };
    let uneven = index.dimensions.0.iter().any(|points| *points != index.dimensions.0[0]);
    if let Some(weakest) = index.weakest.filter(|_| uneven) {
        let points = figures::points(index.dimensions.0[weakest as usize], texts);
        description += &format!(" {}", texts.chart_index_weakest(texts.dimension(weakest.id()), &points));
    }
    let drawing = Drawing::draw(layout.size, description, |sheet| {
        layout.draw(sheet);
        tiers(sheet, &layout, index.tier, account);
        for (at, part) in parts.iter().enumerate() {
            let (middle, height) = layout.mark(at);
            if let Some((lowest, highest)) = part.extent {
                let below = middle + height / 2.0 + EXTENT_BELOW;
                sheet.level((layout.x(lowest), layout.x(highest)), below, Role::Extent);
            }
            let ends = (layout.x(part.spread.0), layout.x(part.spread.1));
            sheet.bar(ends, middle, height, Role::Range);
            sheet.tick(layout.x(part.value), middle, height + TICK_OVER, Role::Tick);
        }
    });
    Chart {
        id: "index",
        title: texts.chart_index_title().to_owned(),
        key: if several { texts.chart_index_key_extent() } else { texts.chart_index_key() }.to_owned(),
        drawing,
        table: Table {
            caption: texts.chart_index_table().to_owned(),
            heads: [
                texts.chart_col_part(),
                texts.chart_col_most_likely(),
                texts.chart_col_range(),
                texts.chart_col_extent(),
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: parts
                .iter()
                .map(|part| {
                    let extent = part.extent.map_or(NOTHING.to_owned(), range);
                    vec![part.name.clone(), figures::points(part.value, texts), range(part.spread), extent]
                })
                .collect(),
        },
    }
}

/// The words of the tiers over their quarters of the scale, the current one bold; where there is
/// little room that one alone, or the ends of the scale.
fn tiers(sheet: &Sheet, layout: &Layout, current: Option<Tier>, account: &Account) {
    let is_end = |tier: Tier| [Tier::ALL.first(), Tier::ALL.last()].contains(&Some(&tier));
    let shown = |tier: Tier| match current {
        _ if !layout.narrow => true,
        Some(current) => current == tier,
        None => is_end(tier),
    };
    let words: Vec<(f64, &str, Role)> = Tier::ALL
        .iter()
        .zip([12.5, 37.5, 62.5, 87.5])
        .filter(|(tier, _)| shown(**tier))
        .map(|(tier, points)| {
            let role = if current == Some(*tier) { Role::AxisStrong } else { Role::AxisLabel };
            (points, account.texts.tier(tier.id()), role)
        })
        .collect();
    let wanted: Vec<(f64, f64)> =
        words.iter().map(|(points, word, role)| (layout.x(*points), role.text_width(word) + 4.0)).collect();
    let ends = if layout.narrow {
        (-2.0, f64::from(layout.size.0) + 2.0)
    } else {
        (layout.plot.0, f64::from(layout.size.0))
    };
    for ((_, word, role), x) in words.into_iter().zip(scale::apart(&wanted, ends)) {
        sheet.text((x, TIERS - 8.0), word, Anchor::Middle, role);
    }
}

fn answered(profile: &Profile, rater: Rater) -> bool {
    Item::ALL.iter().any(|item| profile.answers.known(rater, *item).is_some())
}

/// A dimension by the lowest and by the highest answer known to each of its questions, 0 to 100.
fn extent(profile: &Profile, dimension: Dimension) -> (f64, f64) {
    let items = || Item::ALL.iter().filter(move |item| item.dimension() == dimension);
    let points = |pick: fn(f64, f64) -> f64, unknown: f64| {
        let levels = items().map(|item| {
            let known = Rater::ALL.iter().filter_map(|rater| profile.answers.known(*rater, *item));
            known.reduce(pick).unwrap_or(unknown)
        });
        25.0 * levels.sum::<f64>() / items().count() as f64
    };
    (points(f64::min, 0.0), points(f64::max, 4.0))
}

/// Height of a range mark, of its bar, and where bar and line of what was before stand.
const MARK: (u32, f64, [f64; 2]) = (22, 9.0, [8.0, 18.0]);

/// A bar for eight cases in ten with a tick at the most likely value, on a hairline; below it, as a
/// thin line with ends, the range that was there before.
pub fn range_mark(
    description: String,
    scale: (f64, f64),
    range: [f64; 3],
    before: Option<[f64; 2]>,
    width: u32,
) -> Drawing {
    let (height, bar, [middle, below]) = MARK;
    let ends = (1.0, f64::from(width) - 1.0);
    let x = |value: f64| scale::place(value, &(scale.0..scale.1), ends);
    Drawing::draw((width, height), description, |sheet| {
        let [low, central, high] = range;
        sheet.level(ends, middle, Role::Hairline);
        sheet.bar((x(low), x(high)), middle, bar, Role::Range);
        sheet.tick(x(central), middle, bar + TICK_OVER, Role::Tick);
        if let Some([low, high]) = before {
            sheet.level((x(low), x(high)), below, Role::Hairline);
            sheet.tick(x(low), below, 6.0, Role::Hairline);
            sheet.tick(x(high), below, 6.0, Role::Hairline);
        }
    })
}
