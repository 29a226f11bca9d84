//! A sealed result: the passphrase that opens it.

use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::super::seal::{self, Refusal, Tries};
use super::super::shared::Shared;
use super::super::state::{Action, State};
use super::super::visit::Visit;
use crate::link::Link;
use crate::text::Texts;

/// What a sealed result is shown with.
#[derive(Properties, PartialEq)]
pub struct LockedProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What the link brought.
    pub visit: Shared<Visit>,
    /// Told what was in it.
    pub act: UseReducerDispatcher<State>,
}

#[derive(Clone, Copy, PartialEq)]
enum Lock {
    Shut,
    Opening,
    Refused(Refusal),
}

/// The box for the passphrase.
#[component(Locked)]
pub fn locked(LockedProps { texts, visit, act }: &LockedProps) -> Html {
    let lock = use_state_eq(|| Lock::Shut);
    let field = use_node_ref();
    let tries = use_mut_ref(Tries::default).borrow().clone();
    {
        let (lock, tries) = (lock.clone(), tries.clone());
        use_effect_with(visit.clone(), move |_| {
            lock.set(Lock::Shut);
            move || tries.end()
        });
    }
    let unlock = {
        let (visit, act, lock, field) = (visit.clone(), act.clone(), lock.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (visit, act, lock) = (visit.clone(), act.clone(), lock.clone());
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            lock.set(Lock::Opening);
            let counts = tries.begin();
            spawn_local(async move {
                let Ok(Link::Sealed(sealed)) = &visit.link else { return };
                match seal::open(sealed, &field.value()).await {
                    _ if !counts() => {}
                    Ok(link) => {
                        let fragment = visit.fragment.clone();
                        act.dispatch(Action::Open(
                            Visit { fragment, link: Ok(link), is_unsealed: true },
                            None,
                        ));
                    }
                    Err(refusal) => {
                        lock.set(Lock::Refused(refusal));
                        let _ = field.focus();
                    }
                }
            });
        })
    };
    let fault = match *lock {
        Lock::Refused(Refusal::NoCryptography) => texts.no_cryptography(),
        Lock::Refused(Refusal::WrongPassphrase) => texts.locked_wrong(),
        Lock::Refused(Refusal::NoLink) => texts.unreadable("newer_version"),
        Lock::Shut | Lock::Opening => "",
    };
    let is_wrong = !fault.is_empty();
    html! {
        <form class="locked" onsubmit={unlock}>
            <p>{ texts.locked_about() }</p>
            <div class={classes!("field", is_wrong.then_some("wrong"))}>
                <label for="passphrase">{ texts.passphrase() }</label>
                <p id="passphrase-fault" class="fault" role="alert">{ fault }</p>
                <input ref={field} id="passphrase" type="password" autocomplete="off" aria-describedby="passphrase-fault" aria-invalid={is_wrong.then_some("true")} />
            </div>
            <p><button type="submit" class="primary" disabled={*lock == Lock::Opening}>{ if *lock == Lock::Opening { texts.locked_opening() } else { texts.locked_open() } }</button></p>
        </form>
    }
}
