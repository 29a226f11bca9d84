//! Ten thousand random journeys over the reducer: whatever is done in whatever order, nothing panics and
//! nothing that was entered is lost.

use std::rc::Rc;
use std::thread;

use yew::Reducible;

use super::contact::Contacting;
use super::draft;
use super::examples::EXAMPLES;
use super::form::{Form, answer_path, box_of};
use super::state::{Action, State};
use super::steps::Step;
use super::visit::{Owner, Visit};
use crate::embed::{Order, Settings};
use crate::link::{Invitation, Link, Month, Reply, SharedResult, Unreadable};
use crate::profile::{Answer, Item, Rater};
use crate::shown;

const JOURNEYS: u64 = 10_000;
/// Shared among so many threads, which changes no journey.
const THREADS: u64 = 4;
/// Longest journey.
const STEPS: u64 = 10;

/// What people, pets and attackers put into fields.
const RAWS: [&str; 40] = [
    "",
    " ",
    "0",
    "1",
    "2",
    "3.5",
    "25",
    "60%",
    "600 %",
    "-1",
    "30M",
    "€12.5m",
    "30 Mio. €",
    "1,234,567.89",
    "1.234.567,89",
    "0.000000001",
    "1e308",
    "-1e-308",
    "99999999999999999999999999999999999999",
    "NaN",
    "inf",
    "٣٠",
    "３０００万",
    "½",
    "true",
    "false",
    "dont_know",
    "full",
    "EUR",
    "xx",
    "chosen",
    "chosen joint_plan fractional_cmo nonsense",
    "custom",
    "poll",
    "founder",
    "year",
    "\u{202e}\u{0}\u{feff}\t\r\n",
    "<script>alert(1)</script>",
    "👩‍👩‍👧‍👦",
    "a long sentence that somebody pasted into the wrong box, with, commas; and 12 numbers",
];

/// Fields, with some that are none.
const PATHS: [&str; 52] = [
    "company.annual_revenue",
    "company.annual_revenue",
    "company.annual_revenue",
    "company.currency",
    "company.usd_rate",
    "company.gross_margin",
    "team.marketers",
    "team.outsourced_marketers",
    "team.sellers",
    "team.marketing_leader",
    "team.sales_leader",
    "team.marketing_reports_to",
    "team.marketing_effort.brand",
    "team.marketing_effort.demand",
    "team.marketing_effort.sales_support",
    "team.business_unit_marketing",
    "team.change_owner",
    "funnel.period",
    "funnel.leads",
    "funnel.mqls",
    "funnel.sqls",
    "funnel.opportunities",
    "funnel.won",
    "funnel.covers",
    "funnel.average_deal_value",
    "funnel.sales_cycle_days",
    "funnel.handoff_share",
    "plan.budget",
    "plan.remedies",
    "settings.weights",
    "settings.weights.C",
    "settings.weights.T",
    "settings.route",
    "settings.halve_claims",
    "settings.overrides.discount_rate.mode",
    "settings.overrides.realisation.low",
    "settings.overrides.realisation.mode",
    "settings.overrides.causal_share.high",
    "settings.overrides.staff_day.mode",
    "settings.overrides.nothing.mode",
    "settings.overrides.",
    "page.step",
    "page.depth",
    "page.question",
    "page.rater",
    "page.tag",
    "page.label",
    "page.label_travels",
    "page.without_given",
    "answers.nobody.C1",
    "nonsense",
    "",
];

/// Random numbers by Marsaglia's xorshift, the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize].clone()
    }

    fn path(&mut self) -> String {
        if self.below(4) == 0 {
            let rater = self.one_of(Rater::ALL);
            return answer_path(rater, self.one_of(Item::ALL));
        }
        self.one_of(&PATHS).to_owned()
    }

    fn raw(&mut self, path: &str) -> String {
        match self.below(4) {
            0 if path.starts_with("answers.") => self.below(6).to_string(),
            0 | 1 => {
                let size = self.below(40);
                self.below(1 << size).to_string()
            }
            _ => self.one_of(&RAWS).to_owned(),
        }
    }

    fn link(&mut self, state: &State) -> Link {
        let rater = self.one_of(Rater::ALL);
        let tag = self.below(3) as u32;
        let month = Month::new(2026, 1).expect("that is a month");
        let (profile, report) = (&state.result.profile, &state.result.report);
        match self.below(4) {
            0 => Link::Invitation(Invitation { rater, tag }),
            1 => Link::Reply(self.reply()),
            2 => Link::WithoutMoney(Box::new(shown::without_money(profile, report, None, month))),
            _ => Link::Result(Box::new(SharedResult {
                profile: profile.clone(),
                label: None,
                month,
                headline: shown::headline(report),
            })),
        }
    }

    fn reply(&mut self) -> Reply {
        let answers = std::array::from_fn(|_| match self.below(7) {
            level @ 0..=4 => Some(Answer::Level(level as u8)),
            5 => Some(Answer::DontKnow),
            _ => None,
        });
        Reply { rater: self.one_of(Rater::ALL), tag: self.below(3) as u32, answers }
    }

    /// What a person, a link or a site does next. What computes everything anew comes seldom, because it takes
    /// a hundred times as long.
    fn action(&mut self, state: &State) -> Action {
        if state.replaced.is_some() && self.below(3) == 0 {
            return Action::Restore;
        }
        if state.own.is_some() && self.below(6) == 0 {
            return if self.below(2) == 0 { Action::GoHome } else { Action::Adopt };
        }
        match self.below(1_000) {
            0 => Action::Clear,
            1 => Action::Fill(&EXAMPLES[self.below(3) as usize]),
            2 => Action::LookFurther,
            3 => Action::Restore,
            4 => Action::Adopt,
            5 => Action::Merge(self.reply()),
            6 => Action::GoHome,
            7 | 8 => {
                let link = self.link(state);
                let fragment = link.fragment();
                assert_eq!(fragment.as_deref().map(Link::read), Some(Ok(link.clone())));
                Action::Open(Visit { fragment, link: Ok(link), is_unsealed: false }, None)
            }
            9 => Action::Obey(Order::Settings(
                self.one_of(&["", "assumptions=discount_rate%3D12&currency=EUR", "example=small&a=b&&="])
                    .into(),
            )),
            10 => Action::Obey(Order::Example(self.one_of(&["small", "medium", "large"]).into())),
            11..=60 => {
                let fault = self.one_of(&[Unreadable::CutShort, Unreadable::Damaged, Unreadable::NotALink]);
                Action::Open(Visit { fragment: None, link: Err(fault), is_unsealed: false }, None)
            }
            61..=130 => Action::Leave(self.one_of(&[
                None,
                Some(Step::Company),
                Some(Step::Team),
                Some(Step::Funnel),
                Some(Step::Questions),
            ])),
            131..=200 => Action::TurnTo(box_of(&self.path())),
            201..=250 => Action::Share(self.below(2) == 0),
            251..=300 => {
                let all = [Contacting::Not, Contacting::Listed, Contacting::Given, Contacting::Taken];
                Action::Contact(self.one_of(&all))
            }
            301..=320 => Action::Obey(Order::Contact { is_taken: self.below(2) == 0 }),
            321..=340 => Action::Obey(Order::Listen),
            341..=390 => Action::Resize(self.below(2_000) as u32),
            _ => {
                let path = self.path();
                let raw = self.raw(&path);
                Action::Set(path, raw)
            }
        }
    }
}

