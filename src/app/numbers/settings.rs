//! How the model runs: halved claims, the route, and the weights of the dimensions.

use yew::prelude::*;

use super::PartProps;
use crate::profile::{Dimension, Route};

/// The settings, folded away.
pub fn settings(props: &PartProps) -> Html {
    let texts = props.texts;
    let forced = props.edits.faults.iter().any(|fault| fault.field.starts_with("settings.weights"));
    let summary = html! { <h4>{ texts.settings_title() }</h4> };
    props.folds.fold("settings", "fold", summary, forced, || fields(props))
}

fn fields(props: &PartProps) -> Html {
    let (texts, fields) = (props.texts, props.fields());
    let weights = vec![("poll", texts.weights("poll")), ("custom", texts.weights_custom())];
    let own_weights = props.edits.form.get("settings.weights") == "custom";
    let routes = [Route::Funnel, Route::Revenue].map(|route| (route.id(), texts.route(route.id()))).to_vec();
    let halve = vec![("true", texts.option_yes())];
    html! {
        <div class="settings">
            { fields.choice_or("settings.halve_claims", texts.halve_claims(), texts.halve_claims_hint(), texts.option_no(), halve) }
            { fields.choice_or("settings.route", texts.route_label(), texts.route_hint(), texts.route("both"), routes) }
            { fields.choice_or("settings.weights", texts.weights_label(), "", texts.weights("equal"), weights) }
            { props.did(|settings| (settings.halve_claims, settings.route, settings.weights)) }
            <fieldset hidden={!own_weights}>
                <legend>{ texts.weights_custom() }</legend>
                { fields.group_fault("settings.weights") }
                <div class="row">{ for Dimension::ALL.iter().map(|dimension| {
                    fields.number(&format!("settings.weights.{}", dimension.id()), texts.dimension(dimension.id()), "")
                }) }</div>
            </fieldset>
        </div>
    }
}
