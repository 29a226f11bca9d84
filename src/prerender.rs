//! Writes the pages of a bundled site in all languages, with a worked example on them: what is read before
//! the program has arrived, and without it.
//!
//! It is called with the folder of the site, whose pages hold the places to fill in, and with the address that
//! the site will have, if that is known. `--pseudo FOLDER` writes elsewhere, and only what the layout is tested
//! with: a language that is longer, and one that runs from right to left.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use alignment_calculator::app::{
    App, AppProps, Compare, CompareProps, Form, Studio, StudioProps, Translation,
};
use alignment_calculator::embed::Settings;
use alignment_calculator::text::{CATALOGUES, Texts, pseudo};
use yew::{BaseComponent, LocalServerRenderer};

/// Width of the charts before the page knows its own, in CSS pixels.
const WIDTH: u32 = 680;

/// The pages, by their names.
const PAGES: [&str; 3] = ["index", "compare", "studio"];

/// The language whose pages are in the folder of the site.
const ENGLISH: &str = "en";

/// How the script begins that runs before anything is drawn, how the one that starts the program, and how what may
/// be drawn before both.
const EARLY: &str = "<script src=\"./early";
const BOOT: &str = "<script type=\"module\"";
const BRAND: &str = "<p class=\"brand\"";

/// Why a site could not be written.
type Failure = Box<dyn std::error::Error>;

/// A language of the site.
struct Language {
    texts: &'static Texts,
    catalogue: String,
}

