//! The language of the page, and the others that it is there in.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlLinkElement};
use yew::prelude::*;

use super::address;
use crate::text::Texts;
use crate::text::number::Convention;

/// The same page in another language, as the head of the page names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The tag by which sites and folders name the language, such as `zh`.
    pub tag: String,
    /// The tag by which pages name it, such as `zh-Hans`.
    pub page_tag: String,
    /// Its own name for itself.
    pub name: String,
    /// The folder in which the page is, relative to this one.
    pub folder: String,
    /// Words of that language that offer the page.
    pub offer: String,
}

/// The texts of the page, from its finished catalogue; none when that was made for another program.
pub fn texts(catalogue: String) -> Option<&'static Texts> {
    taken(catalogue, Texts::new)
}

/// The few texts of the first answer.
pub(super) fn first_texts(catalogue: String) -> Option<&'static Texts> {
    taken(catalogue, Texts::first)
}

fn taken(catalogue: String, read: fn(&str, &'static str) -> Option<Texts>) -> Option<&'static Texts> {
    let tag = document().document_element()?.get_attribute("data-locale")?;
    // One language lives as long as the page.
    let texts = read(&tag, Box::leak(catalogue.into_boxed_str()))?;
    let intl = texts.intl();
    Convention::of(intl.decimal_sign()).grouped_by(intl.group_sign()).take_for_page();
    Some(Box::leak(Box::new(texts)))
}

/// The languages that the page offers, its own among them; none in the frame of another site, which chooses
/// the language itself.
pub fn load_translations() -> Vec<Translation> {
    let is_framed = window().parent().ok().flatten().is_some_and(|around| around != window());
    if is_framed { Vec::new() } else { there() }
}

/// The languages that the page is there in.
fn there() -> Vec<Translation> {
    let Ok(links) = document().query_selector_all("link[data-locale]") else { return Vec::new() };
    let links = (0..links.length()).filter_map(|at| links.get(at)?.dyn_into::<HtmlLinkElement>().ok());
    links.filter_map(|link| translation(&link)).collect()
}

fn translation(link: &HtmlLinkElement) -> Option<Translation> {
    let of = |name: &str| link.get_attribute(name);
    Some(Translation {
        tag: of("data-locale")?,
        page_tag: of("data-lang")?,
        name: of("title")?,
        folder: of("data-folder")?,
        offer: of("data-offer")?,
    })
}

/// What the reader would rather read, by the browser's languages; nothing when that is this page.
fn preferred<'a>(
    translations: &'a [Translation],
    own: &str,
    languages: &[String],
) -> Option<&'a Translation> {
    let is_for = |translation: &Translation, language: &str| {
        language.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case(&translation.tag))
    };
    let first = languages.iter().find_map(|language| translations.iter().find(|it| is_for(it, language)))?;
    (first.tag != own).then_some(first)
}

/// The address of this page in a language, with a query; what a link brought goes along.
fn here_in(folder: &str, query: &str) -> String {
    let path = window().location().pathname().unwrap_or_default();
    let page = path.rsplit('/').next().unwrap_or_default();
    let fragment = address::fragment_or_moved();
    let hash = if fragment.is_empty() { "" } else { "#" };
    format!("{folder}{page}{query}{hash}{fragment}")
}

/// Leads a link to the page in another language as the address is when it is pressed: what was typed is kept in the
/// browser, and what a link brought stands in the address.
fn follow_address() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = link.and_then(|link| link.closest("a").ok().flatten());
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            let folder = link.get_attribute("data-folder").unwrap_or_default();
            let _ = link.set_attribute("href", &here_in(&folder, ""));
        }
    })
}

/// A query that asks for this language and for all else as before; with the one before, `early.js` would turn
/// back there.
fn asking_for(tag: &str, query: &str) -> String {
    let pairs = form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    let others = pairs.filter(|(name, _)| name != "locale");
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(others)
        .append_pair("locale", tag)
        .finish();
    format!("?{query}")
}

