//! The settings and every parameter that can be overridden.

use yew::prelude::*;

use super::super::form::{CORNERS, UNFOLDED, corner};
use super::fields::Fields;
use crate::profile::{Dimension, Item, Parameter, Remedy, Route, Uncertain};

/// The assumptions, folded away at first; their hundreds of fields are made only once they are unfolded.
pub fn assumptions(fields: &Fields) -> Html {
    let unfolded = fields.state.form.assumptions_unfolded();
    let ontoggle = {
        let set = fields.set.clone();
        Callback::from(move |event: Event| {
            let details: web_sys::Element = event.target_unchecked_into();
            let open = if details.has_attribute("open") { "open" } else { "" };
            set.emit((UNFOLDED.into(), open.to_owned()));
        })
    };
    html! {
        <section class="part">
            <details open={unfolded} {ontoggle}>
                <summary><h2>{ fields.texts.assumptions_title() }</h2></summary>
                <div>{ if unfolded { all(fields) } else { Html::default() } }</div>
            </details>
        </section>
    }
}

/// Weights, route, halving, and all overrides.
fn all(fields: &Fields) -> Html {
    let texts = fields.texts;
    let weights = [("poll", texts.weights("poll").to_owned()), ("custom", texts.weights_custom().to_owned())];
    let own_weights = fields.state.form.get("settings.weights") == "custom";
    let routes = [Route::Funnel, Route::Revenue]
        .map(|route| (route.id(), texts.route(route.id()).to_owned()))
        .to_vec();
    html! {
        <div>
            { fields.choice_or("settings.halve_claims", texts.halve_claims(), texts.halve_claims_hint(), texts.option_no(), vec![("true", texts.option_yes().to_owned())]) }
            { fields.choice_or("settings.route", texts.route_label(), texts.route_hint(), texts.route("both"), routes) }
            { fields.choice_or("settings.weights", texts.weights_label(), "", texts.weights("equal"), weights.to_vec()) }
            <fieldset hidden={!own_weights}>
                <legend>{ texts.weights_custom() }</legend>
                { fields.group_fault("settings.weights") }
                <div class="row">{ for Dimension::ALL.iter().map(|dimension| {
                    fields.number(&format!("settings.weights.{}", dimension.id()), texts.dimension(dimension.id()), "")
                }) }</div>
            </fieldset>
            <h3>{ texts.overrides_title() }</h3>
            <p class="hint">{ texts.overrides_hint() }</p>
            <div>{ for Uncertain::ALL.iter().map(|uncertain| uncertain_override(fields, *uncertain)) }</div>
            { point(fields, Parameter::DiscountRate, texts.parameter_name("discount_rate"), texts.parameter_about("discount_rate")) }
            { point(fields, Parameter::StaffDay, texts.parameter_name("staff_day"), texts.parameter_about("staff_day")) }
            <h3>{ texts.remedy_overrides_title() }</h3>
            <div>{ for Remedy::ALL.iter().map(|remedy| remedy_overrides(fields, *remedy)) }</div>
        </div>
    }
}

fn uncertain_override(fields: &Fields, uncertain: Uncertain) -> Html {
    let texts = fields.texts;
    let parameter = Parameter::Uncertain(uncertain);
    let path = format!("settings.overrides.{}", parameter.id());
    html! {
        <fieldset key={path.clone()}>
            <legend>{ texts.parameter_name(uncertain.id()) }</legend>
            <p class="hint">{ texts.parameter_about(uncertain.id()) }</p>
            { fields.group_fault(&path) }
            <div class="row">{ for CORNERS.iter().map(|name| {
                fields.number(&corner(parameter, name), texts.corner(name), "")
            }) }</div>
        </fieldset>
    }
}

/// A parameter that takes one value; its most likely value stands for all three corners.
fn point(fields: &Fields, parameter: Parameter, label: &str, hint: &str) -> Html {
    let path = format!("settings.overrides.{}", parameter.id());
    html! {
        <div key={path.clone()}>
            { fields.group_fault(&path) }
            { fields.number(&corner(parameter, "mode"), label, hint) }
        </div>
    }
}

fn remedy_overrides(fields: &Fields, remedy: Remedy) -> Html {
    let texts = fields.texts;
    html! {
        <details key={remedy.id()}>
            <summary>{ texts.remedy_name(remedy.id()) }</summary>
            <div class="row">
                { point(fields, Parameter::RemedyOneOff(remedy), texts.override_one_off(), "") }
                { point(fields, Parameter::RemedyMonthly(remedy), texts.override_monthly(), "") }
                { point(fields, Parameter::RemedyMonths(remedy), texts.override_months(), "") }
            </div>
            <p class="hint">{ texts.override_levels_hint() }</p>
            <div class="row">{ for Item::ALL.iter().map(|item| {
                point(fields, Parameter::RemedyLevel(remedy, *item), texts.question_title(item.id()), "")
            }) }</div>
        </details>
    }
}
