//! What every part of the result is made of: its frame, its charts, and figures in the reader's units.

use std::rc::Rc;

use yew::prelude::*;

use super::super::save;
use super::super::state::Result;
use crate::chart::{Chart, Drawing, Shape, Table};
use crate::model::{Further, Range, Report};
use crate::text::{Account, Texts};

/// Characters of the longest text of a cell that is kept in one line.
const LONGEST_FIGURE: usize = 24;

/// What every part of the result needs.
pub struct View<'a> {
    /// The last result without a fault.
    pub result: &'a Result,
    /// What takes longer, when it is there.
    pub further: Option<&'a Further>,
    /// The texts of the page.
    pub texts: &'a Texts,
    /// CSS pixels that a chart may be wide.
    pub width: u32,
}

impl<'a> View<'a> {
    /// The report.
    pub fn report(&self) -> &'a Report {
        &self.result.report
    }

    /// What sentences and charts are made from.
    pub fn account(&self) -> Account<'a> {
        Account {
            profile: &self.result.profile,
            report: &self.result.report,
            further: self.further,
            currency: &self.result.currency,
            texts: self.texts,
        }
    }

    /// Money to two significant digits.
    pub fn money(&self, value: f64) -> String {
        self.account().money(value)
    }

    /// Eight cases in ten of an amount of money.
    pub fn money_range(&self, range: &Range) -> String {
        self.account().money_range(range)
    }

    /// A chart under its question, with what can be done with it; hidden where there is none.
    pub fn figure(&self, chart: impl Into<Option<Chart>>) -> Html {
        let chart = chart.into();
        html! { <div hidden={chart.is_none()}>{ for chart.map(|chart| self.shown(chart)) }</div> }
    }

    fn shown(&self, chart: Chart) -> Html {
        let texts = self.texts;
        let chart = Rc::new(chart);
        let Table { caption, heads, rows } = &chart.table;
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let foot = texts.chart_foot(self.report().model_version);
        let as_svg = {
            let (chart, foot) = (chart.clone(), foot.clone());
            Callback::from(move |_: MouseEvent| save::svg(&chart, &foot))
        };
        let as_png = {
            let chart = chart.clone();
            Callback::from(move |_: MouseEvent| save::png(&chart, &foot))
        };
        html! {
            <figure key={chart.id} id={format!("chart-{}", chart.id)}>
                <figcaption><b>{ &chart.title }</b>{ " " }<span>{ &chart.key }</span></figcaption>
                { picture(chart.id, &chart.title, &chart.drawing) }
                <div class="figure-foot">
                    <details>
                        <summary>{ texts.chart_table() }<span class="unseen">{ format!(": {}", chart.title) }</span></summary>
                        { table(caption, &heads, rows.clone()) }
                    </details>
                    <p class="figure-files">
                        <button type="button" class="small" aria-label={texts.save_as(&chart.title, texts.save_svg())} onclick={as_svg}>{ texts.save_svg() }</button>
                        <button type="button" class="small" aria-label={texts.save_as(&chart.title, texts.save_png())} onclick={as_png}>{ texts.save_png() }</button>
                    </p>
                </div>
            </figure>
        }
    }

    /// The link to where a figure's calculation is shown.
    pub fn how(&self, id: &str) -> Html {
        html! { <p class="how"><a href={format!("#{id}")}>{ self.texts.how_calculated() }</a></p> }
    }
}

/// A part of the result: what it is about, what was found, the grounds, and notes in the margin.
pub fn part(id: &'static str, topic: &str, finding: String, grounds: Html, notes: Html) -> Html {
    html! {
        <section class="finding" id={format!("result-{id}")} aria-labelledby={format!("result-{id}-finding")}>
            <div class="finding-head">
                <p class="topic">{ topic }</p>
                <h3 id={format!("result-{id}-finding")}>{ finding }</h3>
            </div>
            <div class="finding-grounds">{ grounds }</div>
            <div class="finding-notes">{ notes }</div>
        </section>
    }
}

/// A note that begins with what it is about; hidden where there is nothing to say.
pub fn note(lead: &str, text: &str) -> Html {
    html! { <p hidden={text.is_empty()}><b>{ lead }</b>{ " " }{ text }</p> }
}

/// A paragraph, hidden where there is nothing to say.
pub fn paragraph(text: Option<String>) -> Html {
    html! { <p hidden={text.is_none()}>{ text.unwrap_or_default() }</p> }
}

/// What stands where a chart has nothing to show yet: what it would add, and where to go for it.
pub fn empty(hidden: bool, title: &str, about: &str, link: &str, address: &'static str) -> Html {
    html! {
        <div class="empty" {hidden}>
            <p><b>{ title }</b>{ " " }{ about }</p>
            <p class="screen-only"><a href={address}>{ link }</a></p>
        </div>
    }
}

/// A table: the first cell of a row is its heading.
pub fn table(caption: &str, heads: &[&str], rows: Vec<Vec<String>>) -> Html {
    html! {
        <div class="scroll" role="region" aria-label={caption.to_owned()} tabindex="0">
            <table>
                <caption>{ caption }</caption>
                <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                <tbody>{ for rows.into_iter().enumerate().map(|(at, row)| html! { <tr key={at}>{ cells(row) }</tr> }) }</tbody>
            </table>
        </div>
    }
}

fn cells(row: Vec<String>) -> Html {
    row.into_iter()
        .enumerate()
        .map(|(at, cell)| match at {
            0 => html! { <th scope="row">{ cell }</th> },
            // A short figure stays in one line; words may wrap.
            _ if cell.chars().count() <= LONGEST_FIGURE => html! { <td class="figure">{ cell }</td> },
            _ => html! { <td>{ cell }</td> },
        })
        .collect()
}

/// A drawing as inline SVG, at the size that it was drawn for.
pub fn picture(id: &'static str, title: &str, drawing: &Drawing) -> Html {
    let Drawing { width, height, description, shapes } = drawing;
    let [title_id, description_id] = ["title", "description"].map(|part| format!("chart-{id}-{part}"));
    html! {
        <svg
            class="chart"
            width={width.to_string()}
            height={height.to_string()}
            viewBox={format!("0 0 {width} {height}")}
            role="img"
            aria-labelledby={title_id.clone()}
            aria-describedby={description_id.clone()}
        >
            <title id={title_id}>{ title }</title>
            <desc id={description_id}>{ description }</desc>
            { for shapes.iter().map(shape) }
        </svg>
    }
}

fn shape(shape: &Shape) -> Html {
    match shape {
        Shape::Line { points, role } => html! { <polyline class={role.class()} points={points.clone()} /> },
        Shape::Area { points, role } => html! { <polygon class={role.class()} points={points.clone()} /> },
        Shape::Dot { at: (x, y), radius, role } => html! {
            <circle class={role.class()} cx={x.to_string()} cy={y.to_string()} r={radius.to_string()} />
        },
        Shape::Text { at: (x, y), anchor, text, role } => html! {
            <text class={role.class()} x={x.to_string()} y={y.to_string()} text-anchor={anchor.id()}>{ text }</text>
        },
    }
}
