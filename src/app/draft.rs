//! What was typed, in the browser's storage: nothing is lost on reload.
//!
//! Storage may be denied, full or hold anything at all; then the page simply works without.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use js_sys::Reflect;
use web_sys::{Event, Storage};
use yew::prelude::{UseReducerHandle, UseStateHandle, hook, use_effect_with, use_mut_ref, use_state};

use super::form::{self, Form};
use super::shared::Shared;
use super::state::{Action, State};
use super::visit::{Owner, Visit};
use crate::link::Invitation;
use crate::text::number::Convention;

/// The key of the own draft; the number rises when its shape changes.
const DRAFT: &str = "alignment-calculator.draft.1";
/// The key of answers to an invitation, before its tag and rater.
const ANSWERS: &str = "alignment-calculator.answers.1";
/// The key of what stood in the address of a visit, for this tab alone: links inside the page take its
/// place there.
const VISIT: &str = "alignment-calculator.visit.1";
/// The key of what was changed in a shared result, for this tab alone.
const EXPLORED: &str = "alignment-calculator.explored.1";
/// The line of a draft that says which sign stood before decimals where it was typed.
const DECIMAL: &str = "page.decimal";
/// Longest draft that is read, in bytes: more than every field together is kept of.
const LONGEST: usize = 1_000_000;
/// As much as is kept of one field, in characters: whatever was pasted into it, the others stay.
const LONGEST_FIELD: usize = 1_000;

/// Milliseconds without typing after which the draft is kept: a browser's storage takes too long to be
/// part of a keystroke.
const KEPT_AFTER: u32 = 100;

/// What outlives the tab, where the browser lets it.
pub fn lasting() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn of_this_tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// A key of one of several calculators on a page, which have names.
fn key(of: &str, name: Option<&str>) -> String {
    name.map_or_else(|| of.to_owned(), |name| format!("{of}.{name}"))
}

fn answers_key(invitation: Invitation) -> String {
    format!("{ANSWERS}.{}.{}", invitation.tag, invitation.rater.id())
}

/// The own draft in the calculator of that name, as far as there is one.
pub fn load(name: Option<&str>) -> Form {
    form(lasting(), &key(DRAFT, name))
}

/// Whether an event tells that another tab has kept a draft of the calculator of that name.
fn is_draft(event: &Event, name: Option<&str>) -> bool {
    is_of(event, &key(DRAFT, name))
}

/// Whether an event tells that another tab has kept something under a key.
pub fn is_of(event: &Event, key: &str) -> bool {
    let changed = Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
    changed.as_deref() == Some(key)
}

/// Whether an event tells that the page is there as it was left.
fn is_again(event: &Event) -> bool {
    Reflect::get(event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy())
}

/// What was typed in this visit before a reload; none when nothing was.
pub fn load_visit(visit: &Visit, name: Option<&str>) -> Option<Form> {
    let typed = match visit.owner() {
        Owner::Own => return None,
        Owner::Guest if visit.fragment.is_none() || visit.fragment != visit_fragment(name) => return None,
        Owner::Guest => form(of_this_tab(), &key(EXPLORED, name)),
        Owner::Invited(invitation) => form(lasting(), &answers_key(invitation)),
    };
    (!typed.is_empty()).then_some(typed)
}

/// The fragment of the visit that this tab is on; none when it is on none.
pub fn visit_fragment(name: Option<&str>) -> Option<String> {
    of_this_tab()?.get_item(&key(VISIT, name)).ok().flatten().filter(|fragment| fragment.len() <= LONGEST)
}

/// Keeps what is typed, each where it belongs. Whether that was possible.
fn save(form: &Form, visit: Option<&Visit>, name: Option<&str>) -> bool {
    let fragment = visit.and_then(|visit| visit.fragment.as_deref());
    let is_kept = keep(of_this_tab(), &key(VISIT, name), fragment.unwrap_or_default());
    match visit.map_or(Owner::Own, Visit::owner) {
        Owner::Own => {
            keep(of_this_tab(), &key(EXPLORED, name), "");
            keep(lasting(), &key(DRAFT, name), &written(form))
        }
        Owner::Guest if fragment.is_none() || visit.is_some_and(|visit| visit.is_unsealed) => is_kept,
        Owner::Guest => keep(of_this_tab(), &key(EXPLORED, name), &written(form)),
        Owner::Invited(invitation) => keep(lasting(), &answers_key(invitation), &written(form)),
    }
}

