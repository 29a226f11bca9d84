//! What pays and what does not, remedy by remedy, and the switches that make a plan of one's own.

use yew::prelude::*;

use super::super::address;
use super::super::form;
use super::super::input::TextField;
use super::super::state::Result;
use super::parts::{View, note, paragraph, part};
use super::{Shared, use_before};
use crate::chart;
use crate::model::{Further, RemedyReport};
use crate::profile::{EXCLUSION, FieldError, Remedy};
use crate::text::faults::{self, Unit};
use crate::text::{Texts, changes, figures, findings};

/// Where the chosen remedies and the budget stand in the form.
const REMEDIES: &str = "plan.remedies";
const BUDGET: &str = "plan.budget";
/// The name of the first switch, which takes the focus when all of them are set back.
const FIRST_SWITCH: &str = "first-switch";
/// Where the product of the steps differs from the outcome by less than this share, nothing is said.
const ROUNDING: f64 = 0.005;

/// What the plan is shown with.
#[derive(Properties, PartialEq)]
pub struct PlanProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The result.
    pub result: Shared<Result>,
    /// What takes longer, when it is there.
    pub further: Option<Shared<Further>>,
    /// CSS pixels that a chart may be wide.
    pub width: u32,
    /// The chosen remedies as they stand in the form.
    pub remedies: AttrValue,
    /// The budget as it stands in the form.
    pub budget: AttrValue,
    /// What is wrong with the form.
    pub faults: Shared<Vec<FieldError>>,
    /// Told what was typed into which field.
    pub set: Callback<(AttrValue, String)>,
}

/// The plan: its way to money, its remedies, the switches, the budget, and when what happens.
#[component(Plan)]
pub fn plan(props: &PlanProps) -> Html {
    let PlanProps { texts, result, further, width, .. } = props;
    let before = use_before(result);
    let view = View { result, further: further.as_deref(), texts, width: *width };
    let account = view.account();
    let switched = before.and_then(|before| {
        let is_own = before.report.plan_chosen || result.report.plan_chosen;
        let is_told = is_own || before.profile.plan.budget != result.profile.plan.budget;
        let same_money = before.currency == result.currency;
        let said = changes::switched(&before.report, &result.report, &result.currency, texts);
        said.filter(|_| is_told && same_money)
    });
    let beyond: Vec<Html> = view
        .report()
        .remedies
        .iter()
        .filter(|remedy| remedy.offered)
        .filter_map(|remedy| {
            let words = needed_beyond(&view, remedy)?;
            Some(html! { <li key={remedy.id.id()}><b>{ texts.ended(texts.remedy_name(remedy.id.id())) }</b>{ texts.gap() }{ words }</li> })
        })
        .collect();
    part(
        "plan",
        texts.plan_result_title(),
        findings::plan(&account),
        html! {
            <>
                { way(&view) }
                { view.figure(chart::remedies(&view.account(), view.width)) }
                { switches(props, &view, switched.as_deref()) }
                { budget(props, &view) }
                { view.figure(chart::roadmap(&view.account(), view.width)) }
            </>
        },
        html! {
            <>
                { prescribed(&view) }
                { note(texts, texts.plan_fair_title(), texts.plan_fair()) }
                <ul class="print-only" hidden={beyond.is_empty()}>{ beyond }</ul>
                <p>{ texts.plan_judgement() }</p>
                { view.how("how-plan") }
                <p class="how"><a href="#how-needed-beyond">{ texts.how_needed_beyond() }</a></p>
            </>
        },
    )
}

