//! Formulas of the index, of agreement, of the pattern and of the funnel.

use super::Step::{AtLeast, Minus, Over, Plus, Times};
use super::{Account, Formula, Sum, digits, percent};
use crate::model::parameters::{DRAWS, RANDOM_GAP, STAGE_REFERENCES};
use crate::model::{Pattern, Workings, gap};
use crate::profile::{Dimension, Item, Period, Stage};
use crate::text::figures;

/// The index: five dimensions with their weights.
pub fn index(account: &Account, workings: &Workings, into: &mut Formula) {
    let (index, texts) = (&account.report.index, account.texts);
    let lines = Dimension::ALL.iter().enumerate().map(|(at, dimension)| {
        let levels: Vec<String> =
            workings.levels[3 * at..3 * at + 3].iter().map(|level| digits(*level, texts)).collect();
        let (points, weight) = (index.dimensions.0[at], workings.weights[at]);
        let what = texts.how_index_dimension(
            texts.dimension(dimension.id()),
            &texts.phrases(&levels),
            &digits(points, texts),
            &percent(weight, texts),
        );
        account.number(Plus, points * weight, what)
    });
    into.sums.push(Sum {
        title: String::new(),
        lines: lines.collect(),
        total: account.number(Plus, index.value, texts.how_index_total()),
    });
    into.remarks.push(texts.how_index_levels().to_owned());
    into.remarks.push(texts.how_index_range(
        &figures::points(index.p10, texts),
        &figures::points(index.p90, texts),
        &figures::number(DRAWS as f64, 0, texts),
    ));
}

/// Agreement: the average gap against that of two people answering at random.
pub fn agreement(account: &Account, into: &mut Formula) {
    let texts = account.texts;
    let Some(agreement) = &account.report.agreement else {
        into.remarks.push(texts.how_agreement_none().to_owned());
        return;
    };
    let gaps: Vec<f64> =
        Item::ALL.iter().filter_map(|item| Some(gap(&account.profile.answers, *item)?.abs())).collect();
    let mean = agreement.mean_absolute_gap;
    into.sums.push(Sum {
        title: texts.how_gap_title().to_owned(),
        lines: vec![
            account.number(Plus, gaps.iter().sum(), texts.how_gap_levels()),
            account.number(Over, gaps.len() as f64, texts.how_gap_questions()),
        ],
        total: account.number(Plus, mean, texts.how_gap_total()),
    });
    into.sums.push(Sum {
        title: texts.how_title("agreement").to_owned(),
        lines: vec![
            account.number(Plus, 100.0, texts.how_agreement_full()),
            account.number(
                Minus,
                100.0 * mean / RANDOM_GAP,
                texts.how_agreement_gap(&digits(mean, texts), &digits(RANDOM_GAP, texts)),
            ),
            account.number(AtLeast, 0.0, texts.how_agreement_least()),
        ],
        total: account.number(Plus, agreement.agreement, texts.how_agreement_total()),
    });
    into.remarks.push(texts.how_agreement_apart().to_owned());
}

/// The pattern: prior by size, moved by the known facts.
pub fn pattern(account: &Account, workings: &Workings, into: &mut Formula) {
    let (report, texts) = (&account.report.pattern, account.texts);
    let weighing = &workings.weighing;
    let weights: Vec<f64> =
        weighing.prior.iter().zip(weighing.facts).map(|(prior, facts)| prior * facts).collect();
    let total: f64 = weights.iter().sum();
    let lines = Pattern::ALL.iter().enumerate().map(|(at, pattern)| {
        let what = texts.how_pattern_weight(
            texts.pattern_name(pattern.id()),
            &percent(weighing.prior[at], texts),
            &digits(weighing.facts[at], texts),
        );
        account.number(Plus, weights[at], what)
    });
    into.sums.push(Sum {
        title: texts.how_pattern_weights().to_owned(),
        lines: lines.collect(),
        total: account.number(Plus, total, texts.how_pattern_all()),
    });
    let top = report.likeliest as usize;
    let name = texts.pattern_name(report.likeliest.id());
    into.sums.push(Sum {
        title: texts.how_pattern_probability().to_owned(),
        lines: vec![
            account.number(Plus, weights[top], name),
            account.number(Over, total, texts.how_pattern_all()),
        ],
        total: account.share(Plus, report.posterior.0[top], name),
    });
    into.remarks.push(texts.how_pattern_facts(&report.signals.len().to_string()));
}

/// The funnel: new business of a year, each rate, and what the median would be worth.
pub fn funnel(account: &Account, into: &mut Formula) {
    let (report, texts) = (&account.report.funnel, account.texts);
    let funnel = &account.profile.funnel;
    let counts = |stage: Stage| funnel.counts[stage as usize];
    let business = report.annual_new_business.zip(counts(Stage::Won)).zip(funnel.average_deal_value);
    if let Some(((business, won), value)) = business {
        into.sums.push(Sum {
            title: texts.how_business_title().to_owned(),
            lines: vec![
                account.number(Plus, won, texts.how_business_won()),
                account.amount(Times, value, texts.how_business_value()),
                account.number(
                    Times,
                    funnel.period.unwrap_or(Period::Year).per_year(),
                    texts.how_business_periods(),
                ),
            ],
            total: account.amount(Plus, business, texts.how_business_total()),
        });
    }
    for stage in &report.stages {
        let (Some(before), Some(reached)) = (counts(stage.from), counts(stage.to)) else { continue };
        let (from, to) = (texts.stage(stage.from.id()), texts.stage(stage.to.id()));
        into.sums.push(Sum {
            title: texts.chart_step(stage.from.id()).to_owned(),
            lines: vec![account.number(Plus, reached, to), account.number(Over, before, from)],
            total: account.share(Plus, stage.rate, texts.how_rate_total()),
        });
        let reference = STAGE_REFERENCES.iter().find(|reference| reference.from == stage.from);
        let worth = stage.value_at_median.zip(reference).zip(report.annual_new_business);
        if let Some(((value, reference), business)) = worth {
            into.sums.push(Sum {
                title: texts.how_median_title(texts.chart_step(stage.from.id())),
                lines: vec![
                    account.amount(Plus, business, texts.how_business_total()),
                    account.share(Times, reference.median, texts.how_median_rate()),
                    account.share(Over, stage.rate, texts.how_median_own()),
                    account.amount(Minus, business, texts.how_median_today()),
                ],
                total: account.amount(Plus, value, texts.how_median_total()),
            });
        }
    }
    if into.sums.is_empty() {
        into.remarks.push(texts.how_funnel_none().to_owned());
    }
    into.remarks.push(texts.how_funnel_backdrop().to_owned());
}
