//! What is left to the person when the program ends in a way that it never should.

use gloo::utils::document;
use yew::prelude::*;

use super::save;
use super::shared::Shared;
use super::state::State;
use super::visit::{LABEL, LABEL_TRAVELS, Owner};
use crate::link::Label;

/// Leaves the link of the last result outside of the program, where `boot.js` shows it once the program
/// has stopped; and says whether the browser keeps the draft besides.
#[hook]
pub fn use_last_link(state: &UseReducerHandle<State>, is_kept: bool) {
    let has_own = state.example.is_none() && !matches!(state.owner(), Owner::Invited(_));
    let result = has_own.then(|| Shared(state.settled.clone()));
    let label = Label::new(state.form.get(LABEL)).filter(|_| state.form.get(LABEL_TRAVELS) == "true");
    let base = state.settings.share_base.clone();
    let link = state.later.rest.map(|rest| rest.link);
    use_effect_with(
        (result, label, base, is_kept, link.is_some()),
        move |(result, label, base, is_kept, _)| {
            let Some(place) = document().get_element_by_id("last-link") else { return };
            let fragment = result.as_ref().zip(link).and_then(|(result, link)| link(result, label.clone()));
            let address = fragment.map(|fragment| save::address_of(base.as_deref(), &fragment));
            let is_alone = !is_kept && address.is_some();
            // Attributes of fixed names can always be set.
            let _ = place.set_attribute("data-address", &address.unwrap_or_default());
            let _ = place.toggle_attribute_with_force("data-alone", is_alone);
        },
    );
}
