//! Draws the card that mail, chat and social networks show beside a link to the page, one a language.
//!
//! A card is committed, because no two machines draw letters alike. It says the page's own words and
//! no figure: nobody knows whose result a link will show.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::iter::zip;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};

use crate::setup::{self, Tool};
use crate::{chromium, process, root};

/// Width and height that the networks ask for, in pixels.
const SIZE: (u32, u32) = (1200, 630);

/// Colours of a card.
const COLOURS: usize = 64;

/// The texts on a card, by their keys.
const TEXTS: [(&str, &str); 3] = [("{brand}", "brand"), ("{title}", "page_title"), ("{lede}", "page_lede")];

/// Draws the cards of all languages anew.
pub fn draw() -> Result<()> {
    setup::ensure(&[Tool::Chromium])?;
    for language in languages()? {
        let card = card(&language);
        // A folder that a browser in a box of its own may read as well.
        let page = root().join(format!("target/card-{language}.html"));
        fs::write(&page, filled(&language)?)?;
        let mut browser = process::command(chromium::find().context("Chromium has gone")?);
        browser
            .args(chromium::arguments())
            .args(["--hide-scrollbars", "--force-device-scale-factor=1", "--disable-lcd-text"])
            .arg(format!("--window-size={},{}", SIZE.0, SIZE.1))
            .arg(format!("--screenshot={}", card.display()))
            .arg(format!("file://{}", page.display()))
            .stderr(Stdio::null());
        process::run(&mut browser)?;
        fs::write(&card, lightened(&fs::read(&card)?)?)?;
        println!("{} is drawn; look at it before you commit it", card.display());
    }
    Ok(())
}

fn languages() -> Result<Vec<String>> {
    let folders = fs::read_dir(root().join("locales"))?;
    folders.map(|folder| Ok(folder?.file_name().to_string_lossy().into_owned())).collect()
}

/// Where a language's card is.
fn card(language: &str) -> PathBuf {
    root().join(format!("styles/card-{language}.png"))
}

/// The card as a page.
fn filled(language: &str) -> Result<String> {
    let styles = root().join("styles");
    let mut page = fs::read_to_string(styles.join("card.html"))?;
    page = page.replace("{language}", language);
    page = page.replace("{tokens}", &fs::read_to_string(styles.join("tokens.css"))?);
    for (place, key) in TEXTS {
        let text = text(language, key)?.replace('&', "&amp;").replace('<', "&lt;");
        page = page.replace(place, &text);
    }
    Ok(page)
}

/// A text of a language.
fn text(language: &str, key: &str) -> Result<String> {
    for file in fs::read_dir(root().join("locales").join(language))? {
        let texts = fs::read_to_string(file?.path())?;
        let mut lines = texts.lines().filter_map(|line| line.split_once(" = "));
        if let Some((_, text)) = lines.find(|(known, _)| *known == key) {
            return Ok(text.to_owned());
        }
    }
    bail!("{language} has no text {key}")
}

/// The same picture in its most frequent colours, which letters on paper do with: a third of the bytes.
fn lightened(picture: &[u8]) -> Result<Vec<u8>> {
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().context("the picture is too large")?];
    let info = reader.next_frame(&mut bytes)?;
    ensure!((info.width, info.height) == SIZE, "the picture is {} by {}", info.width, info.height);
    let pixels = bytes.chunks_exact(info.color_type.samples()).map(|pixel| [pixel[0], pixel[1], pixel[2]]);

    let mut counts = BTreeMap::<[u8; 3], usize>::new();
    pixels.clone().for_each(|pixel| *counts.entry(pixel).or_default() += 1);
    let mut palette: Vec<_> = counts.keys().copied().collect();
    palette.sort_by_key(|colour| Reverse(counts[colour]));
    palette.truncate(COLOURS);
    let nearest = |colour: &[u8; 3]| {
        let distance =
            |other: &[u8; 3]| zip(colour, other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum::<u32>();
        (0..palette.len()).min_by_key(|at| distance(&palette[*at])).unwrap_or_default() as u8
    };
    let places: BTreeMap<_, _> = counts.keys().map(|colour| (*colour, nearest(colour))).collect();

    let mut lightened = Vec::new();
    let mut encoder = png::Encoder::new(&mut lightened, SIZE.0, SIZE.1);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&pixels.map(|pixel| places[&pixel]).collect::<Vec<_>>())?;
    Ok(lightened)
}

/// Width and height of a PNG picture, which its first block tells.
#[cfg(test)]
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    png.starts_with(b"\x89PNG").then_some((number(16)?, number(20)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The most bytes that a card may take.
    const HEAVIEST: usize = 40_000;

    #[test]
    fn every_language_has_a_light_card_of_the_right_size() {
        for language in languages().expect("the languages can be listed") {
            let png = fs::read(card(&language)).expect("`cargo xtask card` draws it");
            assert_eq!(size(&png), Some(SIZE), "{language}");
            assert!(png.len() <= HEAVIEST, "{language}: {} bytes", png.len());
        }
    }

    #[test]
    fn a_card_says_no_figure() {
        for language in languages().expect("the languages can be listed") {
            for (_, key) in TEXTS {
                let text = text(&language, key).expect("the text is there");
                assert!(!text.contains(char::is_numeric), "{language}: {text}");
                assert!(!text.contains(['{', '%', '$', '€']), "{language}: {text}");
            }
        }
    }

    #[test]
    fn the_page_names_its_card_in_its_own_words() {
        let page = fs::read_to_string(root().join("index.html")).expect("the page is there");
        let between = |start: &str, end: &str| {
            let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("there is no {start}"));
            rest.split_once(end).expect("it ends").0.to_owned()
        };
        let said = |name: &str| between(&format!(r#"<meta property="og:{name}" content=""#), "\"");
        assert_eq!(said("type"), "website");
        assert_eq!(said("title"), between("<title>", "</title>"));
        assert_eq!(said("description"), between(r#"<meta name="description" content=""#, "\""));
        assert_eq!(said("image"), "./card-{{card}}.png");
        assert_eq!(said("image:width"), SIZE.0.to_string());
        assert_eq!(said("image:height"), SIZE.1.to_string());
        assert_eq!(said("image:alt"), "{{card_alt}}");
        assert!(page.contains(r#"<meta name="twitter:card" content="summary_large_image">"#));
        for language in languages().expect("the languages can be listed") {
            let copied = format!(r#"<link data-trunk rel="copy-file" href="styles/card-{language}.png">"#);
            assert!(page.contains(&copied), "{language} has no card in the page");
            let [alt, title] = ["card_alt", "page_title"].map(|key| text(&language, key).expect(key));
            assert_eq!(alt, title, "{language}");
        }
    }
}
