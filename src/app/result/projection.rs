//! What comes back, month by month.

use yew::prelude::*;

use super::parts::{View, paragraph, part};
use crate::chart;
use crate::text::{figures, findings};

/// The revenue recovered in a month.
pub fn recovered(view: &View) -> Html {
    html! { <div class="more-grounds">{ view.figure(chart::recovered(&view.account(), view.width)) }</div> }
}

/// The fan of the net.
pub fn net(view: &View) -> Html {
    let (account, texts) = (view.account(), view.texts);
    let report = view.report();
    let projection = &report.projection;
    let empty = report.plan.remedies.is_empty();
    let first = projection.months.iter().find(|month| month.recovered.central > 0.0);
    let first = first.map(|month| texts.projection_first(&month.month.to_string()));
    let deepest = projection
        .months
        .iter()
        .min_by(|a, b| a.cumulative_net.central.total_cmp(&b.cumulative_net.central))
        .filter(|month| month.cumulative_net.central < 0.0)
        .map(|month| {
            texts.projection_deepest(&month.month.to_string(), &view.money(month.cumulative_net.central))
        });
    let fades = view.result.profile.team.change_owner == Some(false) && !empty;
    let total = texts.projection_total(
        &view.money_range(&projection.recovered_total),
        &figures::standing(projection.net_total.p10, projection.net_total.p90, &view.result.currency, texts),
    );
    let reconciled =
        texts.projection_reconciled(&view.money(projection.net_total.central), &view.money(report.plan.npv));
    part(
        "projection",
        texts.projection_title(),
        findings::projection(&account),
        view.figure(chart::projection(&account, view.width)),
        html! {
            <>
                { paragraph((!empty).then_some(total)) }
                { paragraph((!empty).then_some(reconciled)) }
                { paragraph(first) }
                { paragraph(deepest) }
                { paragraph(fades.then(|| texts.projection_fades().to_owned())) }
                { view.how("how-recovered") }
            </>
        },
    )
}
