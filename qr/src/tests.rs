//! Codes are read back by a decoder that knows nothing of the encoder, from their pictures.

use rqrr::{MetaData, PreparedImage};

use super::draw;

/// The address and the key of a link.
const ADDRESS: &str = "https://www.example-consultants.com/tools/alignment/#c=";

/// A link whose value has so many digits.
fn link(digits: usize) -> String {
    const DIGITS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let value = (0..digits).map(|at| char::from(DIGITS[(at * 37 + at / 5 + 11) % DIGITS.len()]));
    ADDRESS.chars().chain(value).collect()
}

/// Width of the picture in modules, and which of them are dark, row by row.
fn modules(drawn: &str) -> (usize, Vec<bool>) {
    let (size, path) = drawn.split_once(' ').expect("the size stands before the path");
    let size: usize = size.parse().expect("the size is a number");
    let mut dark = vec![false; size * size];
    for rectangle in path.split('M').skip(1) {
        let numbers: Vec<usize> = rectangle
            .trim_end_matches('z')
            .split([' ', 'h', 'v', 'H'])
            .map(|number| number.parse().expect("a path is made of numbers"))
            .collect();
        let [x, y, width, height, back] = numbers[..] else { panic!("{rectangle} is no rectangle") };
        assert_eq!((height, back), (1, x), "{rectangle} closes");
        let row = &mut dark[y * size + x..][..width];
        assert!(row.iter().all(|dark| !dark), "{rectangle} lies on another");
        row.fill(true);
    }
    (size, dark)
}

/// What a screen of so many pixels shows: each pixel is as dark as what it covers.
fn picture(drawn: &str, pixels: usize) -> Vec<u8> {
    const PARTS: usize = 8;
    let (size, dark) = modules(drawn);
    let module = |pixel: usize, part: usize| (pixel * PARTS + part) * size / (pixels * PARTS);
    let mut picture = Vec::new();
    for at in 0..pixels * pixels {
        let (x, y) = (at % pixels, at / pixels);
        let covered = (0..PARTS * PARTS)
            .filter(|part| dark[module(y, part / PARTS) * size + module(x, part % PARTS)])
            .count();
        picture.push(255 - (255 * covered / (PARTS * PARTS)) as u8);
    }
    picture
}

fn read(picture: &[u8], pixels: usize) -> Option<(MetaData, String)> {
    let mut image = PreparedImage::prepare_from_greyscale(pixels, pixels, |x, y| picture[y * pixels + x]);
    image.detect_grids().first()?.decode().ok()
}

#[test]
fn a_decoder_reads_links_of_every_length_from_two_hundred_pixels() {
    for digits in (1..=120).step_by(7).chain([77, 120]) {
        let text = link(digits);
        let drawn = draw(&text).expect("a link is short enough");
        let (meta, said) = read(&picture(&drawn, 200), 200).expect("a code is found and read");
        assert_eq!(said, text);
        assert!(meta.version.0 <= 10, "{digits} digits take version {}", meta.version.0);
    }
}

#[test]
fn every_code_bears_fifteen_percent_of_damage_or_more() {
    // The standard's numbers of the levels.
    const LOW: u16 = 1;
    for digits in (1..120).step_by(7) {
        let drawn = draw(&link(digits)).expect("a link is short enough");
        let (size, _) = modules(&drawn);
        let (meta, _) = read(&picture(&drawn, 4 * size), 4 * size).expect("a code is found and read");
        assert_ne!(meta.ecc_level, LOW, "{digits} digits");
    }
}

#[test]
fn four_light_modules_stand_around_every_code() {
    let drawn = draw(&link(77)).expect("a link is short enough");
    let (size, dark) = modules(&drawn);
    let is_edge = |at: usize| at < 4 || at >= size - 4;
    assert!((0..size * size).all(|at| !dark[at] || !is_edge(at % size) && !is_edge(at / size)));
    assert!(dark[4 * size + 4] && dark[4 * size + size - 5], "its corners are dark");
}

#[test]
fn capitals_and_digits_take_a_smaller_code() {
    let size = |text: &str| modules(&draw(text).expect("it is short enough")).0;
    let text = link(60);
    assert!(size(&text.to_uppercase().replace(['#', '='], ":")) < size(&text));
}

#[test]
fn other_scripts_are_read_back() {
    let drawn = draw("https://例え.jp/ключ").expect("it is short enough");
    let (_, said) = read(&picture(&drawn, 300), 300).expect("a code is found and read");
    assert_eq!(said, "https://例え.jp/ключ");
}

#[test]
fn a_text_that_no_code_holds_is_not_drawn() {
    assert_eq!(draw(&link(3_000)), None);
    assert!(draw("").is_some(), "nothing is short enough");
}
