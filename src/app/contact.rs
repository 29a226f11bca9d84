//! Getting in touch with the site around the page: nothing is handed over before it was shown and agreed to.

use yew::prelude::*;

use super::share::{Kind, link};
use super::shared::Shared;
use super::state::{Action, Result, State};
use super::{address, handing, save};
use crate::embed::{Contact, Settings};
use crate::link::Link;
use crate::text::facts::facts;
use crate::text::{Account, Texts, headline};

/// The id of the list of what would be handed over.
const LIST: &str = "contact-list";
/// The title of the part, which takes the focus when that list is put away.
const TITLE: &str = "contact-title";

/// How far somebody is who wants to get in touch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contacting {
    /// Nothing was asked for.
    #[default]
    Not,
    /// What would be handed over is on the page.
    Listed,
    /// It was handed to the page around this one.
    Given,
    /// That page takes care of it.
    Taken,
}

/// What is handed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    /// The result in a few lines.
    pub summary: String,
    /// The link that opens it.
    pub link: String,
}

/// What the part is shown with.
#[derive(Clone, Properties, PartialEq)]
pub struct GetInTouchProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What the site asks for.
    pub settings: Shared<Settings>,
    /// The result.
    pub result: Shared<Result>,
    /// Whether it is an example's, because nothing was entered.
    pub example: bool,
    /// How far it is.
    pub contacting: Contacting,
    /// Whether a page around this one listens.
    pub heard: bool,
    /// Told what the person does.
    pub act: UseReducerDispatcher<State>,
    /// Told what is handed over, once the person has agreed.
    pub hand: Callback<Handed>,
}

/// The part; empty where the site has no contact.
#[component(GetInTouch)]
pub fn get_in_touch(props: &GetInTouchProps) -> Html {
    let GetInTouchProps { texts, settings, contacting, example, heard, .. } = props;
    let was = use_mut_ref(|| Contacting::Not);
    use_effect_with(*contacting, move |contacting| match (was.replace(*contacting), contacting) {
        (_, Contacting::Listed) => address::focus(LIST),
        // The buttons are gone that were pressed.
        (Contacting::Listed, _) => address::focus(TITLE),
        _ => {}
    });
    let Some(contact) = &settings.contact else { return html! { <div /> } };
    let by_mail = matches!(contact, Contact::Mail(_));
    let can_hand = !example && (*heard || by_mail);
    let title = match &settings.brand {
        Some(brand) => texts.contact_title(brand),
        None => texts.contact_title_site().to_owned(),
    };
    let label = settings.contact_label.as_deref();
    let plain = |words: String| html! { <a class="button" href={contact.address().to_owned()}>{ words }</a> };
    let turn = |to: Contacting| {
        let act = props.act.clone();
        Callback::from(move |_: MouseEvent| act.dispatch(Action::Contact(to)))
    };
    let body = match contacting {
        Contacting::Not if can_hand => html! {
            <div key="not">
                <p>{ texts.contact_about() }</p>
                <p class="handing-ways">
                    <button type="button" class="primary" onclick={turn(Contacting::Listed)}>{ label.unwrap_or(texts.contact_look()) }</button>
                    <a href={contact.address().to_owned()}>{ texts.contact_without() }</a>
                </p>
            </div>
        },
        Contacting::Not => html! {
            <div key="plain">
                <p hidden={*example}>{ texts.contact_about_plain() }</p>
                <p>{ plain(label.unwrap_or(texts.contact_open()).to_owned()) }</p>
            </div>
        },
        Contacting::Listed => listed(props, contact, &turn(Contacting::Not)),
        Contacting::Given => html! { <p key="given">{ plain(texts.contact_open().to_owned()) }</p> },
        Contacting::Taken => html! { <p key="taken" hidden=true /> },
    };
    let came = match contacting {
        Contacting::Not | Contacting::Listed => "",
        Contacting::Given => texts.contact_given(),
        Contacting::Taken => texts.contact_taken(),
    };
    html! {
        <section id="contact" class="finding contact screen-only" aria-labelledby={TITLE}>
            <div class="finding-head"><h3 id={TITLE} tabindex="-1">{ title }</h3></div>
            <div class="finding-grounds"><p role="status">{ came }</p>{ body }</div>
        </section>
    }
}

/// What would be handed over, word by word, and the ways on from there.
fn listed(props: &GetInTouchProps, contact: &Contact, cancel: &Callback<MouseEvent>) -> Html {
    let texts = props.texts;
    let handed = handed(props);
    let agree = match contact {
        Contact::Mail(address) => {
            let Handed { summary, link } = &handed;
            let href = handing::mail(address, texts.contact_subject(), &format!("{summary}\n\n{link}"));
            let onclick = {
                let (hand, handed) = (props.hand.clone(), handed.clone());
                Callback::from(move |_: MouseEvent| hand.emit(handed.clone()))
            };
            html! { <a class="button" {href} {onclick}>{ texts.contact_agree_mail() }</a> }
        }
        Contact::Web(_) | Contact::Phone(_) => {
            let (hand, handed) = (props.hand.clone(), handed.clone());
            let onclick = Callback::from(move |_: MouseEvent| hand.emit(handed.clone()));
            html! { <button type="button" class="primary" {onclick}>{ texts.contact_agree() }</button> }
        }
    };
    let note = match contact {
        Contact::Mail(_) if !props.heard => texts.contact_list_note_mail(),
        _ => texts.contact_list_note(),
    };
    html! {
        <div key="listed">
            <div id={LIST} class="handed" role="group" tabindex="-1" aria-labelledby="contact-list-title">
                <p id="contact-list-title"><b>{ texts.contact_list_title() }</b></p>
                { for handed.summary.lines().map(|line| html! { <p>{ line.to_owned() }</p> }) }
                <p class="handed-link">{ handed.link.clone() }</p>
            </div>
            <p class="hint">{ note }</p>
            <p class="handing-ways">
                { agree }
                <a href={contact.address().to_owned()}>{ texts.contact_without() }</a>
                <button type="button" class="link" onclick={cancel.clone()}>{ texts.contact_cancel() }</button>
            </p>
        </div>
    }
}

/// The result in a few lines, and the link that opens all of it.
fn handed(props: &GetInTouchProps) -> Handed {
    let (texts, result) = (props.texts, &props.result);
    let Result { profile, currency, report } = &**result;
    let account = Account { profile, report, further: None, currency, texts };
    let mut lines =
        vec![headline::headline(report.conclusion().as_ref(), profile.plan.budget, currency, texts)];
    lines.extend(account.changed());
    lines.extend(facts(&account).into_iter().map(|fact| texts.labelled(&fact.what, &fact.figure)));
    let link = link(result, Kind::Everything, None).as_ref().and_then(Link::fragment);
    let link = link.map(|fragment| save::address_of(props.settings.share_base.as_deref(), &fragment));
    // A sign that is not seen on the page would be in the way elsewhere.
    Handed { summary: lines.join("\n").replace('\u{2060}', ""), link: link.unwrap_or_default() }
}
