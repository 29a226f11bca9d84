//! Which dysfunction is likely, and what speaks for and against it.

use yew::prelude::*;

use super::parts::{View, note, paragraph, part};
use crate::chart;
use crate::model::{Fit, Pattern};
use crate::text::{figures, findings};

/// Least probability that is written out.
const LEAST: f64 = 0.01;

/// The likeliest pattern and its usual cure; where none stands out, the signals alone.
pub fn pattern(view: &View) -> Html {
    let (account, texts) = (view.account(), view.texts);
    let pattern = &view.report().pattern;
    let likeliest = pattern.likeliest.id();
    let stands_out = pattern.fit != Fit::None;
    let differs = pattern.likeliest != pattern.expected && pattern.fit == Fit::Mixed;
    let mut shares: Vec<_> = Pattern::ALL.iter().zip(pattern.posterior.0).collect();
    shares.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let shares: Vec<String> = shares
        .into_iter()
        .map(|(pattern, share)| {
            let least = figures::whole_percent(LEAST, texts);
            let share =
                if share < LEAST { texts.chart_under(&least) } else { figures::whole_percent(share, texts) };
            texts.pattern_share(texts.pattern_name(pattern.id()), &share)
        })
        .collect();
    part(
        "pattern",
        texts.pattern_title(),
        findings::pattern(&account),
        html! {
            <>
                { view.figure(chart::signals(&view.account(), view.width)) }
                <p hidden={!stands_out}>{ texts.pattern_about(likeliest) }</p>
                <p hidden={!stands_out}><b>{ texts.pattern_cure_title() }</b>{ texts.gap() }{ texts.pattern_cure(likeliest) }</p>
                { view.figure(chart::posterior(&view.account(), view.width)) }
            </>
        },
        html! {
            <>
                { note(texts, texts.pattern_how_sure(), texts.fit(pattern.fit.id())) }
                <p class="print-only">{ texts.sentences(&texts.ended(&texts.row(&shares)), texts.judgement_note()) }</p>
                { paragraph(differs.then(|| texts.pattern_typical(texts.pattern_name(pattern.expected.id())))) }
                <p hidden={!stands_out}>{ texts.pattern_basis(likeliest) }</p>
                { view.how("how-pattern") }
            </>
        },
    )
}
