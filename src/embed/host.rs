//! The page's end of the wire to the site that frames it.
//!
//! The page says hello to whoever frames it, and tells them nothing else. The answer, which only the
//! window around the page can give, brings a port; from then on only that port is spoken through and
//! listened to, so no other window and no other origin can put in a word.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlAnchorElement, MessageEvent, MessagePort, ResizeObserver};

/// The key that marks messages between windows as ours; its value is the version of the protocol.
const MARK: &str = "alignment-calculator";
/// The version of the protocol.
const VERSION: f64 = 1.0;
/// Milliseconds in which the page turns to a place.
const TURNED: u32 = 50;
/// Longest text that is taken from a message, in UTF-16 units.
const LONGEST: u32 = 10_000;

/// What the site around the page wants of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// It listens from now on.
    Listen,
    /// Other attributes; the query that [`super::Settings::read`] reads.
    Settings(String),
    /// A worked example, by its name.
    Example(String),
    /// Whether the site takes care of the visitor who asked for contact.
    Contact {
        /// Whether it does.
        is_taken: bool,
    },
}

/// What the page says to the site around it.
#[derive(Clone, Debug, PartialEq)]
pub enum News<'a> {
    /// A result is on the page; which one is not said.
    Result,
    /// The visitor looks at the ways to share; what is shared is not said.
    Share,
    /// The visitor wants contact, and agreed that these be handed over.
    Contact {
        /// The result in plain text, as it was shown for agreement.
        summary: &'a str,
        /// The link that opens the result.
        link: &'a str,
    },
}

/// The wire; it is cut when this is dropped.
pub struct Host {
    port: Port,
    _listeners: Vec<EventListener>,
}

impl Host {
    /// Says hello, and listens for an answer. None where no other page frames this one.
    pub fn meet(heard: impl Fn(Order) + 'static) -> Option<Self> {
        let around = window().parent().ok().flatten().filter(|around| *around != window())?;
        let port = Port::default();
        let heard = Rc::new(heard);
        let on_port: Closure<dyn Fn(MessageEvent)> = {
            let (heard, going) = (heard.clone(), port.clone());
            Closure::new(move |event: MessageEvent| {
                let data = event.data();
                if let Some(place) = place(&data) {
                    go(&going, &place);
                } else if let Some(order) = order(&data) {
                    heard(order);
                }
            })
        };
        let observer = observed(&port);
        let answered = {
            let (port, around) = (port.clone(), JsValue::from(around.clone()));
            EventListener::new(&window(), "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                let is_from_around = event.source().is_some_and(|source| JsValue::from(source) == around);
                let brought = event.ports().get(0).dyn_into::<MessagePort>().ok();
                let is_answer = is_from_around && is_ours(&event.data(), "connect");
                let Some(brought) = brought.filter(|_| is_answer && port.borrow().is_none()) else { return };
                brought.set_onmessage(Some(on_port.as_ref().unchecked_ref()));
                *port.borrow_mut() = Some(brought);
                say(&port, "ready", &[("height", height().into())]);
                if let Some(observer) = &observer {
                    observer.watch();
                }
                heard(Order::Listen);
            })
        };
        let hello = message("hello", &[(MARK, VERSION.into())]);
        // Where nobody listens, the page stands in a plain frame.
        let _ = around.post_message(&hello, "*");
        let listeners = vec![answered, links(), focus(&port), fragment(&port)];
        Some(Host { port, _listeners: listeners })
    }

    /// Says something, if somebody listens.
    pub fn say(&self, news: &News) {
        match news {
            News::Result => say(&self.port, "result", &[]),
            News::Share => say(&self.port, "share", &[]),
            News::Contact { summary, link } => {
                say(&self.port, "contact", &[("summary", (*summary).into()), ("link", (*link).into())]);
            }
        }
    }
}

/// What watches the height of the page, as long as it is kept.
struct Observer {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut(Array)>,
}

impl Observer {
    /// Tells the height from now on, and in any case once.
    fn watch(&self) {
        if let Some(root) = document().document_element() {
            self.observer.observe(&root);
        }
    }
}

type Port = Rc<RefCell<Option<MessagePort>>>;

fn say(port: &Port, kind: &str, with: &[(&str, JsValue)]) {
    if let Some(port) = &*port.borrow() {
        // A port whose other end is gone takes anything.
        let _ = port.post_message(&message(kind, with));
    }
}

