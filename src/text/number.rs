//! Numbers and amounts as people type them.

mod currency;
mod reading;
mod writing;

use std::cell::Cell;

pub use currency::{Currency, currency};
pub use reading::{read, read_money, read_percent};
pub use writing::{write, write_percent};

/// How a language writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Convention {
    /// The sign before decimals: `.` or `,`.
    pub decimal: char,
    /// The sign between thousands.
    pub group: char,
}

impl Convention {
    /// As in English: 1,250,000.50.
    pub const POINT: Convention = Convention { decimal: '.', group: ',' };
    /// As in German: 1.250.000,50.
    pub const COMMA: Convention = Convention { decimal: ',', group: '.' };
    /// As in French: 1 250 000,50.
    pub const SPACED: Convention = Convention { decimal: ',', group: '\u{202f}' };

    /// The convention of a language that writes this sign before decimals.
    pub fn of(decimal: char) -> Self {
        if decimal == ',' { Self::COMMA } else { Self::POINT }
    }

    /// The same, for a language that writes this sign between thousands.
    pub fn grouped_by(self, group: char) -> Self {
        if self == Self::COMMA && group.is_whitespace() { Self::SPACED } else { self }
    }

    /// The convention of the page. Its one language lives as long as it does, and numbers are read in many places
    /// that have nothing to do with texts.
    pub fn of_page() -> Self {
        OF_PAGE.get()
    }

    /// Makes this the convention of the page; once, before anything is read.
    pub fn take_for_page(self) {
        OF_PAGE.set(self);
    }
}

thread_local! {
    static OF_PAGE: Cell<Convention> = const { Cell::new(Convention::POINT) };
}

/// What a number may end in and how much it multiplies by; lower case, without a final full stop.
const MULTIPLIERS: &[(&str, f64)] = &[
    ("k", 1e3),
    ("tsd", 1e3),
    ("thousand", 1e3),
    ("tausend", 1e3),
    ("lakh", 1e5),
    ("crore", 1e7),
    ("miles", 1e3),
    ("mille", 1e3),
    ("千", 1e3),
    ("万", 1e4),
    ("萬", 1e4),
    ("m", 1e6),
    ("mm", 1e6),
    ("mn", 1e6),
    ("mio", 1e6),
    ("mln", 1e6),
    ("million", 1e6),
    ("millions", 1e6),
    ("millionen", 1e6),
    ("millon", 1e6),
    ("millones", 1e6),
    ("mill", 1e6),
    ("mdd", 1e6),
    ("百万", 1e6),
    ("千万", 1e7),
    ("亿", 1e8),
    ("億", 1e8),
    ("b", 1e9),
    ("bn", 1e9),
    ("mrd", 1e9),
    ("md", 1e9),
    ("mds", 1e9),
    ("billion", 1e9),
    ("billions", 1e9),
    ("milliard", 1e9),
    ("milliards", 1e9),
    ("milliarde", 1e9),
    ("milliarden", 1e9),
    ("milmillones", 1e9),
    ("十亿", 1e9),
];

/// How much a word behind a number multiplies it by; none when it is no such word.
fn factor(word: &str) -> Option<f64> {
    MULTIPLIERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, factor)| *factor)
}

/// Drops what only groups digits, and maps wide forms and the accent of "millón" to plain ones; what is left of
/// words that count is ASCII, so that the tables of all other capitals need not be downloaded.
fn simplify(c: char) -> Option<char> {
    match c {
        c if c.is_whitespace() || c.is_control() => None,
        '\''
        | '’'
        | '‘'
        | '"'
        | '“'
        | '”'
        | '„'
        | '«'
        | '»'
        | '_'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{301}' => None,
        'ó' | 'Ó' => Some('o'),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        '．' | '。' => Some('.'),
        '，' | '、' => Some(','),
        '−' | '–' | '－' => Some('-'),
        c => Some(c),
    }
}
