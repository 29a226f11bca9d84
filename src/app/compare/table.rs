//! All results as one table, sorted by any column, and what can be taken along of it.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::super::copying::{Copied, use_copying};
use super::super::save;
use super::super::shared::Shared;
use super::columns::{self, Column, name};
use super::state::{Action, Order, Row, State};
use super::{export, kept};
use crate::link::Month;
use crate::text::Texts;

/// Most rows that are shown before somebody asks for all. All come in pieces of so many, and again after
/// each sorting, since hundreds moved at once would make the page stand still.
const PIECE: usize = 40;

/// What the table is shown with.
#[derive(Properties, PartialEq)]
pub struct AllProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The rows in their order.
    pub rows: Shared<Vec<Row>>,
    /// The order.
    pub order: Order,
    /// The lines that are set side by side.
    pub chosen: Vec<std::rc::Rc<str>>,
    /// Told what is done.
    pub act: UseReducerDispatcher<State>,
}

/// The table with its tools.
#[component(All)]
pub fn all(props: &AllProps) -> Html {
    let AllProps { texts, rows, order, chosen, act } = props;
    let copying = use_copying(rows.clone());
    let everything = use_state_eq(|| false);
    let shown = use_growing(*order, rows.len(), *everything);
    let show_all = {
        let everything = everything.clone();
        Callback::from(move |_: MouseEvent| everything.set(true))
    };
    let csv = {
        let (texts, rows) = (*texts, rows.clone());
        Callback::from(move |_: MouseEvent| {
            save::text(&export::csv(&rows, &kept::calculator(), texts), "text/csv", "results.csv");
        })
    };
    let copy = {
        let (texts, rows, copying) = (*texts, rows.clone(), copying.clone());
        Callback::from(move |_: MouseEvent| {
            copying.copy(export::text(&rows, texts));
        })
    };
    // Of two there is nothing to choose.
    let hidden = rows.len() < 3;
    let by_line = sort(act, Column::Line);
    html! {
        <div class="all">
            <p class="all-tools">
                <button type="button" class="link" onclick={csv}>{ texts.compare_csv() }</button>
                <button type="button" class="link" onclick={copy}>{ texts.compare_copy() }</button>
                <button type="button" class="link" hidden={order.by == Column::Line} onclick={by_line}>{ texts.compare_sort_line() }</button>
            </p>
            <Copied {texts} {copying} label={texts.compare_copy_box()} />
            <div class="scroll" role="region" aria-label={texts.compare_table_title().to_owned()} tabindex="0">
                <table class="results">
                    <caption class="unseen">{ texts.compare_table_title() }</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="choice" {hidden}><span class="unseen">{ texts.compare_choose_head() }</span></th>
                            { for Column::SHOWN.into_iter().map(|column| head(texts, column, *order, act)) }
                        </tr>
                    </thead>
                    <tbody>{ for rows.iter().take(shown).map(|row| html! {
                        <Result key={row.text.to_string()} {texts} row={row.clone()} {hidden} chosen={chosen.contains(&row.text)} {act} />
                    }) }</tbody>
                </table>
            </div>
            <p hidden={*everything || rows.len() <= shown}>
                <button type="button" class="quiet" onclick={show_all}>{ texts.compare_show_all(&rows.len().to_string()) }</button>
            </p>
        </div>
    }
}

/// How many rows are shown: the first piece, and where all are wanted one piece more at a time.
#[hook]
fn use_growing(order: Order, count: usize, everything: bool) -> usize {
    let grown = use_state_eq(|| (order, PIECE));
    let shown = if grown.0 == order { grown.1 } else { PIECE };
    use_effect_with((order, shown, everything && shown < count), move |(order, shown, grows)| {
        let next = (*order, shown + PIECE);
        let timeout = grows.then(|| Timeout::new(0, move || grown.set(next)));
        move || drop(timeout)
    });
    shown
}

fn sort(act: &UseReducerDispatcher<State>, column: Column) -> Callback<MouseEvent> {
    let act = act.clone();
    Callback::from(move |_: MouseEvent| act.dispatch(Action::Sort(column)))
}

/// A heading that sorts by its column, and from the other end when it is pressed again.
fn head(texts: &Texts, column: Column, order: Order, act: &UseReducerDispatcher<State>) -> Html {
    let is_it = order.by == column;
    let sorted = is_it.then_some(if order.falling { "descending" } else { "ascending" });
    let arrow = match (is_it, order.falling) {
        (false, _) => "",
        (true, true) => "↓",
        (true, false) => "↑",
    };
    html! {
        <th scope="col" aria-sort={sorted} key={column.id()}>
            <button type="button" onclick={sort(act, column)}>
                { texts.compare_column(column.id()) }<span aria-hidden="true">{ arrow }</span>
            </button>
        </th>
    }
}

#[derive(Properties, PartialEq)]
struct ResultProps {
    texts: &'static Texts,
    row: Row,
    hidden: bool,
    chosen: bool,
    act: UseReducerDispatcher<State>,
}

/// One row; a component of its own, so that only rows that change are made anew.
#[component(Result)]
fn result(ResultProps { texts, row, hidden, chosen, act }: &ResultProps) -> Html {
    let figures = &*row.figures;
    let label = name(row, texts);
    let choose = {
        let (act, text) = (act.clone(), row.text.clone());
        Callback::from(move |_: Event| act.dispatch(Action::Choose(text.clone())))
    };
    let share = figures.money.as_ref().filter(|money| money.stake.high > 0.0);
    let share = share.map(|money| columns::share(money, money.stake, texts)).unwrap_or_default();
    let tier = figures.tier.map_or("", |tier| texts.tier(tier.id()));
    let sent = columns::sent(figures, texts).unwrap_or_default();
    html! {
        <tr class={chosen.then_some("chosen")}>
            <td class="choice" hidden={*hidden}><input type="checkbox" checked={*chosen} aria-label={texts.compare_choose(&label)} onchange={choose} /></td>
            <th scope="row">
                <a href={format!("{}#{}", kept::CALCULATOR, figures.fragment)}><bdi>{ label }</bdi></a>
                <span class="hint" hidden={sent.is_empty()}>{ sent }</span>
            </th>
            <td>{ month(figures.month) }</td>
            <td>{ columns::points(figures.index, texts) }<span class="hint">{ tier }</span></td>
            <td>{ texts.pattern_name(figures.pattern.id()) }</td>
            <td>{ columns::stake(figures, texts) }<span class="hint">{ share }</span></td>
            <td>{ columns::chance(figures, texts) }</td>
            <td>{ columns::cost(figures, texts) }</td>
        </tr>
    }
}

thread_local! {
    /// Writes a date as its month; made once, because making it takes as long as a row.
    static MONTH: Function = {
        let options = Object::new();
        for (part, form) in [("month", "short"), ("year", "numeric")] {
            let _ = Reflect::set(&options, &part.into(), &form.into());
        }
        let language = document().document_element().and_then(|root| root.get_attribute("lang"));
        let languages = Array::of1(&language.as_deref().unwrap_or("en").into());
        Intl::DateTimeFormat::new(&languages, &options).format()
    };
}

/// A month as people write it.
pub fn month(month: Month) -> String {
    let first = Date::new_with_year_month(month.year().into(), i32::from(month.month()) - 1);
    let words = MONTH.with(|write| write.call1(&JsValue::UNDEFINED, &first));
    words.ok().and_then(|words| words.as_string()).unwrap_or_default()
}
