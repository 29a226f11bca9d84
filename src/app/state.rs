//! The one state of the page and the one place that changes it.

use std::rc::Rc;
use std::sync::LazyLock;

use yew::Reducible;

use super::contact::Contacting;
use super::examples::{EXAMPLES, Example, SHOWN_FIRST};
use super::form::{Form, Given, WITHOUT_GIVEN};
use super::given::given;
use super::later::{Brought, Later};
use super::steps::{DEPTH, QUESTION, RATER, STEP, Step};
use super::visit::{Owner, Visit};
use crate::embed::{Order, Settings};
use crate::link::Reply;
use crate::model::{Diagnosis, Draws, Further, Report, parameters::DRAWS};
use crate::profile::{FieldError, Profile, usd_rate};

/// The points that a settled report is drawn from.
static SEQUENCE: LazyLock<Draws> = LazyLock::new(|| Draws::sobol(DRAWS));
/// The first eighth of them: enough while somebody types, though a second digit may move when it settles.
static GLANCE: LazyLock<Draws> = LazyLock::new(|| Draws::sobol(DRAWS / 8));

/// US dollars that a unit of a currency is worth at least, for the examples to be shown in it.
const LEAST_RATE: f64 = 0.5;

/// The fields that say how large a company is.
pub const SIZE: [&str; 3] = ["company.annual_revenue", "company.currency", "company.usd_rate"];

/// A profile without a fault and what the model says of it.
#[derive(Debug)]
pub struct Result {
    /// What was entered.
    pub profile: Profile,
    /// The currency that it was entered in.
    pub currency: String,
    /// What is found at once.
    pub report: Report,
}

/// The field that was changed last, and the result from before it was touched.
#[derive(Clone, Debug)]
pub struct Change {
    /// The field's path.
    pub path: String,
    /// The settled result from before.
    pub before: Rc<Result>,
    /// Whether that was an example's, because nothing had been entered.
    pub is_first: bool,
}

/// The state of the page: what was typed, and what follows from it.
#[derive(Clone, Debug)]
pub struct State {
    /// What was typed.
    pub form: Rc<Form>,
    /// The form before it was emptied or filled with an example, until something new is typed.
    pub replaced: Option<Rc<Form>>,
    /// The form as it last came from the browser's storage, where it needs no keeping.
    pub stored: Option<Rc<Form>>,
    /// What is wrong with it.
    pub faults: Rc<Vec<FieldError>>,
    /// How often somebody wanted to leave a step with faults; the summary shows from the first time.
    pub told: u32,
    /// The last result without a fault: at a glance while somebody types, exact when it is settled.
    pub result: Rc<Result>,
    /// The result that was the last when there was time, which most of the page shows.
    pub settled: Rc<Result>,
    /// What takes longer, when it is there and belongs to the settled result.
    pub further: Option<Rc<Further>>,
    /// The typical company of that revenue, from which the answers started; it belongs to the settled result.
    pub start: Option<Rc<Report>>,
    /// What the last field did.
    pub change: Option<Change>,
    /// The name of the example whose result is shown because nothing was entered yet.
    pub example: Option<&'static str>,
    /// What the site around the page asks for.
    pub settings: Rc<Settings>,
    /// Whether that site listens to the page.
    pub heard: bool,
    /// What of that bears on the result.
    pub given: Rc<Given>,
    /// What a link brought, until it is put away.
    pub visit: Option<Rc<Visit>>,
    /// The own draft while the entries of somebody else are on the page.
    pub own: Option<Rc<Form>>,
    /// Whether the dialog for sharing is open.
    pub sharing: bool,
    /// How far somebody is who wants to get in touch with the site around the page.
    pub contacting: Contacting,
    /// Width of a chart, in CSS pixels.
    pub width: u32,
    /// What of the page has come since it started.
    pub later: Later,
}

