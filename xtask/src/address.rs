//! The site's own address, where whoever builds it states one. The page works at any address; those
//! who show a card beside a link to it want whole ones.

use std::env;

use anyhow::{Result, ensure};

/// The environment variable that states it.
const VARIABLE: &str = "SITE_URL";

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
}