/// Goes to this page in a language, if it is another one and there.
pub fn turn_to(tag: Option<&str>, texts: &Texts) {
    let wanted = tag.filter(|tag| *tag != texts.tag());
    let found = there().into_iter().find(|translation| Some(translation.tag.as_str()) == wanted);
    if let Some(translation) = found {
        let search = window().location().search().unwrap_or_default();
        // The address is one of this site.
        let _ = window()
            .location()
            .replace(&here_in(&translation.folder, &asking_for(&translation.tag, &search)));
    }
}

/// What the choice of languages is shown with.
#[derive(Properties, PartialEq)]
pub struct LanguagesProps {
    /// The texts of the page's language.
    pub texts: &'static Texts,
    /// The languages that the page is there in.
    pub translations: Vec<Translation>,
}

/// Links to the page in its languages.
#[component(Languages)]
pub fn languages(LanguagesProps { texts, translations }: &LanguagesProps) -> Html {
    let onclick = follow_address();
    let link = |translation: &Translation| {
        let Translation { tag, page_tag, name, folder, .. } = translation.clone();
        let current = (tag == texts.tag()).then_some("page");
        html! {
            <li key={tag}>
                <a href={folder.clone()} hreflang={page_tag.clone()} lang={page_tag} data-folder={folder} aria-current={current} onclick={onclick.clone()}>{ name }</a>
            </li>
        }
    };
    html! {
        <nav class="languages screen-only" aria-label={texts.language()} hidden={translations.len() < 2}>
            <ul>{ for translations.iter().map(link) }</ul>
        </nav>
    }
}

/// A quiet line for readers whose browser prefers another of the page's languages.
#[component(LanguageOffer)]
pub fn language_offer(LanguagesProps { texts, translations }: &LanguagesProps) -> Html {
    let offered = use_state(|| None::<Translation>);
    {
        let (offered, translations, own) = (offered.clone(), translations.clone(), texts.tag());
        use_effect_with((), move |()| {
            let languages = window().navigator().languages();
            let languages: Vec<String> =
                languages.iter().filter_map(|language| language.as_string()).collect();
            offered.set(preferred(&translations, own, &languages).cloned());
        });
    }
    let shown = offered.as_ref().map(|translation| {
        let Translation { page_tag, folder, offer, .. } = translation.clone();
        html! { <a href={here_in(&folder, "")} hreflang={page_tag.clone()} lang={page_tag} data-folder={folder} onclick={follow_address()}>{ offer }</a> }
    });
    html! { <p class="language-offer screen-only" hidden={shown.is_none()}>{ for shown }</p> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_language_takes_the_place_of_the_one_that_was_asked_for() {
        assert_eq!(asking_for("de", "?embed=1&locale=en&brand=A+%26+B"), "?embed=1&brand=A+%26+B&locale=de");
        assert_eq!(asking_for("de", ""), "?locale=de");
    }

    #[test]
    fn the_first_language_of_the_browser_that_is_there_is_offered() {
        let translation = |tag: &str| Translation {
            tag: tag.into(),
            page_tag: String::new(),
            name: String::new(),
            folder: String::new(),
            offer: String::new(),
        };
        let there = ["en", "zh", "de"].map(translation);
        for (languages, own, offered) in [
            (&["de-CH", "en"][..], "en", Some("de")),
            (&["de-CH", "en"], "de", None),
            (&["pl", "zh-Hans-CN", "de"], "en", Some("zh")),
            (&["zh-CN"], "en", Some("zh")),
            (&["zh"], "de", Some("zh")),
            (&["zh-Hans"], "zh", None),
            (&["pl", "en-GB", "de"], "en", None),
            (&["den"], "en", None),
            (&[], "en", None),
        ] {
            let languages: Vec<String> = languages.iter().map(|tag| (*tag).to_owned()).collect();
            let found = preferred(&there, own, &languages).map(|found| found.tag.as_str());
            assert_eq!(found, offered, "{languages:?} on {own}");
        }
    }
}
