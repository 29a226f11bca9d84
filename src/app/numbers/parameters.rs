//! Every parameter and fixed figure: its value, where that comes from, its grade, and fields for it.

use yew::prelude::*;

use super::super::form::{CORNERS, corner};
use super::{PartProps, settings, sources};
use crate::evidence;
use crate::model::{Pattern, fact_probabilities, prior, standard, used};
use crate::profile::{Band, Parameter};
use crate::text::figures;
use crate::text::formulas::{Origin, figure, is_halved, origin, triangle, value};

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
    let (texts, account) = (props.texts, props.account());
    let profile = account.profile;
    let overridable = Parameter::from_id(id);
    let triangle = overridable.map(|parameter| used(profile, parameter)).filter(|used| !used.is_point());
    let amount = |value| figure(id, value, account.currency, texts);
    let (shown, most_likely) = match triangle {
        Some(triangle) => (
            figures::range(&amount(triangle.low), &amount(triangle.high), texts),
            texts.chart_most_likely(&amount(triangle.mode)),
        ),
        None => (value(id, &account), String::new()),
    };
    let origin = origin(id, profile);
    let model = overridable.map(|parameter| model_value(props, parameter)).unwrap_or_default();
    let halved = if is_halved(id, profile) { texts.is_halved() } else { "" };
    let told = texts.row(&[texts.origin(origin.id()), halved]);
    let told = if origin == Origin::Overridden { texts.sentences(&texts.ended(&told), &model) } else { told };
    html! {
        <li key={id} id={format!("parameter-{id}")} class="with-note">
            <div>
                <h4>{ texts.parameter_name(id) }</h4>
                <p class="value" hidden={shown.is_empty()}>
                    <b>{ shown }</b>{ " " }<span>{ texts.phrases(&[&*most_likely, texts.parameter_unit(id)]) }</span>
                </p>
                <p class={classes!("origin", origin.id())}>{ told }</p>
                <p>{ texts.parameter_about(id) }</p>
                <p hidden={!id.starts_with("remedy_")}><a href="#remedies-title">{ texts.remedies_where() }</a></p>
                <p hidden={id != "usd_rate"}><a href="#company.usd_rate">{ texts.usd_rate_where() }</a></p>
                { match overridable {
                    Some(parameter) => edit(props, parameter),
                    None if id == "pattern_probabilities" => probabilities(props),
                    None => html! { <div /> },
                } }
            </div>
            <div class="note">{ sources::grades(texts, id) }</div>
        </li>
    }
}

/// How often each pattern and each fact occurs, folded away.
fn probabilities(props: &PartProps) -> Html {
    let texts = props.texts;
    let row = |name: &str, shares: [f64; 4]| {
        let name = name.to_owned();
        html! {
            <tr key={name.clone()}>
                <th scope="row">{ name }</th>
                { for shares.map(|share| html! { <td>{ figures::whole_percent(share, texts) }</td> }) }
            </tr>
        }
    };
    props.folds.fold("probabilities", "edit", html! { { texts.probabilities_show() } }, false, || {
        let heads = Pattern::ALL.iter().map(|pattern| texts.pattern_name(pattern.id()));
        html! {
            <div class="scroll" role="region" aria-label={texts.probabilities_caption().to_owned()} tabindex="0">
                <table>
                    <caption>{ texts.probabilities_caption() }</caption>
                    <thead><tr>
                        <th scope="col">{ texts.probabilities_fact() }</th>
                        { for heads.map(|name| html! { <th scope="col">{ name }</th> }) }
                    </tr></thead>
                    <tbody>{ for Band::ALL.iter().map(|band| row(texts.band(band.id()), prior(*band))) }</tbody>
                    <tbody>{ for fact_probabilities().into_iter().map(|(id, shares)| row(texts.signal_true(id), shares)) }</tbody>
                </table>
            </div>
        }
    })
}

/// What the model's own value is, in words.
fn model_value(props: &PartProps, parameter: Parameter) -> String {
    let model = standard(&props.settled.profile, parameter);
    let model = triangle(&parameter.id(), model, &props.settled.currency, props.texts);
    props.texts.model_value_is(&model)
}

/// The fields of one parameter, folded away.
fn edit(props: &PartProps, parameter: Parameter) -> Html {
    let (texts, id) = (props.texts, parameter.id());
    let summary = html! {
        <><span aria-hidden="true">{ texts.edit() }</span><span class="unseen">{ texts.edit_of(texts.parameter_name(&id)) }</span></>
    };
    let forced = props.is_wrong(&id);
    props.folds.fold(&format!("edit-{id}"), "edit", summary, forced, || {
        let fields = props.fields();
        let path = format!("{}{id}", super::OVERRIDES);
        let boxes = match parameter {
            Parameter::Uncertain(_) => CORNERS
                .iter()
                .map(|name| fields.number(&corner(parameter, name), texts.corner(name), ""))
                .collect::<Html>(),
            _ => fields.number(&corner(parameter, "mode"), texts.parameter_name(&id), ""),
        };
        let hint = match parameter {
            Parameter::Uncertain(_) => texts.edit_hint(),
            _ => "",
        };
        html! {
            <fieldset>
                <legend class="unseen">{ texts.parameter_name(&id) }</legend>
                <p class="hint">{ model_value(props, parameter) }</p>
                <p class="hint" hidden={hint.is_empty()}>{ hint }</p>
                { fields.group_fault(&path) }
                <div class="row">{ boxes }</div>
                { props.did(|settings| settings.overrides.get(&parameter).copied()) }
                { props.back_for(parameter) }
            </fieldset>
        }
    })
}
