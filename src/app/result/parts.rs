//! What every part of the result is made of: its frame, its charts, and figures in the reader's units.

use yew::prelude::*;

use super::super::figure::figure;
use super::super::state::Result;
use crate::chart::Chart;
use crate::model::{Further, Range, Report};
use crate::text::{Account, Texts};

/// What every part of the result needs.
pub struct View<'a> {
    /// The last result without a fault.
    pub result: &'a Result,
    /// What takes longer, when it is there.
    pub further: Option<&'a Further>,
    /// The texts of the page.
    pub texts: &'a Texts,
    /// CSS pixels that a chart may be wide.
    pub width: u32,
}

impl<'a> View<'a> {
    /// The report.
    pub fn report(&self) -> &'a Report {
        &self.result.report
    }

    /// What sentences and charts are made from.
    pub fn account(&self) -> Account<'a> {
        Account {
            profile: &self.result.profile,
            report: &self.result.report,
            further: self.further,
            currency: &self.result.currency,
            texts: self.texts,
        }
    }

    /// Money to two significant digits.
    pub fn money(&self, value: f64) -> String {
        self.account().money(value)
    }

    /// Eight cases in ten of an amount of money.
    pub fn money_range(&self, range: &Range) -> String {
        self.account().money_range(range)
    }

    /// A chart under its question, with what can be done with it; hidden where there is none.
    pub fn figure(&self, chart: impl Into<Option<Chart>>) -> Html {
        figure(chart.into(), self.texts)
    }

    /// The link to where a figure's calculation is shown.
    pub fn how(&self, id: &str) -> Html {
        html! { <p class="how"><a href={format!("#{id}")}>{ self.texts.how_calculated() }</a></p> }
    }
}

/// A part of the result: what it is about, what was found, the grounds, and notes in the margin.
pub fn part(id: &'static str, topic: &str, finding: String, grounds: Html, notes: Html) -> Html {
    html! {
        <section class="finding" id={format!("result-{id}")} aria-labelledby={format!("result-{id}-finding")}>
            <div class="finding-head">
                <p class="topic">{ topic }</p>
                <h3 id={format!("result-{id}-finding")}>{ finding }</h3>
            </div>
            <div class="finding-grounds">{ grounds }</div>
            <div class="finding-notes">{ notes }</div>
        </section>
    }
}

/// A note that begins with what it is about; hidden where there is nothing to say.
pub fn note(texts: &Texts, lead: &str, text: &str) -> Html {
    html! { <p hidden={text.is_empty()}><b>{ lead }</b>{ texts.gap() }{ text }</p> }
}

/// A paragraph, hidden where there is nothing to say.
pub fn paragraph(text: Option<String>) -> Html {
    html! { <p hidden={text.is_none()}>{ text.unwrap_or_default() }</p> }
}

/// What stands where a chart has nothing to show yet: what it would add, and where to go for it.
pub fn empty(texts: &Texts, hidden: bool, [title, about, link]: [&str; 3], address: &'static str) -> Html {
    html! {
        <div class="empty" {hidden}>
            <p><b>{ title }</b>{ texts.gap() }{ about }</p>
            <p class="screen-only"><a href={address}>{ link }</a></p>
        </div>
    }
}