/// What a person, or the page itself, can do.
#[derive(Debug)]
pub enum Action {
    /// Something was typed or chosen.
    Set(String, String),
    /// Everything was thrown away.
    Clear,
    /// An example was wanted.
    Fill(&'static Example),
    /// What was thrown away is wanted back.
    Restore,
    /// A step is to be left for another one, or for the result.
    Leave(Option<Step>),
    /// A link led to a field.
    TurnTo(String),
    /// There was time for what takes longer.
    LookFurther,
    /// A link was opened or pasted; with what was typed in that visit before.
    Open(Visit, Option<Form>),
    /// What a link brought is put away.
    GoHome,
    /// A shared result is to be the own draft.
    Adopt,
    /// The answers of a reply are to be put into the draft.
    Merge(Reply),
    /// The dialog for sharing is opened or closed.
    Share(bool),
    /// Getting in touch goes on, or back.
    Contact(Contacting),
    /// The site around the page wants something.
    Obey(Order),
    /// The page is there again after the way back, and this draft was kept meanwhile.
    Return(Form),
    /// Another tab has kept this draft.
    Hear(Form),
    /// Charts have another width.
    Resize(u32),
    /// More of the page has come, or was lost on its way.
    #[cfg_attr(not(feature = "parts"), allow(dead_code, reason = "all is there from the start"))]
    Bring(Brought),
    /// What was lost is wanted again.
    BringAgain,
}

/// What the model says of a profile, from all points.
pub fn report(profile: &Profile) -> Report {
    Diagnosis::new(profile, &SEQUENCE).report()
}

fn calculate(form: &Form, draws: &Draws) -> std::result::Result<Rc<Result>, Vec<FieldError>> {
    Ok(Rc::new(found(form.profile()?, form.currency(), draws)))
}

fn found(profile: Profile, currency: String, draws: &Draws) -> Result {
    let report = Diagnosis::new(&profile, draws).report();
    Result { profile, currency, report }
}

/// What a profile comes to at a glance.
pub(super) fn glance(profile: Profile, currency: String) -> Result {
    found(profile, currency, &GLANCE)
}

/// What a form without a fault comes to at a glance.
pub(super) fn at_a_glance(form: &Form) -> Option<Rc<Result>> {
    calculate(form, &GLANCE).ok()
}

impl State {
    /// The state for a form, a site around the page and what a link brought; with charts of this width.
    pub fn new(form: Form, settings: Settings, arrival: Option<(Visit, Option<Form>)>, width: u32) -> Self {
        let given = Rc::new(given(&settings).0);
        let result = calculate(&SHOWN_FIRST.form(), &GLANCE).expect("a test holds the example to the limits");
        let state = State {
            form: Rc::new(form.over(&given)),
            replaced: None,
            stored: None,
            faults: Rc::default(),
            told: 0,
            settled: result.clone(),
            result,
            further: None,
            start: None,
            change: None,
            example: Some(SHOWN_FIRST.id),
            settings: Rc::new(settings),
            heard: false,
            given,
            visit: None,
            own: None,
            sharing: false,
            contacting: Contacting::Not,
            width,
            later: Later::at_start(),
        };
        let state = match arrival {
            Some((visit, typed)) => {
                let brought = state.brought(&visit, typed);
                brought.unwrap_or_else(|| State { visit: Some(Rc::new(visit)), ..state })
            }
            None => state,
        };
        let state = state.recalculated();
        match state.form.is_empty() {
            // The page came with this very result on it.
            true => state.settled(),
            // Whoever has typed already, or opens a link, sees at a glance what it comes to, and the rest
            // when there is time.
            false => State { settled: state.result.clone(), ..state },
        }
    }

    /// Whether the result is from before an error.
    pub fn is_stale(&self) -> bool {
        !self.faults.is_empty() && self.example.is_none()
    }

    /// The faults that the page shows: that the revenue is still to come is none until somebody wants to
    /// go on without it.
    pub fn shown_faults(&self) -> Rc<Vec<FieldError>> {
        let is_awaited = |fault: &FieldError| {
            let field = fault.field.as_str();
            field == "company.annual_revenue" && self.form.get(field).trim().is_empty()
        };
        let waits = self.told == 0 && self.example.is_some();
        if waits && self.faults.iter().any(is_awaited) {
            return Rc::new(self.faults.iter().filter(|fault| !is_awaited(fault)).cloned().collect());
        }
        self.faults.clone()
    }

    fn has_faults_on(&self, step: Step) -> bool {
        self.faults.iter().any(|fault| Step::holding(&fault.field) == Some(step))
    }

    /// Whether everything that follows from the result is there.
    pub fn is_settled(&self) -> bool {
        Rc::ptr_eq(&self.result, &self.settled) && self.further.is_some()
    }

    /// Whether the settled result is one of the visitor's own figures, and no example's.
    pub fn has_own_result(&self) -> bool {
        let is_example = |example: &Example| {
            self.example_form(example).profile().is_ok_and(|profile| profile == self.settled.profile)
        };
        let is_entered = self.owner() == Owner::Own && self.example.is_none();
        is_entered && self.is_settled() && !self.is_stale() && !EXAMPLES.iter().any(is_example)
    }

