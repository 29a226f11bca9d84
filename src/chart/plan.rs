//! What each remedy costs and leaves, and when it takes hold.

use super::drawing::Drawing;
use super::recorder::Sheet;
use super::role::Role;
use super::rows::{Form, Layout, NARROW, Row};
use super::{Chart, NOTHING, Table, scale};
use crate::model::RemedyReport;
use crate::model::parameters::HORIZON;
use crate::profile::Remedy;
use crate::text::{Account, figures};

/// Height of a bar.
const BAR: f64 = 10.0;
/// How many times the next remedy's the largest amount is for its bar to be cut off.
const DWARFS: f64 = 3.0;
/// Length of a bar that is cut off, in lengths of the next one.
const OVER_NEXT: f64 = 1.5;
/// Length of the arrow at the end of a bar that is cut off.
const ARROW: f64 = 8.0;
/// Height of a wedge at its full effect.
const WEDGE: f64 = 12.0;

/// Every remedy that is offered, those of the plan first; none where none is offered.
pub fn remedies(account: &Account, width: u32) -> Option<Chart> {
    let Account { report, texts, .. } = *account;
    let in_plan = |remedy: &RemedyReport| report.plan.remedies.contains(&remedy.id);
    let marginal = |remedy: &RemedyReport| remedy.npv_marginal.unwrap_or(f64::NEG_INFINITY);
    let mut offered: Vec<&RemedyReport> = report.remedies.iter().filter(|remedy| remedy.offered).collect();
    offered.sort_by(|a, b| in_plan(b).cmp(&in_plan(a)).then(marginal(b).total_cmp(&marginal(a))));
    if offered.is_empty() {
        return None;
    }
    let name = |remedy: &RemedyReport| texts.remedy_name(remedy.id.id()).to_owned();
    let mut marked: Vec<Option<&RemedyReport>> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for (group, belongs) in [(texts.chart_in_plan(), true), (texts.chart_left_out(), false)] {
        let members: Vec<&RemedyReport> =
            offered.iter().copied().filter(|remedy| in_plan(remedy) == belongs).collect();
        if members.is_empty() {
            continue;
        }
        marked.push(None);
        rows.push(Row { label: group.to_owned(), ..Row::default() });
        for remedy in members {
            marked.push(Some(remedy));
            let left = remedy.npv_marginal.map_or(NOTHING.to_owned(), |npv| account.signed_short_money(npv));
            rows.push(Row {
                label: name(remedy),
                cells: vec![account.short_money(remedy.total_cost), left],
                mark: BAR,
                ..Row::default()
            });
        }
    }
    let values = offered.iter().flat_map(|remedy| [remedy.npv_marginal, remedy.npv_alone]).flatten();
    let most = longest_bar(&offered);
    let range = scale::with_zero(values.map(|value| value.clamp(-most, most)));
    let ticks = scale::money_ticks(&range, account);
    let heads = [texts.chart_col_cost_short(), texts.chart_col_left()];
    let layout = Layout::new(
        &rows,
        Form {
            width,
            heads: &heads,
            leading: 1,
            inset: 2.0,
            range,
            from_zero: true,
            ticks,
            ..Form::default()
        },
    );
    let names = |inside: bool| {
        let names: Vec<String> =
            offered.iter().filter(|remedy| in_plan(remedy) == inside).map(|remedy| name(remedy)).collect();
        if names.is_empty() { texts.chart_nothing().to_owned() } else { texts.row(&names) }
    };
    let description = texts.chart_remedies_description(&names(true), &names(false));
    let drawing = Drawing::draw(layout.size, description, |sheet| {
        layout.draw(sheet);
        for (at, remedy) in marked.iter().enumerate().filter_map(|(at, remedy)| Some((at, (*remedy)?))) {
            let (middle, height) = layout.mark(at);
            if let Some(npv) = remedy.npv_marginal {
                let counts = in_plan(remedy) && npv >= 0.0;
                let role = if counts { Role::Solid } else { Role::Hollow };
                sheet.bar((layout.x(0.0), layout.x(npv)), middle, height, role);
                if npv.abs() > most {
                    arrow(sheet, layout.x(npv), npv > 0.0, middle);
                }
            }
            if let Some(npv) = remedy.npv_alone.filter(|npv| npv.abs() <= most) {
                sheet.tick(layout.x(npv), middle, height + 6.0, Role::Tick);
            }
        }
    });
    let is_cut = offered.iter().any(|remedy| remedy.npv_marginal.is_some_and(|npv| npv.abs() > most));
    let money = |value: Option<f64>| value.map_or(NOTHING.to_owned(), |value| account.money(value));
    Some(Chart {
        id: "remedies",
        title: texts.chart_remedies_title().to_owned(),
        key: if is_cut {
            texts.sentences(texts.chart_remedies_key(), texts.chart_remedies_key_cut())
        } else {
            texts.chart_remedies_key().to_owned()
        },
        drawing,
        table: Table {
            caption: texts.chart_remedies_table().to_owned(),
            heads: [
                texts.chart_col_remedy(),
                texts.chart_in_plan(),
                texts.chart_col_cost(),
                texts.chart_col_left(),
                texts.chart_col_alone(),
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: offered
                .iter()
                .map(|remedy| {
                    let belongs = if in_plan(remedy) { texts.chart_yes() } else { texts.chart_no() };
                    vec![
                        name(remedy),
                        belongs.to_owned(),
                        account.money(remedy.total_cost),
                        money(remedy.npv_marginal),
                        money(remedy.npv_alone),
                    ]
                })
                .collect(),
        },
    })
}

/// How long bars are drawn at most: where one remedy dwarfs all others, half as long again as the
/// next one's, so that the others can be told apart.
fn longest_bar(remedies: &[&RemedyReport]) -> f64 {
    let size = |remedy: &&RemedyReport| {
        let values = [remedy.npv_marginal, remedy.npv_alone];
        values.into_iter().flatten().map(f64::abs).fold(0.0, f64::max)
    };
    let mut sizes: Vec<f64> = remedies.iter().map(size).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    match sizes[..] {
        [first, second, ..] if second > 0.0 && first > DWARFS * second => OVER_NEXT * second,
        _ => f64::INFINITY,
    }
}

/// The open end of a bar that goes on beyond the scale.
fn arrow(sheet: &Sheet, tip: f64, to_the_right: bool, middle: f64) {
    let back = if to_the_right { tip - ARROW } else { tip + ARROW };
    let half = BAR / 2.0 + 2.0;
    sheet.area(&[(back, middle - half), (tip, middle), (back, middle + half)], Role::Hollow);
}

/// When each remedy of the plan takes hold; of the described plan when the plan is empty.
pub fn roadmap(account: &Account, width: u32) -> Option<Chart> {
    let Account { report, texts, further, .. } = *account;
    let described = || further.and_then(|further| further.described_plan.as_ref());
    let plan: &[Remedy] = match &report.plan.remedies[..] {
        [] => &described()?.remedies,
        remedies => remedies,
    };
    let mut remedies: Vec<&RemedyReport> =
        report.remedies.iter().filter(|remedy| plan.contains(&remedy.id)).collect();
    remedies.sort_by(|a, b| a.start.cmp(&b.start).then(a.months.total_cmp(&b.months)));
    let first = remedies.first()?.start + report.projection.way.delay_months;
    let horizon = HORIZON as f64;
    // A change begins with its first month and has taken hold after its months.
    let begin = |remedy: &RemedyReport| remedy.start as f64 - 1.0;
    let full = |remedy: &RemedyReport| begin(remedy) + remedy.months;
    let months = |remedy: &RemedyReport| {
        texts.range(&remedy.start.to_string(), &figures::number(full(remedy).ceil(), 0, texts))
    };
    let name = |remedy: &RemedyReport| texts.remedy_name(remedy.id.id()).to_owned();
    let rows: Vec<Row> = remedies
        .iter()
        .map(|remedy| Row { label: name(remedy), cells: vec![months(remedy)], mark: WEDGE, ..Row::default() })
        .collect();
    let ticks = [0.0, 12.0, 24.0, 36.0].map(|month| (month, month_label(account, month, width < NARROW)));
    let layout = Layout::new(
        &rows,
        Form {
            width,
            heads: &[texts.chart_col_takes_hold()],
            range: 0.0..horizon,
            ticks: ticks.to_vec(),
            ..Form::default()
        },
    );
    let latest = remedies.iter().copied().map(full).fold(0.0, f64::max).ceil();
    let description = texts.chart_roadmap_description(
        &remedies.len().to_string(),
        &first.to_string(),
        &figures::number(latest, 0, texts),
    );
    let drawing = Drawing::draw(layout.size, description, |sheet| {
        layout.draw(sheet);
        if first <= HORIZON {
            let begins = first as f64 - 1.0;
            layout.upright(sheet, begins, Role::Mark);
            layout.above(sheet, begins, &texts.chart_first_revenue(&first.to_string()));
        }
        for (at, remedy) in remedies.iter().enumerate() {
            let (middle, height) = layout.mark(at);
            let base = middle + height / 2.0;
            let (from, to) = (layout.x(begin(remedy)), layout.x(full(remedy)));
            // Where the horizon cuts a wedge off, it has not risen to its height.
            let risen = ((horizon - begin(remedy)) / remedy.months).clamp(0.0, 1.0);
            sheet.area(&[(from, base), (to, base - height * risen), (to, base)], Role::Solid);
            sheet.tick(from, middle, height, Role::Tick);
            if full(remedy) < horizon {
                sheet.level((to, layout.plot.1), base - 1.0, Role::Span);
            }
        }
    });
    Some(Chart {
        id: "roadmap",
        title: texts.chart_roadmap_title().to_owned(),
        key: texts.chart_roadmap_key().to_owned(),
        drawing,
        table: Table {
            caption: texts.chart_roadmap_table().to_owned(),
            heads: [texts.chart_col_remedy(), texts.chart_col_starts(), texts.chart_col_full()]
                .map(str::to_owned)
                .to_vec(),
            rows: remedies
                .iter()
                .map(|remedy| {
                    vec![
                        name(remedy),
                        remedy.start.to_string(),
                        figures::number(full(remedy).ceil(), 0, texts),
                    ]
                })
                .collect(),
        },
    })
}

/// The label of a month on an axis; where there is little room only the last one says what it is.
pub fn month_label(account: &Account, month: f64, narrow: bool) -> String {
    let number = figures::number(month, 0, account.texts);
    let alone = month == 0.0 || narrow && month < HORIZON as f64;
    if alone { number } else { account.texts.chart_month(&number) }
}
