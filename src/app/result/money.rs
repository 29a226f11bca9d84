//! The funnel against what is usual, and what is at stake.

use yew::prelude::*;

use super::parts::{View, section, table};
use crate::model::Cap;
use crate::model::parameters::STAGE_REFERENCES;
use crate::text::figures;

/// Stage rates against the reference range, the most valuable first.
pub fn funnel(view: &View) -> Html {
    let (funnel, texts) = (&view.report().funnel, view.texts);
    let rows: Vec<Vec<String>> = funnel
        .stages
        .iter()
        .map(|stage| {
            let reference = STAGE_REFERENCES.iter().find(|reference| reference.from == stage.from);
            let usual = reference.map_or(String::new(), |r| {
                texts.reference_range(
                    &figures::percent(r.low),
                    &figures::percent(r.high),
                    &figures::percent(r.median),
                )
            });
            vec![
                texts.stage_step(texts.stage(stage.from.id()), texts.stage(stage.to.id())),
                figures::percent(stage.rate),
                usual,
                texts.reading(stage.reading.id()).to_owned(),
                view.money_or_dash(stage.value_at_median),
            ]
        })
        .collect();
    let nothing = rows.is_empty();
    let business = funnel.annual_new_business.map(|n| texts.new_business(&view.money(n))).unwrap_or_default();
    let heads =
        [texts.col_stage(), texts.col_rate(), texts.col_usual(), texts.col_reading(), texts.col_at_median()];
    section(
        "funnel",
        texts.funnel_title(),
        html! {
            <>
                <p hidden={!nothing}>{ texts.funnel_empty() }</p>
                <p hidden={business.is_empty()}>{ business }</p>
                <div hidden={nothing}>{ table(texts.funnel_table(), &heads, rows) }<p class="hint">{ texts.funnel_backdrop() }</p></div>
            </>
        },
    )
}

/// Both routes, what is used, and the two figures that are not.
pub fn stake(view: &View) -> Html {
    let (stake, texts) = (&view.report().stake, view.texts);
    let capped = |cap: Cap| texts.capped(&view.yes_no(cap.central), &figures::percent(cap.share));
    let mut rows = vec![vec![
        texts.stake_used().to_owned(),
        view.money_range(&stake.used),
        view.money(stake.used.central),
        String::new(),
    ]];
    let routes = [
        (texts.stake_funnel(), stake.funnel, stake.caps.funnel),
        (texts.stake_revenue(), Some(stake.revenue), Some(stake.caps.revenue)),
    ];
    for (name, central, cap) in routes {
        let remark = cap.map_or(texts.stake_no_funnel().to_owned(), capped);
        rows.push(vec![name.to_owned(), String::new(), view.money_or_dash(central), remark]);
    }
    let unused = [
        (texts.stake_face_value(), stake.face_value, texts.stake_face_value_why()),
        (texts.stake_folk_rule(), stake.folk_rule, texts.stake_folk_rule_why()),
    ];
    for (name, value, why) in unused {
        rows.push(vec![name.to_owned(), String::new(), view.money(value), why.to_owned()]);
    }
    let heads = [texts.col_what(), texts.col_range(), texts.col_most_likely(), texts.col_remark()];
    section("stake", texts.stake_title(), table(texts.stake_table(), &heads, rows))
}
