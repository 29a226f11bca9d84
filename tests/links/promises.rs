//! What holds for every link, ten thousand cases each.

use std::path::PathBuf;

use alignment_calculator::link::{
    Headline, Invitation, Label, Link, ModelVersion, Month, Outcome, Points, Reply, Rounded, Sealed,
    SharedResult, ShownPlan, ShownRange, ShownStake, Unreadable, WithoutMoney,
};
use alignment_calculator::model::parameters::MODEL_VERSION;
use alignment_calculator::model::{Basis, Diagnosis, Draws, Fit, Pattern, Tier};
use alignment_calculator::profile::{
    Answers, Dimension, Entry, Item, MarketingLeader, MarketingReportsTo, Profile, Rater, Remedy,
    SalesLeader, Uncertain,
};
use alignment_calculator::shown;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::corpus::{files, told};
use crate::generate::{answers, entry, profile, wild_entry};

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() }
}

fn points() -> impl Strategy<Value = Points> {
    (0.0..=100.0).prop_map(Points::new)
}

fn range() -> impl Strategy<Value = ShownRange> {
    [points(), points(), points()].prop_map(|[value, low, high]| ShownRange { value, low, high })
}

fn plan() -> impl Strategy<Value = ShownPlan> {
    (any::<bool>(), select(Outcome::ALL), points()).prop_map(|(chosen, outcome, chance)| ShownPlan {
        chosen,
        outcome,
        chance,
    })
}

fn money() -> impl Strategy<Value = Rounded> {
    prop_oneof![any::<f64>(), 0.0..1e13, Just(0.0)].prop_map(Rounded::new)
}

fn stake() -> impl Strategy<Value = ShownStake> {
    (any::<bool>(), money(), money(), plan(), money())
        .prop_map(|(typical, low, high, plan, cost)| ShownStake { typical, low, high, plan, cost })
}

fn label() -> impl Strategy<Value = Option<Label>> {
    prop_oneof![any::<String>().boxed(), "[ -~]{1,60}".boxed(), "[一-龥A-Za-z0-9 äöüß🚀]{1,40}".boxed()]
        .prop_map(|text| Label::new(&text))
}

fn model() -> impl Strategy<Value = Option<ModelVersion>> {
    "[0-9.a-z]{0,8}".prop_map(|text| ModelVersion::new(&text))
}

fn month() -> impl Strategy<Value = Month> {
    (2000..2200_u16, 1..=12_u8).prop_map(|(year, month)| Month::new(year, month).expect("such months exist"))
}

fn result(entry: impl Strategy<Value = Entry>) -> impl Strategy<Value = Link> {
    (entry, label(), month(), (model(), range(), of(stake()))).prop_map(
        |(entry, label, month, (model, index, stake))| {
            let headline = Headline { model, index, stake };
            Link::Result(Box::new(SharedResult { profile: profile(entry), label, month, headline }))
        },
    )
}

fn without_money() -> impl Strategy<Value = Link> {
    let shown = ((label(), month(), model()), (range(), [points(), points()], of(0..4_u8), 0..4_u8));
    let found = (vec(range(), 5), of(select(Dimension::ALL)), any::<bool>(), 0..4_u8, 0..5_u8);
    let views = (vec(of(-4..=4_i8), Item::COUNT), of(-40..=40_i8), of(plan()), points());
    (shown, found, views).prop_map(|(shown, found, views)| {
        let ((label, month, model), (index, extremes, tier, basis)) = shown;
        let (dimensions, weakest, warning, pattern, fit) = found;
        let (gaps, blind_spot, plan, index_after) = views;
        let (dimensions, gaps) = (dimensions.try_into(), gaps.try_into());
        Link::WithoutMoney(Box::new(WithoutMoney {
            label,
            month,
            model,
            index,
            extremes,
            tier,
            basis,
            dimensions: dimensions.expect("there are five dimensions"),
            weakest,
            warning,
            pattern,
            fit,
            gaps: gaps.expect("there are fifteen questions"),
            blind_spot,
            plan,
            index_after,
        }))
    })
}

fn small() -> impl Strategy<Value = Link> {
    let bytes = (any::<[u8; 16]>(), any::<[u8; 12]>(), vec(any::<u8>(), 0..300));
    let one = |answers: Answers| std::array::from_fn(|item| answers.get(Rater::Marketing, Item::ALL[item]));
    prop_oneof![
        (select(Rater::ALL), any::<u32>())
            .prop_map(|(rater, tag)| Link::Invitation(Invitation { rater, tag })),
        (select(Rater::ALL), any::<u32>(), answers())
            .prop_map(move |(rater, tag, answers)| Link::Reply(Reply { rater, tag, answers: one(answers) })),
        bytes.prop_map(|(salt, nonce, ciphertext)| Link::Sealed(Sealed { salt, nonce, ciphertext })),
    ]
}

