//! What a link brought to the page, and what becomes of it.

use std::rc::Rc;

use super::filled::answer_text;
use super::form::{Form, answer_path};
use super::state::{State, at_a_glance};
use super::steps::{DEPTH, FULL, RATER, STEP, Step};
use crate::link::{Invitation, Link, Reply, Unreadable};
use crate::profile::{Answer, Item, Rater};

/// The field that holds what a person calls the result; it is no part of the profile.
pub const LABEL: &str = "page.label";
/// The field that says whether that name travels in links; it is no part of the profile.
pub const LABEL_TRAVELS: &str = "page.label_travels";
/// The field that holds the random tag of a draft, which invitations and replies carry; it is no part
/// of the profile.
pub const TAG: &str = "page.tag";

/// What a link brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// What stands in the address; none when the link was pasted.
    pub fragment: Option<String>,
    /// What the link says.
    pub link: Result<Link, Unreadable>,
    /// Whether a passphrase opened it: then nothing of it is kept.
    pub is_unsealed: bool,
}

/// Whose entries stand in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The person at this browser.
    Own,
    /// Somebody who shared a result.
    Guest,
    /// Answers to an invitation.
    Invited(Invitation),
}

impl Visit {
    /// Whose entries stand in the form while it lasts.
    pub fn owner(&self) -> Owner {
        match &self.link {
            Ok(Link::Result(_)) => Owner::Guest,
            Ok(Link::Invitation(invitation)) => Owner::Invited(*invitation),
            _ => Owner::Own,
        }
    }

    /// What stands in the form before anything is changed, for those that bring a form.
    fn form(&self) -> Option<Form> {
        match &self.link {
            Ok(Link::Result(shared)) => {
                let mut form = Form::of(&shared.profile);
                if let Some(label) = &shared.label {
                    form.set(LABEL, label.as_str().into());
                    form.set(LABEL_TRAVELS, "true".into());
                }
                Some(form)
            }
            Ok(Link::Invitation(_)) => Some(Form::default()),
            _ => None,
        }
    }
}

impl Form {
    /// With the heads' answers of another copy of this draft, and without those that it has no more; none where the
    /// other is of another draft.
    pub fn with_heads_of(&self, other: &Form) -> Option<Form> {
        let tag = self.get(TAG);
        if tag.is_empty() || tag != other.get(TAG) {
            return None;
        }
        let mut form = self.clone();
        for rater in [Rater::Sales, Rater::Marketing] {
            for item in Item::ALL {
                let path = answer_path(rater, *item);
                form.set(&path, other.get(&path).to_owned());
            }
        }
        Some(form)
    }
}

impl State {
    /// Whose entries stand in the form.
    pub fn owner(&self) -> Owner {
        self.visit.as_ref().map_or(Owner::Own, |visit| visit.owner())
    }

    /// Whether the calculator stands on the page, or only the one thing that a link is for.
    pub fn shows_calculator(&self) -> bool {
        let link = self.visit.as_ref().map(|visit| &visit.link);
        !matches!(link, Some(Ok(Link::Invitation(_) | Link::WithoutMoney(_) | Link::Sealed(_))))
    }

    /// Whether a link is on the page already.
    pub fn is_visiting(&self, visit: &Visit) -> bool {
        let of_known = self.visit.as_ref().and_then(|known| known.fragment.as_ref());
        of_known.is_some() && of_known == visit.fragment.as_ref()
    }

    /// The page as a link shows it; what was typed in that visit before is kept.
    pub fn opened(&self, visit: Visit, typed: Option<Form>) -> Self {
        match self.brought(&visit, typed) {
            Some(state) => state.recalculated().settled(),
            None => State { visit: Some(Rc::new(visit)), ..self.left() },
        }
    }

    /// The page with the form that a link brings, if it brings one; nothing is computed yet.
    pub(super) fn brought(&self, visit: &Visit, typed: Option<Form>) -> Option<Self> {
        // Where what was typed has a fault, what the link says still stands there.
        let before = typed.as_ref().and(visit.form()).and_then(|form| at_a_glance(&form));
        let mut form = typed.or_else(|| visit.form())?;
        if let Owner::Invited(invitation) = visit.owner() {
            form.set(DEPTH, FULL.into());
            form.set(STEP, Step::Questions.id().into());
            form.set(RATER, invitation.rater.id().into());
        }
        let own = self.own.clone().or_else(|| Some(self.form.clone()));
        let (form, visit) = (Rc::new(form), Some(Rc::new(visit.clone())));
        let example = self.example.filter(|_| before.is_none());
        let result = before.unwrap_or_else(|| self.result.clone());
        Some(State { form, visit, own, result, example, replaced: None, change: None, ..self.clone() })
    }

