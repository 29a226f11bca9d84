//! The register by grade, and the numbers that are not used.

use yew::prelude::*;

use super::folds::Folds;
use crate::evidence::{self, Grade, Reading, Source, Use};
use crate::text::{Texts, figures};

/// What the register is shown with.
#[derive(Properties, PartialEq)]
pub struct SourcesProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What is folded away.
    pub folds: Folds,
}

/// Every source by grade, with what each grade means; no answer changes it.
#[component(Sources)]
pub fn sources(SourcesProps { texts, folds }: &SourcesProps) -> Html {
    let summary = html! { <h3 id="sources-title">{ texts.sources_title() }</h3> };
    html! {
        <section class="folds" aria-labelledby="sources-title">
            { folds.fold("sources", "fold", summary, false, || html! {
                <div>
                    <p class="hint">{ texts.sources_note() }</p>
                    { for Grade::ALL.iter().map(|grade| graded(texts, *grade)) }
                </div>
            }) }
        </section>
    }
}

fn graded(texts: &'static Texts, grade: Grade) -> Html {
    html! {
        <section key={grade.id()}>
            <h4 class="grade">{ texts.stated(texts.parameter_grade(), grade.label()) }</h4>
            <p>{ texts.grade_about(grade.id()) }</p>
            <ul class="parameters">{ for evidence::all().filter(|source| source.grade == grade).map(|source| entry(texts, source)) }</ul>
        </section>
    }
}

fn entry(texts: &'static Texts, source: &'static Source) -> Html {
    let reading = match source.reading {
        Reading::Original => texts.reading("original"),
        Reading::Relay => texts.reading("relay"),
        Reading::Own => texts.reading("own"),
    };
    let parts: Vec<String> = source
        .also
        .iter()
        .map(|(grade, part)| {
            texts.labelled(texts.evidence_part(&format!("{}.{part}", source.id)), grade.label())
        })
        .collect();
    let uses = source.uses.iter().enumerate().map(|(at, used)| {
        html! { <span key={at}>{ if at > 0 { texts.apart("", "") } else { String::new() } }{ use_of(texts, used) }</span> }
    });
    html! {
        <li key={source.id} id={format!("source-{}", source.id)} class="with-note">
            <div>
                <h5>{ title(texts, source) }</h5>
                <p>{ texts.evidence_figure(source.id) }</p>
                <p>{ texts.evidence_note(source.id) }</p>
                <p hidden={parts.is_empty()}>{ texts.source_parts(&texts.phrases(&parts)) }</p>
            </div>
            <div class="note">
                <p>{ reading }{ texts.gap() }{ address(texts, source.address) }</p>
                <p>{ texts.source_used() }{ texts.gap() }{ for uses }</p>
            </div>
        </li>
    }
}

/// Authors and year, or for our own judgement what it is about.
fn title(texts: &Texts, source: &Source) -> String {
    let year = match source.year {
        Some((from, to)) if from == to => from.to_string(),
        Some((from, to)) => format!("{from}–{to}"),
        None => String::new(),
    };
    let mut title = source.publisher.to_owned();
    if title.is_empty() {
        let figures = source.uses.iter().filter_map(|used| match used {
            Use::Parameter(id) => Some(texts.parameter_name(id)),
            _ => None,
        });
        title = texts.own_judgement(&texts.row(&figures.collect::<Vec<_>>()));
    }
    if !year.is_empty() {
        title = format!("{title}, {year}");
    }
    match source.sample {
        Some(sample) => format!("{title}, n = {}", figures::number(f64::from(sample), 0, texts)),
        None => title,
    }
}

fn use_of(texts: &'static Texts, used: &Use) -> Html {
    match used {
        Use::Parameter(id) => {
            html! { <a href={format!("#parameter-{id}")}>{ texts.parameter_name(id) }</a> }
        }
        Use::Question(item) => html! { { texts.source_question(texts.question_title(item)) } },
        Use::Remedy(id) => html! { { texts.source_remedy(texts.remedy_name(id)) } },
        Use::Method => html! { { texts.source_method() } },
        Use::Context => html! { { texts.source_context() } },
        Use::RefusedButShown => html! { { texts.source_shown() } },
    }
}

