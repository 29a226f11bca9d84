//! Two results side by side: what changed, and why the money moved.

use yew::prelude::*;

use super::super::figure::{figure, picture};
use super::columns::{self, name};
use super::differences::{self, Difference};
use super::figures::{Figures, Money, Span};
use super::state::{Action, Row, State};
use super::table::month;
use crate::chart;
use crate::model::{Contributions, InputGroup};
use crate::profile::Dimension;
use crate::text::{Texts, figures};

/// Width of a range mark, in CSS pixels.
const MARK_WIDTH: u32 = 120;
/// Names of the range marks in the page, by result: the index and its dimensions.
const MARKS: [[&str; 6]; 2] = [
    ["mark-0-index", "mark-0-C", "mark-0-T", "mark-0-P", "mark-0-F", "mark-0-S"],
    ["mark-1-index", "mark-1-C", "mark-1-T", "mark-1-P", "mark-1-F", "mark-1-S"],
];
/// The least move that is told, as a share of the larger amount.
const MOVED: f64 = 1e-9;

/// What two results are shown with.
#[derive(Properties, PartialEq)]
pub struct PairProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The two, the first at the start of the line; none until two are chosen.
    pub rows: Option<(Row, Row)>,
    /// Width of a chart, in CSS pixels.
    pub width: u32,
    /// Told what is done.
    pub act: UseReducerDispatcher<State>,
}

/// Two results, or how to choose them.
#[component(Pair)]
pub fn pair(PairProps { texts, rows, width, act }: &PairProps) -> Html {
    let swap = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| act.dispatch(Action::Swap))
    };
    let heading = match rows {
        Some((first, second)) => finding([&first.figures, &second.figures], texts),
        None => texts.compare_pair_wait().to_owned(),
    };
    html! {
        <section id="pair" class="finding" aria-labelledby="pair-finding">
            <p class="topic">{ texts.compare_pair_title() }</p>
            <h2 id="pair-finding" class={rows.is_none().then_some("wait")}>{ heading }</h2>
            <div hidden={rows.is_none()}>
                <p><button type="button" class="link" onclick={swap}>{ texts.compare_swap() }</button></p>
                { for rows.as_ref().map(|(first, second)| sides([first, second], texts, *width)) }
            </div>
        </section>
    }
}

/// What can be said of both in one sentence.
fn finding([first, second]: [&Figures; 2], texts: &Texts) -> String {
    match (&first.money, &second.money) {
        (Some(a), Some(b)) if a.currency() == b.currency() => {
            let [before, after] = [first, second].map(|figures| columns::stake(figures, texts));
            match before == after {
                true => texts.compare_pair_money_same(&before),
                false => texts.compare_pair_money(&before, &after),
            }
        }
        _ => {
            let [before, after] = [first, second].map(|figures| columns::points(figures.index, texts));
            match before == after {
                true => texts.compare_pair_index_same(&before),
                false => texts.compare_pair_index(&before, &after),
            }
        }
    }
}

fn sides(rows: [&Row; 2], texts: &'static Texts, width: u32) -> Html {
    let money = rows.map(|row| row.figures.money.as_ref());
    html! {
        <div class="sides">
            { both(rows, texts) }
            { match money {
                [Some(first), Some(second)] => changes(rows, [first, second], texts, width),
                _ => html! { <p class="ground">{ texts.compare_why_hidden() }</p> },
            } }
        </div>
    }
}

