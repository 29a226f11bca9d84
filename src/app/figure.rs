//! Charts and tables as they stand on every page.

use std::rc::Rc;

use yew::prelude::*;

use super::save;
use super::shared::Shared;
use crate::chart::{Chart, Drawing, Shape, Table};
use crate::model::parameters::MODEL_VERSION;
use crate::text::Texts;

/// Characters of the longest text of a cell that is kept in one line.
const LONGEST_FIGURE: usize = 24;

/// Characters of the longest heading of a row that takes no more room than a figure.
const LONGEST_NUMBER: usize = 4;

/// A chart under its question, with what can be done with it; hidden where there is none.
pub fn figure(chart: Option<Chart>, texts: &Texts) -> Html {
    html! { <div hidden={chart.is_none()}>{ for chart.map(|chart| shown(chart, texts)) }</div> }
}

fn shown(chart: Chart, texts: &Texts) -> Html {
    let chart = Rc::new(chart);
    let foot = texts.chart_foot(MODEL_VERSION);
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
                <TableFold words={texts.chart_table().to_owned()} about={texts.labelled("", &chart.title)} chart={Shared(chart.clone())} />
                <p class="figure-files">
                    <button type="button" class="small" aria-label={texts.save_as(&chart.title, texts.save_svg())} onclick={as_svg}>{ texts.save_svg() }</button>
                    <button type="button" class="small" aria-label={texts.save_as(&chart.title, texts.save_png())} onclick={as_png}>{ texts.save_png() }</button>
                </p>
            </div>
        </figure>
    }
}

/// What the table of a chart is folded away with.
#[derive(Properties, PartialEq)]
struct TableFoldProps {
    words: AttrValue,
    /// What the words leave open to those who cannot see the chart above.
    about: AttrValue,
    chart: Shared<Chart>,
}

/// The table of a chart, made only while it is open: all of them are a quarter of the elements of a result.
#[component(TableFold)]
fn table_fold(TableFoldProps { words, about, chart }: &TableFoldProps) -> Html {
    let is_open = use_state_eq(|| false);
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: Event| {
            let details: web_sys::Element = event.target_unchecked_into();
            is_open.set(details.has_attribute("open"));
        })
    };
    let unfolded = || {
        let Table { caption, heads, rows } = &chart.table;
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        table(caption, &heads, rows.clone())
    };
    html! {
        <details {ontoggle}>
            <summary>{ words }<span class="unseen">{ about }</span></summary>
            <div>{ for is_open.then(unfolded) }</div>
        </details>
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
            0 if cell.chars().count() <= LONGEST_NUMBER => {
                html! { <th scope="row" class="figure">{ cell }</th> }
            }
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
