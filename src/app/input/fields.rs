//! Fields: a label, a hint, what is wrong, the box itself and an echo of what was understood.

use yew::prelude::*;

use super::super::form;
use super::super::form::Form;
use super::super::state::SIZE;
use crate::profile::FieldError;
use crate::text::faults::{self, Unit};
use crate::text::number::{self, Currency};
use crate::text::{Texts, figures};

/// Annual revenue below which something else may have been meant.
const SMALL_REVENUE: f64 = 10_000.0;

/// What the last change of a field did to the result, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// The field that was changed; none when nothing was.
    pub path: AttrValue,
    /// What it did; empty until that is known.
    pub words: AttrValue,
}

/// What every part of the input needs.
pub struct Fields<'a> {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What was typed.
    pub form: &'a Form,
    /// What is wrong with it.
    pub faults: &'a [FieldError],
    /// What the last change did.
    pub note: Note,
    /// Told what was typed into which field.
    pub set: Callback<(AttrValue, String)>,
}

impl Fields<'_> {
    /// What is wrong with a field, in words.
    pub fn fault(&self, path: &str) -> Option<AttrValue> {
        let fault = self.faults.iter().find(|fault| fault.field == path)?;
        let typed = fault.value.text();
        Some(faults::message(fault, typed, form::unit(path), self.texts).into())
    }

    /// What changing this field did, as far as it was the last one.
    pub fn note_of(&self, path: &str) -> AttrValue {
        if self.note.path == path { self.note.words.clone() } else { AttrValue::default() }
    }

    /// A box for a number.
    pub fn number(&self, path: &str, label: &str, hint: &str) -> Html {
        let raw = self.form.get(path);
        html! {
            <TextField
                key={path.to_owned()}
                path={path.to_owned()}
                label={label.to_owned()}
                hint={hint.to_owned()}
                value={raw.to_owned()}
                echo={self.echo(path, raw)}
                note={self.note_of(path)}
                fault={self.fault(path)}
                inputmode={if form::unit(path) == Unit::Money { "text" } else { "decimal" }}
                set={self.set.clone()}
            />
        }
    }

    /// A box for a short text, with what holds while it is empty and a list of what it often holds.
    pub fn text(&self, path: &str, label: &str, hint: &str, empty: &str, list: &'static str) -> Html {
        html! {
            <TextField
                key={path.to_owned()}
                path={path.to_owned()}
                label={label.to_owned()}
                hint={hint.to_owned()}
                value={self.form.get(path).to_owned()}
                note={self.note_of(path)}
                fault={self.fault(path)}
                placeholder={empty.to_owned()}
                inputmode="text"
                {list}
                set={self.set.clone()}
            />
        }
    }

    /// A list to choose one name from; nothing chosen means that it is not known.
    pub fn choice(&self, path: &str, label: &str, hint: &str, options: Vec<(&'static str, &str)>) -> Html {
        self.choice_or(path, label, hint, self.texts.option_unknown(), options)
    }

    /// A list to choose one name from, with words for nothing chosen.
    pub fn choice_or(
        &self,
        path: &str,
        label: &str,
        hint: &str,
        nothing: &str,
        options: Vec<(&'static str, &str)>,
    ) -> Html {
        let options: Vec<_> =
            options.into_iter().map(|(id, words)| (id, AttrValue::from(words.to_owned()))).collect();
        html! {
            <ChoiceField
                key={path.to_owned()}
                path={path.to_owned()}
                label={label.to_owned()}
                hint={hint.to_owned()}
                nothing={nothing.to_owned()}
                value={self.form.get(path).to_owned()}
                note={self.note_of(path)}
                {options}
                set={self.set.clone()}
            />
        }
    }

    /// A list of yes, no and unknown.
    pub fn flag(&self, path: &str, label: &str, hint: &str) -> Html {
        self.choice(
            path,
            label,
            hint,
            vec![("true", self.texts.option_yes()), ("false", self.texts.option_no())],
        )
    }

    /// What is wrong with a field that has several boxes; always there, so that nothing moves about.
    pub fn group_fault(&self, path: &str) -> Html {
        let fault = self.fault(path);
        html! { <p class="fault" role="alert" hidden={fault.is_none()}>{ fault.unwrap_or_default() }</p> }
    }

    /// What was understood of a number, when that is not plainly what was typed; nothing while it is wrong.
    fn echo(&self, path: &str, raw: &str) -> Option<AttrValue> {
        let of_corner = path.rsplit_once('.').map_or(path, |(field, _)| field);
        if self.faults.iter().any(|fault| fault.field == path || fault.field == of_corner) {
            return None;
        }
        let number = form::number(path, raw)?;
        let texts = self.texts;
        let understood = match form::unit(path) {
            Unit::Money => figures::exact_money(number, &self.form.currency(), texts),
            Unit::Share => texts.intl().percent(number, 3),
            Unit::Number => figures::plain(number, texts),
        };
        if path == "company.annual_revenue" {
            return Some(self.revenue_echo(number, &understood, raw).into());
        }
        (understood != raw.trim()).then(|| self.texts.field_echo(&understood).into())
    }

    /// What was understood of the revenue, with what may have been meant instead.
    fn revenue_echo(&self, number: f64, understood: &str, raw: &str) -> String {
        let (texts, currency) = (self.texts, self.form.currency());
        let mut said = match self.form.only(&SIZE).profile() {
            Ok(_) if number < SMALL_REVENUE => texts.field_echo(understood),
            Ok(profile) => texts.field_echo_band(understood, texts.band(profile.band().id())),
            Err(_) => texts.field_echo(understood),
        };
        if number < SMALL_REVENUE {
            let millions = if number < 1000.0 { number } else { number / 1000.0 };
            let meant = millions * 1e6;
            let money = texts.intl().money_long(meant, &currency);
            let typed = texts.intl().money_short(meant, &currency, 12);
            said = texts.sentences(&said, &texts.field_echo_small(&money, &typed));
        }
        if let Currency::Unclear(mark) = number::currency(raw)
            && self.form.get("company.currency").trim().is_empty()
        {
            said = texts.sentences(&said, &texts.field_echo_unclear(&mark));
        }
        said
    }
}

/// What a box is shown with.
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Its path in the form, which is its id.
    pub path: AttrValue,
    /// What it asks for.
    pub label: AttrValue,
    /// How it is filled in.
    pub hint: AttrValue,
    /// What stands in it.
    pub value: AttrValue,
    /// What was understood of it.
    #[prop_or_default]
    pub echo: Option<AttrValue>,
    /// What changing it did.
    #[prop_or_default]
    pub note: AttrValue,
    /// What is wrong with it.
    pub fault: Option<AttrValue>,
    /// What holds while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Which keys a phone shows.
    pub inputmode: &'static str,
    /// The list of what it often holds.
    #[prop_or_default]
    pub list: Option<&'static str>,
    /// Told what is typed.
    pub set: Callback<(AttrValue, String)>,
}

