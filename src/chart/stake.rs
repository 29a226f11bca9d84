//! The estimate beside the figures that are often heard and never used.

use super::drawing::Drawing;
use super::role::Role;
use super::rows::{Form, Layout, Row};
use super::{Chart, NOTHING, Table, scale};
use crate::profile::Route;
use crate::text::{Account, figures};

/// Heights of the bar of the estimate and of the others.
const BARS: [f64; 2] = [18.0, 10.0];
/// Radius of a dot.
const RADIUS: f64 = 5.0;

/// How a row is marked.
enum Mark {
    Range,
    Route { used: bool },
    Claim,
    Ceiling,
}

/// The estimate, the two routes to it, and the two figures that are not used.
pub fn ladder(account: &Account, width: u32) -> Chart {
    let Account { profile, currency, report, texts, .. } = *account;
    let stake = &report.stake;
    let route = profile.settings.route.unwrap_or(Route::Both);
    let face_value = match profile.settings.halve_claims {
        Some(true) => texts.chart_stake_face_value_halved(),
        _ => texts.chart_stake_face_value(),
    };
    let by_funnel = stake
        .funnel
        .map(|funnel| (texts.chart_stake_funnel(), funnel, Mark::Route { used: route != Route::Revenue }));
    let by_revenue = Mark::Route { used: route != Route::Funnel || stake.funnel.is_none() };
    let mut marks = vec![(texts.chart_stake_estimate(), stake.used.central, Mark::Range)];
    marks.extend(by_funnel);
    marks.extend([
        (texts.chart_stake_revenue(), stake.revenue, by_revenue),
        (face_value, stake.face_value, Mark::Claim),
        (texts.chart_stake_folk_rule(), stake.folk_rule, Mark::Ceiling),
    ]);
    let short = |value: f64| account.short_money(value);
    let rows: Vec<Row> = marks
        .iter()
        .map(|(name, value, mark)| {
            let is_range = matches!(mark, Mark::Range);
            let cell = match mark {
                Mark::Range => figures::range(&short(stake.used.p10), &short(stake.used.p90), texts),
                _ => short(*value),
            };
            Row {
                label: (*name).to_owned(),
                cells: vec![cell],
                strong: is_range,
                mark: BARS[usize::from(!is_range)],
                ..Row::default()
            }
        })
        .collect();
    let range = scale::with_zero(marks.iter().map(|(_, value, _)| *value).chain([stake.used.p90]));
    let ticks = scale::money_ticks(&range, account);
    let layout = Layout::new(
        &rows,
        Form { width, inset: RADIUS + 2.0, range, from_zero: true, ticks, ..Form::default() },
    );
    let description = texts.chart_stake_description(
        &figures::money_range(stake.used.p10, stake.used.p90, currency, texts),
        &account.money(stake.face_value),
        &account.money(stake.folk_rule),
    );
    let drawing = Drawing::draw(layout.size, description, |sheet| {
        layout.draw(sheet);
        for (at, (_, value, mark)) in marks.iter().enumerate() {
            let (middle, height) = layout.mark(at);
            let x = layout.x(*value);
            match mark {
                Mark::Range => {
                    let ends = (layout.x(stake.used.p10), layout.x(stake.used.p90));
                    sheet.bar(ends, middle, height, Role::Range);
                    sheet.tick(x, middle, height + 6.0, Role::Tick);
                }
                Mark::Route { used } => {
                    sheet.dot((x, middle), RADIUS, if *used { Role::Dot } else { Role::OpenDot });
                }
                Mark::Claim | Mark::Ceiling => sheet.bar((layout.x(0.0), x), middle, height, Role::Hollow),
            }
        }
    });
    Chart {
        id: "ladder",
        title: texts.chart_stake_title().to_owned(),
        key: texts.chart_stake_key().to_owned(),
        drawing,
        table: Table {
            caption: texts.chart_stake_table().to_owned(),
            heads: [
                texts.chart_col_what(),
                texts.chart_col_range(),
                texts.chart_col_most_likely(),
                texts.chart_col_used(),
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: marks
                .iter()
                .map(|(name, value, mark)| {
                    let range = match mark {
                        Mark::Range => account.money_range(&stake.used),
                        _ => NOTHING.to_owned(),
                    };
                    let used = match mark {
                        Mark::Range | Mark::Route { used: true } => texts.chart_yes(),
                        Mark::Route { used: false } | Mark::Claim => texts.chart_no(),
                        Mark::Ceiling => texts.chart_stake_ceiling(),
                    };
                    vec![(*name).to_owned(), range, account.money(*value), used.to_owned()]
                })
                .collect(),
        },
    }
}
