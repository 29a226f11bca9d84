//! The site around the page: what it is told, and how the page looks on it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::contact::{Contacting, Handed};
use super::shared::Shared;
use super::state::{Action, State};
use super::{given, language};
use crate::embed::{Host, News, Order, dress};
use crate::text::Texts;

/// The wire to the site around the page; none where there is no such site.
pub type Wire = Rc<RefCell<Option<Host>>>;

/// Hands over what the person has agreed to.
pub fn handing_over(state: &UseReducerHandle<State>, host: &Wire) -> Callback<Handed> {
    let (dispatcher, host) = (state.dispatcher(), host.clone());
    Callback::from(move |Handed { summary, link }: Handed| {
        if let Some(host) = &*host.borrow() {
            host.say(&News::Contact { summary: &summary, link: &link });
        }
        dispatcher.dispatch(Action::Contact(Contacting::Given));
    })
}

/// Talks with the site around the page, and wears its colours.
#[hook]
pub fn use_host(state: &UseReducerHandle<State>, texts: &'static Texts) -> Wire {
    let dispatcher = state.dispatcher();
    let host: Wire = use_mut_ref(|| None);
    let wire = host.clone();
    use_effect_with((), move |()| {
        *wire.borrow_mut() = Host::meet(move |order| {
            if let Order::Settings(query) = &order {
                given::tell_refused(query);
            }
            dispatcher.dispatch(Action::Obey(order));
        });
        move || drop(wire.take())
    });
    use_effect_with(Shared(state.settings.clone()), |settings| dress(settings));
    use_effect_with(state.settings.locale, |locale| language::turn_to(*locale, texts));
    let say = |news: News<'static>| {
        let host = host.clone();
        move |happened: &bool| {
            if let Some(host) = host.borrow().as_ref().filter(|_| *happened) {
                host.say(&news);
            }
        }
    };
    use_effect_with(state.heard && state.has_own_result(), say(News::Result));
    use_effect_with(state.heard && state.sharing, say(News::Share));
    host
}
