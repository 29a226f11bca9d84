//! The numbers: every figure's formula, every parameter with its sources, the register, and the
//! figures that are not used.
//!
//! Nothing here follows a keystroke but the fields that are edited here: the room takes the settled
//! result by its place in memory and, of what was typed, the assumptions alone. What is folded away
//! is not made.

mod folds;
mod formulas;
mod parameters;
mod remedies;
mod settings;
mod sources;

use std::rc::Rc;

use yew::prelude::*;

use super::address;
use super::form::{Form, corner};
use super::input::{Fields, Note};
use super::result::{Foot, use_before};
use super::shared::Shared;
use super::state::{Result, State};
use crate::evidence;
use crate::model::Further;
use crate::profile::{FieldError, Parameter, Remedy, Route, Settings, Uncertain, Weights};
use crate::text::{Account, Texts, changes};
use folds::Folds;

/// The beginning of every assumption's path.
const SETTINGS: &str = "settings.";
/// The beginning of the path of every overridden parameter.
const OVERRIDES: &str = "settings.overrides.";

/// What of the state is edited here: the assumptions, their faults, and the currency they are in.
#[derive(Clone, Debug, PartialEq)]
pub struct Edits {
    form: Form,
    faults: Rc<Vec<FieldError>>,
}

impl Edits {
    /// The part of a state that is edited here.
    pub fn of(state: &State) -> Self {
        let mut form = Form::default();
        for (path, raw) in state.form.iter() {
            if path.starts_with(SETTINGS) {
                form.set(path, raw.to_owned());
            }
        }
        // It may stand beside the revenue, which is not edited here.
        form.set("company.currency", state.form.currency());
        let faults = state.faults.iter().filter(|fault| fault.field.starts_with(SETTINGS)).cloned();
        Edits { form, faults: Rc::new(faults.collect()) }
    }

    /// The paths of all assumptions in which something stands.
    fn paths(&self) -> impl Iterator<Item = &str> {
        self.form.iter().map(|(path, _)| path).filter(|path| path.starts_with(SETTINGS))
    }
}

/// What the numbers are shown with.
#[derive(Clone, Properties, PartialEq)]
pub struct NumbersProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The last result for which there was time.
    pub settled: Shared<Result>,
    /// What takes longer, when it is there; it belongs to the settled result.
    pub further: Option<Shared<Further>>,
    /// The assumptions as typed.
    pub edits: Edits,
    /// Told what was typed into which field.
    pub set: Callback<(AttrValue, String)>,
}

/// What every part of the room is shown with.
#[derive(Properties, PartialEq)]
struct PartProps {
    texts: &'static Texts,
    settled: Shared<Result>,
    further: Option<Shared<Further>>,
    /// The result from before the last change.
    before: Option<Shared<Result>>,
    edits: Edits,
    set: Callback<(AttrValue, String)>,
    folds: Folds,
}

