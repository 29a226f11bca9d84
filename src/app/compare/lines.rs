//! Lines as pasted: a label and a link, or a link alone, from a list or from a sheet.

use crate::link::{Link, Unreadable};

/// Most characters of a label that are shown.
const LONGEST_LABEL: usize = 80;

/// A line in which something stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its number among all lines, from 1.
    pub number: usize,
    /// What stands in it, without space around it.
    pub text: String,
}

/// What parts a name from its link; Chinese keyboards write wide signs.
const SEPARATORS: [char; 6] = [',', ';', '，', '；', '、', '：'];

/// The lines of a text in which something stands.
pub fn lines(pasted: &str) -> Vec<Line> {
    let numbered = pasted.lines().enumerate();
    let lines = numbered.map(|(at, text)| Line { number: at + 1, text: text.trim().to_owned() });
    lines.filter(|line| !line.text.is_empty()).collect()
}

/// The label that a line gives, if any, and the link that it holds.
///
/// # Errors
/// Why there is no link that can be read.
pub fn read(line: &str) -> Result<(Option<String>, Link), Unreadable> {
    // A wide colon may part a name, or be what a keyboard has made of an address's own.
    let line = &line.replace("：//", "://");
    let separators: &[char] = if line.contains('\t') { &['\t'] } else { &SEPARATORS };
    let mut begin = 0;
    for cell in line.split_inclusive(separators) {
        match Link::read(cell.trim_end_matches(separators)) {
            Err(Unreadable::NotALink) => begin += cell.len(),
            Err(why) => return Err(why),
            Ok(link) => return Ok((label(&line[..begin]), link)),
        }
    }
    // A mail may have put a separator into the link itself.
    Link::read(line).map(|link| (None, link))
}

/// What stands before the link, without the signs that part it from the link and the quotes of a sheet.
fn label(before: &str) -> Option<String> {
    let label = before.trim().trim_end_matches(|c| matches!(c, ':' | '\t') || SEPARATORS.contains(&c)).trim();
    let quotes = [('"', '"'), ('“', '”'), ('「', '」')];
    let quoted = quotes.iter().find_map(|(open, close)| label.strip_prefix(*open)?.strip_suffix(*close));
    let label = quoted.map_or(label.to_owned(), |label| label.replace("\"\"", "\""));
    let plain = label.chars().map(|c| if c.is_control() { ' ' } else { c });
    let label: String = plain.take(LONGEST_LABEL).collect();
    // The beginning of an address is no name.
    Some(label.trim()).filter(|label| !label.is_empty() && !label.contains("://")).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::Invitation;
    use crate::profile::Rater;

    const LINK: Link = Link::Invitation(Invitation { rater: Rater::Sales, tag: 7 });

    #[test]
    fn lines_keep_their_numbers() {
        let found = lines("\n  a  \r\n\n\tb, c\n");
        let told: Vec<(usize, &str)> = found.iter().map(|line| (line.number, line.text.as_str())).collect();
        assert_eq!(told, [(2, "a"), (4, "b, c")]);
        assert_eq!(lines(" \n\n"), []);
    }

    #[test]
    fn a_label_stands_before_its_link_however_they_are_parted() {
        let link = LINK.fragment().expect("a short link can be written");
        for (line, expected) in [
            (format!("Acme, https://example.com/#{link}"), Some("Acme")),
            (format!("Acme; https://example.com/index.html#{link}"), Some("Acme")),
            (format!("Acme\thttps://example.com/#{link}\t2026"), Some("Acme")),
            (format!("Acme, Inc., #{link}"), Some("Acme, Inc.")),
            (format!("\"Acme, \"\"A\"\" Inc.\",https://example.com/#{link}"), Some("Acme, \"A\" Inc.")),
            (format!("3\tAcme, Inc.\t#{link}"), Some("3 Acme, Inc.")),
            (format!("https://example.com/?a=1,2#{link}"), None),
            (format!("柏林公司, #{link}"), Some("柏林公司")),
            (format!("柏林公司，https://example.com/#{link}"), Some("柏林公司")),
            (format!("柏林公司；https://example.com/#{link}"), Some("柏林公司")),
            (format!("柏林公司：https://example.com/#{link}"), Some("柏林公司")),
            (format!("柏林公司、#{link}"), Some("柏林公司")),
            (format!("“柏林公司”，https://example.com/#{link}"), Some("柏林公司")),
            (format!("柏林、汉堡公司，https://example.com/#{link}"), Some("柏林、汉堡公司")),
            (format!("柏林公司，https：//example.com/#{link}"), Some("柏林公司")),
            (format!("https：//example.com/#{link}"), None),
            (format!(", #{link}"), None),
            (format!("https://example.com/#{link}"), None),
            (link.clone(), None),
            (format!("{link},"), None),
        ] {
            assert_eq!(read(&line), Ok((expected.map(str::to_owned), LINK)), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_line_is_known() {
        let link = LINK.fragment().expect("a short link can be written");
        let cut = &link[..link.len() - 1];
        for (line, why) in [
            ("Acme".to_owned(), Unreadable::NotALink),
            ("Company, Link".to_owned(), Unreadable::NotALink),
            (",,;".to_owned(), Unreadable::NotALink),
            ("https://example.com/".to_owned(), Unreadable::NotALink),
            (format!("Acme, https://example.com/#{cut}"), Unreadable::CutShort),
            (format!("Acme, https://example.com/#{cut}…"), Unreadable::CutShort),
        ] {
            assert_eq!(read(&line), Err(why), "{line}");
        }
    }
}
