//! The texts of one language, typed: each is a method, made from `locales/` when the crate is built. The
//! page brings the finished catalogue of its language; the program holds none.

use crate::intl::Intl;

/// What stands between the forms of a text in a finished catalogue.
pub(super) const BETWEEN_FORMS: char = '\u{1f}';

/// Languages whose lines run from right to left, without regions.
const FROM_RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// The texts of one language, and how it writes numbers.
#[derive(Debug)]
pub struct Texts {
    tag: String,
    entries: Vec<&'static str>,
    intl: Intl,
}

impl Texts {
    /// The texts of a finished catalogue, of the language with this tag; none when it was made for a program
    /// with other texts.
    pub fn new(tag: &str, catalogue: &'static str) -> Option<Self> {
        Self::of(tag, catalogue, Self::COUNT)
    }

    /// The few texts of the first answer, which a page brings in itself; all others are empty.
    pub fn first(tag: &str, catalogue: &'static str) -> Option<Self> {
        Self::of(tag, catalogue, Self::FIRST)
    }

    fn of(tag: &str, catalogue: &'static str, count: usize) -> Option<Self> {
        let (fingerprint, texts) = catalogue.split_once('\n')?;
        let entries: Vec<_> = texts.split('\n').collect();
        let is_ours = fingerprint == Self::FINGERPRINT && entries.len() == count;
        is_ours.then(|| Texts { tag: tag.to_owned(), entries, intl: Intl::new(tag) })
    }

    /// Of a finished catalogue, what [`Texts::first`] takes.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn first_of(catalogue: &str) -> String {
        catalogue.split('\n').take(1 + Self::FIRST).collect::<Vec<_>>().join("\n")
    }

    /// The English texts, which decide what there is in all languages.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn english() -> Self {
        let (tag, catalogue) = CATALOGUES[0];
        Self::new(tag, catalogue).expect("catalogue and program are built together")
    }

    /// The tag of the language, such as `en`.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The tag by which pages name the language: Chinese is written in two scripts, and nobody asks for one of
    /// them alone.
    pub fn page_tag(&self) -> &str {
        if self.tag == "zh" { "zh-Hans" } else { &self.tag }
    }

    /// The direction of its lines, as HTML calls it.
    pub fn writing_direction(&self) -> &'static str {
        let primary = self.tag.split('-').next().unwrap_or_default();
        if FROM_RIGHT_TO_LEFT.contains(&primary) { "rtl" } else { "ltr" }
    }

    /// How the language writes numbers.
    pub fn intl(&self) -> &Intl {
        &self.intl
    }

    /// A whole number.
    pub fn count(&self, count: usize) -> String {
        self.intl.number(count as f64, 0, 0)
    }

    /// What stands between two sentences.
    pub fn gap(&self) -> String {
        self.sentences("", "")
    }

    /// Sentences one after the other.
    pub fn paragraph(&self, sentences: &[impl AsRef<str>]) -> String {
        folded(sentences, |first, second| self.sentences(first, second))
    }

    /// Names or figures one after the other, without a word before the last.
    pub fn row(&self, names: &[impl AsRef<str>]) -> String {
        folded(names, |first, second| self.listed(first, second))
    }

    /// Longer phrases one after the other, which may have commas in them.
    pub fn phrases(&self, phrases: &[impl AsRef<str>]) -> String {
        folded(phrases, |first, second| self.apart(first, second))
    }

    fn entry(&self, at: usize) -> &str {
        self.entries.get(at).copied().unwrap_or_default()
    }

    /// The form of a text for a count; the last one is for all counts that have none of their own.
    fn counted(&self, at: usize, count: usize) -> &str {
        let category = self.intl.plural(count as u64);
        let mut rest = self.entry(at);
        while let Some((name, forms)) = rest.split_once(BETWEEN_FORMS) {
            let Some((form, others)) = forms.split_once(BETWEEN_FORMS) else { return forms };
            if name == category {
                return form;
            }
            rest = others;
        }
        rest
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

fn folded(parts: &[impl AsRef<str>], two: impl Fn(&str, &str) -> String) -> String {
    let parts = parts.iter().map(AsRef::as_ref).filter(|part| !part.is_empty()).map(str::to_owned);
    parts.reduce(|first, second| two(&first, &second)).unwrap_or_default()
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
