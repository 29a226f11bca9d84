//! The first answer: what follows from the entries before the page itself is there.
//!
//! The page comes with its fields on it, and its program takes longer than a first figure. Until then the headline
//! and the figures beside the fields are written into the page as it was sent, and what else would still tell of
//! the example is left blank.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use web_sys::DomTokenList;

use super::draft;
use super::form::Form;
use super::language::first_texts;
use super::state::at_a_glance;
use super::summary::{index_so_far, stake_so_far};
use super::takeover::take_over;
use crate::text::{Texts, headline};

/// The class of the document while only a first answer stands in the page.
const ANSWERED: &str = "answered";

thread_local! {
    static LISTENING: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Answers what was typed already, and whatever is typed from now on, with the texts of a catalogue. What a link or
/// the site around the page asks for is left to the page.
pub fn give_first_answers(catalogue: String) {
    let is_asked = window().location().search().is_ok_and(|query| !query.is_empty());
    let is_waiting = classes().is_none_or(|classes| classes.contains("waiting"));
    if let Some(texts) = first_texts(catalogue).filter(|_| !is_asked && !is_waiting) {
        answer(texts);
        let listener = EventListener::new(&document(), "input", move |_| answer(texts));
        LISTENING.set(Some(listener));
    }
}

/// Leaves everything to the page.
pub fn end_first_answers() {
    LISTENING.set(None);
    if let Some(classes) = classes() {
        let _ = classes.remove_1(ANSWERED);
    }
}

fn classes() -> Option<DomTokenList> {
    Some(document().document_element()?.class_list())
}

/// Says what the entries come to, if they have no fault: of those the page tells.
fn answer(texts: &Texts) {
    let (form, _) = take_over(draft::load(None));
    let Some(told) = told(&form, texts) else { return };
    for (id, words) in told {
        if let Some(element) = document().get_element_by_id(id) {
            element.set_text_content(Some(&words));
        }
    }
    if let Some(classes) = classes() {
        let _ = classes.add_1(ANSWERED);
    }
}

/// What is told of entries, each with the place for it; none where there are none yet, or one has a fault.
fn told(form: &Form, texts: &Texts) -> Option<[(&'static str, String); 3]> {
    let result = at_a_glance(form).filter(|_| !form.is_empty())?;
    let (report, currency) = (&result.report, &result.currency);
    let budget = result.profile.plan.budget;
    Some([
        ("headline", headline::headline(report.conclusion().as_ref(), budget, currency, texts)),
        ("stake-so-far", stake_so_far(report, currency, texts)),
        ("index-so-far", index_so_far(report, texts)),
    ])
}

#[cfg(test)]
mod tests {
    use std::fs;

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
            let form = Form::of(&profile);
            for (tag, catalogue) in CATALOGUES {
                let all = Texts::new(tag, catalogue).expect("catalogue and program are built together");
                let few: &str = Box::leak(Texts::first_of(catalogue).into_boxed_str());
                let few = Texts::first(tag, few).expect("they begin the catalogue");
                let told_by = |texts| told(&form, texts).expect("a worked example has a result");
                assert_eq!(told_by(&few), told_by(&all), "{tag}: {}", path.display());
                count += 1;
            }
        }
        assert!(count >= 5 * 40, "only {count} were looked at");
    }
}
