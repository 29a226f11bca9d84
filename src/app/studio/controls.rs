//! A control for every attribute.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::input::{Fields, Note, TextField};
use super::super::shared::Shared;
use super::checked::Checked;
use super::contrast::contrast;
use super::figures::Figures;
use super::setting;
use super::state::{Action, State, shown};
use crate::embed::{EXAMPLES, LOCALES, Rgb, Section, Theme};
use crate::profile::USD_RATES;
use crate::text::Texts;

/// The calculator's own colour, which the picker shows while none is chosen.
const OWN_COLOUR: &str = "#0b5563";

/// What the controls are shown with.
#[derive(Properties, PartialEq)]
pub struct ControlsProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What was typed.
    pub state: State,
    /// What came of it.
    pub checked: Shared<Checked>,
    /// Told what is done.
    pub act: UseReducerDispatcher<State>,
}

/// All controls, in groups.
#[component(Controls)]
pub fn controls(props: &ControlsProps) -> Html {
    let ControlsProps { texts, state, checked, act } = props;
    let risk = checked.settings.share_base.is_some();
    html! {
        <form class="controls" aria-label={texts.studio_controls().to_owned()} onsubmit={|event: SubmitEvent| event.prevent_default()}>
            { props.group("looks", html! {
                <>
                    <div class="accent">{ props.text("accent", "text") }{ props.picker() }</div>
                    { contrast(checked.settings.accent, texts) }
                    { props.choice("theme", texts.studio_theme_nothing(), [Theme::Light, Theme::Dark].map(Theme::id).map(|id| (id, texts.studio_theme(id))).into()) }
                    { props.text("brand", "text") }
                    { props.text("logo", "url") }
                </>
            }) }
            { props.group("language", html! {
                <>
                    { props.choice("locale", texts.studio_locale_nothing(), LOCALES.map(|id| (id, texts.studio_locale(id))).into()) }
                    { props.choice("currency", texts.studio_currency_nothing(), USD_RATES.iter().map(|(code, _)| (*code, *code)).collect()) }
                    { props.choice("example", texts.studio_example_nothing(), EXAMPLES.map(|id| (id, texts.studio_example(id))).into()) }
                </>
            }) }
            { props.group("contact", html! {
                <>
                    { props.text("contact", "url") }
                    { props.text("contact-label", "text") }
                    { props.text("privacy", "url") }
                    { props.text("imprint", "url") }
                </>
            }) }
            { props.group("sections", props.sections()) }
            { props.group("assumptions", html! { <Figures {texts} state={state.clone()} checked={checked.clone()} act={act.clone()} /> }) }
            { props.group("further", html! {
                <>
                    { props.text("share-base", "url") }
                    <p class="warned" role="status"><span hidden={!risk}>{ texts.studio_share_base_risk() }</span></p>
                    <div class="row">
                        { props.text("min-height", "numeric") }
                        { props.text("max-height", "numeric") }
                    </div>
                    { props.text("name", "text") }
                    { props.text("src", "url") }
                </>
            }) }
        </form>
    }
}

impl ControlsProps {
    fn group(&self, id: &'static str, controls: Html) -> Html {
        html! {
            <section class="group" aria-labelledby={format!("group-{id}")}>
                <h2 id={format!("group-{id}")}>{ self.texts.studio_group(id) }</h2>
                { controls }
            </section>
        }
    }

    /// What is wrong with an attribute, with what would be right.
    fn fault(&self, name: &str) -> Option<AttrValue> {
        self.checked.refuses(name).then(|| self.texts.studio_fault(name).to_owned().into())
    }

    fn text(&self, name: &'static str, inputmode: &'static str) -> Html {
        let texts = self.texts;
        html! {
            <TextField
                path={name}
                label={texts.studio_label(name).to_owned()}
                hint={texts.studio_hint(name).to_owned()}
                value={self.state.0.get(name).to_owned()}
                fault={self.fault(name)}
                {inputmode}
                set={setting(&self.act)}
            />
        }
    }

    fn choice(&self, name: &'static str, nothing: &str, options: Vec<(&'static str, &str)>) -> Html {
        let texts = self.texts;
        let fields = Fields {
            texts,
            form: &self.state.0,
            faults: &[],
            note: Note::default(),
            set: setting(&self.act),
        };
        let fault = self.fault(name);
        html! {
            <div class={fault.is_some().then_some("wrong")}>
                <p class="fault" hidden={fault.is_none()}>{ fault.unwrap_or_default() }</p>
                { fields.choice_or(name, texts.studio_label(name), texts.studio_hint(name), nothing, options) }
            </div>
        }
    }

    /// The system's own way to pick a colour; what was typed stands beside it.
    fn picker(&self) -> Html {
        let typed = Rgb::read(self.state.0.get("accent").trim());
        let value = typed.map_or_else(|| OWN_COLOUR.to_owned(), Rgb::css);
        let set = setting(&self.act);
        let oninput = Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            set.emit(("accent".into(), input.value()));
        });
        html! { <input type="color" id="accent-picker" aria-label={self.texts.studio_pick().to_owned()} {value} {oninput} /> }
    }

    fn sections(&self) -> Html {
        let (texts, shown) = (self.texts, shown(self.state.0.get("sections")));
        let one = |section: Section| {
            let (act, is_shown) = (self.act.clone(), shown.contains(&section));
            let onchange = Callback::from(move |_: Event| act.dispatch(Action::Show(section, !is_shown)));
            // A list of none would mean all.
            let disabled = is_shown && shown.len() == 1;
            html! {
                <label class="section" key={section.id()}>
                    <input type="checkbox" name="sections" value={section.id()} checked={is_shown} {disabled} {onchange} />
                    <span>{ texts.studio_section(section.id()) }</span>
                </label>
            }
        };
        let fault = self.fault("sections");
        html! {
            <fieldset id="sections" tabindex="-1">
                <legend class="unseen">{ texts.studio_label("sections") }</legend>
                <p class="hint">{ texts.studio_sections_hint() }</p>
                <p class="fault" hidden={fault.is_none()}>{ fault.unwrap_or_default() }</p>
                { for Section::ALL.map(one) }
            </fieldset>
        }
    }
}
