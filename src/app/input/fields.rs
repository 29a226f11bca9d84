//! Fields: a label, a hint, what is wrong, the box itself and an echo of what was understood.

use yew::prelude::*;

use super::super::form;
use super::super::state::State;
use crate::text::faults::{self, Unit};
use crate::text::{Texts, figures};

/// What every part of the input needs.
pub struct Fields<'a> {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What was typed and what is wrong with it.
    pub state: &'a State,
    /// Told what was typed into which field.
    pub set: Callback<(AttrValue, String)>,
}

impl Fields<'_> {
    /// What is wrong with a field, in words.
    pub fn fault(&self, path: &str) -> Option<AttrValue> {
        let fault = self.state.faults.iter().find(|fault| fault.field == path)?;
        let typed = fault.value.as_str().unwrap_or_default();
        Some(faults::message(fault, typed, form::unit(path), self.texts).into())
    }

    /// A box for a number.
    pub fn number(&self, path: &str, label: &str, hint: &str) -> Html {
        let raw = self.state.form.get(path);
        html! {
            <TextField
                key={path.to_owned()}
                path={path.to_owned()}
                label={label.to_owned()}
                hint={hint.to_owned()}
                value={raw.to_owned()}
                echo={self.echo(path, raw)}
                fault={self.fault(path)}
                numeric=true
                set={self.set.clone()}
            />
        }
    }

    /// A box for a short text.
    pub fn text(&self, path: &str, label: &str, hint: &str) -> Html {
        html! {
            <TextField
                key={path.to_owned()}
                path={path.to_owned()}
                label={label.to_owned()}
                hint={hint.to_owned()}
                value={self.state.form.get(path).to_owned()}
                fault={self.fault(path)}
                numeric=false
                set={self.set.clone()}
            />
        }
    }

    /// A list to choose one name from; nothing chosen means that it is not known.
    pub fn choice(&self, path: &str, label: &str, hint: &str, options: Vec<(&'static str, String)>) -> Html {
        self.choice_or(path, label, hint, self.texts.option_unknown(), options)
    }

    /// A list to choose one name from, with words for nothing chosen.
    pub fn choice_or(
        &self,
        path: &str,
        label: &str,
        hint: &str,
        nothing: &str,
        options: Vec<(&'static str, String)>,
    ) -> Html {
        html! {
            <ChoiceField
                key={path.to_owned()}
                path={path.to_owned()}
                label={label.to_owned()}
                hint={hint.to_owned()}
                nothing={nothing.to_owned()}
                value={self.state.form.get(path).to_owned()}
                {options}
                set={self.set.clone()}
            />
        }
    }

    /// A list of yes, no and unknown.
    pub fn flag(&self, path: &str, label: &str, hint: &str) -> Html {
        let options =
            vec![("true", self.texts.option_yes().to_owned()), ("false", self.texts.option_no().to_owned())];
        self.choice(path, label, hint, options)
    }

    /// What is wrong with a field that has several boxes; always there, so that nothing moves about.
    pub fn group_fault(&self, path: &str) -> Html {
        let fault = self.fault(path);
        html! { <p class="fault" role="alert" hidden={fault.is_none()}>{ fault.unwrap_or_default() }</p> }
    }

    /// What was understood of a number, when that is not plainly what was typed.
    fn echo(&self, path: &str, raw: &str) -> Option<AttrValue> {
        let number = form::number(path, raw)?;
        let understood = match form::unit(path) {
            Unit::Money => figures::exact_money(number, &self.state.form.currency()),
            Unit::Share => format!("{}%", figures::plain(100.0 * number)),
            Unit::Number => figures::plain(number),
        };
        (understood != raw.trim()).then(|| self.texts.field_echo(&understood).into())
    }
}

#[derive(Properties, PartialEq)]
struct TextFieldProps {
    path: AttrValue,
    label: AttrValue,
    hint: AttrValue,
    value: AttrValue,
    #[prop_or_default]
    echo: Option<AttrValue>,
    fault: Option<AttrValue>,
    numeric: bool,
    set: Callback<(AttrValue, String)>,
}

#[component(TextField)]
fn text_field(props: &TextFieldProps) -> Html {
    let TextFieldProps { path, label, hint, value, echo, fault, numeric, set } = props;
    let oninput = {
        let (set, path) = (set.clone(), path.clone());
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            set.emit((path.clone(), input.value()));
        })
    };
    let (hint_id, fault_id) = (format!("{path}-hint"), format!("{path}-fault"));
    let inputmode = if *numeric { "decimal" } else { "text" };
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
                {inputmode}
                autocomplete="off"
                spellcheck="false"
                aria-describedby={format!("{fault_id} {hint_id}")}
                aria-invalid={fault.is_some().then_some("true")}
                {oninput}
            />
            <p class="echo">{ echo.clone().unwrap_or_default() }</p>
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
    options: Vec<(&'static str, String)>,
    set: Callback<(AttrValue, String)>,
}

#[component(ChoiceField)]
fn choice_field(props: &ChoiceFieldProps) -> Html {
    let ChoiceFieldProps { path, label, hint, nothing, value, options, set } = props;
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
        </div>
    }
}
