//! What a link contains, line by line, as the dialog says it before anything is sent.

use super::super::save;
use super::super::state::Result;
use super::Kind;
use crate::link::Label;
use crate::profile::{Entry, Item, Rater};
use crate::text::Texts;

/// What travels in a link of that kind.
pub fn contents(texts: &Texts, result: &Result, kind: Kind, label: Option<&Label>) -> Vec<String> {
    let mut lines = match kind {
        Kind::WithoutMoney => ["index", "pattern", "gaps", "plan"]
            .map(|id| texts.contents_without_money(id).to_owned())
            .to_vec(),
        Kind::Everything | Kind::Sealed => entered(texts, &result.profile),
    };
    let month = save::month();
    lines.push(match kind {
        Kind::WithoutMoney => texts.contents_month(&month),
        Kind::Everything | Kind::Sealed => texts.contents_headline(&month),
    });
    lines.extend(label.map(|label| texts.contents_label(label.as_str())));
    if kind == Kind::Sealed {
        lines.push(texts.contents_sealed().to_owned());
    }
    lines
}

/// What was entered, by what it tells.
fn entered(texts: &Texts, entry: &Entry) -> Vec<String> {
    let blank = Entry::default();
    let there = [
        (true, "revenue"),
        (entry.company.gross_margin.is_some(), "margin"),
        (entry.team != blank.team, "team"),
        (entry.funnel != blank.funnel, "funnel"),
        (entry.plan != blank.plan, "plan"),
        (entry.settings != blank.settings, "settings"),
    ];
    let mut lines: Vec<String> =
        there.iter().filter(|(there, _)| *there).map(|(_, id)| texts.contents(id).to_owned()).collect();
    lines.extend(Rater::ALL.iter().filter_map(|rater| {
        let count = Item::ALL.iter().filter(|item| entry.answers.get(*rater, **item).is_some()).count();
        (count > 0).then(|| texts.contents_answers(texts.rater(rater.id()), count))
    }));
    lines
}

#[cfg(test)]
mod tests {
    use super::super::super::examples::EXAMPLES;
    use super::*;

    #[test]
    fn what_was_entered_is_told_and_nothing_else() {
        let texts = Texts::english();
        let profile = EXAMPLES[1].form().profile().expect("an example has no fault");
        let told = entered(&texts, &profile).join("; ");
        assert!(told.contains("Head of sales: 15 answers") && told.contains("the funnel"), "{told}");
        assert!(!told.contains("CEO") && !told.contains("assumptions"), "{told}");
    }
}
