//! What of the page comes once it answers.
//!
//! The program is cut where this module says. It starts with what has a first answer to entries, and brings what
//! reads links where there is one. Then comes what takes entries and tells the headline; the report, and all that
//! few people look at first, are asked for at once and come when they come. Until then the parts that the page was
//! sent with stay where they are.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::address;
use super::arrival::{Answering, AnsweringProps, Arrival, ArrivalProps};
use super::contact::{GetInTouch, GetInTouchProps};
use super::first;
use super::numbers::{Numbers, NumbersProps};
use super::result::{ReportProps, report};
use super::share::{self, Asking, AskingProps, Kind, Share, ShareProps};
use super::start;
#[cfg(feature = "parts")]
use super::state::Action;
use super::state::{Result, State};
use super::takeover::all;
use crate::link::Label;
use crate::text::Texts;

/// Shows a part with what it needs.
pub type Shows<P> = fn(&P) -> Html;

/// What is beside the way from the entries to the report.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    /// What a link brought.
    pub arrival: Shows<ArrivalProps>,
    /// The questions for somebody who was invited.
    pub answering: Shows<AnsweringProps>,
    /// The way to the site around the page.
    pub contact: Shows<GetInTouchProps>,
    /// Asking the two heads.
    pub asking: Shows<AskingProps>,
    /// Where the numbers come from.
    pub numbers: Shows<NumbersProps>,
    /// The dialog for sharing.
    pub share: Shows<ShareProps>,
    /// What stands behind the `#` of a link that opens a result; none where it cannot be written.
    pub link: fn(&Result, Option<Label>) -> Option<String>,
}

/// What has come so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Later {
    /// The parts of the report below its headline.
    pub report: Option<Shows<ReportProps>>,
    /// All else.
    pub rest: Option<Rest>,
    /// Whether something was lost on its way.
    pub is_lost: bool,
}

impl Later {
    /// What is there when the page starts: nothing where the program was cut, everything elsewhere.
    pub fn at_start() -> Self {
        if cfg!(feature = "parts") { Self::default() } else { Later::default().with(REPORT).with(THE_REST) }
    }
}

const REST: Rest = Rest {
    arrival: |props| html! { <Arrival ..props.clone() /> },
    answering: |props| html! { <Answering ..props.clone() /> },
    contact: |props| html! { <GetInTouch ..props.clone() /> },
    asking: |props| html! { <Asking ..props.clone() /> },
    numbers: |props| html! { <Numbers ..props.clone() /> },
    share: |props| html! { <Share ..props.clone() /> },
    link: |result, label| share::link(result, Kind::Everything, label)?.fragment(),
};

/// Something that was asked for: it has come, or was lost.
#[derive(Clone, Copy, Debug)]
pub enum Brought {
    /// The parts of the report.
    Report(Shows<ReportProps>),
    /// All else.
    Rest(Rest),
    /// It did not come.
    #[cfg_attr(not(feature = "parts"), allow(dead_code, reason = "all is there from the start"))]
    Nothing,
}

/// Shows the page.
pub type Start = fn(&'static Texts);

/// Brings what the page is made of.
///
/// # Errors
/// When it did not arrive.
pub async fn page() -> std::result::Result<Start, JsValue> {
    #[cfg(feature = "parts")]
    return cut::page().await.map_err(|lost| lost.to_string().into());
    #[cfg(not(feature = "parts"))]
    Ok(start::show)
}

/// Reads the result that a link brings, if it brings one.
pub type Reads = fn(&str) -> Option<Result>;

/// Brings what reads links; nothing when it did not arrive, which is told once the page does not either.
pub async fn reading() -> Option<Reads> {
    #[cfg(feature = "parts")]
    return cut::link().await.ok();
    #[cfg(not(feature = "parts"))]
    Some(first::linked)
}

const REPORT: Brought = Brought::Report(report);
const THE_REST: Brought = Brought::Rest(REST);

/// Where the program is cut.
#[cfg(feature = "parts")]
mod cut {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Brought, REPORT, Reads, Start, THE_REST, first, start};

    #[wasm_split(link, fallible)]
    pub(super) fn link() -> Result<Reads, SplitLoaderError> {
        Ok(first::linked)
    }

    #[wasm_split(page, fallible)]
    pub(super) fn page() -> Result<Start, SplitLoaderError> {
        Ok(start::show)
    }

    #[wasm_split(report, fallible)]
    pub(super) fn report() -> Result<Brought, SplitLoaderError> {
        Ok(REPORT)
    }

    #[wasm_split(rest, fallible)]
    pub(super) fn rest() -> Result<Brought, SplitLoaderError> {
        Ok(THE_REST)
    }
}

impl Later {
    /// With what has come.
    pub fn with(self, brought: Brought) -> Self {
        match brought {
            Brought::Report(report) => Later { report: Some(report), ..self }.found(),
            Brought::Rest(rest) => Later { rest: Some(rest), ..self }.found(),
            Brought::Nothing => Later { is_lost: true, ..self },
        }
    }

