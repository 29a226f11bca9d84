//! The headline, the four facts under it, and what can be done with the whole result.

use gloo::utils::{document, window};
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::super::copying::{Copied, use_copying};
use super::super::save;
use super::super::state::Result;
use super::Shared;
use crate::model::Notice;
use crate::text::facts::{Fact, facts};
use crate::text::{Account, Texts, entered, headline, summary};

/// What the headline is shown with.
#[derive(Properties, PartialEq)]
pub struct HeadlineProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The result.
    pub result: Shared<Result>,
    /// The example that is shown while nothing is entered.
    pub example: Option<&'static str>,
    /// What the person calls the result.
    pub label: AttrValue,
    /// Whether the claims are halved.
    pub halved: bool,
    /// Told what was typed into which field.
    pub set: Callback<(AttrValue, String)>,
}

/// What the report comes to.
#[component(Headline)]
pub fn headline(props: &HeadlineProps) -> Html {
    let HeadlineProps { texts, result, halved, set, .. } = props;
    let account = account(texts, result);
    let copying = use_copying(result.clone());
    let halve = {
        let (set, halved) = (set.clone(), *halved);
        Callback::from(move |_: Event| {
            let halve = if halved { "" } else { "true" };
            set.emit(("settings.halve_claims".into(), halve.to_owned()));
        })
    };
    let copy = {
        let (texts, result, copying) = (*texts, result.clone(), copying.clone());
        Callback::from(move |_: MouseEvent| {
            let text = summary::summary(&self::account(texts, &result), &save::month());
            copying.copy(text);
        })
    };
    let print = Callback::from(|_: MouseEvent| save::print());
    let month = use_month();
    {
        let words = texts.print_head(&month);
        use_effect_with(words, |words| set_print_head(words));
    }
    let changed = account.changed();
    let notices = &result.report.notices;
    html! {
        <header class="headline">
            <p class="print-only print-head"><b>{ texts.print_head(&month) }</b></p>
            { company(props, &account) }
            <h2 id="headline">{ headline::headline(result.report.conclusion().as_ref(), result.profile.plan.budget, &result.currency, texts) }</h2>
            <p class="changed" hidden={changed.is_none()}>{ changed.unwrap_or_default() }</p>
            <p class="print-only hint entered">{ entered::entered(&account) }</p>
            <dl class="facts">{ for facts(&account).into_iter().map(fact) }</dl>
            <ul class="notices" hidden={notices.is_empty()}>{ for notices.iter().map(|notice| notice_line(texts, *notice)) }</ul>
            <div class="headline-tools">
                <label class="switch">
                    <input type="checkbox" role="switch" name="settings.halve_claims" checked={*halved} onchange={halve} />
                    <span>{ texts.result_halve() }</span>
                </label>
                <p>
                    <a class="button" href="#share">{ texts.share_open() }</a>
                    <button type="button" class="link" onclick={print}>{ texts.print() }</button>
                    <button type="button" class="link" onclick={copy}>{ texts.copy_text() }</button>
                </p>
            </div>
            <Copied {texts} {copying} label={texts.copy_box()} />
            <p class="hint">{ texts.ranges_explained() }</p>
        </header>
    }
}

fn account<'a>(texts: &'a Texts, result: &'a Result) -> Account<'a> {
    let Result { profile, currency, report } = result;
    Account { profile, report, further: None, currency, texts }
}

/// Whose result it is: an example's, or the size band and what it rests on.
fn company(props: &HeadlineProps, account: &Account) -> Html {
    let texts = props.texts;
    let report = account.report;
    let basis = texts.basis(report.index.basis.id());
    let (lead, about) = match props.example {
        Some(example) => (
            texts.example_company(example),
            texts.example_about(&account.money(account.profile.annual_revenue()), basis),
        ),
        None => (props.label.as_str(), texts.result_rests(texts.band(report.size_band.id()), basis)),
    };
    html! { <p class="company"><b hidden={lead.is_empty()}>{ lead }</b>{ texts.gap() }<span>{ about }</span></p> }
}

fn fact(fact: Fact) -> Html {
    let Fact { what, figure, remark, how } = fact;
    html! {
        <div key={how}>
            <dt>{ what }</dt>
            <dd><a href={format!("#{how}")}>{ figure }</a><span class="hint">{ remark }</span></dd>
        </div>
    }
}

fn notice_line(texts: &Texts, notice: Notice) -> Html {
    html! { <li key={notice.id()}>{ texts.notice(notice.id()) }</li> }
}

/// What the line at the end of the report is shown with.
#[derive(Properties, PartialEq)]
pub struct FootProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// Version of the calculation.
    pub version: &'static str,
}

/// The line on every printed page: what it is, of which month, by which model, and where it was made.
#[component(Foot)]
pub fn foot(&FootProps { texts, version }: &FootProps) -> Html {
    let month = use_month();
    let address = use_state(String::new);
    {
        let address = address.clone();
        // What stands behind the `#` may carry figures, so it is left out.
        use_effect_with((), move |()| {
            let location = window().location();
            address.set(location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default());
        });
    }
    html! {
        <p class="print-foot">
            { texts.footer(&month, version) }{ texts.gap() }
            <span hidden={address.is_empty()}>{ texts.footer_address(&address) }</span>
        </p>
    }
}

/// Writes the words that stand above every printed page but the first.
fn set_print_head(words: &str) {
    let Some(root) = document().document_element() else { return };
    let quoted = format!("\"{}\"", words.replace(['"', '\\', '\n'], " "));
    let style = Reflect::get(&root, &"style".into());
    let set = style.as_ref().ok().and_then(|style| Reflect::get(style, &"setProperty".into()).ok());
    if let (Ok(style), Some(Ok(set))) = (&style, set.map(|set| set.dyn_into::<Function>())) {
        // Without it the sheets stand without a head.
        let _ = set.call2(style, &"--print-head".into(), &quoted.into());
    }
}

/// This month in words, once the page stands in a browser, to which the clock belongs.
#[hook]
fn use_month() -> UseStateHandle<String> {
    let month = use_state(String::new);
    {
        let month = month.clone();
        use_effect_with((), move |()| month.set(save::month()));
    }
    month
}
