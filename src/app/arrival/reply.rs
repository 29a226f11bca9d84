//! Answers that came back: what they would change, before they change anything.

use yew::prelude::*;

use super::super::form::Form;
use super::super::handing::Handing;
use super::super::state::Action;
use super::super::visit::meeting;
use super::super::{address, save};
use super::ArrivalProps;
use crate::link::{Link, Reply};
use crate::profile::Item;

/// What came back, and the question whether it is to be put into the draft.
pub fn reply(props: &ArrivalProps, form: &Form, reply: &Reply) -> Html {
    let texts = props.texts;
    let met = meeting(reply, form);
    let about = texts.reply_about(met.answered, &Item::COUNT.to_string());
    let replaces = match met.replaced {
        0 => texts.reply_replaces_nothing().to_owned(),
        count => texts.reply_replaces(count),
    };
    let take = {
        let (act, reply) = (props.act.clone(), *reply);
        Callback::from(move |_: MouseEvent| {
            address::forget();
            act.dispatch(Action::Merge(reply));
        })
    };
    let link = Link::Reply(*reply).fragment();
    let link = link.map(|fragment| save::address_of(props.base.as_deref(), &fragment)).unwrap_or_default();
    html! {
        <div>
            <p>{ about }</p>
            <div hidden={met.is_ours}>
                <p>{ texts.reply_foreign() }</p>
                <Handing
                    {texts}
                    id="reply-foreign"
                    label={texts.reply_link()}
                    {link}
                    subject={texts.reply_subject(texts.rater(reply.rater.id()))}
                    message={texts.reply_message()}
                />
            </div>
            <p>{ replaces }</p>
            <p><button type="button" class={if met.is_ours { "primary" } else { "link" }} onclick={take}>{ if met.is_ours { texts.reply_take() } else { texts.reply_take_all_the_same() } }</button></p>
        </div>
    }
}
