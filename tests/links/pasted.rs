//! Links as they come back from mail and chat: mended, or explained.

use alignment_calculator::link::{Link, Unreadable};
use serde_json::{Map, Value};

use crate::corpus::{files, folder, links, told};

/// Every mangled text with what is expected of it: a link's name, or why it cannot be read.
fn mangled() -> Vec<(String, String, String)> {
    let folder = folder().join("mangled");
    let expected = files(folder.clone(), ".json").remove(0).1;
    let expected: Map<String, Value> = serde_json::from_str(&expected).expect("what is expected is JSON");
    let texts = files(folder, ".txt");
    assert_eq!(texts.len(), expected.len(), "every mangled link needs its expectation, and the reverse");
    let find = |(name, text): (String, String)| {
        let expected = expected[&name].as_str().expect("an expectation is text").to_owned();
        (name, text, expected)
    };
    texts.into_iter().map(find).collect()
}

#[test]
fn what_can_be_mended_is_mended_and_the_rest_is_explained() {
    let mangled = mangled();
    assert!(mangled.len() >= 40, "only {} mangled links", mangled.len());
    let links = links();
    let mut wrong = Vec::new();
    for (name, text, expected) in mangled {
        let why = match expected.as_str() {
            "not a link" => Some(Unreadable::NotALink),
            "cut short" => Some(Unreadable::CutShort),
            "damaged" => Some(Unreadable::Damaged),
            "newer version" => Some(Unreadable::NewerVersion),
            _ => None,
        };
        let right = match why {
            Some(why) => Err(why),
            None => {
                let link = links.iter().find(|(name, _)| *name == expected);
                let (_, link) = link.unwrap_or_else(|| panic!("{name}: there is no link {expected}"));
                Link::read(link)
            }
        };
        let read = Link::read(&text);
        if read != right {
            wrong.push(format!("{name}: {read:?} in place of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_link_cut_anywhere_says_so() {
    for (name, link) in links() {
        for length in 0..link.len() {
            let expected = if length < 2 { Unreadable::NotALink } else { Unreadable::CutShort };
            assert_eq!(Link::read(&link[..length]), Err(expected), "{name} cut to {length}");
            let address = format!("https://example.org/#{}", &link[..length]);
            assert_eq!(Link::read(&address), Err(expected), "{name} cut to {length}");
        }
    }
}

#[test]
fn one_to_three_neighbouring_wrong_signs_are_always_seen() {
    for (name, link) in links() {
        let signs = link.as_bytes();
        for at in 2..signs.len() {
            for (width, change) in [(1, 1), (1, 30), (2, 7), (3, 13)] {
                let mut wrong = signs.to_vec();
                for sign in wrong.iter_mut().skip(at).take(width) {
                    *sign = ALPHABET[(place(*sign) + change) % ALPHABET.len()];
                }
                let wrong = String::from_utf8(wrong).expect("signs of links are ASCII");
                assert!(Link::read(&wrong).is_err(), "{name}: {wrong}");
            }
            if at > 3 && signs[at] != signs[at - 1] {
                let mut wrong = signs.to_vec();
                wrong.swap(at, at - 1);
                let wrong = String::from_utf8(wrong).expect("signs of links are ASCII");
                assert!(Link::read(&wrong).is_err(), "{name}: {wrong}");
            }
        }
    }
}

const ALPHABET: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

fn place(sign: u8) -> usize {
    ALPHABET.iter().position(|known| *known == sign).expect("links consist of letters and digits")
}

#[test]
fn links_are_letters_and_digits_and_fit_their_budgets() {
    for (name, link) in links() {
        let (key, body) = link.split_at(2);
        assert_eq!(key, "c=");
        assert!(body.bytes().all(|sign| sign.is_ascii_alphanumeric()), "{name}");
    }
    let length = |wanted: &str| {
        let link = links().into_iter().find(|(name, _)| name == wanted);
        link.map(|(_, link)| link.len()).expect("the link is there")
    };
    assert!(length("full") < 120, "{}", length("full"));
    assert!(length("full-with-label") < 120, "{}", length("full-with-label"));
    assert!(length("quick") < 40, "{}", length("quick"));
}

#[test]
fn a_link_in_bytes_is_the_same_link() {
    for (name, link) in links() {
        let link = Link::read(&link).expect("links of the corpus can be read");
        let back =
            Link::from_bytes(&link.to_bytes().expect("it is not too long")).expect("its bytes can be read");
        assert_eq!(told(&back), told(&link), "{name}");
    }
}