/// A box with its label, hint, fault and echo.
#[component(TextField)]
pub fn text_field(props: &TextFieldProps) -> Html {
    let TextFieldProps { path, label, hint, value, echo, note, fault, placeholder, inputmode, list, set } =
        props;
    let oninput = {
        let (set, path) = (set.clone(), path.clone());
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            set.emit((path.clone(), input.value()));
        })
    };
    let (hint_id, fault_id) = (format!("{path}-hint"), format!("{path}-fault"));
    html! {
        <div class={classes!("field", fault.is_some().then_some("wrong"))}>
            <label for={path.clone()}>{ label }</label>
            <p class="hint" id={hint_id.clone()} hidden={hint.is_empty()}>{ hint }</p>
            <p class="fault" id={fault_id.clone()} hidden={fault.is_none()}>{ fault.clone().unwrap_or_default() }</p>
            <input
                type="text"
                id={path.clone()}
                name={path.clone()}
                value={value.clone()}
                placeholder={(!placeholder.is_empty()).then(|| placeholder.clone())}
                inputmode={*inputmode}
                list={*list}
                autocomplete="off"
                spellcheck="false"
                aria-describedby={format!("{fault_id} {hint_id}")}
                aria-invalid={fault.is_some().then_some("true")}
                {oninput}
            />
            <p class="echo">{ echo.clone().unwrap_or_default() }</p>
            <p class="did" aria-live="polite">{ note }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ChoiceFieldProps {
    path: AttrValue,
    label: AttrValue,
    hint: AttrValue,
    nothing: AttrValue,
    value: AttrValue,
    note: AttrValue,
    options: Vec<(&'static str, AttrValue)>,
    set: Callback<(AttrValue, String)>,
}

#[component(ChoiceField)]
fn choice_field(props: &ChoiceFieldProps) -> Html {
    let ChoiceFieldProps { path, label, hint, nothing, value, note, options, set } = props;
    let onchange = {
        let (set, path) = (set.clone(), path.clone());
        Callback::from(move |event: Event| {
            let select: web_sys::HtmlSelectElement = event.target_unchecked_into();
            set.emit((path.clone(), select.value()));
        })
    };
    let hint_id = format!("{path}-hint");
    html! {
        <div class="field">
            <label for={path.clone()}>{ label }</label>
            <p class="hint" id={hint_id.clone()} hidden={hint.is_empty()}>{ hint }</p>
            <select id={path.clone()} name={path.clone()} aria-describedby={hint_id} {onchange}>
                <option value="" selected={value.is_empty()}>{ nothing }</option>
                { for options.iter().map(|(id, label)| html! {
                    <option key={*id} value={*id} selected={value == id}>{ label }</option>
                }) }
            </select>
            <p class="did" aria-live="polite">{ note }</p>
        </div>
    }
}
