//! The texts of one language, typed: each is a method, made from `locales/` when the crate is built.

/// The texts of one language.
#[derive(Debug)]
pub struct Texts {
    entries: Vec<&'static str>,
}

impl Texts {
    /// The English texts.
    pub fn english() -> Self {
        let entries: Vec<_> = include_str!(concat!(env!("OUT_DIR"), "/en.txt")).split('\n').collect();
        debug_assert_eq!(entries.len(), Self::COUNT);
        Texts { entries }
    }

    fn entry(&self, at: usize) -> &str {
        self.entries.get(at).copied().unwrap_or_default()
    }

    /// A family's text for an identifier; nothing for an unknown one.
    fn member(&self, first: usize, ids: &[&str], id: &str) -> &str {
        ids.iter().position(|known| *known == id).map_or("", |at| self.entry(first + at))
    }
}

/// One set of texts is one object: it is the same when it is the same place in memory.
impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Puts values into the places of a text that are named in braces.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or(("", after));
        filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence;
    use crate::model::Pattern;
    use crate::profile::{Band, Item, Remedy, Uncertain};

    #[test]
    fn values_go_where_they_are_named() {
        assert_eq!(fill("{low} to {high}", &[("high", "2"), ("low", "1")]), "1 to 2");
        assert_eq!(fill("{a}{a}", &[("a", "{b}")]), "{b}{b}");
        assert_eq!(fill("plain", &[]), "plain");
    }

    #[test]
    fn everything_that_has_an_identifier_has_its_words() {
        let texts = Texts::english();
        for item in Item::ALL {
            assert!(!texts.question_title(item.id()).is_empty(), "{}", item.id());
            assert!(!texts.question_ask(item.id()).is_empty());
            for level in 0..=4 {
                assert!(!texts.question_level(&format!("{}.{level}", item.id())).is_empty());
            }
        }
        for remedy in Remedy::ALL {
            assert!(!texts.remedy_name(remedy.id()).is_empty(), "{}", remedy.id());
            assert!(!texts.remedy_about(remedy.id()).is_empty());
        }
        for uncertain in Uncertain::ALL {
            assert!(!texts.parameter_name(uncertain.id()).is_empty(), "{}", uncertain.id());
        }
        for pattern in Pattern::ALL {
            assert!(!texts.pattern_name(pattern.id()).is_empty());
        }
        for band in Band::ALL {
            assert!(!texts.band(band.id()).is_empty());
        }
        for source in evidence::all() {
            assert!(!texts.evidence_figure(source.id).is_empty(), "{}", source.id);
        }
    }
}
