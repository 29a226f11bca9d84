//! Links: what was entered, and what was found, in a few letters and digits behind a page's address.
//!
//! A link is one natural number, into which values are packed at the cost of what they tell, in a
//! frame that says its kind, its length and whether it is whole. `docs/LINKS.md` specifies the
//! format; links of version 1 open forever. This room knows `profile` alone: no model, no text, no
//! browser. The browser's cryptography is called by the page, which hands over bytes.

mod coder;
mod envelope;
mod fields;
mod frame;
mod natural;
mod paste;

use coder::Coder;
pub use envelope::*;
pub use fields::OneRater;
use natural::Natural;

/// Why nothing could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no link in the text.
    NotALink,
    /// The end of the link is missing.
    CutShort,
    /// Some of the link was changed on the way.
    Damaged,
    /// The link is whole and was made by a newer version of the calculator.
    NewerVersion,
}

impl Link {
    /// The link as it stands behind the `#` of an address; the same link always gives the same text.
    /// None when it is longer than any link is read, which only a sealed one can be.
    pub fn fragment(&self) -> Option<String> {
        let mut text = frame::close(self.kind(), self.number()?)?;
        text.insert_str(0, KEY);
        Some(text)
    }

    /// Reads the first link in whatever was pasted or opened.
    ///
    /// # Errors
    /// Why there is none.
    pub fn read(pasted: &str) -> Result<Self, Unreadable> {
        let found = paste::find(pasted);
        let mut why = None;
        for digits in found.readings {
            match frame::open(&digits).and_then(|(kind, number)| Link::of(kind, number)) {
                Ok(link) => return Ok(link),
                Err(reason) => why = why.or(Some(reason)),
            }
        }
        Err(why.filter(|_| found.keyed).unwrap_or(Unreadable::NotALink))
    }

    /// The link in bytes, to be sealed: its kind, then its number, the highest byte first. None as for
    /// [`Link::fragment`].
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let mut bytes = vec![self.kind()];
        bytes.extend(self.number()?.digits(256));
        Some(bytes)
    }

    /// Reads a link from its bytes.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`] or [`Unreadable::NewerVersion`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        let (kind, number) = bytes.split_first().ok_or(Unreadable::CutShort)?;
        if bytes.len() > Sealed::LONGEST {
            return Err(Unreadable::Damaged);
        }
        Link::of(*kind, Natural::from_digits(number.iter().copied(), 256))
    }

    fn number(&self) -> Option<Natural> {
        let mut coder = Coder::writing();
        self.code(&mut coder)?;
        Some(coder.finish())
    }

    fn of(kind: u8, number: Natural) -> Result<Self, Unreadable> {
        let blank = Link::blank(kind).ok_or(Unreadable::NewerVersion)?;
        let mut coder = Coder::reading(number);
        let link = blank.code(&mut coder).ok_or(Unreadable::Damaged)?;
        // Something left over was not written by this version.
        if coder.finish().is_zero() { Ok(link) } else { Err(Unreadable::Damaged) }
    }
}

/// What stands before a link in an address's fragment, so that other things may stand there too.
const KEY: &str = "c=";