    /// The example that is shown while nothing is entered.
    fn shown_first(&self) -> &'static Example {
        let wanted = self.settings.example;
        EXAMPLES.iter().find(|example| Some(example.id) == wanted).unwrap_or(SHOWN_FIRST)
    }

    /// An example over what the site has set. Its amounts stay in US dollars where a unit of the site's
    /// currency is worth much less, which would make another company of it.
    pub fn example_form(&self, example: &Example) -> Form {
        let mut form = example.form().over(&self.given);
        if usd_rate(&form.currency()).is_none_or(|rate| rate < LEAST_RATE) {
            form.set("company.currency", "USD".into());
        }
        form
    }

    /// With the result of the example that is shown while nothing is entered.
    fn with_example(self) -> Self {
        let first = self.shown_first();
        match calculate(&self.example_form(first), &GLANCE) {
            Ok(result) => State { result, example: Some(first.id), ..self },
            Err(_) => self,
        }
    }

    /// With what follows from the form at a glance.
    pub(super) fn recalculated(self) -> Self {
        let (example, shown) = match self.form.is_empty() {
            true => {
                let first = self.shown_first();
                (Some(first.id), calculate(&self.example_form(first), &GLANCE))
            }
            false => (None, calculate(&self.form, &GLANCE)),
        };
        // Whoever changes something may want to hand that over, too.
        let contacting = match self.contacting {
            Contacting::Given | Contacting::Taken => Contacting::Not,
            going_on => going_on,
        };
        let state = State { contacting, ..self };
        match shown {
            // The same empty list, so that nothing that shows faults is rendered anew.
            Ok(result) if state.faults.is_empty() => State { told: 0, result, example, ..state },
            Ok(result) => State { faults: Rc::default(), told: 0, result, example, ..state },
            Err(faults) => State { faults: Rc::new(faults), ..state },
        }
    }

    /// With everything that there was no time for.
    pub(super) fn settled(self) -> Self {
        let profile = self.result.profile.clone();
        let diagnosis = Diagnosis::new(&profile, &SEQUENCE);
        let (report, further) = (diagnosis.report(), Rc::new(diagnosis.further()));
        let start = self.start_form().profile().ok().map(|start| {
            let is_all = start == profile;
            Rc::new(if is_all { report.clone() } else { self::report(&start) })
        });
        let result = Rc::new(Result { profile, currency: self.result.currency.clone(), report });
        State { settled: result.clone(), result, further: Some(further), start, ..self }
    }

    /// What is known of the company before any other answer.
    fn start_form(&self) -> Form {
        let known = match self.example {
            Some(_) => self.example_form(self.shown_first()),
            None => (*self.form).clone(),
        };
        known.only(&SIZE)
    }

    /// What was changed, for the next change to be compared with what was before.
    fn change_of(&self, path: &str) -> Option<Change> {
        match &self.change {
            Some(change) if change.path == path => Some(change.clone()),
            _ => Some(Change {
                path: path.to_owned(),
                before: self.settled.clone(),
                is_first: self.example.is_some(),
            }),
        }
    }

    /// The page turned to another place; nothing is computed.
    fn turned(&self, turn: impl FnOnce(&mut Form)) -> Self {
        let mut form = (*self.form).clone();
        turn(&mut form);
        State { form: Rc::new(form), ..self.clone() }
    }

    /// The page as the site around it wants it; none when that changes nothing.
    fn obeyed(&self, order: Order) -> Option<Self> {
        match order {
            Order::Listen => (!self.heard).then(|| State { heard: true, ..self.clone() }),
            Order::Settings(query) => {
                let settings = Settings::read(&query).0;
                // Drafts stay where they were kept when the page was opened.
                let settings = Settings { name: self.settings.name.clone(), ..settings };
                (settings != *self.settings).then(|| self.dressed(settings))
            }
            // What somebody else shared, or answers as an invited head, is not the site's to replace.
            Order::Example(_) if self.owner() != Owner::Own => None,
            Order::Example(id) => {
                let example = EXAMPLES.iter().find(|example| example.id == id)?;
                Some(self.replaced_by(self.example_form(example)))
            }
            Order::Contact { is_taken } => {
                let taken = is_taken && self.contacting == Contacting::Given;
                taken.then(|| State { contacting: Contacting::Taken, ..self.clone() })
            }
        }
    }

