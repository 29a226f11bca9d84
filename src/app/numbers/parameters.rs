//! Every parameter and fixed figure: its value, where that comes from, its grade, and fields for it.

use yew::prelude::*;

use super::super::form::{CORNERS, corner};
use super::{PartProps, settings, sources};
use crate::evidence;
use crate::model::{standard, used};
use crate::profile::{Parameter, Uncertain};
use crate::text::figures;
use crate::text::formulas::{figure, is_halved, origin, triangle, value};

/// The uncertain parameters, the fixed figures, and how the model runs.
pub fn parameters(props: &PartProps) -> Html {
    let texts = props.texts;
    let editable = evidence::FIXED.iter().filter(|id| Parameter::from_id(id).is_some());
    let fixed = evidence::FIXED.iter().filter(|id| Parameter::from_id(id).is_none());
    let summary = html! { <h4>{ texts.parameters_fixed() }</h4> };
    html! {
        <section aria-labelledby="parameters-title">
            <h3 id="parameters-title">{ texts.parameters_title() }</h3>
            <p class="hint">{ texts.parameters_note() }</p>
            <ul class="parameters">{ for evidence::PARAMETERS.iter().chain(editable).map(|id| parameter(props, id)) }</ul>
            <div class="folds">
                { props.folds.fold("fixed", "fold", summary, false, || html! {
                    <ul class="parameters">{ for fixed.map(|id| parameter(props, id)) }</ul>
                }) }
                { settings::settings(props) }
            </div>
        </section>
    }
}

fn parameter(props: &PartProps, id: &'static str) -> Html {
    let (texts, company) = (props.texts, props.company());
    let profile = company.profile;
    let overridable = Parameter::from_id(id);
    let triangle = overridable.map(|parameter| used(profile, parameter)).filter(|used| !used.is_point());
    let amount = |value| figure(id, value, company.currency);
    let (shown, most_likely) = match triangle {
        Some(triangle) => (
            figures::range(&amount(triangle.low), &amount(triangle.high), texts),
            texts.chart_most_likely(&amount(triangle.mode)),
        ),
        None => (value(id, &company), String::new()),
    };
    let halved = if is_halved(id, profile) { format!(", {}", texts.is_halved()) } else { String::new() };
    let origin = origin(id, profile);
    html! {
        <li key={id} id={format!("parameter-{id}")} class="with-note">
            <div>
                <h4>{ texts.parameter_name(id) }</h4>
                <p class="value" hidden={shown.is_empty()}>
                    <b>{ shown }</b>{ " " }<span>{ most_likely }{ " " }{ texts.parameter_unit(id) }</span>
                </p>
                <p class={classes!("origin", origin.id())}>{ texts.origin(origin.id()) }{ halved }</p>
                <p>{ texts.parameter_about(id) }</p>
                <p hidden={id != "usd_rate"}><a href="#company.usd_rate">{ texts.usd_rate_where() }</a></p>
                { overridable.map(|parameter| edit(props, parameter)).unwrap_or_else(|| html! { <div /> }) }
            </div>
            <div class="note">{ sources::grades(texts, id) }</div>
        </li>
    }
}

/// The fields of one parameter, folded away.
fn edit(props: &PartProps, parameter: Parameter) -> Html {
    let (texts, id) = (props.texts, parameter.id());
    let summary = html! {
        <><span aria-hidden="true">{ texts.edit() }</span><span class="unseen">{ texts.edit_of(texts.parameter_name(&id)) }</span></>
    };
    let forced = props.is_wrong(&id);
    props.folds.fold(&format!("edit-{id}"), "edit", summary, forced, || {
        let (fields, profile) = (props.fields(), &props.settled.profile);
        let path = format!("{}{id}", super::OVERRIDES);
        let model = standard(profile, parameter);
        let model = triangle(&id, model, &props.settled.currency, texts);
        let boxes = match parameter {
            Parameter::Uncertain(_) => CORNERS
                .iter()
                .map(|name| fields.number(&corner(parameter, name), texts.corner(name), ""))
                .collect::<Html>(),
            _ => fields.number(&corner(parameter, "mode"), texts.parameter_name(&id), ""),
        };
        let hint = match parameter {
            Parameter::Uncertain(Uncertain::GrossMargin | Uncertain::HandoffShare)
            | Parameter::Uncertain(_) => texts.edit_hint(),
            _ => "",
        };
        html! {
            <fieldset>
                <legend class="unseen">{ texts.edit_of(texts.parameter_name(&id)) }</legend>
                <p class="hint">{ texts.model_value_is(&model) }{ " " }{ hint }</p>
                { fields.group_fault(&path) }
                <div class="row">{ boxes }</div>
                { props.back_for(parameter) }
            </fieldset>
        }
    })
}