/// A page of the site in one language.
struct Page<'a> {
    name: &'a str,
    texts: &'static Texts,
    /// Where the files of the site are, seen from the page.
    root: &'a str,
    /// The texts as they travel, and the file with them.
    catalogue: &'a str,
    brings: &'a str,
    translations: Vec<Translation>,
    /// The address of the site, where it is known.
    site: Option<&'a str>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [site] => write(site, site, &real(), None),
        [site, "--pseudo", into] => write(site, into, &pseudo_languages(), None),
        [site, address] => write(site, site, &real(), Some(address)),
        _ => Err("prerender SITE [ADDRESS | --pseudo FOLDER]".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn real() -> Vec<Language> {
    CATALOGUES.iter().map(|(tag, catalogue)| language(tag, (*catalogue).to_owned())).collect()
}

fn pseudo_languages() -> Vec<Language> {
    pseudo::all().map(|(tag, catalogue)| language(tag, catalogue)).into()
}

fn language(tag: &str, catalogue: String) -> Language {
    let texts = Texts::new(tag, Box::leak(catalogue.clone().into_boxed_str()));
    let texts = texts.expect("catalogue and program are built together");
    Language { texts: Box::leak(Box::new(texts)), catalogue }
}

/// Fills the pages of a site in: for English in its own folder, for each other language in one of its own.
fn write(site: &str, into: &str, languages: &[Language], address: Option<&str>) -> Result<(), Failure> {
    let (site, into) = (Path::new(site), Path::new(into));
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    for name in PAGES {
        let template = fs::read_to_string(site.join(format!("{name}.html")))?;
        for Language { texts, catalogue } in languages {
            let is_english = texts.tag() == ENGLISH;
            let folder = if is_english { into.to_owned() } else { into.join(texts.tag()) };
            fs::create_dir_all(&folder)?;
            let brings = format!("texts-{}-{:016x}.txt", texts.tag(), hash(catalogue));
            fs::write(into.join(&brings), catalogue)?;
            let page = Page {
                name,
                texts,
                root: if is_english { "./" } else { "../" },
                catalogue,
                brings: &brings,
                translations: translations(languages, is_english),
                site: address,
            };
            let markup = runtime.block_on(markup(&page));
            fs::write(folder.join(format!("{name}.html")), filled(&template, &page, &markup)?)?;
        }
    }
    Ok(())
}

/// The languages as a page in the folder of the site, or in that of a language, leads to them.
fn translations(languages: &[Language], from_english: bool) -> Vec<Translation> {
    let one = |Language { texts, .. }: &Language| {
        let folder = match (from_english, texts.tag()) {
            (true, ENGLISH) => "./".to_owned(),
            (true, tag) => format!("{tag}/"),
            (false, ENGLISH) => "../".to_owned(),
            (false, tag) => format!("../{tag}/"),
        };
        Translation {
            tag: texts.tag().to_owned(),
            page_tag: texts.page_tag().to_owned(),
            name: texts.language_name().to_owned(),
            folder,
            offer: texts.language_offered_link().to_owned(),
        }
    };
    languages.iter().map(one).collect()
}

/// What the program would put on a page of somebody who has entered nothing.
async fn markup(page: &Page<'_>) -> String {
    let (texts, translations) = (page.texts, page.translations.clone());
    match page.name {
        "index" => {
            let (draft, settings) = (Form::default(), Settings::default());
            rendered::<App>(AppProps { texts, draft, settings, arrival: None, width: WIDTH, translations })
                .await
        }
        "compare" => {
            let pasted = String::new();
            rendered::<Compare>(CompareProps { texts, pasted, width: WIDTH, translations }).await
        }
        // What the studio makes depends on where the site is, which only the browser knows.
        _ => {
            let (brought, folder) = (String::new(), "".into());
            rendered::<Studio>(StudioProps { texts, brought, folder, translations }).await
        }
    }
}

async fn rendered<C: BaseComponent>(props: C::Properties) -> String {
    LocalServerRenderer::<C>::with_props(props).hydratable(false).render().await
}

fn filled(template: &str, page: &Page, markup: &str) -> Result<String, Failure> {
    let Page { texts, root, brings, .. } = page;
    let brings = format!(r#"<meta name="texts" content="{root}{brings}">"#);
    // What runs before anything is drawn comes as a file. The name of the page holds for every visitor, so browsers
    // draw it meanwhile. What starts the program need not wait for more of the page than what stands above it.
    let (before, scripts, after) = scripts(template)?;
    let drawn = end_of(BRAND, "</p>", markup).ok_or("the page has no name on it")?;
    let (name, rest) = markup.split_at(drawn);
    let rooted = |html: &str| html.replace("=\"./", &format!("=\"{root}"));
    let markup = format!("{name}{}{rest}", rooted(scripts));
    let mut html = rooted(&format!("{before}{after}"))
        .replace("<!-- languages -->", &format!("{}{brings}", languages_of(page)))
        .replace(r#"<div id="app"></div>"#, &format!(r#"<div id="app">{markup}</div>"#));
    let first_texts = Texts::first_of(page.catalogue);
    for (place, text) in places(texts).into_iter().chain([("first_texts", first_texts.as_str())]) {
        html = html.replace(&format!("{{{{{place}}}}}"), &escaped(text));
    }
    if let Some(site) = page.site {
        // Those who show a card beside a link want whole addresses.
        html = html.replace(&format!("content=\"{root}card-"), &format!("content=\"{site}card-"));
    }
    match html.find("{{") {
        None => Ok(html),
        Some(at) => {
            Err(format!("a place was left: {}", html[at..].lines().next().unwrap_or_default()).into())
        }
    }
}

/// The two scripts of a page, one behind the other, with what stands before and behind them.
fn scripts(template: &str) -> Result<(&str, &str, &str), Failure> {
    let ends =
        template.find(EARLY).zip(end_of(BOOT, "</script>", template)).filter(|(start, end)| start < end);
    let (start, end) = ends.ok_or("the page does not name its scripts")?;
    Ok((&template[..start], &template[start..end], &template[end..]))
}

/// Where the first end behind a beginning ends.
fn end_of(begin: &str, end: &str, html: &str) -> Option<usize> {
    let start = html.find(begin)?;
    Some(start + html[start..].find(end)? + end.len())
}

/// The same page in all languages, and its own address.
fn languages_of(page: &Page) -> String {
    let file = if page.name == "index" { String::new() } else { format!("{}.html", page.name) };
    let address = |tag: &str| {
        let folder = if tag == ENGLISH { String::new() } else { format!("{tag}/") };
        page.site.map(|site| format!("{site}{folder}{file}"))
    };
    let link = |Translation { tag, page_tag, name, folder, offer }: &Translation| {
        let [name, offer] = [name, offer].map(|text| escaped(text));
        // Search engines take whole addresses alone; the page itself goes by the folders.
        let (hreflang, href) = match address(tag) {
            Some(address) => (format!(" hreflang=\"{page_tag}\""), address),
            None => (String::new(), format!("{folder}{file}")),
        };
        format!(
            "<link rel=\"alternate\"{hreflang} href=\"{href}\" title=\"{name}\" data-locale=\"{tag}\" \
             data-lang=\"{page_tag}\" data-folder=\"{folder}\" data-offer=\"{offer}\">\n    "
        )
    };
    let mut links: String = page.translations.iter().map(link).collect();
    // Readers of any further language are led to English.
    if let Some(english) = address(ENGLISH) {
        links += &format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{english}\">\n    ");
    }
    if let Some(own) = address(page.texts.tag()) {
        links += &format!(
            "<link rel=\"canonical\" href=\"{own}\">\n    <meta property=\"og:url\" content=\"{own}\">\n    "
        );
    }
    links
}

/// What the pages ask for, by the names of their places.
fn places(texts: &Texts) -> [(&'static str, &str); 24] {
    let card = if CATALOGUES.iter().any(|(tag, _)| *tag == texts.tag()) { texts.tag() } else { "en" };
    [
        ("tag", texts.tag()),
        ("page_tag", texts.page_tag()),
        ("direction", texts.writing_direction()),
        ("card", card),
        ("html_title", texts.html_title()),
        ("html_description", texts.html_description()),
        ("card_alt", texts.card_alt()),
        ("without_scripts", texts.without_scripts()),
        ("boot_failure", texts.boot_failure()),
        ("not_loaded", texts.not_loaded()),
        ("outdated", texts.outdated()),
        ("stopped", texts.stopped()),
        ("load_again", texts.load_again()),
        ("go_on", texts.go_on()),
        ("go_on_empty", texts.go_on_empty()),
        ("last_link", texts.last_link()),
        ("compare_html_title", texts.compare_html_title()),
        ("compare_html_description", texts.compare_html_description()),
        ("compare_without_scripts", texts.compare_without_scripts()),
        ("compare_boot_failure", texts.compare_boot_failure()),
        ("studio_html_title", texts.studio_html_title()),
        ("studio_html_description", texts.studio_html_description()),
        ("studio_without_scripts", texts.studio_without_scripts()),
        ("studio_boot_failure", texts.studio_boot_failure()),
    ]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Names a file after its content (FNV-1a).
fn hash(content: &str) -> u64 {
    content
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