/// From what is at stake to what comes back, step by step.
fn way(view: &View) -> Html {
    let (report, texts) = (view.report(), view.texts);
    let (way, stake) = (&report.projection.way, report.stake.used.central);
    let result = report.projection.run_rate.central;
    let full = stake * way.gap_closed * way.captured;
    let left = if full > 0.0 { result / full } else { 1.0 };
    let fades = view.result.profile.team.change_owner == Some(false);
    let (now, after) =
        (figures::points(report.index.value, texts), figures::points(report.plan.index_after, texts));
    let times = |share: f64| format!("× {}", figures::percent(share, texts));
    let steps = [
        (view.money(stake), texts.way_stake().to_owned(), true),
        (times(way.gap_closed), texts.way_closed(&now, &after), true),
        (times(way.captured), texts.way_captured().to_owned(), true),
        (
            times(left),
            if fades { texts.way_left() } else { texts.way_reached() }.to_owned(),
            (left - 1.0).abs() > ROUNDING,
        ),
        (format!("= {}", view.money(result)), texts.way_result().to_owned(), true),
    ];
    html! {
        <div hidden={report.plan.remedies.is_empty()}>
            <p class="hint">{ texts.way_legend() }</p>
            <ol class="way">{ for steps.into_iter().enumerate().map(|(at, (figure, what, shown))| html! {
                <li key={at} hidden={!shown}><b>{ figure }</b><span>{ what }</span></li>
            }) }</ol>
        </div>
    }
}

/// Every remedy that applies, with what it costs and leaves, and whether it is in the plan.
fn switches(props: &PlanProps, view: &View, switched: Option<&str>) -> Html {
    let (report, texts) = (view.report(), view.texts);
    let chosen = form::remedies_of(&props.remedies);
    let is_chosen = chosen.is_some();
    let now = chosen.unwrap_or_else(|| report.plan.remedies.clone());
    let to_best = {
        let set = props.set.clone();
        Callback::from(move |_: MouseEvent| {
            set.emit((REMEDIES.into(), String::new()));
            // The button goes with the plan of one's own; the focus stays among the switches.
            address::focus(FIRST_SWITCH);
        })
    };
    let mut offered: Vec<&RemedyReport> = report.remedies.iter().filter(|remedy| remedy.offered).collect();
    let worth = |remedy: &RemedyReport| remedy.npv_alone.unwrap_or_default();
    offered.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
    let fault = fault(props, REMEDIES, Unit::Number);
    html! {
        <fieldset class="switches screen-only">
            <legend>{ texts.switches_title() }</legend>
            <p class="hint">{ match (offered.is_empty(), is_chosen) {
                (true, _) => texts.switches_none(),
                (false, true) => texts.switches_chosen(),
                (false, false) => texts.switches_best(),
            } }{ texts.gap() }{ if offered.is_empty() { "" } else { texts.switches_columns() } }</p>
            <p class="fault" role="alert" hidden={fault.is_none()}>{ fault.unwrap_or_default() }</p>
            <div class="switch-row switch-heads" aria-hidden="true" hidden={offered.is_empty()}>
                <span>{ texts.switches_costs() }</span>
                <span>{ texts.switches_adds() }</span>
                <span>{ texts.switches_alone() }</span>
            </div>
            <div>{ for offered.iter().enumerate().map(|(at, remedy)| switch_row(props, view, &now, remedy, at == 0)) }</div>
            <p class="did" role="status">{ switched.unwrap_or_default().to_owned() }</p>
            <p><button type="button" class="quiet" hidden={!is_chosen} onclick={to_best}>{ texts.switches_to_best() }</button></p>
        </fieldset>
    }
}