/// Numbers as people type them, in place of those with all their digits.
fn typed(mut entry: Entry, digits: usize) -> Entry {
    let round = |number: &mut Option<f64>| {
        *number =
            number.map(|number| format!("{number:.digits$e}").parse().expect("a rounded number is one"));
    };
    round(&mut entry.company.annual_revenue);
    round(&mut entry.company.usd_rate);
    round(&mut entry.funnel.average_deal_value);
    round(&mut entry.plan.budget);
    for count in &mut entry.funnel.counts {
        round(count);
    }
    entry
}

fn assert_same(link: &Link) -> Result<(), TestCaseError> {
    let Some(fragment) = link.fragment() else {
        return Err(TestCaseError::fail("too long"));
    };
    prop_assert!(fragment.bytes().skip(2).all(|sign| sign.is_ascii_alphanumeric()));
    let read = Link::read(&fragment);
    prop_assert_eq!(read.as_ref().map(told), Ok(told(link)), "{}", &fragment);
    prop_assert_eq!(read.ok().and_then(|read| read.fragment()), Some(fragment));
    Ok(())
}

proptest! {
    #![proptest_config(cases())]

    /// Every field comes back to the bit, and the same result gives the same link.
    #[test]
    fn a_result_comes_back_to_the_bit(link in result(entry())) {
        assert_same(&link)?;
    }

    #[test]
    fn typed_numbers_come_back_and_stay_short(entry in entry(), link in result(entry()), digits in 0..4_usize) {
        let (Link::Result(mut shared), Ok(profile)) = (link, Profile::check(typed(entry, digits))) else {
            return Ok(());
        };
        shared.profile = profile;
        assert_same(&Link::Result(shared))?;
    }

    /// Whatever passes the limits comes back, zeros with a sign and the smallest numbers too.
    #[test]
    fn awkward_numbers_come_back(entry in wild_entry(), month in month()) {
        if let Ok(profile) = Profile::check(entry) {
            let headline = Headline { model: None, index: ShownRange::default(), stake: None };
            assert_same(&Link::Result(Box::new(SharedResult { profile, label: None, month, headline })))?;
        }
    }

    #[test]
    fn every_other_kind_comes_back(link in prop_oneof![without_money(), small()]) {
        assert_same(&link)?;
    }

    /// Any text may be pasted.
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), key in any::<bool>()) {
        let text = if key { format!("#c={text}") } else { text };
        prop_assert!(Link::read(&text).is_err());
    }

    #[test]
    fn labels_are_one_short_visible_line(text in any::<String>()) {
        if let Some(label) = Label::new(&text) {
            prop_assert!(label.as_str().chars().count() <= 40 && !label.as_str().contains(char::is_control));
            prop_assert_eq!(Label::new(label.as_str()), Some(label));
        }
    }
}

#[test]
fn everything_overridden_to_the_last_digit_still_fits() {
    let mut entry = Entry::default();
    entry.company.annual_revenue = Some(std::f64::consts::PI * 1e6);
    let mut parameters: Vec<String> = Uncertain::IDS.iter().map(|id| (*id).into()).collect();
    parameters.extend(["discount_rate".into(), "staff_day".into()]);
    for remedy in Remedy::IDS {
        let parts = Item::IDS.iter().chain(&["months", "one_off", "monthly"]);
        parameters.extend(parts.map(|part| format!("remedy.{remedy}.{part}")));
    }
    for (at, id) in parameters.iter().enumerate() {
        let parameter = alignment_calculator::profile::Parameter::from_id(id).expect("it has that name");
        let (min, max) = alignment_calculator::profile::override_range(parameter);
        let corner = min + (max - min) * (at as f64 + 1.0) / 1000.3;
        entry.settings.overrides.insert(parameter, [corner; 3]);
        if at < Uncertain::ALL.len() {
            entry.settings.overrides.insert(parameter, [corner, corner * 1.1, corner * 1.21]);
        }
    }
    let headline = Headline { model: None, index: ShownRange::default(), stake: None };
    let month = Month::new(2026, 9).expect("that is a month");
    let link = Link::Result(Box::new(SharedResult { profile: profile(entry), label: None, month, headline }));
    assert!(assert_same(&link).is_ok());
    assert!(link.to_bytes().expect("it is not too long").len() + 16 <= Sealed::LONGEST, "it can be sealed");
    let ciphertext = vec![255; Sealed::LONGEST];
    let mut sealed = Sealed { salt: [255; 16], nonce: [255; 12], ciphertext };
    assert!(assert_same(&Link::Sealed(sealed.clone())).is_ok());
    sealed.ciphertext.push(0);
    assert_eq!(Link::Sealed(sealed).fragment(), None);
}

/// Tag and rater leave no room for anything else.
#[test]
fn money_in_a_headline_has_two_digits() {
    let cases = [
        (1_234_567.0, 1_200_000.0),
        (1_250_001.0, 1_300_000.0),
        (0.98765, 0.99),
        (7.0, 7.0),
        (0.0, 0.0),
        (-5.0, 0.0),
        (f64::NAN, 0.0),
        (f64::INFINITY, 0.0),
    ];
    for (amount, told) in cases {
        assert_eq!(Rounded::new(amount).get(), told, "{amount}");
    }
}

