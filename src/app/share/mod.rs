//! Handing a result over: what travels, said before it does.

mod asking;
mod contents;
mod files;

use web_sys::{Event, HtmlDialogElement, HtmlInputElement, InputEvent, SubmitEvent};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::form::Form;
use super::handing::Handing;
use super::seal::{self, Refusal, Tries};
use super::shared::Shared;
use super::state::{Action, Result, State};
use super::visit::{LABEL, LABEL_TRAVELS};
use super::{address, save};
use crate::embed;
use crate::link::{Label, Link, SharedResult};
use crate::shown;
use crate::text::Texts;
pub use asking::{Asking, AskingProps};

/// What a link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// All that was entered.
    Everything,
    /// Index, pattern and gaps alone.
    WithoutMoney,
    /// All, under a passphrase.
    Sealed,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Everything, Kind::WithoutMoney, Kind::Sealed];

    const fn id(self) -> &'static str {
        match self {
            Kind::Everything => "everything",
            Kind::WithoutMoney => "without_money",
            Kind::Sealed => "sealed",
        }
    }
}

/// How far a link is under its passphrase.
#[derive(Clone, PartialEq)]
enum Seal {
    Open,
    Sealing,
    Sealed(AttrValue),
    Refused(Refusal),
}

/// What the dialog is shown with.
#[derive(Clone, Properties, PartialEq)]
pub struct ShareProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What is shared.
    pub result: Shared<Result>,
    /// What stands in the form: the name of the result.
    pub form: Shared<Form>,
    /// Whether the result is from before an error.
    pub stale: bool,
    /// Whether it is an example's, because nothing was entered.
    pub example: bool,
    /// Whether the dialog is open.
    pub open: bool,
    /// The page that links open, where it is not this one.
    pub base: Option<AttrValue>,
    /// Told what was typed into which field.
    pub set: Callback<(AttrValue, String)>,
    /// Told when the dialog closes.
    pub act: UseReducerDispatcher<State>,
}

/// The dialog; empty while it is closed.
#[component(Share)]
pub fn share(props: &ShareProps) -> Html {
    let ShareProps { texts, open, act, .. } = props;
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with(*open, move |open| match dialog.cast::<HtmlDialogElement>() {
            Some(dialog) if *open => embed::open_in_view(&dialog),
            Some(dialog) => embed::close(&dialog),
            None => {}
        });
    }
    let closed = {
        let act = act.clone();
        Callback::from(move |_: Event| {
            address::forget_share();
            act.dispatch(Action::Share(false));
        })
    };
    let close = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| act.dispatch(Action::Share(false)))
    };
    let content = open.then(|| html! {
        <Sharing texts={*texts} base={props.base.clone()} result={props.result.clone()} form={props.form.clone()} stale={props.stale} example={props.example} set={props.set.clone()} />
    });
    html! {
        <dialog ref={dialog} class="share" aria-labelledby="share-title" onclose={closed}>
            <div class="share-head">
                <h2 id="share-title">{ texts.share_title() }</h2>
                <button type="button" class="link" onclick={close}>{ texts.share_close() }</button>
            </div>
            <div>{ for content }</div>
        </dialog>
    }
}

#[derive(Properties, PartialEq)]
struct SharingProps {
    texts: &'static Texts,
    base: Option<AttrValue>,
    result: Shared<Result>,
    form: Shared<Form>,
    stale: bool,
    example: bool,
    set: Callback<(AttrValue, String)>,
}

/// What is in the dialog.
#[component(Sharing)]
fn sharing(SharingProps { texts, base, result, form, stale, example, set }: &SharingProps) -> Html {
    let kind = use_state_eq(|| Kind::Everything);
    let seal = use_state_eq(|| Seal::Open);
    let label = Label::new(form.get(LABEL)).filter(|_| form.get(LABEL_TRAVELS) == "true");
    let link = link(result, *kind, label.clone());
    let tries = use_mut_ref(Tries::default).borrow().clone();
    let unseal = {
        let (seal, tries) = (seal.clone(), tries.clone());
        Callback::from(move |()| {
            tries.end();
            seal.set(Seal::Open);
        })
    };
    {
        let unseal = unseal.clone();
        use_effect_with((result.clone(), label.clone()), move |_| unseal.emit(()));
    }
    let everything = self::link(result, Kind::Everything, label.clone());
    let seal_it = {
        let (seal, everything, base) = (seal.clone(), everything.clone(), base.clone());
        Callback::from(move |passphrase: String| {
            let (seal, everything, base) = (seal.clone(), everything.clone(), base.clone());
            seal.set(Seal::Sealing);
            let counts = tries.begin();
            spawn_local(async move {
                let sealed = match &everything {
                    Some(link) => seal::seal(link, &passphrase).await,
                    None => Err(Refusal::NoLink),
                };
                let address = sealed.and_then(|sealed| {
                    Link::Sealed(sealed)
                        .fragment()
                        .map(|it| save::address_of(base.as_deref(), &it))
                        .ok_or(Refusal::NoLink)
                });
                if counts() {
                    seal.set(address.map_or_else(Seal::Refused, |address| Seal::Sealed(address.into())));
                }
            });
        })
    };
    let plain = link
        .as_ref()
        .and_then(Link::fragment)
        .map(|it| AttrValue::from(save::address_of(base.as_deref(), &it)));
    let shown = match (&*seal, *kind) {
        (Seal::Sealed(address), Kind::Sealed) => Some(address.clone()),
        (_, Kind::Sealed) => None,
        _ => plain,
    };
    let to_compare = everything.as_ref().and_then(Link::fragment).map(|it| format!("compare.html#{it}"));
    html! {
        <div>
            <p class="stale-note" hidden={!stale}>{ texts.share_stale() }</p>
            <p class="stale-note" hidden={!example}>{ texts.share_example() }</p>
            <p class="hint">{ texts.share_privacy() }</p>
            <p class="stale-note" hidden={base.is_none()}>{ base.as_deref().map(|base| texts.share_elsewhere(base)).unwrap_or_default() }</p>
            { kinds(texts, *kind, &kind) }
            <div hidden={*kind != Kind::Sealed}><Passphrase {texts} seal={(*seal).clone()} {seal_it} {unseal} /></div>
            <div hidden={shown.is_none()}>
                <Handing {texts} id="share-link" label={texts.share_link()} link={shown.unwrap_or_default()} subject={texts.share_subject()} message={texts.share_message()} />
            </div>
            <div>
                <p><b>{ texts.share_contains_title() }</b></p>
                <ul class="contents">{ for contents::contents(texts, result, *kind, label.as_ref()).into_iter().map(|line| html! { <li key={line.clone()}>{ line }</li> }) }</ul>
            </div>
            { name(texts, form, set) }
            <p class="share-more">
                <b>{ texts.share_files() }</b>
                { files::buttons(texts, result, Label::new(form.get(LABEL))) }
                <a href={to_compare}>{ texts.share_compare() }</a>
            </p>
        </div>
    }
}

