//! Costs, months and levels of each remedy, with the model's value for this company beside each box.

use yew::prelude::*;

use super::super::form::corner;
use super::PartProps;
use crate::model::{RemedyReport, standard};
use crate::profile::{Item, Parameter, Remedy, Settings};
use crate::text::figures;
use crate::text::formulas::figure;

/// Every remedy, its fields folded away.
pub fn remedies(props: &PartProps) -> Html {
    let texts = props.texts;
    html! {
        <section aria-labelledby="remedies-title">
            <h3 id="remedies-title">{ texts.remedies_title() }</h3>
            <p class="hint">{ texts.remedies_note() }</p>
            <div class="folds">{ for props.settled.report.remedies.iter().map(|remedy| folded(props, remedy)) }</div>
        </section>
    }
}

fn folded(props: &PartProps, report: &RemedyReport) -> Html {
    let (texts, remedy) = (props.texts, report.id);
    let now = texts.remedy_now(
        &figures::money(report.total_cost, &props.settled.currency, props.texts),
        &figures::number(report.months, 0, texts),
    );
    let is_own = !own(&props.settled.profile.settings, remedy).is_empty();
    let summary = html! {
        <>
            <h4>{ texts.remedy_name(remedy.id()) }</h4>
            <span class="hint">{ now }{ if is_own { format!(". {}", texts.origin("overridden")) } else { String::new() } }</span>
        </>
    };
    let forced = props.is_wrong(&format!("remedy.{}", remedy.id()));
    let id = format!("remedy-{}", remedy.id());
    props.folds.fold(&id, "fold", summary, forced, || fields(props, remedy))
}

fn fields(props: &PartProps, remedy: Remedy) -> Html {
    let texts = props.texts;
    let levels = Item::ALL.iter().map(|item| {
        let label = format!("{} {}", item.id(), texts.question_title(item.id()));
        one(props, Parameter::RemedyLevel(remedy, *item), &label)
    });
    let prefix = format!("{}remedy.{}.", super::OVERRIDES, remedy.id());
    let typed = props.edits.paths().filter(|path| path.starts_with(&prefix));
    let typed = typed.map(|path| AttrValue::from(path.to_owned())).collect();
    html! {
        <div>
            <p>{ texts.remedy_about(remedy.id()) }</p>
            <div class="row">
                { one(props, Parameter::RemedyOneOff(remedy), texts.override_one_off()) }
                { one(props, Parameter::RemedyMonthly(remedy), texts.override_monthly()) }
                { one(props, Parameter::RemedyMonths(remedy), texts.override_months()) }
            </div>
            <p class="hint">{ texts.remedy_lifts() }</p>
            <div class="row">{ for levels }</div>
            { props.did(|settings| own(settings, remedy)) }
            { props.back(texts.to_model_value(), typed, corner(Parameter::RemedyOneOff(remedy), "mode")) }
        </div>
    }
}

/// What was put in place of the model's figures of a remedy.
fn own(settings: &Settings, remedy: Remedy) -> Vec<(Parameter, [f64; 3])> {
    let is_its = |parameter: &Parameter| match parameter {
        Parameter::RemedyLevel(of, _)
        | Parameter::RemedyMonths(of)
        | Parameter::RemedyOneOff(of)
        | Parameter::RemedyMonthly(of) => *of == remedy,
        Parameter::Uncertain(_) | Parameter::DiscountRate | Parameter::StaffDay => false,
    };
    let overrides = settings.overrides.iter().filter(|(parameter, _)| is_its(parameter));
    overrides.map(|(parameter, value)| (*parameter, *value)).collect()
}

/// A box for one figure; its most likely value stands for all three corners.
fn one(props: &PartProps, parameter: Parameter, label: &str) -> Html {
    let fields = props.fields();
    let model = standard(&props.settled.profile, parameter).mode;
    let model = figure(&parameter.id(), model, &props.settled.currency, props.texts);
    let path = format!("{}{}", super::OVERRIDES, parameter.id());
    html! {
        <div key={path.clone()}>
            { fields.group_fault(&path) }
            { fields.number(&corner(parameter, "mode"), label, &props.texts.model_value_is(&model)) }
        </div>
    }
}
