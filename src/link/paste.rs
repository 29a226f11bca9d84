//! Finding a link in whatever was pasted, with what mail and chat clients did to it.

use super::frame;

/// How much of a text is looked at, in bytes.
const LONGEST: usize = 1 << 20;
/// How many places of a text are tried.
const TRIES: usize = 16;
/// How often a text may have been percent-encoded.
const ENCODED: usize = 3;
/// Fewest signs without a key that are tried.
const FEWEST: usize = 6;

/// What may be a link in a text, the likeliest first, and whether its key stood before it.
pub struct Found {
    /// Digits that may be a link's, behind the places where a link may begin.
    pub readings: Vec<Vec<u8>>,
    /// Whether the key of a link was found.
    pub keyed: bool,
}

/// Looks for links in a text.
pub fn find(pasted: &str) -> Found {
    let text = plain(pasted);
    let keyed: Vec<usize> = (2..=text.len()).filter(|at| key_ends(&text, *at)).take(TRIES).collect();
    let bare = |at: &usize| {
        let begins = *at == 0 || frame::digit(text[at - 1]).is_none();
        begins
            && text[*at..].iter().take(FEWEST).filter(|sign| frame::digit(**sign).is_some()).count() == FEWEST
    };
    let places = match keyed.is_empty() {
        true => (0..text.len()).filter(bare).take(TRIES).collect(),
        false => keyed.clone(),
    };
    let readings = places.iter().flat_map(|at| readings(&text[*at..])).collect();
    Found { readings, keyed: !keyed.is_empty() }
}

/// Whether `c=` ends here and does not belong to a longer word.
fn key_ends(text: &[u8], at: usize) -> bool {
    let (before, key) = text[..at].split_at(at - 2);
    key.eq_ignore_ascii_case(b"c=") && before.last().is_none_or(|sign| frame::digit(*sign).is_none())
}

/// The digits that begin here: as they stand, over line breaks, and the same where quoted-printable
/// mail has put `=3D` for the key's sign.
fn readings(text: &[u8]) -> Vec<Vec<u8>> {
    let mut readings = vec![digits(text, b""), digits(text, WRAPPING)];
    if let Some(rest) = text.strip_prefix(b"3D") {
        readings.extend([digits(rest, b""), digits(rest, WRAPPING)]);
    }
    readings
}

/// What wrapping, quoting and emphasis put between the signs of a link.
const WRAPPING: &[u8] = b" >=-|*_\\`";

fn digits(text: &[u8], skipped: &[u8]) -> Vec<u8> {
    let signs = text.iter().filter(|sign| !skipped.contains(sign));
    signs.map_while(|sign| frame::digit(*sign)).take(frame::LONGEST).collect()
}

/// The text in ASCII: percent-encoding undone, invisible signs left out, full-width forms made
/// narrow, every kind of space alike, and `?` for what is none of these.
fn plain(pasted: &str) -> Vec<u8> {
    let mut bytes = pasted.as_bytes()[..pasted.len().min(LONGEST)].to_vec();
    for _ in 0..ENCODED {
        let decoded = percent_decoded(&bytes);
        if decoded == bytes {
            break;
        }
        bytes = decoded;
    }
    let text = String::from_utf8_lossy(&bytes);
    text.chars().filter(|c| !invisible(*c)).map(narrow).collect()
}

fn percent_decoded(bytes: &[u8]) -> Vec<u8> {
    let hex = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    decoded
}

fn invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn narrow(c: char) -> u8 {
    match c {
        '\u{FF01}'..='\u{FF5E}' => (c as u32 - 0xFEE0) as u8,
        c if c.is_whitespace() => b' ',
        '\u{2010}'..='\u{2015}' => b'-',
        c if c.is_ascii() => c as u8,
        _ => b'?',
    }
}