#[test]
fn an_invitation_holds_a_rater_and_a_tag_and_no_figure() {
    let mut seen = std::collections::BTreeSet::new();
    for rater in Rater::ALL {
        for tag in [0, 1, 77, u32::MAX] {
            let link = Link::Invitation(Invitation { rater: *rater, tag });
            let bytes = link.to_bytes().expect("it is not too long");
            let [kind, number @ ..] = &bytes[..] else { panic!("a link has a kind") };
            let number = number.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
            assert_eq!(*kind, 1);
            assert_eq!(number, u64::from(tag) * 3 + *rater as u64, "the whole number is rater and tag");
            assert!(seen.insert(bytes.clone()));
        }
    }
}

/// Money and counts multiplied, dollars divided: what is left without money is the same, to the bit.
#[test]
fn without_money_nothing_of_money_or_counts_is_left() {
    let draws = Draws::sobol(64);
    let month = Month::new(2026, 9).expect("that is a month");
    let mut told = 0;
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/worked");
    for (name, text) in files(folder, ".profile.json") {
        let Ok(profile) = Profile::from_json_text(&text) else { continue };
        if !profile.settings.overrides.is_empty() {
            continue;
        }
        let link = |factor: f64| {
            let mut entry = Entry::clone(&profile);
            let times = |number: &mut Option<f64>| *number = number.map(|number| number * factor);
            entry.company.currency = Some("XTS".into());
            entry.company.usd_rate = Some(profile.usd_rate() / factor);
            times(&mut entry.company.annual_revenue);
            times(&mut entry.plan.budget);
            entry.funnel.counts.iter_mut().for_each(times);
            let profile = Profile::check(entry).ok()?;
            let report = Diagnosis::new(&profile, &draws).report();
            Link::WithoutMoney(Box::new(shown::without_money(&profile, &report, None, month))).fragment()
        };
        let (Some(now), Some(then)) = (link(1.0), link(4.0)) else { continue };
        assert_eq!(now, then, "{name}");
        assert!(now.len() < 60, "{name}: {now}");
        told += 1;
    }
    assert!(told > 40, "only {told}");
}

/// Vocabularies that links carry by place: what was written with one order is read with it for good.
/// New names may be added behind only where a newer version of links carries them.
#[test]
fn vocabularies_keep_their_order() {
    let orders: [(&[&str], &str); 9] = [
        (MarketingLeader::IDS, "nobody founder manager director cmo fractional_cmo"),
        (SalesLeader::IDS, "founder manager vp revenue_leader"),
        (MarketingReportsTo::IDS, "ceo sales revenue_leader business_units nobody"),
        (Item::IDS, "C1 C2 C3 T1 T2 T3 P1 P2 P3 F1 F2 F3 S1 S2 S3"),
        (
            Remedy::IDS,
            "stage_definitions marketing_mandate joint_plan service_agreement buyer_routine closed_loop \
             shared_crm marketing_training sales_enablement buyer_journey_shift marketing_function \
             fractional_cmo fractional_sales_leader marketing_leader revenue_operations",
        ),
        (Tier::IDS, "disconnected strained coordinated united"),
        (Basis::IDS, "two_heads one_head ceo_only none"),
        (Pattern::IDS, "missing_function marketing_shelved silos patchwork"),
        (Fit::IDS, "size_only mixed likely strong none"),
    ];
    for (ids, order) in orders {
        assert_eq!(ids.join(" "), order);
    }
}

#[test]
fn the_version_of_the_model_can_be_carried() {
    assert_eq!(ModelVersion::new(MODEL_VERSION).expect("it can").as_str(), MODEL_VERSION);
}

#[test]
fn unfit_words_and_months_are_refused() {
    let long = "x".repeat(41);
    for words in ["", "  ", "a\nb", "a\u{202e}b", "a\u{2066}b", "\u{7f}", &long] {
        assert_eq!(Label::new(words), None, "{words:?}");
    }
    assert_eq!(Label::new(" Board "), Label::new("Board"));
    for (year, month) in [(1999, 12), (2200, 1), (2026, 0), (2026, 13)] {
        assert_eq!(Month::new(year, month), None);
    }
    let month = Month::new(2026, 9).expect("that is a month");
    assert_eq!((month.year(), month.month()), (2026, 9));
}

#[test]
fn sealing_is_slow_and_bound_to_its_version() {
    const { assert!(Sealed::ROUNDS >= 600_000) };
    assert!(Sealed::ADDITIONAL_DATA.windows(6).any(|part| part == b"link 1"));
    assert_eq!(Link::from_bytes(&[]), Err(Unreadable::CutShort));
    assert_eq!(Link::from_bytes(&[9, 1]), Err(Unreadable::NewerVersion));
    assert_eq!(Link::from_bytes(&[1; 5000]), Err(Unreadable::Damaged));
}
