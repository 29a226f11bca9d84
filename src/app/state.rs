//! The one state of the page and the one place that changes it.

use std::rc::Rc;
use std::sync::LazyLock;

use yew::Reducible;

use super::form::Form;
use crate::model::{Diagnosis, Draws, Further, Report, parameters::DRAWS};
use crate::profile::{FieldError, Profile};

/// The points that every report is drawn from.
static SEQUENCE: LazyLock<Draws> = LazyLock::new(|| Draws::sobol(DRAWS));

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

/// The state of the page: what was typed, and what follows from it.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// What was typed.
    pub form: Form,
    /// The form before it was emptied, until something new is typed.
    pub cleared: Option<Form>,
    /// What is wrong with it.
    pub faults: Rc<Vec<FieldError>>,
    /// The last result without a fault.
    pub result: Option<Rc<Result>>,
    /// The result that was the last when there was time, which most of the page shows.
    pub settled: Option<Rc<Result>>,
    /// What takes longer, when it is there and belongs to the settled result.
    pub further: Option<Rc<Further>>,
}

/// What a person, or the page itself, can do.
#[derive(Debug)]
pub enum Action {
    /// Something was typed or chosen.
    Set(String, String),
    /// Everything was thrown away.
    Clear,
    /// What was thrown away is wanted back.
    Restore,
    /// There was time for what takes longer.
    LookFurther,
}

impl State {
    /// The state for a form.
    pub fn new(form: Form) -> Self {
        State { form, ..State::default() }.recomputed()
    }

    /// Whether the result is from before an error.
    pub fn is_stale(&self) -> bool {
        self.result.is_some() && !self.faults.is_empty()
    }

    /// Whether everything that follows from the result is there.
    pub fn is_settled(&self) -> bool {
        let same = match (&self.result, &self.settled) {
            (Some(result), Some(settled)) => Rc::ptr_eq(result, settled),
            (None, None) => true,
            _ => false,
        };
        same && (self.result.is_none() || self.further.is_some())
    }

    fn recomputed(self) -> Self {
        if self.form.is_empty() {
            return State { faults: Rc::default(), result: None, settled: None, further: None, ..self };
        }
        match self.form.profile() {
            Ok(profile) => {
                let report = Diagnosis::new(&profile, &SEQUENCE).report();
                let result = Rc::new(Result { profile, currency: self.form.currency(), report });
                let settled = self.settled.or_else(|| Some(result.clone()));
                State { faults: Rc::default(), result: Some(result), settled, ..self }
            }
            Err(faults) => State { faults: Rc::new(faults), ..self },
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let state = (*self).clone();
        match action {
            Action::Set(path, raw) => {
                let mut form = state.form.clone();
                form.set(&path, raw);
                if form == state.form {
                    return self;
                }
                if path.starts_with("page.") {
                    return Rc::new(State { form, ..state });
                }
                Rc::new(State { form, cleared: None, ..state }.recomputed())
            }
            Action::Clear => {
                let cleared = Some(state.form.clone()).filter(|form| !form.is_empty());
                Rc::new(State { cleared, ..State::default() })
            }
            Action::Restore => match state.cleared {
                Some(form) => Rc::new(State::new(form)),
                None => self,
            },
            Action::LookFurther => match &state.result {
                Some(result) if !state.is_settled() => {
                    let further = Rc::new(Diagnosis::new(&result.profile, &SEQUENCE).further());
                    Rc::new(State { settled: Some(result.clone()), further: Some(further), ..state })
                }
                _ => self,
            },
        }
    }
}
