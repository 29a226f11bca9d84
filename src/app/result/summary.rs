//! The headline and the four facts under it.

use yew::prelude::*;

use super::parts::{View, facts};
use crate::model::Notice;
use crate::text::{figures, headline};

/// What the report comes to.
pub fn headline(view: &View) -> Html {
    let (report, texts) = (view.report(), view.texts);
    let headline = headline::headline(report, &view.result.currency, texts);
    let projection = &report.projection;
    let most_likely = |value: f64| texts.most_likely(&view.money(value));
    let payback = &projection.payback_month;
    let months = match (payback.p10, payback.p90) {
        (Some(early), Some(late)) => {
            texts.payback_between(&figures::range(&figures::points(early), &figures::points(late), texts))
        }
        (Some(early), None) => texts.payback_at_best(&figures::points(early)),
        (None, _) => texts.payback_never().to_owned(),
    };
    let plan = &report.plan;
    let cost = figures::money_range(plan.cost.p10, plan.cost.p90, &view.result.currency, texts);
    html! {
        <header class="headline">
            <p class="topic">{ texts.band(report.size_band.id()) }</p>
            <h2 id="headline" aria-live="polite">{ headline }</h2>
            { facts(vec![
                (texts.fact_stake(), view.money_range(&report.stake.used), most_likely(report.stake.used.central)),
                (texts.fact_recovered(), view.money_range(&projection.recovered_total), most_likely(projection.recovered_total.central)),
                (texts.fact_cost(), cost, most_likely(plan.total_cost)),
                (texts.fact_payback(), months, texts.within_36(&figures::chance(projection.chance_of_payback, texts))),
            ]) }
            <p class="hint">{ texts.ranges_explained() }</p>
            <ul class="notices" hidden={report.notices.is_empty()}>{ for report.notices.iter().map(|notice| notice_line(view, *notice)) }</ul>
        </header>
    }
}

fn notice_line(view: &View, notice: Notice) -> Html {
    html! { <li key={notice.id()}>{ view.texts.notice(notice.id()) }</li> }
}
