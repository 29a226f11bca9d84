//! What a link brought, said before everything else on the page.

mod answering;
mod guest;
mod locked;
mod paste;
mod redacted;
mod reply;

use yew::prelude::*;

use super::form::Form;
use super::shared::Shared;
use super::state::{Action, State};
use super::visit::Visit;
use super::{address, draft};
use crate::link::{Link, Unreadable};
use crate::text::Texts;
pub use answering::{Answering, AnsweringProps};
use guest::Guest;
use locked::Locked;
pub use paste::Paste;

/// What an arrival is shown with.
#[derive(Clone, Properties, PartialEq)]
pub struct ArrivalProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What the link brought.
    pub visit: Shared<Visit>,
    /// What stands in the form.
    pub form: Shared<Form>,
    /// The page that links open, where it is not this one.
    pub base: Option<AttrValue>,
    /// Whether there is a draft of one's own to go back to.
    pub has_own: bool,
    /// Told what a person does.
    pub act: UseReducerDispatcher<State>,
}

impl ArrivalProps {
    /// Puts the visit away by an action.
    fn end(&self, action: fn() -> Action) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |_| {
            address::forget();
            act.dispatch(action());
        })
    }
}

/// What the link brought, and what can be done with it.
#[component(Arrival)]
pub fn arrival(props: &ArrivalProps) -> Html {
    let ArrivalProps { texts, visit, form, act, .. } = props;
    let home = props.end(|| Action::GoHome);
    let go_home = if props.has_own { texts.visit_back_to_own() } else { texts.visit_start_own() };
    let (title, content) = match &visit.link {
        Ok(Link::Result(shared)) => {
            let title = shared.label.as_ref().map_or(texts.guest_title(), |label| label.as_str());
            (title, html! { <Guest {texts} visit={visit.clone()} keep={props.end(|| Action::Adopt)} /> })
        }
        Ok(Link::WithoutMoney(told)) => {
            let title = told.label.as_ref().map_or(texts.redacted_title(), |label| label.as_str());
            (title, redacted::redacted(texts, told))
        }
        Ok(Link::Invitation(invitation)) => {
            (texts.invited_title(invitation.rater.id()), answering::about(texts, *invitation))
        }
        Ok(Link::Reply(answers)) => {
            (texts.reply_title(answers.rater.id()), reply::reply(props, form, answers))
        }
        Ok(Link::Sealed(_)) => {
            (texts.locked_title(), html! { <Locked {texts} visit={visit.clone()} act={act.clone()} /> })
        }
        Err(reason) => (texts.unreadable_title(), unreadable(props, *reason)),
    };
    html! {
        <section id="arrival" class="arrival" tabindex="-1" aria-labelledby="arrival-title">
            <h1 id="arrival-title">{ title }</h1>
            <div key={kind(&visit.link)}>{ content }</div>
            <p class="screen-only"><button type="button" class="link" onclick={home}>{ go_home }</button></p>
        </section>
    }
}

/// Each kind of link has a place of its own in the page, so that nothing of one is taken for another.
fn kind(link: &Result<Link, Unreadable>) -> &'static str {
    match link {
        Ok(Link::Result(_)) => "guest",
        Ok(Link::WithoutMoney(_)) => "redacted",
        Ok(Link::Invitation(_)) => "invited",
        Ok(Link::Reply(_)) => "reply",
        Ok(Link::Sealed(_)) => "locked",
        Err(_) => "unreadable",
    }
}

fn unreadable(props: &ArrivalProps, reason: Unreadable) -> Html {
    let texts = props.texts;
    let why = match reason {
        Unreadable::NotALink => "not_a_link",
        Unreadable::CutShort => "cut_short",
        Unreadable::Damaged => "damaged",
        Unreadable::NewerVersion => "newer_version",
    };
    html! {
        <div>
            <p>{ texts.unreadable(why) }</p>
            <Paste {texts} id="paste-link" label={texts.paste_link()} hint={texts.paste_link_hint()} act={props.act.clone()} />
        </div>
    }
}

/// Opens what was pasted: nothing of it stands in the address.
fn open(act: &UseReducerDispatcher<State>, link: Result<Link, Unreadable>) {
    let visit = Visit { fragment: None, link, is_unsealed: false };
    let typed = draft::load_visit(&visit, None);
    act.dispatch(Action::Open(visit, typed));
}
