//! The page that compares results: many pasted links as one table and chart, and any two side by side.
//!
//! It is a program of its own with its own address, so that the calculator does not grow by it.

mod columns;
mod differences;
mod export;
mod figures;
mod kept;
mod lines;
mod pair;
mod state;
mod table;
#[cfg(test)]
mod tests;
mod work;

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use super::address;
use super::examples::EXAMPLES;
use super::figure::figure;
use super::language::{Languages, Translation};
use super::save;
use super::shared::Shared;
use super::viewport;
use crate::chart::{self, Company};
use crate::link::Link;
use crate::text::Texts;
use figures::Fault;
pub use kept::load as load_pasted;
use pair::Pair;
use state::{Action, Row, State};
use table::All;

/// What the page is started with.
#[derive(Properties, PartialEq)]
pub struct CompareProps {
    /// The texts of the page's language.
    pub texts: &'static Texts,
    /// What was pasted earlier.
    pub pasted: String,
    /// Width of a chart, in CSS pixels.
    pub width: u32,
    /// The languages that the page is there in.
    pub translations: Vec<Translation>,
}

/// The whole page.
#[component(Compare)]
pub fn compare(CompareProps { texts, pasted, width, translations }: &CompareProps) -> Html {
    let state = use_reducer(|| State::new(pasted.clone(), *width));
    let is_kept = use_kept(&state);
    use_brought(&state);
    work::use_work(&state);
    viewport::use_width(&state.dispatcher());
    let act = state.dispatcher();
    let pair = state.pair();
    let nothing = state.rows.is_empty();
    html! {
        <div class="page compare">
            <header class="masthead">
                <p class="brand">{ texts.brand() }</p>
                <nav aria-label={texts.pages_title()}><a href={kept::CALCULATOR}>{ texts.compare_back() }</a></nav>
            </header>
            <main>
                <div class="opening">
                    <h1>{ texts.compare_title() }</h1>
                    <p class="lede">{ texts.compare_lede() }</p>
                    <p class="hint">{ texts.compare_privacy() }</p>
                    <p class="hint" hidden={*is_kept}>{ texts.compare_not_kept() }</p>
                </div>
                { pasting(texts, &state) }
                <section id="results" class="finding" hidden={nothing}>
                    <h2>{ texts.compare_table_title() }</h2>
                    <p class="hint">
                        <span class="screen-only">{ texts.compare_sort_note() }</span>
                        { " " }
                        { texts.compare_table_note() }
                    </p>
                    <All {texts} rows={Shared(state.rows.clone())} order={state.order} chosen={chosen(&state, &pair)} act={act.clone()} />
                    <Portfolio {texts} rows={Shared(state.settled.clone())} width={state.width} />
                </section>
                <div hidden={state.rows.len() < 2}><Pair {texts} rows={pair} width={state.width} {act} /></div>
            </main>
            <footer class="foot">
                <p>{ texts.compare_foot() }</p>
                <Languages {texts} translations={translations.clone()} />
            </footer>
        </div>
    }
}

/// The lines that are set side by side, also where nobody had to choose them.
fn chosen(state: &State, pair: &Option<(Row, Row)>) -> Vec<std::rc::Rc<str>> {
    match pair {
        Some((first, second)) => vec![first.text.clone(), second.text.clone()],
        None => state.chosen.clone(),
    }
}

