//! The page's address: what stands behind its `#` leads to a step, to a field, or to a part of the result.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlLinkElement};
use yew::prelude::{UseReducerHandle, hook, use_effect, use_effect_with, use_mut_ref};

use super::draft;
use super::form::Form;
use super::shared::Shared;
use super::state::{Action, State};
use super::steps::Step;
use super::visit::Visit;
use crate::link::{Link, Unreadable};

/// What stands behind the `#` where the dialog for sharing is wanted.
const SHARE: &str = "share";

/// What stands behind the `#`; nothing when there is none.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// What stands behind the `#`, or else the link that was moved in front of it; nothing when there is neither.
pub fn fragment_or_moved() -> String {
    let moved = || moved(&window().location().search().ok()?)?.fragment;
    Some(fragment()).filter(|fragment| !fragment.is_empty()).or_else(moved).unwrap_or_default()
}

/// The address of the folder in which the pages are, with a slash at its end.
pub fn folder() -> String {
    let here = window().location().href().unwrap_or_default();
    let page = here.split(['#', '?']).next().unwrap_or_default();
    page.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// The folder of the site, with a slash at its end: where the program lies, whichever language the page is in.
pub fn site() -> String {
    let program = document().query_selector("link[rel=modulepreload]").ok().flatten();
    let program = program.and_then(|link| link.dyn_into::<HtmlLinkElement>().ok());
    let address = program.map(|link| link.href()).unwrap_or_default();
    address.rsplit_once('/').map_or_else(folder, |(site, _)| format!("{site}/"))
}

/// Puts another text behind the `#` without a step in the history.
pub fn replace_fragment(fragment: &str) {
    let location = window().location();
    let page = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let address = if fragment.is_empty() { page } else { format!("{page}#{fragment}") };
    if let Ok(history) = window().history() {
        // Some frames may not change their address; then it is only not kept.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// The link that a fragment holds, mended where it can be; none where it holds no link at all.
fn link(fragment: &str) -> Option<Visit> {
    let link = Link::read(fragment);
    let is_none = link == Err(Unreadable::NotALink);
    (!is_none).then(|| Visit { fragment: Some(fragment.to_owned()), link, is_unsealed: false })
}

/// Fewest signs of what stands behind the `?` as a link may and can no longer be read; other sites have `c` mean
/// other things.
const FEWEST_OF_MOVED: usize = 40;

/// The link that stands behind the `?`, where some clients put it. What a site asks of its frame stands there too and
/// is none, whatever addresses are in it.
fn moved(search: &str) -> Option<Visit> {
    let query = search.trim_start_matches('?');
    let entries = || form_urlencoded::parse(query.as_bytes());
    if entries().any(|(key, _)| key == "embed") {
        return None;
    }
    let found = entries().find_map(|(key, value)| match &*key {
        "c" | "C" => Some(format!("c={value}")),
        key => key.get(..2).filter(|start| start.eq_ignore_ascii_case("c=")).map(|_| key.to_owned()),
    })?;
    link(&found).filter(|visit| visit.link.is_ok() || found.len() >= FEWEST_OF_MOVED)
}

/// Takes what stands behind the `#`, and a link behind the `?`, away without a step in the history.
pub fn forget() {
    let location = window().location();
    let search = location.search().unwrap_or_default();
    let kept = if moved(&search).is_some() { "" } else { &search };
    let plain = location.pathname().map(|path| path + kept);
    if let (Ok(history), Ok(plain)) = (window().history(), plain) {
        // Some frames may not change their address; then it only looks odd.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&plain));
    }
}

/// Takes the dialog for sharing out of the address, so that a reload does not open it again.
pub fn forget_share() {
    if fragment() == SHARE {
        forget();
    }
}

/// What a link brought, as the page starts: what the address holds, or held before links inside the
/// page took its place.
pub fn load_arrival(name: Option<&str>) -> Option<(Visit, Option<Form>)> {
    let fragment = fragment();
    // Some clients move what stands behind the `#` in front of it.
    let search = || window().location().search().ok();
    let kept = || draft::visit_fragment(name).filter(|_| !fragment.is_empty());
    let visit = link(&fragment).or_else(|| moved(&search()?)).or_else(|| link(&kept()?))?;
    let typed = draft::load_visit(&visit, name);
    Some((visit, typed))
}

/// Whether a click was on a link to where the address stands already.
fn leads_nowhere_new(click: &Event) -> bool {
    let target = click.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
    link.and_then(|link| link.get_attribute("href")).is_some_and(|href| href[1..] == fragment())
}

/// The step or field that a fragment names.
fn place(fragment: &str) -> Option<String> {
    let is_step = Step::from_id(fragment).is_some();
    let is_field = fragment.contains('.') && Step::holding(fragment).is_some();
    (is_step || is_field).then(|| fragment.to_owned())
}

/// Moves the focus to a place: to the title of a step, or to the element of that name.
pub fn focus(place: &str) {
    let id = if Step::from_id(place).is_some() { "step-title" } else { place };
    let Some(element) = document().get_element_by_id(id) else { return };
    unfold(&element);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // What cannot take the focus is scrolled to by the browser all the same.
        let _ = element.focus();
    }
}

/// Moves the focus to a place that is there once the page has followed what was just done; a button that went with
/// it would take the focus along.
pub fn focus_soon(place: &'static str) {
    Timeout::new(0, move || focus(place)).forget();
}

/// Unfolds whatever a place is folded into.
fn unfold(element: &Element) {
    let mut around = element.closest("details").ok().flatten();
    while let Some(details) = around {
        // An attribute of a fixed name can always be set.
        let _ = details.set_attribute("open", "");
        around = details.parent_element().and_then(|outer| outer.closest("details").ok().flatten());
    }
}

/// Unfolds and shows the part of the page that a fragment names.
pub fn show(fragment: &str) {
    if let Some(element) = document().get_element_by_id(fragment) {
        unfold(&element);
        element.scroll_into_view();
    }
}

/// Moves the focus to what a link brought, and to the result when it is put away.
#[hook]
pub fn use_arrival(state: &UseReducerHandle<State>) {
    let is_first = use_mut_ref(|| true);
    use_effect_with(state.visit.clone().map(Shared), move |visit| {
        let is_first = std::mem::take(&mut *is_first.borrow_mut());
        match visit {
            Some(_) => focus("arrival"),
            None if !is_first => focus("result"),
            None => {}
        }
    });
}

/// Follows the address to steps and fields, and moves the focus along with the page.
#[hook]
pub fn use_address(state: &UseReducerHandle<State>) {
    let wanted = use_mut_ref(|| None::<String>);
    let page = (state.form.step().id(), state.form.question(), state.replaced.is_some());
    let shown = use_mut_ref(|| page);
    let sought = wanted.clone();
    // Before the address is first followed: what it names is on the page only after it was turned to.
    use_effect(move || {
        let turned = std::mem::replace(&mut *shown.borrow_mut(), page);
        let place = sought.borrow_mut().take();
        // Where a link led, or the head of what was turned to; never while somebody types, and not when
        // all was replaced, which moves the focus to where that is undone.
        match place {
            Some(place) => focus(&place),
            None if turned.2 != page.2 => {}
            None if turned.0 != page.0 => focus(page.0),
            None if turned.1 != page.1 => focus("question-place"),
            None => {}
        }
    });
    {
        let (dispatcher, wanted, name) = (state.dispatcher(), wanted, state.settings.name.clone());
        use_effect_with((), move |()| {
            let follow = move || {
                let fragment = fragment();
                if let Some(visit) = link(&fragment) {
                    let typed = draft::load_visit(&visit, name.as_deref());
                    return dispatcher.dispatch(Action::Open(visit, typed));
                }
                if fragment == SHARE {
                    return dispatcher.dispatch(Action::Share(true));
                }
                match place(&fragment) {
                    Some(place) => {
                        *wanted.borrow_mut() = Some(place.clone());
                        dispatcher.dispatch(Action::TurnTo(place));
                    }
                    None => show(&fragment),
                }
            };
            follow();
            let follow = Rc::new(follow);
            let listeners = [
                EventListener::new(&window(), "hashchange", {
                    let follow = follow.clone();
                    move |_| follow()
                }),
                // The browser says nothing of a link to where the address stands already.
                EventListener::new(&window(), "click", move |event| {
                    if leads_nowhere_new(event) {
                        follow();
                    }
                }),
            ];
            move || drop(listeners)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::Invitation;
    use crate::profile::Rater;

    #[test]
    fn a_link_behind_the_question_mark_is_told_from_what_a_site_puts_there() {
        let link = Link::Invitation(Invitation { rater: Rater::Sales, tag: 7 });
        let fragment = link.fragment().expect("an invitation is a link");
        let mangled = fragment.replace('=', "%3D");
        for search in [format!("?{fragment}"), format!("?utm=a&{fragment}"), format!("?{mangled}")] {
            assert_eq!(moved(&search).map(|visit| visit.link), Some(Ok(link.clone())), "{search}");
        }
        let long = format!("?c={}", "x1".repeat(40));
        assert!(moved(&long).is_some_and(|visit| visit.link.is_err()));
        for none in [
            "",
            "?",
            "?c=spring",
            "?abc=1&x=c%3Dspring",
            "?embed=1&contact=https%3A%2F%2Fexample.com%2Findex.php%3Fc%3Dcontact",
            &format!("?embed=1&{fragment}"),
        ] {
            assert_eq!(moved(none), None, "{none}");
        }
    }
}
