//! The three engines that the page has to work in.

use anyhow::{Result, bail, ensure};

use crate::setup::Tool;

/// The variable that names the engines to use, parted by commas; all when it is not set.
const WISH: &str = "BROWSERS";

/// What lays out a page and runs its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink, of Chrome and Edge.
    Chromium,
    /// Gecko, of Firefox.
    Firefox,
    /// WebKit, of Safari, here in WebKitGTK.
    WebKit,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// What people call it; in lower case, what `BROWSERS` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// What tests in it need.
    pub fn tools(self) -> &'static [Tool] {
        match self {
            Self::Chromium => &[Tool::Chromium],
            Self::Firefox => &[Tool::Firefox, Tool::Geckodriver],
            Self::WebKit => &[Tool::WebKit],
        }
    }

    /// The engines that `BROWSERS` asks for.
    ///
    /// # Errors
    ///
    /// When it names one that is not known.
    pub fn wanted() -> Result<Vec<Self>> {
        match std::env::var(WISH) {
            Ok(wish) if !wish.trim().is_empty() => Self::named(&wish),
            _ => Ok(Self::ALL.to_vec()),
        }
    }

    fn named(wish: &str) -> Result<Vec<Self>> {
        let mut engines = Vec::new();
        for name in wish.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let known = Self::ALL.into_iter().find(|engine| engine.name().eq_ignore_ascii_case(name));
            match known {
                Some(engine) => engines.push(engine),
                None => bail!("{WISH} names {name}; known are chromium, firefox and webkit"),
            }
        }
        ensure!(!engines.is_empty(), "{WISH} names no engine");
        Ok(engines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_are_named_in_any_case_and_an_unknown_one_is_an_error() {
        assert_eq!(Engine::named("webkit, Firefox").unwrap(), [Engine::WebKit, Engine::Firefox]);
        assert!(Engine::named("opera").unwrap_err().to_string().contains("opera"));
        assert!(Engine::named(",").is_err());
    }
}
