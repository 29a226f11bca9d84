//! A result that somebody shared: whose it is, and what may be done with it.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::super::IDLE;
use super::super::save;
use super::super::shared::Shared;
use super::super::state;
use super::super::visit::Visit;
use crate::link::{Headline, Link, SharedResult, ShownRange};
use crate::shown;
use crate::text::{Texts, figures, headline};

/// What a shared result is announced with.
#[derive(Properties, PartialEq)]
pub struct GuestProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What the link brought.
    pub visit: Shared<Visit>,
    /// Makes it the own draft.
    pub keep: Callback<MouseEvent>,
}

/// Whose result it is, what the sender saw where that differs, and how to keep it.
#[component(Guest)]
pub fn guest(GuestProps { texts, visit, keep }: &GuestProps) -> Html {
    let then = use_state_eq(|| None::<String>);
    {
        let (then, texts) = (then.clone(), *texts);
        // It takes a report of its own, and the result on the page comes first.
        use_effect_with(visit.clone(), move |visit| {
            then.set(None);
            let visit = visit.clone();
            let timeout = Timeout::new(IDLE, move || {
                if let Ok(Link::Result(shared)) = &visit.link {
                    then.set(seen_otherwise(shared, texts));
                }
            });
            move || drop(timeout)
        });
    }
    let month = match &visit.link {
        Ok(Link::Result(shared)) => save::month_name(shared.month),
        _ => String::new(),
    };
    html! {
        <div>
            <p>{ texts.guest_about(&month) }</p>
            <p hidden={then.is_none()}>{ texts.guest_then() }{ texts.gap() }<q>{ then.as_deref().unwrap_or_default() }</q></p>
            <p class="screen-only"><button type="button" class="primary" onclick={keep.clone()}>{ texts.guest_keep() }</button></p>
        </div>
    }
}

/// The sender's headline, where today's model gives another one.
fn seen_otherwise(shared: &SharedResult, texts: &Texts) -> Option<String> {
    let now = shown::headline(&state::report(&shared.profile));
    let Headline { model: _, index: now_index, stake: now_stake } = now;
    let Headline { model: _, index, stake } = &shared.headline;
    if (now_index, now_stake) == (*index, *stake) {
        return None;
    }
    let currency = shared.profile.company.currency_code();
    let said = headline::headline(
        shown::conclusion(&shared.headline).as_ref(),
        shared.profile.plan.budget,
        currency,
        texts,
    );
    let ShownRange { value, low, high } = index;
    let [value, low, high] = [value, low, high].map(|points| figures::points(f64::from(points.get()), texts));
    Some(texts.paragraph(&[said, texts.guest_index(&value, &figures::range(&low, &high, texts))]))
}

#[cfg(test)]
mod tests {
    use super::super::super::examples::EXAMPLES;
    use super::*;
    use crate::link::{Month, Points};

    #[test]
    fn what_the_sender_saw_is_told_only_where_it_differs() {
        let texts = Texts::english();
        let profile = EXAMPLES[2].form().profile().expect("an example has no fault");
        let headline = shown::headline(&state::report(&profile));
        let month = Month::new(2026, 1).expect("that is a month");
        let mut shared = SharedResult { profile, label: None, month, headline };
        assert_eq!(seen_otherwise(&shared, &texts), None);
        shared.headline.index.value = Points::new(99.0);
        let then = seen_otherwise(&shared, &texts).expect("the index was another one");
        assert!(then.contains("is at stake") && then.contains("Index 99"), "{then}");
        shared.headline.stake = None;
        let then = seen_otherwise(&shared, &texts).expect("nothing was at stake");
        assert!(then.starts_with(texts.headline_nothing()), "{then}");
    }
}