/// The grades and sources of a parameter or fixed figure, each source leading to its entry.
pub fn grades(texts: &'static Texts, id: &str) -> Html {
    let rows = evidence::for_parameter(id).map(|source| {
        let parts: Vec<String> = evidence::parts_for(source, id)
            .map(|(grade, part)| {
                texts.labelled(texts.evidence_part(&format!("{}.{part}", source.id)), grade.label())
            })
            .collect();
        let parts = texts.phrases(&parts);
        let named = title(texts, source);
        let named = if parts.is_empty() { named } else { texts.noted(&named, &parts) };
        html! {
            <li key={source.id}>
                <b class="grade">{ source.grade.label() }</b>{ " " }
                <a href={format!("#source-{}", source.id)}>{ named }</a>
            </li>
        }
    });
    html! { <ul class="uses" aria-label={texts.parameter_grade().to_owned()}>{ for rows }</ul> }
}

/// Where something was read; what is a web address leads there.
fn address(texts: &Texts, address: &'static str) -> Html {
    let pieces = address.split(';').map(str::trim).filter(|piece| !piece.is_empty());
    let pieces = pieces.enumerate().map(|(at, piece)| {
        let separator = if at > 0 { texts.apart("", "") } else { String::new() };
        let shown = match target(piece) {
            Some(href) => html! { <a {href} target="_blank" rel="noreferrer">{ piece }</a> },
            None => html! { { piece } },
        };
        html! { <span key={at}>{ separator }{ shown }</span> }
    });
    html! { <span>{ for pieces }</span> }
}

/// The web address that a piece of text is, if it is one and nothing else.
fn target(piece: &str) -> Option<String> {
    if let Some(doi) = piece.strip_prefix("doi ") {
        return Some(format!("https://doi.org/{doi}"));
    }
    let digits = piece.strip_prefix("PMC").unwrap_or_default();
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Some(format!("https://pmc.ncbi.nlm.nih.gov/articles/{piece}/"));
    }
    let host = piece.split('/').next()?;
    let (name, end) = host.rsplit_once('.')?;
    let is_host = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
        && end.len() >= 2
        && end.bytes().all(|b| b.is_ascii_lowercase());
    (is_host && !piece.contains(char::is_whitespace)).then(|| format!("https://{piece}"))
}

/// What the numbers not used are shown with.
#[derive(Properties, PartialEq)]
pub struct RefusedProps {
    /// The texts of the page.
    pub texts: &'static Texts,
}

/// The famous claims that enter no result, each with its grade and the reason.
#[component(Refused)]
pub fn refused(&RefusedProps { texts }: &RefusedProps) -> Html {
    html! {
        <section id="refused" class="finding" aria-labelledby="refused-title">
            <p class="topic">{ texts.refused_title() }</p>
            <h2 id="refused-title">{ texts.refused_finding() }</h2>
            <p>{ texts.refused_note() }</p>
            <ul class="parameters">{ for evidence::REFUSED.iter().map(|claim| html! {
                <li key={claim.id} id={format!("refused-{}", claim.id)} class="with-note">
                    <div>
                        <h3>{ texts.refused_claim(claim.id) }</h3>
                        <p>{ texts.refused_reason(claim.id) }</p>
                    </div>
                    <div class="note">
                        <p><b class="grade">{ claim.grade.label() }</b>{ " " }{ texts.grade_about(claim.grade.id()) }</p>
                        <p hidden={claim.address.is_empty()}>{ address(texts, claim.address) }</p>
                    </div>
                </li>
            }) }</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_addresses_become_links_and_titles_do_not() {
        let cases = [
            ("align.me/b2b-marketing-blog/how", Some("https://align.me/b2b-marketing-blog/how")),
            ("learn.leandata.com", Some("https://learn.leandata.com")),
            ("doi 10.1509/jmkg.72.2.133", Some("https://doi.org/10.1509/jmkg.72.2.133")),
            ("PMC7149229", Some("https://pmc.ncbi.nlm.nih.gov/articles/PMC7149229/")),
            ("cmswire.com, “The high cost” (2014)", None),
            ("cmswire.com 017736", None),
            ("Journal of Marketing 71(3)", None),
            ("CXL", None),
            ("HubSpot", None),
        ];
        for (piece, expected) in cases {
            assert_eq!(target(piece).as_deref(), expected, "{piece}");
        }
    }
}
