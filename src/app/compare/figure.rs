//! A chart under its question, with its table and its files.

use std::rc::Rc;

use yew::prelude::*;

use super::super::result::picture;
use super::super::save;
use crate::chart::{Chart, Table};
use crate::model::parameters::MODEL_VERSION;
use crate::text::Texts;

/// The chart and what can be done with it; hidden where there is none.
pub fn figure(chart: Option<Chart>, texts: &'static Texts) -> Html {
    html! { <div hidden={chart.is_none()}>{ for chart.map(|chart| shown(chart, texts)) }</div> }
}

fn shown(chart: Chart, texts: &'static Texts) -> Html {
    let chart = Rc::new(chart);
    let Table { caption, heads, rows } = &chart.table;
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
                <details>
                    <summary>{ texts.chart_table() }<span class="unseen">{ format!(": {}", chart.title) }</span></summary>
                    { table(caption, heads, rows) }
                </details>
                <p class="figure-files">
                    <button type="button" class="small" aria-label={texts.save_as(&chart.title, texts.save_svg())} onclick={as_svg}>{ texts.save_svg() }</button>
                    <button type="button" class="small" aria-label={texts.save_as(&chart.title, texts.save_png())} onclick={as_png}>{ texts.save_png() }</button>
                </p>
            </div>
        </figure>
    }
}

/// A table of words: the first cell of a row is its heading.
pub fn table(caption: &str, heads: &[String], rows: &[Vec<String>]) -> Html {
    let cells = |row: &Vec<String>| -> Html {
        let cells = row.iter().enumerate();
        cells
            .map(|(at, cell)| match at {
                0 => html! { <th scope="row">{ cell }</th> },
                _ => html! { <td>{ cell }</td> },
            })
            .collect()
    };
    html! {
        <div class="scroll" role="region" aria-label={caption.to_owned()} tabindex="0">
            <table>
                <caption>{ caption }</caption>
                <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                <tbody>{ for rows.iter().enumerate().map(|(at, row)| html! { <tr key={at}>{ cells(row) }</tr> }) }</tbody>
            </table>
        </div>
    }
}