fn switch_row(props: &PlanProps, view: &View, now: &[Remedy], remedy: &RemedyReport, is_first: bool) -> Html {
    let texts = view.texts;
    let id = remedy.id.id();
    let onchange = {
        let (set, raw) = (props.set.clone(), form::remedies_text(&toggled(now, remedy.id)));
        Callback::from(move |_: Event| set.emit((REMEDIES.into(), raw.clone())))
    };
    let signed =
        |value: Option<f64>| value.map_or("–".to_owned(), |value| view.account().signed_money(value));
    let about = beside_this_plan(view, remedy).or_else(|| needed_beyond(view, remedy));
    let prescribed = if remedy.prescribed { texts.remedy_prescribed() } else { "" };
    let [name_id, prescribed_id, about_id] =
        ["name", "prescribed", "about"].map(|part| format!("switch-{id}-{part}"));
    html! {
        <div class="switch-row" key={id}>
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    id={is_first.then_some(FIRST_SWITCH)}
                    name={format!("plan.remedies.{id}")}
                    checked={now.contains(&remedy.id)}
                    aria-labelledby={name_id.clone()}
                    aria-describedby={format!("{prescribed_id} {about_id}")}
                    {onchange}
                />
                <span><span id={name_id}>{ texts.remedy_name(id) }</span>{ " " }<small id={prescribed_id} hidden={!remedy.prescribed}>{ prescribed }</small></span>
            </label>
            <span><span class="unseen">{ texts.labelled(texts.switches_costs(), "") }</span>{ view.money(remedy.total_cost) }</span>
            <span><span class="unseen">{ texts.labelled(texts.switches_adds(), "") }</span>{ signed(remedy.npv_marginal) }</span>
            <span class="hint"><span class="unseen">{ texts.labelled(texts.switches_alone(), "") }</span>{ signed(remedy.npv_alone) }</span>
            <div class="switch-about hint">
                <p id={about_id} hidden={about.is_none()}>{ about.unwrap_or_default() }</p>
                <details>
                    <summary>{ texts.remedy_details() }<span class="unseen">{ texts.labelled("", texts.remedy_name(id)) }</span></summary>
                    <p>{ texts.paragraph(&[texts.remedy_about(id), texts.remedy_beyond(id)]) }</p>
                </details>
            </div>
        </div>
    }
}

/// The plan after a switch; switching on one of two that exclude each other switches the other off.
fn toggled(now: &[Remedy], remedy: Remedy) -> Vec<Remedy> {
    let on = !now.contains(&remedy);
    let excluded = |other: Remedy| on && EXCLUSION.contains(&remedy) && EXCLUSION.contains(&other);
    let stays = |other: Remedy| if other == remedy { on } else { now.contains(&other) && !excluded(other) };
    Remedy::ALL.iter().copied().filter(|other| stays(*other)).collect()
}

/// Why a remedy that would pay alone is of no use to this plan, or cannot be added to it.
fn beside_this_plan(view: &View, remedy: &RemedyReport) -> Option<String> {
    let texts = view.texts;
    let plan = &view.report().plan.remedies;
    match (remedy.npv_alone?, remedy.npv_marginal) {
        (_, None) => {
            let other = EXCLUSION.iter().find(|other| **other != remedy.id && plan.contains(other))?;
            Some(texts.switches_excluded(texts.remedy_name(other.id())))
        }
        (alone, Some(adds)) if alone > 0.0 && adds < 0.0 && !plan.contains(&remedy.id) => {
            Some(texts.switches_overlap(&view.money(alone)))
        }
        _ => None,
    }
}

/// What a hire or a system that does not pay alone would have to bring besides.
fn needed_beyond(view: &View, remedy: &RemedyReport) -> Option<String> {
    if view.texts.remedy_beyond(remedy.id.id()).is_empty() {
        return None;
    }
    let (money, share) = remedy.needed_beyond.zip(remedy.needed_beyond_share)?;
    (money > 0.0).then(|| view.texts.needed_beyond(&view.money(money), &figures::percent(share, view.texts)))
}

/// What is wrong with one of the fields, in words.
fn fault(props: &PlanProps, path: &str, unit: Unit) -> Option<String> {
    let fault = props.faults.iter().find(|fault| fault.field == path)?;
    Some(faults::message(fault, fault.value.text(), unit, props.texts))
}