    /// The page with the own draft on it.
    pub fn left(&self) -> Self {
        match &self.own {
            Some(own) => {
                State { visit: None, own: None, replaced: None, ..self.replaced_by((**own).clone()) }
            }
            None => State { visit: None, ..self.clone() },
        }
    }

    /// The own draft replaced by what is on the page, which can be undone.
    pub fn adopted(&self) -> Self {
        let replaced = self.own.clone().filter(|own| !own.is_empty());
        let form = Rc::new((*self.form).clone().over(&self.given));
        let state = State { form, visit: None, own: None, replaced, ..self.clone() };
        // What the site around the page has set holds for own drafts alone.
        if state.form == self.form { state } else { state.recalculated().settled() }
    }

    /// The own draft with the answers of a reply in it, which can be undone.
    pub fn merged(&self, reply: &Reply) -> Self {
        let mut form = (*self.form).clone();
        for (item, answer) in given(reply) {
            form.set(&answer_path(reply.rater, item), answer_text(answer));
        }
        form.set(DEPTH, FULL.into());
        State { visit: None, ..self.replaced_by(form) }
    }
}

/// How a reply meets a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Whether the reply is to an invitation from this draft.
    pub is_ours: bool,
    /// Questions that the reply answers.
    pub answered: usize,
    /// Answers of that rater in the draft that the reply changes.
    pub replaced: usize,
}

/// How a reply meets a draft.
pub fn meeting(reply: &Reply, form: &Form) -> Meeting {
    let differs = |(item, answer): &(Item, Answer)| {
        let known = form.get(&answer_path(reply.rater, *item));
        !known.is_empty() && answer_text(*answer) != known
    };
    Meeting {
        is_ours: form.get(TAG) == reply.tag.to_string(),
        answered: given(reply).count(),
        replaced: given(reply).filter(differs).count(),
    }
}

/// The questions that a reply answers; what it leaves open leaves the draft as it is.
fn given(reply: &Reply) -> impl Iterator<Item = (Item, Answer)> {
    Item::ALL.iter().zip(reply.answers).filter_map(|(item, answer)| Some((*item, answer?)))
}

/// The answers of one rater as a reply carries them; none of what the form leaves open.
pub fn reply(invitation: Invitation, form: &Form) -> Reply {
    let Invitation { rater, tag } = invitation;
    let answers = form.answers();
    Reply { rater, tag, answers: std::array::from_fn(|at| answers.get(rater, Item::ALL[at])) }
}

/// The first question that a rater has not answered yet.
pub fn first_open(form: &Form, rater: Rater) -> Option<Item> {
    Item::ALL.iter().copied().find(|item| form.get(&answer_path(rater, *item)).is_empty())
}

#[cfg(test)]
mod tests {
    use yew::Reducible;

    use super::super::examples::EXAMPLES;
    use super::super::state::Action;
    use super::*;
    use crate::embed::Settings;
    use crate::link::{Headline, Month, SharedResult, ShownRange};

    fn own() -> Rc<State> {
        let state = Rc::new(State::new(Form::default(), Settings::default(), None, 680));
        let state = state.reduce(Action::Set("company.annual_revenue".into(), "30M".into()));
        state.reduce(Action::Set(TAG.into(), "7".into()))
    }

    fn visit(link: Link) -> Action {
        Action::Open(Visit { fragment: None, link: Ok(link), is_unsealed: false }, None)
    }

    fn shared(revenue: &str) -> Link {
        let mut form = Form::default();
        form.set("company.annual_revenue", revenue.into());
        Link::Result(Box::new(SharedResult {
            profile: form.profile().expect("revenue alone is a profile"),
            label: None,
            month: Month::new(2026, 1).expect("that is a month"),
            headline: Headline { model: None, index: ShownRange::default(), stake: None },
        }))
    }

    fn reply(tag: u32) -> Reply {
        let answers = std::array::from_fn(|at| (at < 3).then_some(Answer::Level(2)));
        Reply { rater: Rater::Sales, tag, answers }
    }

    #[test]
    fn a_shared_result_leaves_the_own_draft_alone() {
        let guest = own().reduce(visit(shared("5000000")));
        assert_eq!((guest.owner(), guest.form.get("company.annual_revenue")), (Owner::Guest, "5,000,000"));
        assert_eq!(guest.result.profile.annual_revenue(), 5e6);
        let explored = guest.reduce(Action::Set("company.annual_revenue".into(), "6M".into()));
        let another = explored.reduce(visit(shared("9000000")));
        assert_eq!(another.form.get("company.annual_revenue"), "9,000,000");
        let home = another.reduce(Action::GoHome);
        assert_eq!((home.owner(), home.form.get("company.annual_revenue")), (Owner::Own, "30M"));
        assert_eq!(home.result.profile.annual_revenue(), 30e6);
    }