/// The box, what can be done with it, and what was found in it.
fn pasting(texts: &'static Texts, state: &UseReducerHandle<State>) -> Html {
    let act = state.dispatcher();
    let oninput = {
        let act = act.clone();
        Callback::from(move |event: InputEvent| {
            let area: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
            act.dispatch(Action::Type(area.value()));
        })
    };
    let press = |action: fn(&'static Texts) -> Action| {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| {
            act.dispatch(action(texts));
            address::focus_soon("pasted");
        })
    };
    let done = state.done().to_string();
    let working = !state.waiting.is_empty();
    let said = match (working, state.count) {
        (true, _) => "".to_owned(),
        (false, 0) => texts.compare_box_empty().to_owned(),
        (false, count) => texts.compare_read(count),
    };
    let warned = match (state.faults.len(), state.rows.len()) {
        (0, _) => String::new(),
        (_, 0) if !working => texts.compare_wrong_all().to_owned(),
        (wrong, _) => texts.compare_wrong(wrong),
    };
    html! {
        <form class="pasting">
            <div class="field">
                <label for="pasted">{ texts.compare_box() }</label>
                <p class="hint" id="pasted-hint">{ texts.compare_box_hint() }</p>
                <textarea id="pasted" name="pasted" rows="7" wrap="off" spellcheck="false" autocomplete="off" aria-describedby="pasted-hint pasted-status" value={state.pasted.to_string()} {oninput} />
            </div>
            <p class="pasting-tools">
                <button type="button" class="quiet" onclick={press(|texts| Action::Replace(examples(texts)))}>{ texts.compare_fill() }</button>
                <button type="button" class="quiet" hidden={state.pasted.is_empty()} onclick={press(|_| Action::Replace(String::new()))}>{ texts.compare_clear() }</button>
                <button type="button" class="quiet" hidden={state.replaced.is_none()} onclick={press(|_| Action::Restore)}>{ texts.compare_undo() }</button>
            </p>
            <p class="progress" hidden={!working}>
                <progress max={state.count.to_string()} value={done.clone()} aria-label={texts.compare_box()}></progress>
                <span>{ texts.compare_reading(&done, state.count) }</span>
            </p>
            <p class="hint" id="pasted-status" role="status">{ said }</p>
            <div class="wrong" hidden={state.faults.is_empty()}>
                <p><b>{ warned }</b></p>
                <ul>{ for state.faults.iter().map(|(line, fault)| fault_line(texts, *line, *fault)) }</ul>
            </div>
        </form>
    }
}

fn fault_line(texts: &Texts, line: usize, fault: Fault) -> Html {
    html! {
        <li key={line}><b>{ texts.ended(&texts.compare_line(&line.to_string())) }</b>{ texts.gap() }{ texts.compare_fault(fault.id()) }</li>
    }
}

/// The three worked examples as lines.
fn examples(texts: &Texts) -> String {
    let month = save::this_month();
    let address = kept::calculator();
    let line = |example: &super::examples::Example| {
        let label = texts.example_company(example.id).trim_end_matches(['.', '。']);
        let result = figures::shared(example.form().profile().ok()?, label, month?);
        Some(format!("{address}#{}", Link::Result(Box::new(result)).fragment()?))
    };
    let lines: Vec<String> = EXAMPLES.iter().filter_map(line).collect();
    lines.join("\n")
}

#[derive(Properties, PartialEq)]
struct PortfolioProps {
    texts: &'static Texts,
    rows: Shared<Vec<Row>>,
    width: u32,
}

/// The chart of all results that carry money.
#[component(Portfolio)]
fn portfolio(PortfolioProps { texts, rows, width }: &PortfolioProps) -> Html {
    let companies: Vec<Company> = rows.iter().filter_map(|row| company(row, texts)).collect();
    let without = rows.len() - companies.len();
    let left_out = match without {
        0 => String::new(),
        count => texts.compare_left_out(count),
    };
    html! {
        <div class="portfolio">
            { figure(chart::portfolio(&companies, texts, *width), texts) }
            <p class="hint" hidden={without == 0}>{ left_out }</p>
        </div>
    }
}

fn company(row: &Row, texts: &Texts) -> Option<Company> {
    let money = row.figures.money.as_ref()?;
    Some(Company {
        name: columns::name(row, texts),
        index: row.figures.index.corners(),
        stake: money.stake.corners().map(|amount| money.share(amount)),
    })
}

/// Keeps what was pasted, and tells whether the browser lets it; follows what another tab keeps.
#[hook]
fn use_kept(state: &UseReducerHandle<State>) -> UseStateHandle<bool> {
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let listener = kept::heard(move |pasted| dispatcher.dispatch(Action::Hear(pasted)));
        move || drop(listener)
    });
    let is_kept = use_state_eq(|| true);
    let kept = is_kept.clone();
    use_effect_with(state.pasted.clone(), move |pasted| kept.set(kept::save(pasted)));
    is_kept
}

/// Takes the links that the address brings, now and later.
#[hook]
fn use_brought(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let bring = move || dispatcher.dispatch(Action::Bring(kept::brought()));
        bring();
        let listener = EventListener::new(&window(), "hashchange", move |_| bring());
        move || drop(listener)
    });
}