/// The link of a result; none in a month that no link can hold.
pub fn link(result: &Result, kind: Kind, label: Option<Label>) -> Option<Link> {
    let Result { profile, report, .. } = result;
    let month = save::this_month()?;
    Some(match kind {
        Kind::WithoutMoney => {
            Link::WithoutMoney(Box::new(shown::without_money(profile, report, label, month)))
        }
        Kind::Everything | Kind::Sealed => {
            let headline = shown::headline(report);
            Link::Result(Box::new(SharedResult { profile: profile.clone(), label, month, headline }))
        }
    })
}

fn kinds(texts: &'static Texts, chosen: Kind, choose: &UseStateHandle<Kind>) -> Html {
    html! {
        <fieldset class="kinds">
            <legend>{ texts.share_kind_legend() }</legend>
            { for Kind::ALL.into_iter().map(|kind| {
                let choose = choose.clone();
                let onchange = Callback::from(move |_: Event| choose.set(kind));
                html! {
                    <label key={kind.id()}>
                        <input type="radio" name="share-kind" value={kind.id()} checked={kind == chosen} {onchange} />
                        <span>{ texts.share_kind(kind.id()) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

/// What the result is called, and whether that travels.
fn name(texts: &'static Texts, form: &Form, set: &Callback<(AttrValue, String)>) -> Html {
    let typed = form.get(LABEL).to_owned();
    let is_wrong = !typed.trim().is_empty() && Label::new(&typed).is_none();
    let travels = form.get(LABEL_TRAVELS) == "true";
    let oninput = {
        let set = set.clone();
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            set.emit((LABEL.into(), field.value()));
        })
    };
    let onchange = {
        let set = set.clone();
        Callback::from(move |_: Event| {
            set.emit((LABEL_TRAVELS.into(), if travels { String::new() } else { "true".into() }));
        })
    };
    html! {
        <div class={classes!("field", is_wrong.then_some("wrong"))}>
            <label for={LABEL}>{ texts.share_label() }</label>
            <p class="hint" id="page.label-hint">{ texts.share_label_hint() }</p>
            <p class="fault" id="page.label-fault" hidden={!is_wrong}>{ texts.share_label_fault() }</p>
            <input type="text" id={LABEL} value={typed} {oninput} autocomplete="off" aria-describedby="page.label-fault page.label-hint" aria-invalid={is_wrong.then_some("true")} />
            <label class="switch">
                <input type="checkbox" name={LABEL_TRAVELS} checked={travels} {onchange} />
                <span>{ texts.share_label_travels() }</span>
            </label>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PassphraseProps {
    texts: &'static Texts,
    seal: Seal,
    seal_it: Callback<String>,
    unseal: Callback<()>,
}

/// The passphrase that a link is put under.
#[component(Passphrase)]
fn passphrase(PassphraseProps { texts, seal, seal_it, unseal }: &PassphraseProps) -> Html {
    let field = use_node_ref();
    let oninput = unseal.reform(|_: InputEvent| ());
    let onsubmit = {
        let (field, seal_it) = (field.clone(), seal_it.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            if field.value().is_empty() {
                let _ = field.focus();
            } else {
                seal_it.emit(field.value());
            }
        })
    };
    let said = match seal {
        Seal::Open => "",
        Seal::Sealing => texts.sealing(),
        Seal::Sealed(_) => texts.sealed(),
        Seal::Refused(Refusal::NoCryptography | Refusal::WrongPassphrase) => texts.no_cryptography(),
        Seal::Refused(Refusal::NoLink) => texts.seal_too_long(),
    };
    html! {
        <form class="field" {onsubmit}>
            <label for="share-passphrase">{ texts.passphrase() }</label>
            <p class="hint" id="share-passphrase-hint">{ texts.passphrase_hint() }</p>
            <input ref={field} type="text" id="share-passphrase" {oninput} autocomplete="off" spellcheck="false" aria-describedby="share-passphrase-hint" />
            <p><button type="submit" class="primary" disabled={*seal == Seal::Sealing}>{ texts.seal() }</button>{ " " }<span class="hint" role="status">{ said }</span></p>
        </form>
    }
}
