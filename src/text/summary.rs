//! The result as plain text, for a mail or a chat.

use super::{Account, facts, figures, findings, headline};
use crate::profile::Dimension;

/// The result in plain text; the month is the one that it was computed in.
pub fn summary(account: &Account, month: &str) -> String {
    let Account { report, currency, texts, .. } = account;
    let line = |what: &str, value: f64, remark: &str| {
        format!("- {}", texts.sentences(&texts.ended(&texts.labelled(what, &account.money(value))), remark))
    };
    let mut text = String::new();
    let mut paragraph = |lines: Vec<String>| {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&lines.join("\n"));
    };
    paragraph(vec![headline::headline(
        report.conclusion().as_ref(),
        account.profile.plan.budget,
        currency,
        texts,
    )]);
    if let Some(changed) = account.changed() {
        paragraph(vec![changed]);
    }
    paragraph(
        facts::facts(account)
            .into_iter()
            .map(|fact| {
                let figure = if fact.remark.is_empty() {
                    fact.figure
                } else {
                    texts.noted(&fact.figure, &fact.remark)
                };
                texts.labelled(&fact.what, &figure)
            })
            .collect(),
    );
    paragraph(index(account));
    paragraph(vec![texts.pattern_title().to_owned(), findings::pattern(account)]);
    paragraph(plan(account));
    paragraph(vec![
        texts.stake_title().to_owned(),
        findings::stake(account),
        line(texts.stake_face_value(), report.stake.face_value, texts.stake_face_value_why()),
        line(texts.stake_folk_rule(), report.stake.folk_rule, texts.stake_folk_rule_why()),
    ]);
    paragraph(vec![texts.ranges_explained().to_owned(), texts.summary_foot(month, report.model_version)]);
    // A sign that is not seen on the page would be in the way of somebody who edits the mail.
    text.replace('\u{2060}', "")
}

fn index(account: &Account) -> Vec<String> {
    let Account { report, texts, .. } = account;
    let index = &report.index;
    let dimensions = Dimension::ALL.iter().zip(index.dimensions.0).zip(index.dimension_spreads.0);
    let mut lines = vec![texts.index_title().to_owned(), findings::index(account)];
    lines.extend(dimensions.map(|((dimension, points), spread)| {
        let range =
            figures::range(&figures::points(spread.p10, texts), &figures::points(spread.p90, texts), texts);
        let points = texts.noted(&figures::points(points, texts), &range);
        format!("- {}", texts.labelled(texts.dimension(dimension.id()), &points))
    }));
    lines
}

fn plan(account: &Account) -> Vec<String> {
    let Account { report, texts, .. } = account;
    let mut lines = vec![texts.plan_result_title().to_owned(), findings::plan(account)];
    lines.extend(report.remedies.iter().filter(|remedy| report.plan.remedies.contains(&remedy.id)).map(
        |remedy| {
            let value = remedy.npv_marginal.map(|value| account.signed_money(value)).unwrap_or_default();
            let (cost, name) = (account.money(remedy.total_cost), texts.remedy_name(remedy.id.id()));
            format!("- {}", texts.summary_remedy(name, &cost, &value))
        },
    ));
    lines.push(findings::projection(account));
    lines
}
