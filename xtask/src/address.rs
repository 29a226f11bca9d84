//! The site's own address, where whoever builds it states one. The page works at any address; those
//! who show a card beside a link to it want whole ones.

use std::env;

use anyhow::{Context, Result, ensure};

/// The environment variable that states it.
const VARIABLE: &str = "SITE_URL";

/// What the page says of its card, up to the address.
const CARD: &str = r#"<meta property="og:image" content=""#;

/// The folder that the site will be in, with a slash at its end; none where nobody states it.
pub fn stated() -> Result<Option<String>> {
    let address = env::var(VARIABLE).ok().filter(|address| !address.is_empty());
    address.map(|address| folder(&address)).transpose()
}

fn folder(address: &str) -> Result<String> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
    ensure!(!host.is_empty(), "{VARIABLE} is {address:?} and should be as https://example.com/folder/");
    let unfit = address.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>&?#\\".contains(c));
    ensure!(!unfit, "{VARIABLE} is {address:?}, and a folder's address has no such signs");
    Ok(format!("{}/", address.trim_end_matches('/')))
}

/// The path of a folder by its address.
pub fn path(folder: &str) -> &str {
    let host = folder.find("//").map_or(0, |at| at + 2);
    folder[host..].find('/').map_or("/", |at| &folder[host + at..])
}

/// Makes the addresses whole that others read from the page, and adds the page's own.
pub fn write_into(page: &str, folder: &str) -> Result<String> {
    let (before, after) = page.split_once(CARD).context("the page names no card")?;
    Ok(format!(
        "{before}<link rel=\"canonical\" href=\"{folder}\">\n    \
         <meta property=\"og:url\" content=\"{folder}\">\n    {CARD}{folder}{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_that_of_a_folder() {
        for (stated, meant) in [
            ("https://example.com", "https://example.com/"),
            ("https://example.com/tools/alignment/", "https://example.com/tools/alignment/"),
            ("http://localhost:8080/a", "http://localhost:8080/a/"),
        ] {
            assert_eq!(folder(stated).expect(stated), meant);
        }
        assert_eq!(path("https://example.com/"), "/");
        assert_eq!(path("https://example.com/tools/alignment/"), "/tools/alignment/");
        for wrong in [
            "example.com",
            "//example.com",
            "https://",
            "https:///a",
            "https://e.com/?a",
            "https://e.com/\"><x",
        ] {
            assert!(folder(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_page_gets_whole_addresses() {
        let page = "<head>\n    <meta property=\"og:image\" content=\"card-en.png\">\n</head>";
        let whole = write_into(page, "https://example.com/a/").expect("the page names its card");
        for line in [
            r#"<link rel="canonical" href="https://example.com/a/">"#,
            r#"<meta property="og:url" content="https://example.com/a/">"#,
            r#"<meta property="og:image" content="https://example.com/a/card-en.png">"#,
        ] {
            assert!(whole.contains(line), "{whole}");
        }
        assert!(write_into("<head>", "https://example.com/").is_err());
    }
}
