//! The result from before the last change, for what is shown to say what that change did.

use yew::prelude::*;

use super::super::state::Result;
use super::Shared;

/// The result that stood here before this one; none until it changes.
#[hook]
pub fn use_before(now: &Shared<Result>) -> Option<Shared<Result>> {
    let kept = use_mut_ref(|| (now.clone(), None::<Shared<Result>>));
    let mut kept = kept.borrow_mut();
    if kept.0 != *now {
        let before = std::mem::replace(&mut kept.0, now.clone());
        kept.1 = Some(before);
    }
    kept.1.clone()
}
