//! What one answer did to the index and to the money, in a sentence beside its field.

use super::{Texts, figures};
use crate::model::Report;
use crate::profile::Remedy;

/// Points by which a range has to grow to be called wider.
const WIDER: f64 = 0.5;

/// What is known of why an answer did what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The two heads answered the question differently.
    HeadsDiffer,
    /// The chief executive answered a question that counts by a head's answer.
    OnlyCompared,
}

/// What was found before and after a change.
pub fn sentence(
    before: &Report,
    now: &Report,
    cause: Option<Cause>,
    currency: &str,
    texts: &Texts,
) -> String {
    let points = |report: &Report| {
        let (low, high) =
            (figures::points(report.index.p10, texts), figures::points(report.index.p90, texts));
        figures::range(&low, &high, texts)
    };
    let money =
        |report: &Report| figures::money_range(report.stake.used.p10, report.stake.used.p90, currency, texts);
    let width = |report: &Report| report.index.p90 - report.index.p10;
    let mut said = Vec::new();
    if points(before) != points(now) {
        let is_wider = width(now) > width(before) + WIDER;
        let (before, now) = (points(before), points(now));
        said.push(match (is_wider, cause) {
            (true, Some(Cause::HeadsDiffer)) => texts.change_index_differ(&before, &now),
            (true, _) => texts.change_index_wider(&before, &now),
            (false, _) => texts.change_index(&before, &now),
        });
    }
    if money(before) != money(now) {
        said.push(texts.change_stake(&money(before), &money(now)));
    }
    match (said.is_empty(), cause) {
        (true, Some(Cause::OnlyCompared)) => texts.change_compared().to_owned(),
        (true, _) => texts.change_nothing().to_owned(),
        (false, _) => texts.paragraph(&said),
    }
}

/// What another plan or another assumption did to what the plan costs and brings; `lead` says which.
pub fn outcome(lead: &str, before: &Report, now: &Report, currency: &str, texts: &Texts) -> String {
    let (plan, projection) = (&now.plan, &now.projection);
    if plan.remedies.is_empty() {
        return texts.change_plan_none(lead);
    }
    let recovered = &projection.recovered_total;
    texts.change_plan(
        lead,
        &figures::money(plan.total_cost, currency, texts),
        &figures::money_range(recovered.p10, recovered.p90, currency, texts),
        &figures::chance(projection.chance_of_payback, texts),
        &figures::number(100.0 * before.projection.chance_of_payback, 0, texts),
    )
}

/// What a switched remedy did to the plan; none where the plan is the same.
pub fn switched(before: &Report, now: &Report, currency: &str, texts: &Texts) -> Option<String> {
    let [old, new] = [before, now].map(|report| &report.plan.remedies);
    let without = |these: &[Remedy], those: &[Remedy]| -> Vec<Remedy> {
        these.iter().copied().filter(|remedy| !those.contains(remedy)).collect()
    };
    let name = |remedy: &Remedy| texts.remedy_name(remedy.id());
    let lead = match (&without(new, old)[..], &without(old, new)[..]) {
        ([], []) => return None,
        ([added], []) => texts.change_with(name(added)),
        ([], [removed]) => texts.change_without(name(removed)),
        _ => texts.change_now().to_owned(),
    };
    Some(outcome(&lead, before, now, currency, texts))
}

/// What stands there once the first figure of one's own has taken the place of an example's.
pub fn first(now: &Report, currency: &str, texts: &Texts) -> String {
    let (stake, index) = (&now.stake.used, &now.index);
    let points =
        figures::range(&figures::points(index.p10, texts), &figures::points(index.p90, texts), texts);
    texts.change_first(&figures::money_range(stake.p10, stake.p90, currency, texts), &points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Diagnosis, Draws};
    use crate::profile::Profile;

    fn report(answers: &str) -> Report {
        let json = format!(r#"{{"company": {{"annual_revenue": 3e7}}, "answers": {answers}}}"#);
        let profile = Profile::from_json_text(&json).expect("the profile is valid");
        Diagnosis::new(&profile, &Draws::sobol(64)).report()
    }

    #[test]
    fn a_switched_remedy_says_what_it_did() {
        let texts = Texts::english();
        let planned = |remedies: &str| {
            let json =
                format!(r#"{{"company": {{"annual_revenue": 3e7}}, "plan": {{"remedies": {remedies}}}}}"#);
            let profile = Profile::from_json_text(&json).expect("the profile is valid");
            Diagnosis::new(&profile, &Draws::sobol(64)).report()
        };
        let [none, one, two] =
            [r#"[]"#, r#"["joint_plan"]"#, r#"["joint_plan", "stage_definitions"]"#].map(planned);
        let said = |before, now| switched(before, now, "USD", &texts);
        assert_eq!(said(&one, &one), None);
        let with = said(&one, &two).expect("a remedy was added");
        assert!(with.starts_with("With “Stage definitions” the plan costs $"), "{with}");
        let without = said(&two, &one).expect("a remedy was left out");
        assert!(without.starts_with("Without “Stage definitions” the plan costs $"), "{without}");
        assert!(without.ends_with(" before)."), "{without}");
        assert_eq!(
            said(&one, &none).as_deref(),
            Some("Without “Joint plan” nothing is spent, and nothing comes back.")
        );
        assert!(said(&none, &two).expect("both were added").starts_with("Now the plan costs $"));
    }

    #[test]
    fn an_answer_says_what_it_did() {
        let texts = Texts::english();
        let said =
            |before: &str, now: &str, cause| sentence(&report(before), &report(now), cause, "USD", &texts);
        let narrower = said("{}", r#"{"sales": {"C1": 2, "C2": 2}}"#, None);
        assert!(narrower.starts_with("Index range ") && !narrower.contains("wider"), "{narrower}");
        let one = r#"{"sales": {"C1": 4}}"#;
        let both = r#"{"sales": {"C1": 4}, "marketing": {"C1": 0}}"#;
        let wider = said(one, both, Some(Cause::HeadsDiffer));
        assert!(wider.contains("because the heads differ"), "{wider}");
        assert_eq!(said(one, one, Some(Cause::OnlyCompared)), texts.change_compared());
        assert_eq!(said(one, one, None), texts.change_nothing());
        let own = first(&report("{}"), "USD", &texts);
        assert!(own.starts_with("From now on these are your figures: $"), "{own}");
    }
}
