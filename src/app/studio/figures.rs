//! The model's figures that a site has set, and the choice of further ones.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::super::address;
use super::super::form::{CORNERS, corner};
use super::super::input::{Fields, Note};
use super::super::shared::Shared;
use super::checked::{Checked, path};
use super::state::{Action, State};
use super::{assumptions, setting};
use crate::model::standard;
use crate::profile::{Parameter, Profile, Remedy};
use crate::text::formulas::triangle;
use crate::text::{Texts, faults};

/// The list of figures that can be set; its id leads there where the attribute is meant.
const CHOICE: &str = "assumptions";

/// What the figures are shown with.
#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What was typed.
    pub state: State,
    /// What came of it.
    pub checked: Shared<Checked>,
    /// Told what is done.
    pub act: UseReducerDispatcher<State>,
}

/// The figures that are set, and a way to set more.
#[component(Figures)]
pub fn figures(FiguresProps { texts, state, checked, act }: &FiguresProps) -> Html {
    let choice = use_node_ref();
    let typical = use_memo(checked.settings.currency.clone(), |_| checked.typical());
    let rows = state.rows();
    let taken: Vec<Parameter> = rows.iter().map(|row| row.parameter).collect();
    let wanted = use_mut_ref(|| None::<String>);
    {
        let wanted = wanted.clone();
        use_effect_with(taken.clone(), move |_| {
            if let Some(place) = wanted.take() {
                address::focus(&place);
            }
        });
    }
    let add = {
        let (act, choice) = (act.clone(), choice.clone());
        Callback::from(move |_: MouseEvent| {
            let chosen = choice.cast::<HtmlSelectElement>().map(|choice| choice.value());
            if let Some(parameter) = chosen.and_then(|id| Parameter::from_id(&id)) {
                // Its boxes are not there yet.
                wanted.replace(Some(corner(parameter, "mode")));
                act.dispatch(Action::Add(parameter));
            }
        })
    };
    let rows = rows.iter().map(|row| one(texts, row.parameter, checked, typical.as_ref().as_ref(), act));
    html! {
        <div>
            <p class="hint">{ texts.studio_assumptions_hint() }</p>
            <p class="hint shown-note"><b>{ texts.studio_assumptions_shown() }</b></p>
            <p class="fault" hidden={!checked.refuses("assumptions")}>{ texts.studio_fault("assumptions") }</p>
            <div>{ for rows }</div>
            <div class="field">
                <label for={CHOICE}>{ texts.studio_assumption_choose() }</label>
                <select ref={choice} id={CHOICE}>{ options(texts, &taken, typical.as_ref().as_ref()) }</select>
                <p><button type="button" class="quiet" onclick={add}>{ texts.studio_assumption_add() }</button></p>
            </div>
        </div>
    }
}

/// The figures that have the model's value, the first of them chosen.
fn options(texts: &Texts, taken: &[Parameter], typical: Option<&Profile>) -> Html {
    let remedies = Remedy::ALL
        .iter()
        .filter_map(|remedy| Some((texts.remedy_name(remedy.id()), assumptions::of(*remedy, typical?))));
    let mut groups: Vec<_> =
        [(texts.studio_assumption_general(), assumptions::general())].into_iter().chain(remedies).collect();
    groups.iter_mut().for_each(|(_, parameters)| parameters.retain(|parameter| !taken.contains(parameter)));
    let first = groups.iter().find_map(|(_, parameters)| parameters.first().copied());
    let option = |parameter: &Parameter| {
        html! {
            <option key={parameter.id()} value={parameter.id()} selected={Some(*parameter) == first}>{ faults::name(&path(*parameter), texts) }</option>
        }
    };
    html! {
        <>{ for groups.iter().map(|(label, parameters)| html! {
            <optgroup key={label.to_string()} label={label.to_string()}>{ for parameters.iter().map(option) }</optgroup>
        }) }</>
    }
}

/// One figure: what it is, the model's own, and its boxes.
fn one(
    texts: &'static Texts,
    parameter: Parameter,
    checked: &Checked,
    typical: Option<&Profile>,
    act: &UseReducerDispatcher<State>,
) -> Html {
    let (id, path) = (parameter.id(), path(parameter));
    let name = faults::name(&path, texts);
    let fields = Fields {
        texts,
        form: &checked.form,
        faults: &checked.faults,
        note: Note::default(),
        set: setting(act),
    };
    let boxes = match parameter {
        Parameter::Uncertain(_) => {
            let boxes = CORNERS.iter().map(|corner| (*corner, texts.corner(corner)));
            boxes.map(|(end, label)| fields.number(&corner(parameter, end), label, "")).collect()
        }
        _ => fields.number(&corner(parameter, "mode"), texts.studio_assumption_value(), ""),
    };
    let models_own = match parameter {
        Parameter::RemedyOneOff(_) | Parameter::RemedyMonthly(_) => texts.studio_assumption_size().to_owned(),
        _ => typical.map_or_else(String::new, |typical| {
            let own = triangle(&id, standard(typical, parameter), &checked.form.currency(), texts);
            texts.model_value_is(&own)
        }),
    };
    let remove = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| {
            act.dispatch(Action::Remove(parameter));
            address::focus(CHOICE);
        })
    };
    let about = texts.parameter_about(&id);
    html! {
        <fieldset class={classes!("assumption", fields.fault(&path).map(|_| "wrong"))} key={id.clone()}>
            <legend>{ &name }</legend>
            <p class="hint" hidden={about.is_empty()}>{ about }</p>
            <p class="hint">{ models_own }</p>
            { fields.group_fault(&path) }
            <div class="row">{ boxes }</div>
            <button type="button" class="link" aria-label={texts.studio_assumption_remove_of(&name)} onclick={remove}>{ texts.studio_assumption_remove() }</button>
        </fieldset>
    }
}