impl PartProps {
    fn account(&self) -> Account<'_> {
        Account {
            profile: &self.settled.profile,
            report: &self.settled.report,
            further: self.further.as_deref(),
            currency: &self.settled.currency,
            texts: self.texts,
        }
    }

    fn fields(&self) -> Fields<'_> {
        Fields {
            texts: self.texts,
            form: &self.edits.form,
            faults: &self.edits.faults,
            note: Note::default(),
            set: self.set.clone(),
        }
    }

    /// A button that empties fields, so that the model's values hold again; it goes with what it empties,
    /// so the focus goes to a place that stays.
    fn back(&self, words: &str, paths: Vec<AttrValue>, place: String) -> Html {
        let hidden = paths.is_empty();
        let set = self.set.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            paths.iter().for_each(|path| set.emit((path.clone(), String::new())));
            address::focus(&place);
        });
        html! { <button type="button" class="quiet" {hidden} {onclick}>{ words }</button> }
    }

    /// A button that gives one parameter back its model's value.
    fn back_for(&self, parameter: Parameter) -> Html {
        let prefix = format!("{OVERRIDES}{}.", parameter.id());
        let paths = self.edits.paths().filter(|path| path.starts_with(&prefix));
        let paths = paths.map(|path| AttrValue::from(path.to_owned())).collect();
        self.back(self.texts.to_model_value(), paths, corner(parameter, "mode"))
    }

    /// What the last change of a part of the assumptions did to the plan, read out where it was made.
    fn did<T: PartialEq>(&self, part: impl Fn(&Settings) -> T) -> Html {
        let Self { texts, settled, .. } = self;
        let part = |result: &Result| part(&result.profile.settings);
        let before = self.before.as_ref().filter(|before| {
            part(before) != part(settled)
                && before.profile.annual_revenue() == settled.profile.annual_revenue()
        });
        let words = before.map(|before| {
            let (currency, lead) = (&settled.currency, texts.change_figure());
            changes::outcome(lead, &before.report, &settled.report, currency, texts)
        });
        html! { <p class="did" role="status">{ words.unwrap_or_default() }</p> }
    }

    /// Whether something is wrong with what was typed for one of the parameters of such an id.
    fn is_wrong(&self, id: &str) -> bool {
        self.edits.faults.iter().any(|fault| {
            fault.field.strip_prefix(OVERRIDES).is_some_and(|field| {
                field.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        })
    }
}

/// The page of the numbers, and the page of the numbers not used.
#[component(Numbers)]
pub fn numbers(props: &NumbersProps) -> Html {
    let NumbersProps { texts, settled, further, edits, set } = props;
    let folds = folds::use_folds();
    let before = use_before(settled);
    html! {
        <div class="numbers">
            <section id="numbers" class="finding" aria-labelledby="numbers-title">
                <p class="topic">{ texts.numbers_title() }</p>
                <h2 id="numbers-title" class="screen-only">{ texts.numbers_finding() }</h2>
                <Parts
                    {texts}
                    settled={settled.clone()}
                    further={further.clone()}
                    {before}
                    edits={edits.clone()}
                    set={set.clone()}
                    folds={folds.clone()}
                />
                <sources::Sources {texts} folds={folds.clone()} />
            </section>
            <sources::Refused {texts} />
            <Foot {texts} version={settled.report.model_version} />
        </div>
    }
}

/// Everything that depends on the company: what was changed, formulas, parameters, remedies.
#[component(Parts)]
fn parts(props: &PartProps) -> Html {
    html! {
        <div>
            { changed(props) }
            { formulas::formulas(props) }
            { parameters::parameters(props) }
            { remedies::remedies(props) }
        </div>
    }
}

/// What was changed, with a way back; on paper all that is left of this room, with the grades.
fn changed(props: &PartProps) -> Html {
    let (texts, settings) = (props.texts, &props.settled.profile.settings);
    let mut named: Vec<(String, String)> = Vec::new();
    let overridden = settings.overrides.keys().map(|parameter| match parameter {
        Parameter::RemedyLevel(remedy, _)
        | Parameter::RemedyMonths(remedy)
        | Parameter::RemedyOneOff(remedy)
        | Parameter::RemedyMonthly(remedy) => {
            (format!("#remedy-{}", remedy.id()), texts.remedy_name(remedy.id()).to_owned())
        }
        Parameter::Uncertain(_) | Parameter::DiscountRate | Parameter::StaffDay => {
            let id = parameter.id();
            (format!("#parameter-{id}"), texts.parameter_name(&id).to_owned())
        }
    });
    named.extend(overridden);
    let count_of_settings = named.len();
    if settings.halve_claims == Some(true) {
        named.push(("#settings".into(), texts.changed_halved().to_owned()));
    }
    if let Some(route @ (Route::Funnel | Route::Revenue)) = settings.route {
        named.push(("#settings".into(), texts.changed_route(texts.route(route.id()))));
    }
    if matches!(settings.weights, Some(Weights::Poll | Weights::Custom(_))) {
        named.push(("#settings".into(), texts.changed_weights().to_owned()));
    }
    let count = settings.overrides.len() + named.len() - count_of_settings;
    // A remedy with several changed figures is named once.
    named.dedup();
    let line = if count == 0 { texts.changed_none().to_owned() } else { texts.changed(&count.to_string()) };
    let all: Vec<AttrValue> = props.edits.paths().map(|path| AttrValue::from(path.to_owned())).collect();
    let grades: Vec<String> = Uncertain::ALL
        .iter()
        .map(|uncertain| {
            let grades: Vec<&str> =
                evidence::grades_for(uncertain.id()).into_iter().map(evidence::Grade::label).collect();
            texts.stated(texts.parameter_name(uncertain.id()), &texts.row(&grades))
        })
        .collect();
    html! {
        <div class="changed">
            <p id="assumptions" tabindex="-1">
                { line }{ texts.gap() }
                <span hidden={named.is_empty()}>{ for named.iter().enumerate().map(|(at, (href, name))| html! {
                    <span key={at}>{ if at > 0 { texts.listed("", "") } else { String::new() } }<a href={href.clone()}>{ name }</a></span>
                }) }</span>
            </p>
            <p class="on-paper">{ texts.grades_used(&texts.phrases(&grades)) }</p>
            { props.back(texts.to_model_values(), all, "assumptions".to_owned()) }
            <p class="hint">{ texts.numbers_model(props.settled.report.model_version) }</p>
        </div>
    }
}

/// The fold in which the element of an id lies, so that a link to it can unfold it.
fn fold_of(id: &str) -> Option<String> {
    if id.starts_with("how-") || id.starts_with("remedy-") || id == "settings" {
        return Some(id.to_owned());
    }
    if id.starts_with("source-") {
        return Some("sources".into());
    }
    if let Some(of) = id.strip_prefix("parameter-") {
        let is_fixed = evidence::FIXED.contains(&of) && Parameter::from_id(of).is_none();
        return is_fixed.then(|| "fixed".into());
    }
    let Some(path) = id.strip_prefix(OVERRIDES) else {
        return id.starts_with(SETTINGS).then(|| "settings".into());
    };
    let remedy = path.strip_prefix("remedy.").and_then(|rest| Remedy::from_id(rest.split('.').next()?));
    Some(match remedy {
        Some(remedy) => format!("remedy-{}", remedy.id()),
        None => format!("edit-{}", path.split('.').next().unwrap_or(path)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_unfolds_what_it_leads_to() {
        let cases = [
            ("how-stake", Some("how-stake")),
            ("source-tei", Some("sources")),
            ("parameter-causal_share", None),
            ("parameter-discount_rate", None),
            ("parameter-ceiling", Some("fixed")),
            ("settings.route", Some("settings")),
            ("settings.overrides.causal_share.mode", Some("edit-causal_share")),
            ("settings.overrides.remedy.joint_plan.P1.mode", Some("remedy-joint_plan")),
            ("result", None),
        ];
        for (id, fold) in cases {
            assert_eq!(fold_of(id).as_deref(), fold, "{id}");
        }
    }
}