fn message(kind: &str, with: &[(&str, JsValue)]) -> JsValue {
    let message = Object::new();
    for (key, value) in [("type", JsValue::from(kind))].iter().chain(with) {
        // A plain object takes every key.
        let _ = Reflect::set(&message, &JsValue::from(*key), value);
    }
    message.into()
}

/// A short text in a message; none where there is anything else.
fn text(data: &JsValue, key: &str) -> Option<String> {
    let value = Reflect::get(data, &key.into()).ok()?;
    let value = value.dyn_into::<js_sys::JsString>().ok()?;
    (value.length() <= LONGEST).then(|| value.into())
}

fn is_ours(data: &JsValue, kind: &str) -> bool {
    let version = Reflect::get(data, &MARK.into()).ok().and_then(|version| version.as_f64());
    version == Some(VERSION) && text(data, "type").as_deref() == Some(kind)
}

/// The place to which the site wants the page to turn: a step, a field or a part of the result, by what stands
/// for it behind the `#`. It can be nothing else there, no link and no other page.
fn place(data: &JsValue) -> Option<String> {
    let is_place = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let wanted = (text(data, "type")? == "go").then(|| text(data, "place")).flatten();
    wanted.filter(|place| !place.is_empty() && place.bytes().all(is_place))
}

/// Turns to a place because the site asks for it, and tells where that is.
fn go(port: &Port, place: &str) {
    // The fragment of the page itself can always be replaced.
    let _ = window().location().replace(&format!("#{place}"));
    let (port, place) = (port.clone(), place.to_owned());
    Timeout::new(TURNED, move || {
        if let Some(element) = document().get_element_by_id(&place) {
            tell_place(&port, &element);
        }
    })
    .forget();
}

fn order(data: &JsValue) -> Option<Order> {
    match text(data, "type")?.as_str() {
        "settings" => text(data, "settings").map(Order::Settings),
        "example" => text(data, "example").map(Order::Example),
        "contact" => {
            let is_taken = Reflect::get(data, &"taken".into()).ok()?.as_bool()?;
            Some(Order::Contact { is_taken })
        }
        _ => None,
    }
}

/// The height of the page, in CSS pixels: of its root and not of the frame, which follows it.
fn height() -> f64 {
    let root = document().document_element();
    root.map_or(0.0, |root| root.get_bounding_client_rect().height().ceil())
}

/// Tells how high the page is, whenever that changes.
fn observed(port: &Port) -> Option<Observer> {
    let port = port.clone();
    let changed = Closure::new(move |_: Array| say(&port, "height", &[("height", height().into())]));
    let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    Some(Observer { observer, _changed: changed })
}

/// Links to places of the page leave no steps in the history of the site around it, and links to
/// elsewhere open beside it.
fn links() -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "click", options, |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        let address = link.get_attribute("href").unwrap_or_default();
        if address.starts_with('#') {
            if !event.default_prevented() && window().location().hash().ok().as_ref() != Some(&address) {
                event.prevent_default();
                // The fragment of the page itself can always be replaced.
                let _ = window().location().replace(&address);
            }
        } else if !link.has_attribute("download") {
            link.set_target("_blank");
            link.set_rel("noopener");
        }
    })
}

/// Tells where the focus went, so that the site can scroll to it; only while the visitor is in here.
fn focus(port: &Port) -> EventListener {
    let port = port.clone();
    EventListener::new(&document(), "focusin", move |event: &Event| {
        if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            show(&port, &element);
        }
    })
}

/// Tells where a link within the page led.
fn fragment(port: &Port) -> EventListener {
    let port = port.clone();
    EventListener::new(&window(), "hashchange", move |_| {
        let port = port.clone();
        // What is folded there opens first.
        Timeout::new(TURNED, move || {
            let name = window().location().hash().unwrap_or_default();
            if let Some(element) = document().get_element_by_id(name.trim_start_matches('#')) {
                show(&port, &element);
            }
        })
        .forget();
    })
}

fn show(port: &Port, element: &Element) {
    if document().has_focus().unwrap_or(false) {
        tell_place(port, element);
    }
}

fn tell_place(port: &Port, element: &Element) {
    let place = element.get_bounding_client_rect();
    say(port, "show", &[("top", place.top().into()), ("bottom", place.bottom().into())]);
}
