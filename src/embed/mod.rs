//! The page's side of the embed protocol; `docs/EMBED.md` specifies it.

mod address;
mod colour;
#[cfg(feature = "app")]
mod dress;
#[cfg(feature = "app")]
mod host;
mod settings;
#[cfg(feature = "app")]
mod view;

pub use address::is_web;
pub use colour::{LEAST_CONTRAST, Rgb, Scheme};
#[cfg(feature = "app")]
pub use dress::dress;
#[cfg(feature = "app")]
pub use host::{Host, News, Order};
pub use settings::{
    ATTRIBUTES, Assumption, Contact, EXAMPLES, KEY, LOCALES, Refused, Section, Settings, Theme,
};
#[cfg(feature = "app")]
pub use view::{close, open_in_view};