/// The figures of both, one a row.
fn both(rows: [&Row; 2], texts: &Texts) -> Html {
    let heads = rows.map(|row| (name(row, texts), month(row.figures.month)));
    let words = |what: &str, cell: &dyn Fn(&Figures) -> String| -> Html {
        html! { <tr><th scope="row">{ what }</th>{ for rows.map(|row| html! { <td>{ cell(&row.figures) }</td> }) }</tr> }
    };
    let ranges = |at: usize, what: &str, pick: &dyn Fn(&Figures) -> Span| -> Html {
        let cells = rows.iter().zip(MARKS).map(|(row, marks)| {
            let span = pick(&row.figures);
            let about = texts.compare_mark_index().to_owned();
            let mark = chart::range_mark(about, (0.0, 100.0), span.corners(), None, MARK_WIDTH);
            html! { <td>{ columns::points(span, texts) }{ picture(marks[at], what, &mark) }</td> }
        });
        html! { <tr><th scope="row">{ what }</th>{ for cells }</tr> }
    };
    let tier = |figures: &Figures| {
        figures.tier.map_or(texts.compare_no_tier(), |tier| texts.tier(tier.id())).to_owned()
    };
    let stake = rows.map(|row| {
        let share = row.figures.money.as_ref().map(|money| columns::share(money, money.stake, texts));
        html! { <td>{ columns::stake(&row.figures, texts) }<span class="hint">{ share.unwrap_or_default() }</span></td> }
    });
    html! {
        <div class="scroll" role="region" aria-label={texts.compare_figures().to_owned()} tabindex="0">
            <table class="both">
                <caption>{ texts.compare_figures() }</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="unseen">{ texts.compare_row() }</span></th>
                        { for heads.into_iter().map(|(name, month)| html! { <th scope="col"><b><bdi>{ name }</bdi></b><span>{ month }</span></th> }) }
                    </tr>
                </thead>
                <tbody>
                    <tr><th scope="row">{ texts.compare_column("stake") }</th>{ for stake }</tr>
                    { ranges(0, texts.index_title(), &|figures| figures.index) }
                    { for Dimension::ALL.iter().map(|dimension| {
                        let at = *dimension as usize;
                        ranges(at + 1, texts.dimension(dimension.id()), &|figures| figures.dimensions[at])
                    }) }
                    { words(texts.compare_tier(), &tier) }
                    { words(texts.compare_column("pattern"), &|figures| texts.pattern_name(figures.pattern.id()).to_owned()) }
                    { words(texts.compare_column("cost"), &|figures| columns::cost(figures, texts)) }
                    { words(texts.compare_pair_chance(), &|figures| columns::chance(figures, texts)) }
                </tbody>
            </table>
        </div>
    }
}

/// Why the money moved, and everything that is not the same.
fn changes(rows: [&Row; 2], money: [&Money; 2], texts: &'static Texts, width: u32) -> Html {
    let profiles = money.map(|money| &money.profile);
    let heads = rows.map(|row| name(row, texts));
    let one_sided = differences::one_sided(profiles, texts);
    html! {
        <div class="changes">
            <h3>{ texts.compare_why_title() }</h3>
            { why(money, texts, width) }
            <h3>{ texts.compare_answers_title() }</h3>
            <p class="ground" hidden={one_sided.is_empty()}>{ texts.paragraph(&one_sided) }</p>
            { list(texts.compare_answers_title(), texts.compare_answers_none(), &heads, differences::answers(profiles, texts), texts) }
            <h3>{ texts.compare_inputs_title() }</h3>
            { list(texts.compare_inputs_title(), texts.compare_inputs_none(), &heads, differences::inputs(profiles, texts), texts) }
        </div>
    }
}

fn why([first, second]: [&Money; 2], texts: &'static Texts, width: u32) -> Html {
    let currency = first.currency();
    if currency != second.currency() {
        return html! { <p class="ground">{ texts.compare_why_currencies(currency, second.currency()) }</p> };
    }
    let Some(contributions) = Contributions::of(&first.profile, &second.profile) else {
        return html! { <p class="ground" hidden=true></p> };
    };
    let money = |value: f64| figures::money(value, currency, texts);
    let least = MOVED * contributions.before.max(contributions.after);
    if contributions.by_group.iter().all(|moved| moved.abs() <= least) {
        return html! { <p class="ground">{ texts.compare_why_same(&money(contributions.after)) }</p> };
    }
    let teams = [first, second].map(|money| &money.profile.team);
    let (before, after) = (money(contributions.before), money(contributions.after));
    let is_still = contributions.by_group[InputGroup::Team as usize] == 0.0;
    html! {
        <div>
            <p class="ground">{ texts.compare_why(&before, &after) }</p>
            { figure(Some(chart::moves(&contributions, currency, texts, width)), texts) }
            <p class="ground" hidden={teams[0] == teams[1] || !is_still}>{ texts.compare_why_team() }</p>
        </div>
    }
}

/// What is not the same, as a table, or that nothing is.
fn list(title: &str, nothing: &str, heads: &[String; 2], found: Vec<Difference>, texts: &Texts) -> Html {
    if found.is_empty() {
        return html! { <p class="ground">{ nothing }</p> };
    }
    html! {
        <div class="scroll" role="region" aria-label={title.to_owned()} tabindex="0">
            <table class="differences">
                <caption class="unseen">{ title }</caption>
                <thead><tr>
                    <th scope="col"><span class="unseen">{ texts.compare_what() }</span></th>
                    { for heads.iter().map(|head| html! { <th scope="col"><bdi>{ head }</bdi></th> }) }
                </tr></thead>
                <tbody>{ for found.iter().map(|Difference { what, sides }| html! {
                    <tr key={what.clone()}>
                        <th scope="row">{ what }</th>
                        { for sides.iter().map(|side| html! { <td>{ side }</td> }) }
                    </tr>
                }) }</tbody>
            </table>
        </div>
    }
}
