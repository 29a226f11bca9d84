//! What the browser knows: what was pasted earlier, the links in the address, and where the calculator is.

use web_sys::HtmlTextAreaElement;

use super::super::{address, draft, takeover};

/// The key of what was pasted; the number rises when its shape changes.
const KEY: &str = "alignment-calculator.compare.1";
/// Longest text that is read from the storage, in bytes: some thousand lines.
const LONGEST: usize = 1_000_000;
/// The calculator's own page, in the same folder.
pub const CALCULATOR: &str = "index.html";

/// What was pasted before the program came, and behind it what was pasted earlier, as far as that was kept.
pub fn load() -> String {
    let typed = takeover::all::<HtmlTextAreaElement>("#app textarea[data-typed]").next();
    let typed = typed.map(|typed| typed.value()).unwrap_or_default();
    let kept = draft::lasting().and_then(|storage| storage.get_item(KEY).ok().flatten());
    before(&typed, kept.filter(|kept| kept.len() <= LONGEST).unwrap_or_default())
}

/// The one text before the other, unless that holds it already.
fn before(typed: &str, kept: String) -> String {
    match typed.trim_end() {
        new if kept.contains(new) => kept,
        new if kept.is_empty() => new.to_owned(),
        new => format!("{new}\n{kept}"),
    }
}

/// Keeps what was pasted. Whether that was possible: what would not be read again is not kept.
pub fn save(pasted: &str) -> bool {
    pasted.len() <= LONGEST && draft::keep(draft::lasting(), KEY, pasted)
}

/// The links that the page's address carries, each as a line.
pub fn brought() -> Vec<String> {
    links_in(&address::fragment())
}

/// The calculator's address, for links that work anywhere.
pub fn calculator() -> String {
    address::folder() + CALCULATOR
}

/// The links in a fragment: `c=…`, once or several times.
fn links_in(fragment: &str) -> Vec<String> {
    let is_link = |part: &&str| part.get(..2).is_some_and(|key| key.eq_ignore_ascii_case("c="));
    fragment.split('&').filter(is_link).map(|part| format!("#{part}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pasted_early_comes_before_what_was_kept() {
        let kept = || "Acme: #c=0abc\n#c=3de".to_owned();
        assert_eq!(before("#c=9fg\n", kept()), "#c=9fg\nAcme: #c=0abc\n#c=3de");
        assert_eq!(before("#c=9fg", String::new()), "#c=9fg");
        for known in ["", " \n", "#c=3de\n", "Acme: #c=0abc\n#c=3de"] {
            assert_eq!(before(known, kept()), kept(), "{known:?}");
        }
    }

    #[test]
    fn links_of_an_address_are_lines() {
        assert_eq!(links_in("c=0abc&c=3de&x=1"), ["#c=0abc", "#c=3de"]);
        assert_eq!(links_in("numbers"), [""; 0]);
        assert_eq!(links_in(""), [""; 0]);
    }
}
