//! The first answer: what follows from the entries, or from a link, before the page itself is there.
//!
//! The page comes with its fields on it, and its program takes longer than a first figure. Until then the headline
//! and the figures beside the fields are written into the page as it was sent, and what else would still tell of
//! the example is left blank. Of a link's result the headline stands alone.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use gloo::utils::{document, window};
use web_sys::DomTokenList;

use super::language::first_texts;
use super::later::reading;
use super::state::{self, Result};
use super::summary::{index_so_far, stake_so_far};
use super::takeover::typed_over;
use super::{address, draft};
use crate::link::Link;
use crate::text::{Texts, headline};

/// The class of the document while only a first answer stands in the page.
const ANSWERED: &str = "answered";

thread_local! {
    static LISTENING: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
    static IS_OVER: Cell<bool> = const { Cell::new(false) };
}

/// Says what a link to a result comes to; or else answers what was typed already, and whatever is typed from now on.
/// It does so with the texts of a catalogue, and is done when the first of them is given. What the site around the page
/// asks for is left to the page.
pub async fn give_first_answers(catalogue: String) {
    let is_asked = window().location().search().is_ok_and(|query| !query.is_empty());
    let Some(texts) = first_texts(catalogue).filter(|_| !is_asked) else { return };
    if classes().is_none_or(|classes| classes.contains("waiting")) {
        let read = reading().await;
        // The page itself may have come meanwhile.
        if let Some(result) = read.filter(|_| !IS_OVER.get()).and_then(|read| read(&address::fragment())) {
            tell(&result, texts);
        }
    } else {
        answer(texts);
        LISTENING.set(vec![
            EventListener::new(&document(), "input", move |_| answer(texts)),
            // Some places for the answer may come only with the rest of the page.
            EventListener::once(&window(), "DOMContentLoaded", move |_| answer(texts)),
        ]);
    }
}

/// Leaves everything to the page.
pub fn end_first_answers() {
    LISTENING.take();
    IS_OVER.set(true);
    if let Some(classes) = classes() {
        let _ = classes.remove_1(ANSWERED);
    }
}

fn classes() -> Option<DomTokenList> {
    Some(document().document_element()?.class_list())
}

/// The result that a link brings, if it brings one. Whoever has been on that visit before may have changed it, which
/// the page knows.
pub fn linked(fragment: &str) -> Option<Result> {
    if draft::visit_fragment(None).as_deref() == Some(fragment) {
        return None;
    }
    let Ok(Link::Result(shared)) = Link::read(fragment) else { return None };
    let profile = shared.profile;
    let currency = profile.company.currency_code().to_owned();
    Some(state::glance(profile, currency))
}

/// Says what the entries come to, if there are any and they have no fault: of those the page tells.
fn answer(texts: &Texts) {
    let form = typed_over(draft::load(None));
    if !form.is_empty()
        && let Some(result) = state::at_a_glance(&form)
    {
        tell(&result, texts);
    }
}

fn tell(result: &Result, texts: &Texts) {
    for (id, words) in told(result, texts) {
        if let Some(element) = document().get_element_by_id(id) {
            element.set_text_content(Some(&words));
        }
    }
    if let Some(classes) = classes() {
        let _ = classes.add_1(ANSWERED);
    }
}

/// What is told of a result, each with the place for it.
fn told(Result { profile, currency, report }: &Result, texts: &Texts) -> [(&'static str, String); 3] {
    let budget = profile.plan.budget;
    [
        ("headline", headline::headline(report.conclusion().as_ref(), budget, currency, texts)),
        ("stake-so-far", stake_so_far(report, currency, texts)),
        ("index-so-far", index_so_far(report, texts)),
    ]
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::form::Form;
    use super::*;
    use crate::profile::Profile;
    use crate::text::CATALOGUES;

    #[test]
    fn the_few_texts_that_a_page_brings_are_enough() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/worked");
        let mut count = 0;
        for file in fs::read_dir(folder).expect("the worked examples are there") {
            let path = file.expect("a worked example can be listed").path();
            if !path.to_string_lossy().ends_with(".profile.json") {
                continue;
            }
            let json = fs::read_to_string(&path).expect("a worked example can be read");
            // Some examples are there for their faults.
            let Ok(profile) = Profile::from_json_text(&json) else { continue };
            let result = state::at_a_glance(&Form::of(&profile)).expect("a worked example has a result");
            for (tag, catalogue) in CATALOGUES {
                let all = Texts::new(tag, catalogue).expect("catalogue and program are built together");
                let few: &str = Box::leak(Texts::first_of(catalogue).into_boxed_str());
                let few = Texts::first(tag, few).expect("they begin the catalogue");
                let told_by = |texts| told(&result, texts);
                assert_eq!(told_by(&few), told_by(&all), "{tag}: {}", path.display());
                count += 1;
            }
        }
        assert!(count >= 5 * 40, "only {count} were looked at");
    }
}
