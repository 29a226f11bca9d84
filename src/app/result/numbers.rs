//! Every parameter, every source, and the figures that are not used.

use yew::prelude::*;

use super::parts::{View, section, table};
use crate::evidence::{self, Grade, Reading, Source};
use crate::model::parameters::distribution;
use crate::profile::{Parameter, Uncertain};
use crate::text::{Texts, figures};

/// Every uncertain parameter as it is used here, with its sources.
pub fn parameters(view: &View) -> Html {
    let texts = view.texts;
    let overrides = &view.result.profile.settings.overrides;
    let rows = Uncertain::ALL
        .iter()
        .map(|uncertain| {
            let own = overrides.get(&Parameter::Uncertain(*uncertain));
            let triangle = distribution(*uncertain);
            let [low, mode, high] = own.copied().unwrap_or([triangle.low, triangle.mode, triangle.high]);
            let sources: Vec<String> = evidence::for_parameter(uncertain.id())
                .map(|source| format!("{} ({})", source.id, source.grade.label()))
                .collect();
            vec![
                texts.parameter_name(uncertain.id()).to_owned(),
                figures::plain(low),
                figures::plain(mode),
                figures::plain(high),
                if own.is_some() { texts.parameter_overridden() } else { texts.parameter_of_model() }
                    .to_owned(),
                sources.join(", "),
            ]
        })
        .collect();
    let heads = [
        texts.col_what(),
        texts.col_lowest(),
        texts.col_most_likely(),
        texts.col_highest(),
        texts.col_remark(),
        texts.col_sources(),
    ];
    section(
        "numbers",
        texts.numbers_title(),
        html! {
            <>
                <p>{ texts.numbers_model(view.report().model_version) }</p>
                { table(texts.parameters_table(), &heads, rows) }
            </>
        },
    )
}

/// What the register is shown with.
#[derive(Properties, PartialEq)]
pub struct RegisterProps {
    /// The texts of the page.
    pub texts: &'static Texts,
}

/// The register of evidence and the figures refused; a component, since no answer changes them.
#[component(Register)]
pub fn register(&RegisterProps { texts }: &RegisterProps) -> Html {
    html! {
        <div>
            <details class="finding">
                <summary><h2>{ texts.sources_title() }</h2></summary>
                <dl class="glossary">{ for Grade::ALL.iter().map(|grade| html! {
                    <div key={grade.id()}><dt>{ grade.label() }</dt><dd>{ texts.grade_about(grade.id()) }</dd></div>
                }) }</dl>
                <dl class="glossary">{ for evidence::all().map(|source| source_entry(texts, source)) }</dl>
            </details>
            <details class="finding">
                <summary><h2>{ texts.refused_title() }</h2></summary>
                <dl class="glossary">{ for evidence::REFUSED.iter().map(|refused| html! {
                    <div key={refused.id}>
                        <dt>{ texts.refused_claim(refused.id) }</dt>
                        <dd>{ format!("{}: {}", refused.grade.label(), texts.refused_reason(refused.id)) }</dd>
                    </div>
                }) }</dl>
            </details>
        </div>
    }
}

fn source_entry(texts: &Texts, source: &Source) -> Html {
    let reading = match source.reading {
        Reading::Original => texts.reading_original(),
        Reading::Relay => texts.reading_relay(),
        Reading::Own => texts.reading_own(),
    };
    let parts = source.also.iter().map(|(grade, part)| {
        let words = texts.evidence_part(&format!("{}.{part}", source.id)).to_owned();
        html! { <span key={*part}>{ format!(" {words}: {}.", grade.label()) }</span> }
    });
    html! {
        <div key={source.id} id={format!("source-{}", source.id)}>
            <dt>{ format!("{} ({})", source.id, source.grade.label()) }{ for parts }</dt>
            <dd>
                <p>{ texts.evidence_figure(source.id) }</p>
                <p>{ texts.evidence_note(source.id) }</p>
                <p class="hint">{ format!("{} {reading} {}", source.publisher, source.address) }</p>
            </dd>
        </div>
    }
}
