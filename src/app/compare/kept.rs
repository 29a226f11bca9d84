//! What the browser knows: what was pasted earlier, the links in the address, and where the calculator is.

use web_sys::HtmlTextAreaElement;

use super::super::{address, draft, takeover};

/// The key of what was pasted; the number rises when its shape changes.
const KEY: &str = "alignment-calculator.compare.1";
/// Longest text that is read from the storage, in bytes: some thousand lines.
const LONGEST: usize = 1_000_000;
/// The calculator's own page, in the same folder.
pub const CALCULATOR: &str = "index.html";

/// What was pasted before the program came, or else earlier, as far as that was kept.
pub fn load() -> String {
    let typed = takeover::all::<HtmlTextAreaElement>("#app textarea[data-typed]").next();
    if let Some(typed) = typed {
        return typed.value();
    }
    let kept = draft::lasting().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.filter(|kept| kept.len() <= LONGEST).unwrap_or_default()
}

/// Keeps what was pasted. Whether that was possible.
pub fn save(pasted: &str) -> bool {
    draft::keep(draft::lasting(), KEY, pasted)
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
    fn links_of_an_address_are_lines() {
        assert_eq!(links_in("c=0abc&c=3de&x=1"), ["#c=0abc", "#c=3de"]);
        assert_eq!(links_in("numbers"), [""; 0]);
        assert_eq!(links_in(""), [""; 0]);
    }
}
