//! The questions, one at a time, with every other one in reach.

use yew::prelude::*;

use super::super::address;
use super::super::form::answer_path;
use super::super::steps::{DEPTH, FULL, QUESTION, RATER};
use super::fields::Fields;
use crate::profile::{Item, Rater};
use crate::text::Texts;

/// The name of the line that says which question this is.
const PLACE: &str = "question-place";

/// The questions for whoever sits at the calculator.
pub fn questions(fields: &Fields) -> Html {
    let texts = fields.texts;
    let end = End { address: "#result", last: texts.read_result(), sooner: texts.skip_to_result() };
    sheet(fields, who(fields, fields.form.rater()), &end)
}

/// Where somebody goes from the questions.
pub struct End {
    /// The place in the page.
    pub address: &'static str,
    /// What leads there from the last question.
    pub last: &'static str,
    /// What leads there from any other.
    pub sooner: &'static str,
}

/// Who answers, where in the questions somebody is, and the question itself.
pub fn sheet(fields: &Fields, who: Html, end: &End) -> Html {
    let Fields { texts, form, set, .. } = fields;
    let (rater, asked, at) = (form.rater(), form.questions(), form.question());
    let item = asked[at];
    let path = AttrValue::from(answer_path(rater, item));
    let go = |to: Item| {
        let set = set.clone();
        Callback::from(move |_: MouseEvent| set.emit((QUESTION.into(), to.id().to_owned())))
    };
    let deeper = {
        let set = set.clone();
        Callback::from(move |_: MouseEvent| set.emit((DEPTH.into(), FULL.to_owned())))
    };
    let before = at.checked_sub(1).map(|at| asked[at]);
    let after = asked.get(at + 1).copied();
    let note = fields.note_of(&path);
    let answer = form.get(&path);
    let withdraw = {
        let (set, path) = (set.clone(), path.clone());
        Callback::from(move |_: MouseEvent| {
            set.emit((path.clone(), String::new()));
            // The button goes with the answer; the focus goes to the head of the question.
            address::focus(PLACE);
        })
    };
    html! {
        <section aria-labelledby="step-title">
            <h2 id="step-title" tabindex="-1">{ texts.questions_title() }</h2>
            { who }
            { rules(texts, at == 0) }
            <ol class="places" aria-label={texts.places_title()}>{ for asked.iter().enumerate().map(|(at, other)| place(fields, rater, at, *other, *other == item)) }</ol>
            <p class="topic" id={PLACE} tabindex="-1">{ texts.question_place(&(at + 1).to_string(), &asked.len().to_string(), texts.dimension(item.dimension().id())) }</p>
            <div key={path.to_string()}>
                <Question {texts} {item} path={path.clone()} answer={answer.to_owned()} note={note.clone()} set={set.clone()} />
            </div>
            <p class="unseen" aria-live="polite">{ note }</p>
            <p class="onward">
                <button type="button" class="primary" hidden={after.is_none()} onclick={go(after.unwrap_or(item))}>{ texts.next_question() }</button>
                <a class="button" href={end.address} hidden={after.is_some()}>{ end.last }</a>
                <button type="button" class="link" hidden={before.is_none()} onclick={go(before.unwrap_or(item))}>{ texts.previous_question() }</button>
                <button type="button" class="link" hidden={form.is_full() || after.is_some()} onclick={deeper}>{ texts.go_deeper() }</button>
                <button type="button" class="link" hidden={answer.is_empty()} onclick={withdraw}>{ texts.withdraw_answer() }</button>
                <a href={end.address} hidden={after.is_none()}>{ end.sooner }</a>
            </p>
        </section>
    }
}

/// How to answer: open before the first question, folded away before the others.
fn rules(texts: &Texts, open: bool) -> Html {
    html! {
        <details class="rules" {open}>
            <summary>{ texts.question_rules() }</summary>
            <ul class="hint">{ for ["period", "highest", "dont_know"].iter().map(|rule| html! { <li key={*rule}>{ texts.question_rule(rule) }</li> }) }</ul>
        </details>
    }
}

fn who(fields: &Fields, rater: Rater) -> Html {
    let Fields { texts, set, .. } = fields;
    html! {
        <fieldset class="depth">
            <legend>{ texts.who_answers() }</legend>
            { for Rater::ALL.iter().map(|other| {
                let (set, id) = (set.clone(), other.id());
                let onchange = Callback::from(move |_: Event| set.emit((RATER.into(), id.to_owned())));
                html! {
                    <label class="chip" key={id}>
                        <input type="radio" name={RATER} value={id} checked={*other == rater} {onchange} />
                        <span>{ texts.rater(id) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

/// One question in the list of all: which it is, and whether it is answered.
fn place(fields: &Fields, rater: Rater, at: usize, item: Item, is_here: bool) -> Html {
    let texts = fields.texts;
    let path = answer_path(rater, item);
    let is_answered = !fields.form.get(&path).is_empty();
    let (number, dimension) = ((at + 1).to_string(), texts.dimension(item.dimension().id()));
    let name = texts.place_name(&number, dimension, texts.question_title(item.id()));
    let state = if is_answered { texts.place_answered() } else { texts.place_open() };
    html! {
        <li key={item.id()}>
            <a
                href={format!("#{path}")}
                class={classes!(is_answered.then_some("answered"))}
                aria-current={is_here.then_some("true")}
                aria-label={texts.noted(&name, state)}
                title={name}
            >{ number }</a>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionProps {
    texts: &'static Texts,
    item: Item,
    path: AttrValue,
    answer: AttrValue,
    /// What the answer did.
    note: AttrValue,
    set: Callback<(AttrValue, String)>,
}

/// One question with its levels.
#[component(Question)]
fn question(QuestionProps { texts, item, path, answer, note, set }: &QuestionProps) -> Html {
    let levels = (0..=4).map(|level| {
        let id = level.to_string();
        let words = texts.question_level(&format!("{}.{level}", item.id()));
        (id.clone(), id, words)
    });
    let dont_know = ("dont_know".to_owned(), "?".to_owned(), texts.answer_dont_know());
    let choices = levels.chain([dont_know]).map(|(id, mark, words)| {
        let (set, for_path, raw) = (set.clone(), path.clone(), id.clone());
        let onchange = Callback::from(move |_: Event| set.emit((for_path.clone(), raw.clone())));
        let did = if *answer == id { note.clone() } else { AttrValue::default() };
        html! {
            <div key={id.clone()}>
                <label class="level">
                    <input type="radio" name={path.clone()} value={id.clone()} checked={*answer == id} {onchange} />
                    <span class="mark" aria-hidden="true">{ mark }</span>
                    <span>{ words }</span>
                </label>
                // It is read out by one place that stays, whichever level is chosen.
                <p class="did" aria-hidden="true">{ did }</p>
            </div>
        }
    });
    html! {
        <fieldset class="question" id={path.clone()} tabindex="-1">
            <legend>
                <span class="finding-text">{ texts.question_title(item.id()) }</span>
                <span class="ask">{ texts.question_ask(item.id()) }</span>
            </legend>
            <div class="levels">{ for choices }</div>
        </fieldset>
    }
}
