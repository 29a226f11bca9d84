//! Asking the two heads: an invitation for each, and a box for what comes back.

use yew::prelude::*;

use super::super::arrival::Paste;
use super::super::form::Form;
use super::super::handing::Handing;
use super::super::shared::Shared;
use super::super::state::{Action, State};
use super::super::visit::TAG;
use super::super::{address, save, seal};
use crate::link::{Invitation, Link};
use crate::profile::Rater;
use crate::text::Texts;

/// What is shown with the invitations.
#[derive(Clone, Properties, PartialEq)]
pub struct AskingProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The draft that asks.
    pub form: Shared<Form>,
    /// The page that links open, where it is not this one.
    pub base: Option<AttrValue>,
    /// Told what a person does.
    pub act: UseReducerDispatcher<State>,
}

/// The invitations, once they are wanted, and the box for replies.
#[component(Asking)]
pub fn asking(AskingProps { texts, form, base, act }: &AskingProps) -> Html {
    let tag = form.get(TAG).parse::<u32>().ok();
    let is_asked = use_mut_ref(|| false);
    let ask = {
        let (act, is_asked) = (act.clone(), is_asked.clone());
        Callback::from(move |_: MouseEvent| {
            is_asked.replace(true);
            act.dispatch(Action::Set(TAG.into(), seal::random().to_string()));
        })
    };
    // The button goes with what it makes.
    use_effect_with(tag, move |_| {
        if is_asked.replace(false) {
            address::focus("invitation-sales");
        }
    });
    let invitations = tag.map(|tag| {
        let invitation = |rater: Rater, id: &'static str| {
            let link = Link::Invitation(Invitation { rater, tag }).fragment();
            let link = link.map(|fragment| save::address_of(base.as_deref(), &fragment)).unwrap_or_default();
            html! {
                <Handing
                    {texts}
                    {id}
                    label={texts.invitation_for(rater.id())}
                    {link}
                    subject={texts.invitation_subject()}
                    message={texts.invitation_message()}
                />
            }
        };
        html! {
            <div>
                { invitation(Rater::Sales, "invitation-sales") }
                { invitation(Rater::Marketing, "invitation-marketing") }
            </div>
        }
    });
    html! {
        <section id="ask" class="finding asking screen-only" aria-labelledby="ask-title">
            <div class="finding-head">
                <p class="topic">{ texts.ask_topic() }</p>
                <h3 id="ask-title">{ texts.ask_title() }</h3>
            </div>
            <div class="finding-grounds">
                <p>{ texts.ask_about() }</p>
                <p hidden={tag.is_some()}><button type="button" class="primary" onclick={ask}>{ texts.ask_make() }</button></p>
                <div>{ for invitations }</div>
                <Paste {texts} id="paste-reply" label={texts.paste_reply()} hint={texts.paste_reply_hint()} act={act.clone()} />
            </div>
            <div class="finding-notes"><p>{ texts.ask_privacy() }</p></div>
        </section>
    }
}
