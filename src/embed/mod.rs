//! The page's side of the embed protocol; `docs/EMBED.md` specifies it.

mod address;
mod colour;
mod settings;

pub use colour::{LEAST_CONTRAST, Rgb, Scheme};
pub use settings::{
    ATTRIBUTES, Assumption, Contact, EXAMPLES, KEY, LOCALES, Refused, Section, Settings, Theme,
};
