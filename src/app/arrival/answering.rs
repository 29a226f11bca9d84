//! The page that an invited head sees: the questions, and the way back for the answers.

use yew::prelude::*;

use super::super::form::Form;
use super::super::handing::Handing;
use super::super::input::{End, Fields, Note, sheet};
use super::super::save;
use super::super::shared::Shared;
use super::super::visit::{self, first_open};
use crate::link::{Invitation, Link};
use crate::profile::{Item, Rater};
use crate::text::Texts;

/// What the page is shown with.
#[derive(Clone, Properties, PartialEq)]
pub struct AnsweringProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// Who is asked, and by which draft.
    pub rater: Rater,
    /// The tag of the draft that asks.
    pub tag: u32,
    /// What was answered.
    pub form: Shared<Form>,
    /// The page that links open, where it is not this one.
    pub base: Option<AttrValue>,
    /// Told what was answered.
    pub set: Callback<(AttrValue, String)>,
}

/// Who will see the answers, before the first question.
pub fn about(texts: &Texts, invitation: Invitation) -> Html {
    html! {
        <div>
            <p>{ texts.invited_about(&Item::COUNT.to_string()) }</p>
            <p>{ texts.invited_who(texts.rater(invitation.rater.id())) }</p>
        </div>
    }
}

/// The questions, then the link that takes the answers back.
#[component(Answering)]
pub fn answering(AnsweringProps { texts, rater, tag, form, base, set }: &AnsweringProps) -> Html {
    let fields = Fields { texts, form, faults: &[], note: Note::default(), set: set.clone() };
    let end = End { address: "#answers", last: texts.answers_send(), sooner: texts.answers_send() };
    let invitation = Invitation { rater: *rater, tag: *tag };
    let reply = visit::reply(invitation, form);
    let count = reply.answers.iter().flatten().count();
    let link = Link::Reply(reply).fragment();
    let link = link.map(|fragment| save::address_of(base.as_deref(), &fragment)).unwrap_or_default();
    let state = match first_open(form, *rater) {
        None => texts.answers_all().to_owned(),
        Some(_) => texts.answers_some(count, &Item::COUNT.to_string()),
    };
    html! {
        <div class="answering">
            <div class="input">{ sheet(&fields, Html::default(), &end) }</div>
            <section id="answers" aria-labelledby="answers-title" tabindex="-1">
                <h2 id="answers-title">{ texts.answers_title() }</h2>
                <p role="status">{ state }</p>
                <div hidden={count == 0}>
                    <Handing
                        {texts}
                        id="reply-link"
                        label={texts.reply_link()}
                        {link}
                        subject={texts.reply_subject(texts.rater(rater.id()))}
                        message={texts.reply_message()}
                    />
                    <p class="hint">{ texts.answers_seen() }</p>
                </div>
            </section>
        </div>
    }
}
