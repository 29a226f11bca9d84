//! The five parts of the input: company, team, funnel, questions, plan.

use yew::prelude::*;

use super::super::form::{self, RATER, answer_path};
use super::fields::Fields;
use crate::profile::{
    Covers, Item, MarketingLeader, MarketingReportsTo, Period, Rater, Remedy, SalesLeader, Stage,
};
use crate::text::Texts;

/// Options of a vocabulary with their words.
fn options(ids: &[&'static str], words: impl Fn(&str) -> String) -> Vec<(&'static str, String)> {
    ids.iter().map(|id| (*id, words(id))).collect()
}

/// Revenue, currency and margin.
pub fn company(fields: &Fields) -> Html {
    let texts = fields.texts;
    html! {
        <section class="part">
            <h2>{ texts.company_title() }</h2>
            { fields.number("company.annual_revenue", texts.annual_revenue(), texts.annual_revenue_hint()) }
            <div class="row">
                { fields.text("company.currency", texts.currency(), texts.currency_hint()) }
                { fields.number("company.usd_rate", texts.usd_rate(), texts.usd_rate_hint()) }
            </div>
            { fields.number("company.gross_margin", texts.gross_margin(), texts.gross_margin_hint()) }
        </section>
    }
}

/// People, leaders and what marketing's effort goes to.
pub fn team(fields: &Fields) -> Html {
    let texts = fields.texts;
    let effort = |part: &str| {
        let path = format!("team.marketing_effort.{part}");
        fields.number(&path, texts.effort(part), "")
    };
    html! {
        <section class="part">
            <h2>{ texts.team_title() }</h2>
            <div class="row">
                { fields.number("team.sellers", texts.sellers(), "") }
                { fields.number("team.marketers", texts.marketers(), "") }
                { fields.number("team.outsourced_marketers", texts.outsourced_marketers(), "") }
            </div>
            <p class="hint">{ texts.team_counts_hint() }</p>
            { fields.choice("team.sales_leader", texts.who_leads_sales(), "",
                options(SalesLeader::IDS, |id| texts.sales_leader(id).to_owned())) }
            { fields.choice("team.marketing_leader", texts.who_leads_marketing(), "",
                options(MarketingLeader::IDS, |id| texts.marketing_leader(id).to_owned())) }
            { fields.choice("team.marketing_reports_to", texts.reports_to(), "",
                options(MarketingReportsTo::IDS, |id| texts.marketing_reports_to(id).to_owned())) }
            <fieldset>
                <legend>{ texts.effort_legend() }</legend>
                { fields.group_fault("team.marketing_effort") }
                <div class="row">{ effort("brand") }{ effort("demand") }{ effort("sales_support") }</div>
            </fieldset>
            { fields.flag("team.business_unit_marketing", texts.business_unit_marketing(), "") }
            { fields.flag("team.change_owner", texts.change_owner(), texts.change_owner_hint()) }
        </section>
    }
}

/// Counts by stage, deal value and cycle.
pub fn funnel(fields: &Fields) -> Html {
    let texts = fields.texts;
    html! {
        <section class="part">
            <h2>{ texts.funnel_title() }</h2>
            <div class="row">
                { fields.number("funnel.average_deal_value", texts.average_deal_value(), texts.average_deal_value_hint()) }
                { fields.number("funnel.sales_cycle_days", texts.sales_cycle_days(), texts.sales_cycle_days_hint()) }
            </div>
            <div class="row">
                { fields.choice_or("funnel.period", texts.funnel_period(), "", texts.funnel_period_nothing(), options(Period::IDS, |id| texts.period(id).to_owned())) }
                { fields.choice_or("funnel.covers", texts.funnel_covers(), "", texts.funnel_covers_nothing(), options(Covers::IDS, |id| texts.covers(id).to_owned())) }
            </div>
            <div>{ for Stage::IDS.iter().map(|stage| {
                fields.number(&format!("funnel.{stage}"), texts.stage(stage), texts.stage_about(stage))
            }) }</div>
            { fields.number("funnel.handoff_share", texts.handoff_share(), texts.handoff_share_hint()) }
        </section>
    }
}

/// The fifteen questions for a chosen rater.
pub fn questions(fields: &Fields) -> Html {
    let texts = fields.texts;
    let rater = fields.state.form.rater();
    let rules = ["period", "highest", "dont_know", "facts"];
    html! {
        <section class="part">
            <h2>{ texts.questions_title() }</h2>
            { fields.choice_or(RATER, texts.who_answers(), "", texts.rater("ceo"), options(&[Rater::Sales.id(), Rater::Marketing.id()], |id| texts.rater(id).to_owned())) }
            <ul class="hint">{ for rules.iter().map(|rule| html! { <li key={*rule}>{ texts.question_rule(rule) }</li> }) }</ul>
            <div key={rater.id()}>{ for Item::ALL.iter().map(|item| {
                let path = AttrValue::from(answer_path(rater, *item));
                let answer = fields.state.form.get(&path).to_owned();
                html! { <Question key={path.to_string()} {texts} item={*item} path={path.clone()} {answer} set={fields.set.clone()} /> }
            }) }</div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionProps {
    texts: &'static Texts,
    item: Item,
    path: AttrValue,
    answer: AttrValue,
    set: Callback<(AttrValue, String)>,
}

/// One question with its levels; a component, so that an answer to another one leaves it alone.
#[component(Question)]
fn question(QuestionProps { texts, item, path, answer, set }: &QuestionProps) -> Html {
    let levels = (0..=4).map(|level| {
        let id = level.to_string();
        let words = texts.question_level(&format!("{}.{level}", item.id()));
        (id, words)
    });
    let dont_know =
        [("dont_know".to_owned(), texts.answer_dont_know()), (String::new(), texts.answer_none())];
    let choices = levels.chain(dont_know).map(|(id, words)| {
        let (set, for_path, raw) = (set.clone(), path.clone(), id.clone());
        let onchange = Callback::from(move |_: Event| set.emit((for_path.clone(), raw.clone())));
        html! {
            <label class="level" key={id.clone()}>
                <input type="radio" name={path.clone()} value={id.clone()} checked={*answer == id} {onchange} />
                <span>{ words }</span>
            </label>
        }
    });
    let topic = format!("{} · {}", texts.dimension(item.dimension().id()), texts.question_title(item.id()));
    html! {
        <fieldset class="question">
            <legend>
                <span class="topic">{ topic }</span>
                <span class="ask">{ texts.question_ask(item.id()) }</span>
            </legend>
            <div class="levels">{ for choices }</div>
        </fieldset>
    }
}

/// The budget and the choice of remedies.
pub fn plan(fields: &Fields) -> Html {
    let texts = fields.texts;
    let chosen = form::chosen_remedies(&fields.state.form);
    let best: Vec<Remedy> =
        fields.state.result.as_ref().map(|result| result.report.plan.remedies.clone()).unwrap_or_default();
    let is_chosen = chosen.is_some();
    let now = chosen.unwrap_or(best);
    let to_best = {
        let set = fields.set.clone();
        Callback::from(move |_: MouseEvent| set.emit(("plan.remedies".into(), String::new())))
    };
    html! {
        <section class="part">
            <h2>{ texts.plan_title() }</h2>
            { fields.number("plan.budget", texts.budget(), texts.budget_hint()) }
            <fieldset>
                <legend>{ texts.plan_legend() }</legend>
                <p class="hint">{ if is_chosen { texts.plan_is_chosen() } else { texts.plan_is_best() } }</p>
                { fields.group_fault("plan.remedies") }
                <div class="levels">{ for Remedy::ALL.iter().map(|remedy| remedy_switch(fields, &now, *remedy)) }</div>
                <button type="button" class="quiet" hidden={!is_chosen} onclick={to_best}>{ texts.plan_to_best() }</button>
            </fieldset>
        </section>
    }
}

fn remedy_switch(fields: &Fields, now: &[Remedy], remedy: Remedy) -> Html {
    let checked = now.contains(&remedy);
    let onchange = {
        let set = fields.set.clone();
        let toggled = Remedy::ALL.iter().copied().filter(|other| (*other == remedy) != now.contains(other));
        let raw = form::remedies_text(&toggled.collect::<Vec<_>>());
        Callback::from(move |_: Event| set.emit(("plan.remedies".into(), raw.clone())))
    };
    html! {
        <label class="level" key={remedy.id()}>
            <input type="checkbox" name={format!("plan.remedies.{}", remedy.id())} {checked} {onchange} />
            <span>{ fields.texts.remedy_name(remedy.id()) }</span>
        </label>
    }
}
