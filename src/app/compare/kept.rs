//! What the browser knows: what was pasted earlier, the links in the address, and where the calculator is.

use std::collections::HashSet;

use gloo::events::EventListener;
use gloo::utils::window;
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
    before(&typed, kept())
}

/// What was pasted earlier; nothing where it is more than any page keeps.
fn kept() -> String {
    let kept = draft::lasting().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.filter(|kept| kept.len() <= LONGEST).unwrap_or_default()
}

/// Lines before others, without those that stand there already.
fn before(typed: &str, kept: String) -> String {
    let known: HashSet<&str> = kept.lines().map(str::trim).collect();
    let new = typed.lines().map(str::trim).filter(|line| !line.is_empty() && !known.contains(line));
    let mut lines: Vec<&str> = new.collect();
    if lines.is_empty() {
        return kept;
    }
    lines.extend(kept.lines());
    lines.join("\n")
}

/// Tells what another tab has kept, as long as the listener is.
pub fn heard(tell: impl Fn(String) + 'static) -> EventListener {
    EventListener::new(&window(), "storage", move |event| {
        if draft::is_of(event, KEY) {
            tell(kept());
        }
    })
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
        assert_eq!(
            before("Acme: #c=0a\n#c=3de", kept()),
            "Acme: #c=0a\nAcme: #c=0abc\n#c=3de",
            "lines count whole"
        );
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
