//! Addresses that an embedding site hands in: read by rules that leave no room for tricks.

/// Longest address that is taken, in characters.
const LONGEST: usize = 2_000;

/// Whether a text is an address on the web that a link may lead to: `https`, a host, and no name or
/// password before it, which could make one host look like another.
pub fn is_web(text: &str) -> bool {
    let Some(rest) = without_scheme(text, "https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.split_once(':').map_or(host, |(name, port)| {
        if port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) { "" } else { name }
    });
    // Hosts in other scripts have to come as browsers send them, with `xn--`.
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && is_plain(rest)
}

/// Whether a text is `mailto:` and one plain address: nothing that fills in a text or copies others in.
pub fn is_mail(text: &str) -> bool {
    let Some((name, host)) = without_scheme(text, "mailto:").and_then(|rest| rest.split_once('@')) else {
        return false;
    };
    let of_name = |byte: u8| byte.is_ascii_alphanumeric() || b".+-_'".contains(&byte);
    let of_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-".contains(&byte);
    !name.is_empty() && name.bytes().all(of_name) && host.contains('.') && host.bytes().all(of_host)
}

/// Whether a text is `tel:` and a number.
pub fn is_phone(text: &str) -> bool {
    let Some(number) = without_scheme(text, "tel:") else { return false };
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (3..=20).contains(&digits) && number.bytes().all(|byte| byte.is_ascii_digit() || b"+-.()".contains(&byte))
}

fn without_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let begins = text.get(..scheme.len())?.eq_ignore_ascii_case(scheme);
    (begins && text.len() <= LONGEST).then(|| &text[scheme.len()..])
}

/// No blanks, controls, quotes or backslashes, which readers of addresses disagree about.
fn is_plain(text: &str) -> bool {
    text.chars()
        .all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\' | '`' | '^'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_tricks() {
        for good in
            ["https://example.com", "HTTPS://Example.com:8443/a?b=c#d", "https://xn--bcher-kva.example/ü"]
        {
            assert!(is_web(good), "{good}");
        }
        for bad in [
            "http://example.com",
            "javascript:alert(1)",
            "https:example.com",
            "https://",
            "https:///a",
            "https://a@b.com",
            "https://user:pass@example.com",
            "https://exa mple.com",
            "https://example.com/\n",
            "https://example.com\\@b",
            "data:text/html,x",
            "//example.com",
            "https://-a.com",
            "https://example.com:/",
            "https://bücher.example",
        ] {
            assert!(!is_web(bad), "{bad}");
        }
        assert!(is_mail("mailto:office+sales@example.co.uk"));
        for bad in [
            "mailto:",
            "mailto:a@b",
            "mailto:a@b.com?cc=c@d.com",
            "mailto:a@b.com,c@d.com",
            "mailto:a b@c.com",
            "a@b.com",
        ] {
            assert!(!is_mail(bad), "{bad}");
        }
        assert!(is_phone("tel:+41-44-123.45.67"));
        for bad in ["tel:", "tel:12", "tel:1234;ext=5", "tel:*21*123#", "+41441234567"] {
            assert!(!is_phone(bad), "{bad}");
        }
        assert!(!is_web(&format!("https://example.com/{}", "a".repeat(LONGEST))));
    }
}