    /// Nothing is lost of which a second try brought everything.
    fn found(self) -> Self {
        Later { is_lost: self.is_lost && (self.report.is_none() || self.rest.is_none()), ..self }
    }
}

/// Asks for what is still to come, and again when somebody wants it again.
#[hook]
pub fn use_later(state: &UseReducerHandle<State>) {
    let later = state.later;
    #[cfg(feature = "parts")]
    {
        let (act, is_visit) = (state.dispatcher(), state.visit.is_some());
        use_effect_with(later.is_lost, move |is_lost| {
            if !is_lost {
                yew::platform::spawn_local(async move {
                    // What a link brought is told before its report.
                    if is_visit {
                        act.dispatch(Action::Bring(cut::rest().await.unwrap_or(Brought::Nothing)));
                    }
                    act.dispatch(Action::Bring(cut::report().await.unwrap_or(Brought::Nothing)));
                    act.dispatch(Action::Bring(cut::rest().await.unwrap_or(Brought::Nothing)));
                });
            }
        });
    }
    let there = (later.report.is_some(), later.rest.is_some());
    // Browsers themselves go to what was on the page when it came.
    let was_missing = use_mut_ref(|| false);
    use_effect_with(there, move |_| {
        do_again();
        let place = address::fragment();
        let is_missing = document().get_element_by_id(&place).is_none();
        if was_missing.replace(is_missing) && !is_missing {
            address::show(&place);
        }
    });
}

thread_local! {
    /// Parts of the page as it was sent.
    static SENT: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// The attribute that names a part of the page.
const PART: &str = "data-part";

/// Milliseconds after which even a slow device shows what follows from a switch.
const FOLLOWED_AFTER: u32 = 100;

/// Keeps the parts that the page was sent with, before the program clears the page for itself; none where they
/// show an example that is not wanted.
pub fn keep_parts() {
    SENT.with_borrow_mut(|sent| {
        sent.extend(all::<Element>(&format!("html:not(.waiting) #app [{PART}]")));
        for part in sent {
            // An attribute of a fixed name can always be set.
            let _ = part.set_attribute("aria-busy", "true");
        }
    });
}

/// Unfolds and switches what somebody has unfolded and switched in a part as the page was sent with it, once the
/// program shows that part.
fn do_again() {
    for part in all::<Element>(&format!("#app [{PART}]:not([aria-busy])")) {
        let sent = SENT.with_borrow_mut(|sent| {
            let at = sent.iter().position(|sent| sent.get_attribute(PART) == part.get_attribute(PART))?;
            Some(sent.swap_remove(at))
        });
        if let Some(sent) = sent {
            unfold_again(&sent, &part);
            switch_again(&sent, &part);
        }
    }
}

fn unfold_again(sent: &Element, part: &Element) {
    let unfolded: Vec<_> =
        folds(sent).filter(|fold| fold.has_attribute("open")).map(|fold| heading(&fold)).collect();
    for fold in folds(part).filter(|fold| unfolded.contains(&heading(fold))) {
        // An attribute of a fixed name can always be set.
        let _ = fold.set_attribute("open", "");
    }
}

fn switch_again(sent: &Element, part: &Element) {
    let switched = switches(sent).filter(|switch| switch.checked() != switch.default_checked());
    let shown = |early: HtmlInputElement| {
        let now = switches(part).find(|now| now.name() == early.name())?;
        Some((now, early.checked()))
    };
    // A switch makes its plan of the one that the page shows, which has to follow before the next.
    for (at, (switch, wanted)) in (0..).zip(switched.filter_map(shown)) {
        Timeout::new(at * FOLLOWED_AFTER, move || {
            if switch.checked() != wanted {
                switch.click();
            }
        })
        .forget();
    }
}

/// What can be unfolded in a part.
fn folds(part: &Element) -> impl Iterator<Item = Element> + use<> {
    within(part, "details")
}

/// What can be switched in a part.
fn switches(part: &Element) -> impl Iterator<Item = HtmlInputElement> + use<> {
    within(part, "input").filter(|input: &HtmlInputElement| input.type_() == "checkbox")
}

fn within<T: JsCast>(part: &Element, tag: &str) -> impl Iterator<Item = T> + use<T> {
    let found = part.get_elements_by_tag_name(tag);
    (0..found.length()).filter_map(move |at| found.item(at)?.dyn_into().ok())
}

fn heading(fold: &Element) -> Option<String> {
    fold.first_element_child()?.text_content()
}

/// A part of the page: as the program shows it, or, until then, as the page was sent with it.
pub fn part(name: &'static str, shown: Option<Html>) -> Html {
    let sent = |sent: &Vec<Element>| {
        sent.iter().find(|part| part.get_attribute(PART).as_deref() == Some(name)).cloned()
    };
    match (shown, SENT.with_borrow(sent)) {
        (Some(shown), _) => html! { <div key="shown" data-part={name}>{ shown }</div> },
        (None, Some(sent)) => Html::VRef(sent.into()),
        (None, None) => html! { <div key="awaited" data-part={name} aria-busy="true" /> },
    }
}