fn budget(props: &PlanProps, view: &View) -> Html {
    let (texts, report) = (view.texts, view.report());
    let fault = fault(props, BUDGET, Unit::Money);
    let budget = form::number(BUDGET, &props.budget).filter(|_| fault.is_none());
    let exact = |number: f64| figures::exact_money(number, &view.result.currency, texts);
    let needed = report.plan.first_year_cost;
    let hint = view.money(needed);
    let is_own = form::remedies_of(&props.remedies).is_some();
    let over = budget.filter(|budget| is_own && needed > *budget);
    let over = over.map(|budget| texts.plan_budget_over(&view.money(needed), &view.money(needed - budget)));
    let find = budget.filter(|_| is_own).map(|budget| texts.plan_budget_best(&exact(budget)));
    let onclick = {
        let set = props.set.clone();
        Callback::from(move |_: MouseEvent| {
            set.emit((REMEDIES.into(), String::new()));
            address::focus(BUDGET);
        })
    };
    html! {
        <div class="budget screen-only">
            <TextField
                path={BUDGET}
                label={texts.plan_budget().to_owned()}
                hint={if is_own { texts.plan_budget_hint_own(&hint) } else { texts.plan_budget_hint(&hint) }}
                value={props.budget.clone()}
                echo={budget.map(|budget| AttrValue::from(texts.field_echo(&exact(budget))))}
                note={over.unwrap_or_default()}
                fault={fault.map(AttrValue::from)}
                inputmode="text"
                set={props.set.clone()}
            />
            <p><button type="button" class="quiet" hidden={find.is_none()} {onclick}>{ find.unwrap_or_default() }</button></p>
        </div>
    }
}

/// What practice prescribes, beside what pays.
fn prescribed(view: &View) -> Html {
    let (report, texts) = (view.report(), view.texts);
    let names = |remedies: Vec<Remedy>| -> Option<String> {
        let names: Vec<&str> = remedies.iter().map(|remedy| texts.remedy_name(remedy.id())).collect();
        (!names.is_empty()).then(|| texts.row(&names))
    };
    let left = |value: f64| match value < 0.0 {
        true => texts.plan_loses(&view.money(-value)),
        false => texts.plan_leaves(&view.money(value)),
    };
    let without = |these: &[Remedy], those: &[Remedy]| {
        these.iter().copied().filter(|remedy| !those.contains(remedy)).collect::<Vec<_>>()
    };
    let pattern = texts.pattern_name(report.pattern.likeliest.id());
    let here = &report.plan;
    let prescribed = view.further.and_then(|further| further.prescribed_plan.as_ref());
    let (words, only_prescribed, only_here) = match prescribed {
        None => (texts.plan_prescribed_none().to_owned(), None, None),
        Some(prescribed) if prescribed.plan.remedies == here.remedies => {
            (texts.plan_prescribed_same(pattern), None, None)
        }
        Some(prescribed) => (
            texts.plan_prescribed(
                pattern,
                &view.money(prescribed.plan.total_cost),
                &left(prescribed.plan.npv),
                &figures::chance(prescribed.chance_of_payback, texts),
                &view.money(here.total_cost),
                &left(here.npv),
            ),
            names(without(&prescribed.plan.remedies, &here.remedies))
                .map(|names| texts.plan_only_prescribed(&names)),
            names(without(&here.remedies, &prescribed.plan.remedies))
                .map(|names| texts.plan_only_here(&names)),
        ),
    };
    html! {
        <div hidden={view.further.is_none()}>
            { note(texts, texts.plan_prescribed_title(), &words) }
            { paragraph(only_prescribed) }
            { paragraph(only_here) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_respects_that_two_remedies_exclude_each_other() {
        let [first, second] = EXCLUSION;
        assert_eq!(toggled(&[first, Remedy::JointPlan], second), [Remedy::JointPlan, second]);
        assert_eq!(toggled(&[Remedy::JointPlan], Remedy::JointPlan), []);
        assert_eq!(toggled(&[], first), [first]);
    }
}