    #[test]
    fn what_another_tab_types_during_a_visit_is_there_afterwards() {
        let guest = own().reduce(visit(shared("5000000")));
        let mut elsewhere = Form::default();
        elsewhere.set("company.annual_revenue", "40M".into());
        let heard = guest.reduce(Action::Hear(elsewhere)).reduce(Action::Hear(Form::default()));
        assert_eq!(heard.form.get("company.annual_revenue"), "5,000,000");
        assert_eq!(heard.reduce(Action::GoHome).form.get("company.annual_revenue"), "40M");
    }

    #[test]
    fn a_draft_with_a_fault_never_stands_beside_figures_of_somebody_else() {
        let faulty = Rc::new(State::new(Form::default(), Settings::default(), None, 680))
            .reduce(Action::Set("team.sellers".into(), "3".into()));
        let guest = faulty.clone().reduce(visit(shared("5000000")));
        assert!(guest.example.is_none() && guest.result.profile.annual_revenue() == 5e6);
        let home = guest.reduce(Action::GoHome);
        assert_eq!((home.form.get("team.sellers"), home.example), ("3", faulty.example));
        assert_eq!(home.settled.profile, faulty.settled.profile);
        assert!(!home.is_stale() && !home.faults.is_empty());

        let back = faulty.reduce(Action::Fill(&EXAMPLES[0])).reduce(Action::Restore);
        assert_eq!((back.form.get("team.sellers"), back.example), ("3", Some("medium")));

        let mut typed = Form::default();
        typed.set("company.annual_revenue", "a lot".into());
        let link = Visit { fragment: None, link: Ok(shared("5000000")), is_unsealed: false };
        let opened = State::new(Form::default(), Settings::default(), Some((link, Some(typed))), 680);
        assert!(opened.is_stale() && opened.settled.profile.annual_revenue() == 5e6);
    }

    #[test]
    fn a_shared_result_can_be_kept_and_that_undone() {
        let kept = own().reduce(visit(shared("5000000"))).reduce(Action::Adopt);
        assert_eq!((kept.owner(), kept.form.get("company.annual_revenue")), (Owner::Own, "5,000,000"));
        assert_eq!(kept.reduce(Action::Restore).form.get("company.annual_revenue"), "30M");
    }

    #[test]
    fn an_invitation_brings_questions_and_no_figure() {
        let invitation = Invitation { rater: Rater::Sales, tag: 7 };
        let invited = own().reduce(visit(Link::Invitation(invitation)));
        assert!(invited.form.is_empty() && invited.form.rater() == Rater::Sales);
        let invited = invited.reduce(Action::TurnTo("answers.ceo.C2".into()));
        assert_eq!((invited.form.rater(), invited.form.question()), (Rater::Sales, 1));
        let answered = invited.reduce(Action::Set("answers.sales.C1".into(), "3".into()));
        assert_eq!(super::reply(invitation, &answered.form).answers[0], Some(Answer::Level(3)));
        assert_eq!(answered.reduce(Action::GoHome).form.get("company.annual_revenue"), "30M");
    }

    #[test]
    fn a_reply_is_merged_when_the_person_says_so() {
        let own = own().reduce(Action::Set("answers.sales.C1".into(), "4".into()));
        let own = own.reduce(Action::Set("answers.sales.S3".into(), "1".into()));
        let arrived = own.reduce(visit(Link::Reply(reply(7))));
        assert_eq!(arrived.form.get("answers.sales.C1"), "4");
        let met = meeting(&reply(7), &arrived.form);
        assert_eq!(met, Meeting { is_ours: true, answered: 3, replaced: 1 });
        assert!(!meeting(&reply(8), &arrived.form).is_ours);
        let merged = arrived.reduce(Action::Merge(reply(7)));
        assert_eq!((merged.form.get("answers.sales.C1"), merged.form.get("answers.sales.S3")), ("2", "1"));
        assert_eq!((merged.visit.is_none(), merged.form.get("company.annual_revenue")), (true, "30M"));
        assert_eq!(merged.reduce(Action::Restore).form.get("answers.sales.C1"), "4");
    }

    #[test]
    fn what_cannot_be_read_loses_nothing() {
        let unreadable = Visit { fragment: None, link: Err(Unreadable::CutShort), is_unsealed: false };
        let told = own().reduce(visit(shared("5000000"))).reduce(Action::Open(unreadable, None));
        assert_eq!((told.owner(), told.form.get("company.annual_revenue")), (Owner::Own, "30M"));
    }
}
