//! The funnel against what is usual.

use yew::prelude::*;

use super::parts::{View, empty, paragraph, part};
use crate::chart;
use crate::model::Reading;
use crate::text::findings;

/// Stage rates against the reference range, and what the middle would be worth.
pub fn funnel(view: &View) -> Html {
    let (account, texts) = (view.account(), view.texts);
    let funnel = &view.report().funnel;
    let worth = funnel.stages.iter().filter_map(|stage| {
        let value = view.money(stage.value_at_median?);
        Some(html! { <li key={stage.to.id()}>{ texts.funnel_step_value(texts.chart_step(stage.from.id()), &value) }</li> })
    });
    let worth: Vec<Html> = worth.collect();
    let check = funnel.stages.iter().find(|stage| stage.reading == Reading::DefinitionCheck);
    let check = check.map(|stage| {
        texts.funnel_check(texts.chart_step(stage.from.id()), texts.reading(stage.reading.id()))
    });
    let nothing = funnel.stages.is_empty();
    part(
        "funnel",
        texts.funnel_title(),
        findings::funnel(&account),
        html! {
            <>
                { empty(texts, !nothing, [texts.funnel_empty_title(), texts.funnel_empty(), texts.funnel_empty_link()], "#funnel") }
                { view.figure(chart::funnel(&view.account(), view.width)) }
                { paragraph(check) }
                <div hidden={worth.is_empty()}>
                    <ul>{ worth }</ul>
                    <p>{ texts.funnel_backdrop() }</p>
                </div>
            </>
        },
        html! {
            <>
                { paragraph(funnel.annual_new_business.map(|business| texts.new_business(&view.money(business)))) }
                <p>{ texts.funnel_reference() }</p>
                { view.how("how-funnel") }
            </>
        },
    )
}
