use super::*;
use std::collections::BTreeSet;

/// The ids that stand under each question, in the order of the questionnaire.
const QUESTIONS: [(&str, &[&str]); 15] = [
    ("C1", &["forrester-2010", "gartner-2023-kpi", "gartner-2024", "kotler-2006", "salesforce-state"]),
    ("C2", &["kotler-2006", "avlonitis-2010"]),
    ("C3", &["homburg-2008", "lemeunier-2007", "salesforce-state"]),
    ("T1", &["interim-poll"]),
    ("T2", &["hbr-2011-audit", "leandata-2017"]),
    ("T3", &["gartner-2023-process"]),
    ("P1", &["mathmarketing-2013", "kotler-2006", "avlonitis-2010"]),
    ("P2", &["csoinsights-2012"]),
    ("P3", &["lemeunier-2007", "gartner-2024", "salesforce-state"]),
    ("F1", &["csoinsights-2014", "gartner-2023-definition", "csos-2024"]),
    ("F2", &["interim-poll", "forrester-waterfall"]),
    ("F3", &["kotler-2006", "homburg-2008"]),
    ("S1", &["homburg-2008", "homburg-2007"]),
    ("S2", &["interim-poll", "warc-589", "dmi-test"]),
    ("S3", &["csoinsights-2012", "csos-2024", "homburg-2007"]),
];

const REMEDIES: [&str; 15] = [
    "stage_definitions",
    "marketing_mandate",
    "joint_plan",
    "service_agreement",
    "buyer_routine",
    "closed_loop",
    "shared_crm",
    "marketing_training",
    "sales_enablement",
    "buyer_journey_shift",
    "marketing_function",
    "fractional_cmo",
    "fractional_sales_leader",
    "marketing_leader",
    "revenue_operations",
];

fn ids<'a>(sources: impl Iterator<Item = &'a Source>) -> BTreeSet<&'a str> {
    sources.map(|source| source.id).collect()
}

#[test]
fn ids_are_unique_and_in_kebab_case() {
    assert_eq!(ids(all()).len(), all().count());
    let refused: BTreeSet<_> = REFUSED.iter().map(|claim| claim.id).collect();
    assert_eq!(refused.len(), REFUSED.len());
    for id in ids(all()).union(&refused) {
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{id}");
    }
}

#[test]
fn the_register_is_complete() {
    assert_eq!(ARTICLES.len(), 5);
    assert_eq!(CALCULATION.len(), 21);
    assert_eq!(CONTEXT.len(), 21);
    assert_eq!(REFUSED.len(), 13);
}

#[test]
fn every_question_has_the_sources_of_the_questionnaire() {
    for (item, wanted) in QUESTIONS {
        let wanted: BTreeSet<_> = wanted.iter().copied().collect();
        assert_eq!(ids(for_question(item)), wanted, "{item}");
        assert!(wanted.iter().all(|id| by_id(id).is_some()), "{item}");
    }
}

#[test]
fn every_parameter_and_fixed_figure_has_a_source() {
    for id in PARAMETERS.iter().chain(&FIXED) {
        assert!(for_parameter(id).next().is_some(), "{id}");
    }
}

#[test]
fn every_use_names_something_that_exists() {
    for source in all() {
        assert!(!source.uses.is_empty(), "{}", source.id);
        for u in source.uses {
            let known = match u {
                Use::Parameter(id) => PARAMETERS.contains(id) || FIXED.contains(id),
                Use::Question(item) => QUESTIONS.iter().any(|(known, _)| known == item),
                Use::Remedy(id) => REMEDIES.contains(id),
                Use::Method | Use::Context | Use::RefusedButShown => true,
            };
            assert!(known, "{}: {u:?}", source.id);
        }
    }
    assert_eq!(ids(for_remedy("marketing_training")), BTreeSet::from(["costs", "interim-poll"]));
}

#[test]
fn weak_figures_enter_only_as_the_ceiling_and_the_optional_weights() {
    let weak: Vec<_> = all()
        .filter(|source| matches!(source.grade, Grade::D | Grade::Z))
        .flat_map(|source| source.uses.iter().map(move |u| (source.id, u)))
        .filter_map(|(id, u)| match u {
            Use::Parameter(parameter) => Some((id, *parameter)),
            _ => None,
        })
        .collect();
    assert_eq!(weak, [("interim-poll", "poll_weights"), ("ten-percent", "ceiling")]);
}

#[test]
fn every_source_says_where_it_was_read() {
    for source in all() {
        let own = source.reading == Reading::Own;
        assert!(own || !source.address.is_empty(), "{}", source.id);
        assert!(own || !source.publisher.is_empty(), "{}", source.id);
        assert_eq!(source.grade == Grade::J, own && source.address.is_empty());
        assert!(source.year.is_none_or(|(from, to)| from <= to));
    }
}

#[test]
fn refused_claims_are_d_or_z_and_one_of_them_is_shown_beside_the_estimate() {
    assert!(REFUSED.iter().all(|claim| matches!(claim.grade, Grade::D | Grade::Z)));
    let shown: Vec<_> = all().filter(|source| source.uses.contains(&Use::RefusedButShown)).collect();
    assert_eq!(shown.len(), 1);
    let claim = REFUSED.iter().find(|claim| claim.id == shown[0].id);
    assert_eq!(claim.map(|c| (c.grade, c.address)), Some((shown[0].grade, shown[0].address)));
}

#[test]
fn grades_are_labelled_as_printed() {
    let labels = Grade::ALL.map(Grade::label);
    assert_eq!(labels, ["A", "A-", "B", "B-", "C", "D", "Z", "J"]);
    assert_eq!(Grade::BMinus.id(), "BMinus");
    assert_eq!(Grade::Z.id(), "Z");
}

#[test]
fn parts_are_those_of_the_register_and_name_figures_that_their_source_sets() {
    for (part, figures) in PARTS {
        let source = all().find(|source| source.also.iter().any(|(_, known)| *known == part));
        let source = source.unwrap_or_else(|| panic!("{part}"));
        for figure in figures {
            assert!(source.uses.contains(&Use::Parameter(figure)), "{part}: {figure}");
        }
    }
    assert_eq!(grades_for("effect_ratio"), [Grade::B, Grade::C, Grade::J]);
    assert_eq!(grades_for("causal_share"), [Grade::J]);
    assert_eq!(grades_for("revenue_points"), [Grade::B, Grade::C, Grade::J]);
}
