//! What every part of the result is made of: sections, tables, and figures in the reader's units.

use yew::prelude::*;

use super::super::state::Result;
use crate::chart::{Chart, Drawing, Shape, Subject, Table};
use crate::model::{Further, Range, Report};
use crate::text::{Texts, figures};

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
}

impl View<'_> {
    /// The report.
    pub fn report(&self) -> &Report {
        &self.result.report
    }

    /// What charts are made from.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            profile: &self.result.profile,
            currency: &self.result.currency,
            report: &self.result.report,
            further: self.further,
            texts: self.texts,
        }
    }

    /// Money to two significant digits.
    pub fn money(&self, value: f64) -> String {
        figures::money(value, &self.result.currency, self.texts)
    }

    /// Eight cases in ten of an amount of money.
    pub fn money_range(&self, range: &Range) -> String {
        figures::money_range(range.p10, range.p90, &self.result.currency, self.texts)
    }

    /// Money, or a dash where there is none.
    pub fn money_or_dash(&self, value: Option<f64>) -> String {
        value.map_or("–".into(), |value| self.money(value))
    }

    /// Points of the index, from one to another.
    pub fn point_range(&self, low: f64, high: f64) -> String {
        figures::range(&figures::points(low), &figures::points(high), self.texts)
    }

    /// Yes or no.
    pub fn yes_no(&self, yes: bool) -> String {
        if yes { self.texts.option_yes() } else { self.texts.option_no() }.to_owned()
    }
}

/// A part of the result with its heading.
pub fn section(id: &'static str, title: &str, content: Html) -> Html {
    html! {
        <section class="finding" aria-labelledby={format!("{id}-title")}>
            <h2 id={format!("{id}-title")}>{ title }</h2>
            { content }
        </section>
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

/// A list of facts: what, how much, and a remark.
pub fn facts(facts: Vec<(&str, String, String)>) -> Html {
    let fact = |(what, figure, remark): (&str, String, String)| {
        html! {
            <div key={what.to_owned()}>
                <dt>{ what.to_owned() }</dt>
                <dd><b>{ figure }</b><span class="hint">{ remark }</span></dd>
            </div>
        }
    };
    html! { <dl class="facts">{ for facts.into_iter().map(fact) }</dl> }
}

/// A chart under its question, with its table behind a switch.
pub fn figure(chart: &Chart) -> Html {
    let Chart { id, title, key, drawing, table: Table { caption, heads, rows } } = chart;
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    html! {
        <figure>
            <figcaption><b>{ title }</b>{ " " }{ key }</figcaption>
            { picture(id, drawing) }
            <details>
                <summary>{ caption }</summary>
                { table(caption, &heads, rows.clone()) }
            </details>
        </figure>
    }
}

/// A drawing as inline SVG.
pub fn picture(id: &'static str, drawing: &Drawing) -> Html {
    let title = format!("{id}-description");
    html! {
        <svg
            class="chart"
            viewBox={format!("0 0 {} {}", drawing.width, drawing.height)}
            role="img"
            aria-labelledby={title.clone()}
        >
            <title id={title}>{ &drawing.description }</title>
            { for drawing.shapes.iter().map(shape) }
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