    /// The page as the site around it asks for; what somebody else shared stays as it is.
    fn dressed(&self, settings: Settings) -> Self {
        let given = Rc::new(given(&settings).0);
        if given == self.given && settings.example == self.settings.example {
            return State { settings: Rc::new(settings), ..self.clone() };
        }
        let over = |form: &Form| Rc::new(form.clone().over(&given));
        let (form, own) = match &self.own {
            Some(own) => (self.form.clone(), Some(over(own))),
            None => (over(&self.form), None),
        };
        let settings = Rc::new(settings);
        State { form, own, settings, given, ..self.clone() }.recalculated().settled()
    }

    /// With another draft of one's own, wherever it is now; none where it is to stay or is the same, but for the
    /// place in it where somebody is.
    fn with_draft(&self, change: impl FnOnce(&Form) -> Option<Form>) -> Option<Self> {
        let own = self.own.as_ref().unwrap_or(&self.form);
        let mut form = change(own)?.over(&self.given);
        for path in [DEPTH, STEP, QUESTION, RATER] {
            form.set(path, own.get(path).to_owned());
        }
        if form == **own {
            return None;
        }
        let form = Rc::new(form);
        let stored = Some(form.clone());
        Some(match &self.own {
            Some(_) => State { own: stored, ..self.clone() },
            None => State { form, stored, change: None, replaced: None, ..self.clone() }.recalculated(),
        })
    }

    /// What becomes of the own draft when another tab has kept this one: while a visit is on the page nobody changes it
    /// here, so it is that one.
    fn heard_of(&self, own: &Form, kept: Form) -> Option<Form> {
        match &self.own {
            Some(_) => (!kept.is_empty()).then_some(kept),
            None => own.with_heads_of(&kept),
        }
    }

    /// With the draft that was kept while the page was away, which can be undone; none where that is the same, or
    /// nothing.
    fn returned(&self, kept: Form) -> Option<Self> {
        let state = self.with_draft(|_| (!kept.is_empty()).then_some(kept))?;
        let replaced = Some(self.form.clone()).filter(|form| self.own.is_none() && !form.is_empty());
        Some(State { replaced, ..state })
    }

    /// Everything that was typed replaced at once, which can be undone. Where the new entries have a fault, an example
    /// stands there as on a page that was just opened: the result before was not theirs.
    pub(super) fn replaced_by(&self, form: Form) -> Self {
        let (form, replaced) = (Rc::new(form), self.worth_keeping());
        let state = State { form, replaced, change: None, ..self.clone() }.recalculated();
        let state = if state.faults.is_empty() { state } else { state.with_example() };
        state.settled()
    }