/// What stands in a form.
fn typed(form: &Form) -> Vec<(String, String)> {
    form.iter().map(|(path, raw)| (path.to_owned(), raw.to_owned())).collect()
}

fn holds(before: &State, action: &str, after: &State) {
    let is_shown = after.example.is_none();
    match after.form.profile() {
        Ok(profile) if is_shown => assert_eq!(after.result.profile, profile),
        Ok(_) => {}
        Err(faults) if is_shown => {
            assert_eq!(*after.faults, faults);
            assert!(after.is_stale());
        }
        Err(_) => {}
    }
    assert_eq!(after.example.is_some() && after.faults.is_empty(), after.form.is_empty());
    // The last good result stays until there is another.
    if action.starts_with("Set") && !after.faults.is_empty() {
        assert!(Rc::ptr_eq(&before.result, &after.result));
    }
    if !before.form.is_empty() && ["Clear", "Fill", "Obey(Example"].iter().any(|it| action.starts_with(it)) {
        assert_eq!(after.replaced.as_deref().map(typed), before.worth_keeping().as_deref().map(typed));
        let is_example =
            EXAMPLES.iter().any(|example| before.example_form(example).says_the_same(&before.form));
        assert!(
            is_example || after.replaced.as_deref().is_some_and(|kept| typed(kept) == typed(&before.form))
        );
    }
    // What others brought never passes for what has a fault.
    let is_another =
        action == "Restore" && before.replaced.is_some() || action == "GoHome" && before.own.is_some();
    if is_another && after.owner() == Owner::Own && !after.faults.is_empty() {
        assert!(after.example.is_some());
    }
    if let (Some(replaced), "Restore") = (&before.replaced, action) {
        assert_eq!(typed(&after.form), typed(replaced));
    }
    // Whatever links bring, the own draft is on the page or waits.
    let own = |state: &State| typed(state.own.as_ref().unwrap_or(&state.form));
    if action.starts_with("Open") || action == "GoHome" {
        assert_eq!(own(before), own(after));
    }
    assert!(after.owner() == Owner::Own || after.own.is_some());
    assert!(action != "LookFurther" || after.is_settled());
}

/// What is kept of a form is what is found again, but for signs that no field can show.
fn is_kept(form: &Form) {
    let kept = draft::written(form);
    let found = draft::read(&kept);
    assert_eq!(draft::written(&found), kept);
    let plain = |raw: &str| raw.replace(char::is_control, " ");
    let expected: Vec<_> = typed(form).into_iter().map(|(path, raw)| (path, plain(&raw))).collect();
    assert_eq!(typed(&found), expected);
}

fn journey(start: &Rc<State>, seed: u64) {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut state = start.clone();
    let mut done = Vec::new();
    for _ in 0..=chance.below(STEPS) {
        let action = chance.action(&state);
        let told = format!("{action:?}");
        done.push(told.clone());
        let before = state.clone();
        // What fails names the whole way that led there.
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let after = before.clone().reduce(action);
            holds(&before, &told, &after);
            after
        }));
        match outcome {
            Ok(after) => state = after,
            Err(_) => panic!("journey {seed} fails: {done:#?}"),
        }
    }
    is_kept(&state.form);
}

#[test]
fn ten_thousand_random_journeys_lose_nothing() {
    thread::scope(|scope| {
        for thread in 0..THREADS {
            scope.spawn(move || {
                let start = Rc::new(State::new(Form::default(), Settings::default(), None, 680));
                let starts = [
                    start.clone(),
                    start.clone().reduce(Action::Set("company.annual_revenue".into(), "30M".into())),
                    start.reduce(Action::Fill(&EXAMPLES[1])),
                ];
                for seed in (thread..JOURNEYS).step_by(THREADS as usize) {
                    journey(&starts[seed as usize % starts.len()], seed);
                }
            });
        }
    });
}
