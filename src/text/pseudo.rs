//! Languages that nobody speaks, made from English for tests of the layout: one is longer and accented and
//! shows by brackets where a text ends, one runs from right to left.

use super::CATALOGUES;
use super::catalogue::BETWEEN_FORMS;

/// The tag of the longer language.
pub const LONGER: &str = "en-XA";
/// The tag of the one from right to left.
pub const MIRRORED: &str = "he-XB";

/// By how much texts of other languages are longer than English: one more letter for so many.
const LONGER_BY: usize = 3;

/// Tags and finished catalogues.
pub fn all() -> [(&'static str, String); 2] {
    [(LONGER, each_text(|text| format!("[{}]", accented(text)))), (MIRRORED, each_text(turned))]
}

fn each_text(change: impl Fn(&str) -> String) -> String {
    let (fingerprint, texts) =
        CATALOGUES[0].1.split_once('\n').expect("a catalogue begins with its fingerprint");
    let lines = texts.split('\n').map(|line| {
        let mut is_category = line.contains(BETWEEN_FORMS);
        let forms = line.split(BETWEEN_FORMS).map(|part| {
            let form = if is_category || part.is_empty() { part.to_owned() } else { change(part) };
            is_category = !is_category && line.contains(BETWEEN_FORMS);
            form
        });
        forms.collect::<Vec<_>>().join(&BETWEEN_FORMS.to_string())
    });
    format!("{fingerprint}\n{}", lines.collect::<Vec<_>>().join("\n"))
}

/// Changes every sign that is not part of a placeholder.
fn outside_placeholders(text: &str, change: impl Fn(char, usize) -> String) -> String {
    let mut is_inside = false;
    let mut changed = String::new();
    for (at, sign) in text.chars().enumerate() {
        is_inside |= sign == '{';
        if is_inside {
            changed.push(sign)
        } else {
            changed += &change(sign, at)
        }
        is_inside &= sign != '}';
    }
    changed
}

fn accented(text: &str) -> String {
    outside_placeholders(text, |sign, at| {
        let accented = match sign {
            'a' => 'á',
            'e' => 'ê',
            'i' => 'ï',
            'o' => 'ö',
            'u' => 'û',
            'c' => 'ç',
            'n' => 'ñ',
            'A' => 'Å',
            'E' => 'É',
            'O' => 'Ø',
            other => other,
        };
        let again = sign.is_alphabetic() && at % LONGER_BY == 0;
        if again { format!("{accented}{accented}") } else { accented.to_string() }
    })
}

/// Between signs that make Latin letters run from right to left.
fn turned(text: &str) -> String {
    const FROM_THE_RIGHT: char = '\u{202e}';
    const AS_BEFORE: char = '\u{202c}';
    let words = text.split_inclusive(['{', '}']);
    let mut turned = String::new();
    for part in words {
        let (words, brace) = match part.strip_suffix(['{', '}']) {
            Some(words) => (words, &part[words.len()..]),
            None => (part, ""),
        };
        let is_placeholder = brace == "}";
        if is_placeholder || words.trim().is_empty() {
            turned += part;
        } else {
            turned += &format!("{FROM_THE_RIGHT}{words}{AS_BEFORE}{brace}");
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Texts;

    #[test]
    fn they_have_all_texts_and_all_placeholders() {
        for (tag, catalogue) in all() {
            let texts = Texts::new(tag, Box::leak(catalogue.into_boxed_str())).expect("it is whole");
            let said = texts.range("<low>", "<high>");
            assert!(said.contains("<low>") && said.contains("<high>"), "{said}");
            assert_ne!(texts.page_title(), Texts::english().page_title());
            let one = texts.compare_read(1);
            let many = texts.compare_read(2);
            assert!(many.contains('2') && one != many, "{one}, {many}");
        }
    }
}
