//! What pays and what does not, remedy by remedy, and the switches that make a plan of one's own.

use yew::prelude::*;

use super::super::form;
use super::super::input::TextField;
use super::super::state::Result;
use super::Shared;
use super::parts::{View, note, paragraph, part};
use crate::chart;
use crate::model::{Further, RemedyReport};
use crate::profile::{EXCLUSION, FieldError, Remedy};
use crate::text::faults::{self, Unit};
use crate::text::{Texts, figures, findings};

/// Where the chosen remedies and the budget stand in the form.
const REMEDIES: &str = "plan.remedies";
const BUDGET: &str = "plan.budget";
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
    let view = View { result, further: further.as_deref(), texts, width: *width };
    let account = view.account();
    let beyond: Vec<Html> = view
        .report()
        .remedies
        .iter()
        .filter(|remedy| remedy.offered && !texts.remedy_beyond(remedy.id.id()).is_empty())
        .filter_map(|remedy| {
            let words = needed_beyond(&view, remedy)?;
            Some(html! { <li key={remedy.id.id()}><b>{ format!("{}.", texts.remedy_name(remedy.id.id())) }</b>{ " " }{ words }</li> })
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
                { switches(props, &view) }
                { budget(props, &view) }
                { view.figure(chart::roadmap(&view.account(), view.width)) }
            </>
        },
        html! {
            <>
                { prescribed(&view) }
                { note(texts.plan_fair_title(), texts.plan_fair()) }
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
    let (now, after) = (figures::points(report.index.value), figures::points(report.plan.index_after));
    let times = |share: f64| format!("× {}", figures::percent(share));
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
fn switches(props: &PlanProps, view: &View) -> Html {
    let (report, texts) = (view.report(), view.texts);
    let chosen = form::remedies_of(&props.remedies);
    let is_chosen = chosen.is_some();
    let now = chosen.unwrap_or_else(|| report.plan.remedies.clone());
    let to_best = {
        let set = props.set.clone();
        Callback::from(move |_: MouseEvent| set.emit((REMEDIES.into(), String::new())))
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
            } }</p>
            <p class="fault" role="alert" hidden={fault.is_none()}>{ fault.unwrap_or_default() }</p>
            <div class="switch-row switch-heads" aria-hidden="true" hidden={offered.is_empty()}>
                <span>{ texts.switches_costs() }</span><span>{ texts.switches_alone() }</span>
            </div>
            <div>{ for offered.iter().map(|remedy| switch_row(props, view, &now, remedy)) }</div>
            <p><button type="button" class="quiet" hidden={!is_chosen} onclick={to_best}>{ texts.switches_to_best() }</button></p>
        </fieldset>
    }
}

fn switch_row(props: &PlanProps, view: &View, now: &[Remedy], remedy: &RemedyReport) -> Html {
    let texts = view.texts;
    let id = remedy.id.id();
    let onchange = {
        let (set, raw) = (props.set.clone(), form::remedies_text(&toggled(now, remedy.id)));
        Callback::from(move |_: Event| set.emit((REMEDIES.into(), raw.clone())))
    };
    let alone = remedy.npv_alone.map(|value| view.account().signed_money(value)).unwrap_or_default();
    let beyond = needed_beyond(view, remedy);
    let prescribed = if remedy.prescribed { texts.remedy_prescribed() } else { "" };
    html! {
        <div class="switch-row" key={id}>
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    name={format!("plan.remedies.{id}")}
                    checked={now.contains(&remedy.id)}
                    aria-describedby={format!("remedy-{id}")}
                    {onchange}
                />
                <span>{ texts.remedy_name(id) }{ " " }<small hidden={!remedy.prescribed}>{ prescribed }</small></span>
            </label>
            <span><span class="unseen">{ format!("{}: ", texts.switches_costs()) }</span>{ view.money(remedy.total_cost) }</span>
            <span><span class="unseen">{ format!("{}: ", texts.switches_alone()) }</span>{ alone }</span>
            <div class="switch-about hint">
                <p id={format!("remedy-{id}")} hidden={beyond.is_none()}>{ beyond.unwrap_or_default() }</p>
                <details>
                    <summary>{ texts.remedy_details() }<span class="unseen">{ format!(": {}", texts.remedy_name(id)) }</span></summary>
                    <p>{ texts.remedy_about(id) }{ " " }{ texts.remedy_beyond(id) }</p>
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

/// What a remedy that does not pay alone would have to bring besides.
fn needed_beyond(view: &View, remedy: &RemedyReport) -> Option<String> {
    let (money, share) = remedy.needed_beyond.zip(remedy.needed_beyond_share)?;
    (money > 0.0).then(|| view.texts.needed_beyond(&view.money(money), &figures::percent(share)))
}

/// What is wrong with one of the fields, in words.
fn fault(props: &PlanProps, path: &str, unit: Unit) -> Option<String> {
    let fault = props.faults.iter().find(|fault| fault.field == path)?;
    Some(faults::message(fault, fault.value.as_str().unwrap_or_default(), unit, props.texts))
}

fn budget(props: &PlanProps, view: &View) -> Html {
    let texts = view.texts;
    let understood = form::number(BUDGET, &props.budget)
        .map(|number| texts.field_echo(&figures::exact_money(number, &view.result.currency)));
    html! {
        <div class="budget screen-only">
            <TextField
                path={BUDGET}
                label={texts.plan_budget().to_owned()}
                hint={texts.plan_budget_hint(&view.money(view.report().plan.first_year_cost))}
                value={props.budget.clone()}
                echo={understood.map(AttrValue::from)}
                fault={fault(props, BUDGET, Unit::Money).map(AttrValue::from)}
                inputmode="decimal"
                set={props.set.clone()}
            />
        </div>
    }
}

/// What practice prescribes, beside what pays.
fn prescribed(view: &View) -> Html {
    let (report, texts) = (view.report(), view.texts);
    let names = |remedies: Vec<Remedy>| -> Option<String> {
        let names: Vec<&str> = remedies.iter().map(|remedy| texts.remedy_name(remedy.id())).collect();
        (!names.is_empty()).then(|| names.join(", "))
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
            { note(texts.plan_prescribed_title(), &words) }
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