    /// What can be had back once something else stands in the form: what is in it, or, while that is nothing or an
    /// example as it was shown, what could be had back before.
    pub(super) fn worth_keeping(&self) -> Option<Rc<Form>> {
        let is_shown = |example| self.example_form(example).says_the_same(&self.form);
        let is_own = !self.form.is_empty() && !EXAMPLES.iter().any(is_shown);
        let earlier = self.replaced.clone().filter(|_| !is_own);
        earlier.or_else(|| Some(self.form.clone()).filter(|form| !form.is_empty()))
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(match action {
            Action::Set(path, raw) if self.form.get(&path) == raw => return self,
            Action::Set(path, raw) if path.starts_with("page.") && path != WITHOUT_GIVEN => {
                self.turned(|form| form.set(&path, raw))
            }
            Action::Set(path, raw) => {
                let mut form = (*self.form).clone();
                form.set(&path, raw);
                let change = self.change_of(&path);
                State { form: Rc::new(form), change, replaced: None, ..(*self).clone() }.recalculated()
            }
            Action::Clear => self.replaced_by(self.form.only(&[DEPTH])),
            Action::Fill(example) => self.replaced_by(self.example_form(example)),
            Action::Restore => match &self.replaced {
                Some(form) => State { replaced: None, ..self.replaced_by((**form).clone()) },
                None => return self,
            },
            Action::Leave(_) if self.has_faults_on(self.form.step()) => {
                State { told: self.told + 1, ..(*self).clone() }
            }
            Action::Leave(step) => self.turned(|form| {
                if let Some(step) = step {
                    form.set(STEP, step.id().into());
                }
            }),
            Action::TurnTo(path) => self.turned(|form| {
                form.turn_to(&path);
                // Whoever was invited answers for themselves, wherever an address leads.
                if let Owner::Invited(invitation) = self.owner() {
                    form.set(RATER, invitation.rater.id().into());
                }
            }),
            Action::LookFurther if self.is_settled() => return self,
            Action::LookFurther => (*self).clone().settled(),
            Action::Open(visit, _) if !visit.is_unsealed && self.is_visiting(&visit) => return self,
            Action::Open(visit, typed) => self.opened(visit, typed),
            Action::GoHome => self.left(),
            Action::Adopt => self.adopted(),
            Action::Merge(reply) => self.merged(&reply),
            Action::Share(open) if open == self.sharing => return self,
            Action::Share(sharing) => State { sharing, ..(*self).clone() },
            Action::Contact(contacting) => State { contacting, ..(*self).clone() },
            Action::Obey(order) => match self.obeyed(order) {
                Some(state) => state,
                None => return self,
            },
            Action::Return(form) => match self.returned(form) {
                Some(state) => state,
                None => return self,
            },
            Action::Hear(form) => match self.with_draft(|own| self.heard_of(own, form)) {
                Some(state) => state,
                None => return self,
            },
            Action::Resize(width) if width == self.width => return self,
            Action::Resize(width) => State { width, ..(*self).clone() },
            Action::Bring(brought) => State { later: self.later.with(brought), ..(*self).clone() },
            Action::BringAgain => State { later: Later { is_lost: false, ..self.later }, ..(*self).clone() },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::EXAMPLES;
    use super::super::visit::TAG;
    use super::*;
    use crate::link::{Invitation, Link};
    use crate::profile::Rater;

    /// How far a range at a glance may lie from the settled one, as a share of its width.
    const CLOSE: f64 = 0.06;

    #[test]
    fn a_glance_is_close_to_what_settles() {
        for example in EXAMPLES {
            let settled = calculate(&example.form(), &SEQUENCE).expect("an example has no fault");
            let glance = calculate(&example.form(), &GLANCE).expect("an example has no fault");
            let ranges = |result: &Result| {
                let Report { stake, projection, .. } = &result.report;
                [stake.used, projection.net_total, projection.recovered_total]
            };
            for (glance, settled) in ranges(&glance).into_iter().zip(ranges(&settled)) {
                let close = CLOSE * (settled.p90 - settled.p10);
                let (low, high) = ((glance.p10 - settled.p10).abs(), (glance.p90 - settled.p90).abs());
                assert!(low <= close && high <= close, "{}: {glance:?}, {settled:?}", example.id);
            }
        }
    }

    #[test]
    fn a_draft_follows_what_was_kept_elsewhere() {
        let set = |form: &mut Form, path: &str, raw: &str| form.set(path, raw.into());
        let mut asked = Form::default();
        set(&mut asked, "company.annual_revenue", "30M");
        set(&mut asked, TAG, "7");
        set(&mut asked, STEP, "funnel");
        let state = Rc::new(State::new(asked.clone(), Settings::default(), None, 680));
        let mut replied = asked.clone();
        set(&mut replied, "answers.sales.C1", "3");
        set(&mut replied, "company.annual_revenue", "99M");
        set(&mut replied, STEP, "team");
        set(&mut replied, DEPTH, "full");
        set(&mut replied, QUESTION, "C2");
        let heard = state.clone().reduce(Action::Hear(replied.clone()));
        let held = ["answers.sales.C1", "company.annual_revenue", STEP].map(|path| heard.form.get(path));
        assert_eq!(held, ["3", "30M", "funnel"], "a reply comes, and nothing of one's own goes");
        assert_eq!(
            (heard.form.is_full(), heard.form.question()),
            (false, 0),
            "somebody stays where they are"
        );
        assert!(
            heard.stored.as_ref().is_some_and(|stored| Rc::ptr_eq(stored, &heard.form)),
            "it is kept there"
        );
        assert!(Rc::ptr_eq(&heard, &heard.clone().reduce(Action::Hear(replied.clone()))), "once");
        let withdrawn = heard.clone().reduce(Action::Hear(asked));
        assert_eq!(
            withdrawn.form.get("answers.sales.C1"),
            "",
            "what was undone there does not come back here"
        );
        let back = state.clone().reduce(Action::Return(replied.clone()));
        let held = ["answers.sales.C1", "company.annual_revenue", STEP].map(|path| back.form.get(path));
        assert_eq!(held, ["3", "99M", "funnel"], "what was kept last holds");
        assert_eq!(back.clone().reduce(Action::Restore).form.get("company.annual_revenue"), "30M");
        assert!(Rc::ptr_eq(&back, &back.clone().reduce(Action::Return(Form::default()))), "nothing is lost");
        set(&mut replied, TAG, "8");
        assert!(Rc::ptr_eq(&state, &state.clone().reduce(Action::Hear(replied))), "another draft");
    }

    #[test]
    fn the_site_around_the_page_replaces_nobody_elses_entries() {
        let state = Rc::new(State::new(Form::default(), Settings::default(), None, 680));
        let example = || Action::Obey(Order::Example("large".into()));
        assert_eq!(state.clone().reduce(example()).form.get("company.annual_revenue"), "150M");
        let invitation = Link::Invitation(Invitation { rater: Rater::Sales, tag: 7 });
        let visit = Visit { fragment: None, link: Ok(invitation), is_unsealed: false };
        let invited = state.reduce(Action::Open(visit, None));
        let answered = invited.reduce(Action::Set("answers.sales.C1".into(), "3".into()));
        assert!(Rc::ptr_eq(&answered, &answered.clone().reduce(example())));
    }

    #[test]
    fn typing_settles_and_starting_over_can_be_undone() {
        let state = Rc::new(State::new(Form::default(), Settings::default(), None, 680));
        assert_eq!((state.example, state.is_settled()), (Some("medium"), true));
        let typed = state.reduce(Action::Set("company.annual_revenue".into(), "30M".into()));
        assert_eq!((typed.example, typed.is_settled()), (None, false));
        let settled = typed.reduce(Action::LookFurther);
        assert!(settled.is_settled());
        let wrong = settled.clone().reduce(Action::Set("company.gross_margin".into(), "600".into()));
        assert!(wrong.is_stale() && Rc::ptr_eq(&wrong.result, &settled.result));
        let told = wrong.reduce(Action::Leave(Some(Step::Funnel)));
        assert_eq!((told.told, told.form.step()), (1, Step::Company));
        let mended = told.reduce(Action::Set("company.gross_margin".into(), "60".into()));
        let left = mended.reduce(Action::Leave(Some(Step::Funnel)));
        assert_eq!((left.told, left.form.step()), (0, Step::Funnel));
        let emptied = left.reduce(Action::Clear);
        assert!(emptied.form.is_empty() && emptied.example.is_some());
        let back = emptied.reduce(Action::Restore);
        assert_eq!(back.form.get("company.annual_revenue"), "30M");
    }

    #[test]
    fn looking_through_the_examples_leaves_the_way_back() {
        let fill = |at: usize| Action::Fill(&EXAMPLES[at]);
        let state = Rc::new(State::new(Form::default(), Settings::default(), None, 680));
        let typed = state.clone().reduce(Action::Set("company.annual_revenue".into(), "31M".into()));
        let turned = typed.reduce(fill(0)).reduce(Action::Set(STEP.into(), "team".into()));
        let emptied = turned.reduce(fill(2)).reduce(Action::Clear);
        let filled = emptied.reduce(Action::Obey(Order::Example("small".into())));
        assert_eq!(filled.clone().reduce(Action::Restore).form.get("company.annual_revenue"), "31M");
        let changed = filled.reduce(Action::Set("team.sellers".into(), "9".into())).reduce(fill(1));
        assert_eq!(
            changed.reduce(Action::Restore).form.get("team.sellers"),
            "9",
            "a changed one is one's own"
        );
        let first = state.reduce(fill(0)).reduce(fill(1));
        assert!(
            first.reduce(Action::Restore).form.says_the_same(&EXAMPLES[0].form()),
            "nothing was there before"
        );
    }

    #[test]
    fn what_was_lost_can_be_asked_for_again_and_loses_nothing() {
        let state = Rc::new(State::new(Form::default(), Settings::default(), None, 680));
        let typed = state.reduce(Action::Set("company.annual_revenue".into(), "30M".into()));
        let lost = typed.reduce(Action::Bring(Brought::Nothing));
        assert!(lost.later.is_lost && lost.form.get("company.annual_revenue") == "30M");
        let again = lost.reduce(Action::BringAgain);
        assert!(!again.later.is_lost && again.later.report.is_some());
    }

    #[test]
    fn that_the_revenue_is_still_to_come_is_no_fault_until_somebody_goes_on() {
        let state = Rc::new(State::new(Form::default(), Settings::default(), None, 680));
        let state = state.reduce(Action::Set("team.sellers".into(), "3".into()));
        assert!(state.shown_faults().is_empty() && !state.is_stale());
        let told = state.reduce(Action::Leave(Some(Step::Funnel)));
        assert_eq!(told.shown_faults().len(), 1);
    }
}
