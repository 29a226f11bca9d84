//! The summary of everything that is wrong, which takes the focus when somebody wants to go on.

use std::rc::Rc;

use yew::prelude::*;

use super::super::form;
use crate::profile::FieldError;
use crate::text::{Texts, faults};

#[derive(Properties, PartialEq)]
pub struct SummaryProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What is wrong.
    pub faults: Rc<Vec<FieldError>>,
    /// How often somebody wanted to go on with faults; never shown at 0.
    pub told: u32,
}

/// Each fault with a link to its field.
#[component(Summary)]
pub fn summary(SummaryProps { texts, faults, told }: &SummaryProps) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(*told, move |told| {
            if let Some(summary) = place.cast::<web_sys::HtmlElement>().filter(|_| *told > 0) {
                // A summary that has left the page cannot take the focus, and need not.
                let _ = summary.focus();
            }
        });
    }
    let title = match faults.len() {
        1 => texts.one_fault().to_owned(),
        count => texts.many_faults(count),
    };
    let line = |fault: &FieldError| {
        let typed = fault.value.text();
        let words = faults::message(fault, typed, form::unit(&fault.field), texts);
        let name = faults::name(&fault.field, texts);
        let target = form::box_of(&fault.field);
        html! { <li key={fault.field.clone()}><a href={format!("#{target}")}>{ texts.labelled(&name, &words) }</a></li> }
    };
    html! {
        <div class="faults" id="faults" role="alert" tabindex="-1" ref={place} hidden={*told == 0 || faults.is_empty()}>
            <h2>{ title }</h2>
            <ul>{ for faults.iter().map(line) }</ul>
        </div>
    }
}
