//! The steps before the questions, the tabs above all of them, and the way onward below.

use yew::prelude::*;

use super::super::state::{Action, State};
use super::super::steps::Step;
use super::fields::Fields;
use crate::profile::{
    Covers, MarketingLeader, MarketingReportsTo, Period, Rater, SalesLeader, Stage, USD_RATES, usd_rate,
};

/// Options of a vocabulary with their words.
fn options<'a>(
    ids: &[&'static str],
    words: impl Fn(&'static str) -> &'a str,
) -> Vec<(&'static str, &'a str)> {
    ids.iter().map(|id| (*id, words(id))).collect()
}

/// Where somebody is, what is filled in, and every other step in reach.
pub fn tabs(fields: &Fields) -> Html {
    let Fields { texts, form, .. } = fields;
    let tab = |step: &Step| {
        let (step, is_here) = (*step, *step == form.step());
        let (filled, asked) = form.progress(step);
        let heads = form.answered(Rater::Sales).min(form.answered(Rater::Marketing));
        let progress = match step {
            Step::Questions if heads > 0 => texts.progress_both(&heads.to_string(), &asked.to_string()),
            _ => texts.progress(&filled.to_string(), &asked.to_string()),
        };
        html! {
            <li key={step.id()}>
                <a href={format!("#{}", step.id())} aria-current={is_here.then_some("step")}>
                    <span>{ texts.step(step.id()) }</span>
                    <small>{ progress }</small>
                </a>
            </li>
        }
    };
    html! {
        <nav class="tabs" aria-label={texts.steps_title()}>
            <ol>
                { for form.steps().iter().map(tab) }
                <li key="result"><a href="#result"><span>{ texts.step("result") }</span><small>{ texts.result_always() }</small></a></li>
            </ol>
        </nav>
    }
}

/// The next step, and the result at any time.
pub fn onward(fields: &Fields, act: &UseReducerDispatcher<State>) -> Html {
    let Fields { texts, form, .. } = fields;
    let next = form.next_step();
    let onclick = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| act.dispatch(Action::Leave(next)))
    };
    html! {
        <p class="onward" hidden={next.is_none()}>
            <button type="button" class="primary" {onclick}>{ texts.next_step(texts.step(next.map_or("", Step::id))) }</button>
            <a href="#result">{ texts.skip_to_result() }</a>
        </p>
    }
}

/// Revenue, currency and margin.
pub fn company(fields: &Fields) -> Html {
    let texts = fields.texts;
    let currency = fields.form.currency();
    let known = usd_rate(&currency);
    let rate = known.map_or(texts.usd_rate_unknown(&currency), |rate| {
        texts.usd_rate_hint(&currency, &crate::text::figures::plain_to(rate, 5, texts))
    });
    html! {
        <section aria-labelledby="step-title">
            <h2 id="step-title" tabindex="-1">{ texts.company_title() }</h2>
            <div class="pair">
                { fields.number("company.annual_revenue", texts.annual_revenue(), texts.annual_revenue_hint()) }
                { fields.text("company.currency", texts.currency(), texts.currency_hint(), &currency, "currencies") }
            </div>
            <datalist id="currencies">{ for USD_RATES.iter().map(|(code, _)| html! { <option key={*code} value={*code} /> }) }</datalist>
            <div hidden={currency == "USD"}>
                { fields.number("company.usd_rate", &texts.usd_rate(&currency), &rate) }
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
        fields.number(&path, texts.effort(part), texts.effort_about(part))
    };
    html! {
        <section aria-labelledby="step-title">
            <h2 id="step-title" tabindex="-1">{ texts.team_title() }</h2>
            <p class="hint">{ texts.team_counts_hint() }</p>
            <div class="row">
                { fields.number("team.sellers", texts.sellers(), texts.sellers_about()) }
                { fields.number("team.marketers", texts.marketers(), texts.marketers_about()) }
                { fields.number("team.outsourced_marketers", texts.outsourced_marketers(), texts.outsourced_marketers_about()) }
            </div>
            { fields.choice("team.sales_leader", texts.who_leads_sales(), "", options(SalesLeader::IDS, |id| texts.sales_leader(id))) }
            { fields.choice("team.marketing_leader", texts.who_leads_marketing(), "", options(MarketingLeader::IDS, |id| texts.marketing_leader(id))) }
            { fields.choice("team.marketing_reports_to", texts.reports_to(), "", options(MarketingReportsTo::IDS, |id| texts.marketing_reports_to(id))) }
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
    let stage =
        |id: &'static str| fields.number(&format!("funnel.{id}"), texts.stage(id), texts.stage_about(id));
    let (won, before) = Stage::IDS.split_last().expect("deals are won at the last stage");
    let is_full = fields.form.is_full();
    html! {
        <section aria-labelledby="step-title">
            <h2 id="step-title" tabindex="-1">{ texts.funnel_title() }</h2>
            <p class="hint">{ texts.funnel_hint() }</p>
            { fields.choice_or("funnel.period", texts.funnel_period(), "", texts.funnel_period_nothing(), options(Period::IDS, |id| texts.period(id))) }
            <div>
                { if is_full { html! {
                    <div>
                        { fields.choice_or("funnel.covers", texts.funnel_covers(), "", texts.funnel_covers_nothing(), options(Covers::IDS, |id| texts.covers(id))) }
                        <div>{ for before.iter().map(|id| stage(id)) }</div>
                    </div>
                } } else { Html::default() } }
            </div>
            { stage(won) }
            <div class="pair">
                { fields.number("funnel.average_deal_value", texts.average_deal_value(), texts.average_deal_value_hint()) }
                { fields.number("funnel.sales_cycle_days", texts.sales_cycle_days(), texts.sales_cycle_days_hint()) }
            </div>
            <div hidden={!is_full}>
                { fields.number("funnel.handoff_share", texts.handoff_share(), texts.handoff_share_hint()) }
            </div>
        </section>
    }
}