fn form(storage: Option<Storage>, key: &str) -> Form {
    let stored = storage.and_then(|storage| storage.get_item(key).ok().flatten());
    read(&stored.filter(|stored| stored.len() <= LONGEST).unwrap_or_default())
}

/// The form of a draft; lines that are none are left out.
pub(super) fn read(stored: &str) -> Form {
    let mut form = Form::default();
    let lines = || stored.lines().filter_map(|line| line.split_once('\t'));
    let decimal = lines().find_map(|(path, raw)| raw.chars().next().filter(|_| path == DECIMAL));
    let convention = Convention::of(decimal.unwrap_or('.'));
    for (path, raw) in lines().filter(|(path, _)| *path != DECIMAL) {
        form.set(path, form::as_typed_here(path, raw, convention));
    }
    form
}

/// One field a line: its path, a tab and what stands in it.
pub(super) fn written(form: &Form) -> String {
    let mut draft = String::new();
    for (path, raw) in form.iter() {
        let raw = raw.chars().take(LONGEST_FIELD).map(|c| if c.is_control() { ' ' } else { c });
        let raw: String = raw.collect();
        draft.extend([path, "\t", &raw, "\n"]);
    }
    if !draft.is_empty() {
        draft.extend([DECIMAL, "\t", &Convention::of_page().decimal.to_string(), "\n"]);
    }
    draft
}

/// Keeps a text under a key, or forgets the key. Whether that was possible: a full or forbidden storage
/// must not stop anybody from going on.
pub fn keep(storage: Option<Storage>, key: &str, text: &str) -> bool {
    let Some(storage) = storage else { return false };
    if text.is_empty() { storage.remove_item(key) } else { storage.set_item(key, text) }.is_ok()
}

/// Keeps the draft, and tells whether the browser lets it.
#[hook]
pub fn use_draft(state: &UseReducerHandle<State>) -> UseStateHandle<bool> {
    let is_kept = use_state(|| true);
    let due = use_mut_ref(|| None::<Box<dyn FnOnce()>>);
    let keep = {
        let due = due.clone();
        // Once only: later, another tab may have kept something newer.
        move || {
            if let Some(save) = due.take() {
                save();
            }
        }
    };
    use_other_drafts(state, *is_kept);
    let visit = state.visit.clone().map(Shared);
    // Before something else takes the place of the entries, or the page is left.
    use_effect_with(visit.clone(), {
        let keep = keep.clone();
        move |_| {
            let now = keep.clone();
            let leaving = EventListener::new(&window(), "pagehide", move |_| now());
            move || {
                drop(leaving);
                keep();
            }
        }
    });
    let kept = is_kept.clone();
    let name = state.settings.name.clone();
    let stored = state.stored.clone().map(Shared);
    use_effect_with((Shared(state.form.clone()), visit), move |(form, visit)| {
        // What was heard of another tab's draft must not take the place of that.
        let is_due = due.borrow().is_some() || stored.as_ref() != Some(form);
        let timeout = is_due.then(|| {
            let (form, visit) = (form.clone(), visit.clone());
            *due.borrow_mut() = Some(Box::new(move || {
                let now = save(&form, visit.as_deref(), name.as_deref());
                if *kept != now {
                    kept.set(now);
                }
            }));
            Timeout::new(KEPT_AFTER, keep)
        });
        move || drop(timeout)
    });
    is_kept
}

/// Follows what became of the draft where this page could not see it: another tab may have put a reply into it, and
/// on the way back browsers show the page as it was left, which would be kept with the next entry. Where drafts could
/// not be kept, what the storage holds is older than the page.
#[hook]
fn use_other_drafts(state: &UseReducerHandle<State>, is_kept: bool) {
    let (act, name) = (state.dispatcher(), state.settings.name.clone());
    use_effect_with((name, is_kept), move |(name, is_kept)| {
        let listen =
            |event: &'static str, is_meant: fn(&Event, Option<&str>) -> bool, action: fn(Form) -> Action| {
                let (act, name) = (act.clone(), name.clone());
                EventListener::new(&window(), event, move |event| {
                    if is_meant(event, name.as_deref()) {
                        act.dispatch(action(load(name.as_deref())));
                    }
                })
            };
        let listeners = is_kept.then(|| {
            [
                listen("storage", is_draft, Action::Hear),
                listen("pageshow", |event, _| is_again(event), Action::Return),
            ]
        });
        move || drop(listeners)
    });
}
