//! What a host has to say with each file: the one definition of the page's security policy,
//! its media types and its caching.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

/// The content security policy, directive by directive, but for [`BESIDES`] and styles.
///
/// Styles stand in the pages, which alone know their checksums; those change with every version, and a header that
/// somebody forgot to renew would leave a page without any. So the policy inside a page adds `default-src 'none'` and
/// the styles, and browsers keep to both policies.
const POLICY: &[(&str, &str)] = &[
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("img-src", "'self'"),
    ("connect-src", "'self'"),
    ("font-src", "'none'"),
    ("manifest-src", "'none'"),
    ("media-src", "'none'"),
    ("object-src", "'none'"),
    ("worker-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("require-trusted-types-for", "'script'"),
];

/// What the policy of a page says besides, by how its path ends; the first that fits decides.
///
/// The calculator is made for the frames of all sites, so nothing is said of who may frame it: even `*`
/// would shut out sites that are in a sandbox themselves. The studio shows the calculator in a frame.
pub const BESIDES: &[(&str, Option<&str>)] = &[
    ("404.html", Some("frame-ancestors 'none'")),
    ("index.html", None),
    ("studio.html", Some("frame-src 'self'; frame-ancestors 'self'")),
    (".html", Some("frame-ancestors 'self'")),
];

/// The directive that browsers heed in a header alone, and complain of inside a page.
const IN_HEADERS_ALONE: &str = "frame-ancestors";

/// What the page never asks for, refused to whatever might be injected into it.
const REFUSED_FEATURES: &[&str] =
    &["camera", "display-capture", "geolocation", "microphone", "payment", "usb"];

/// Media types by a file's extension.
pub const MEDIA_TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("ts", "text/plain; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "application/xml"),
];

/// The name of the header with the policy.
pub const POLICY_HEADER: &str = "Content-Security-Policy";

/// The caching of files that never change.
pub const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// The caching of all others.
pub const ASK_AGAIN: &str = "no-cache";

/// How the names of files that never change end, for hosts that know them by a regular expression.
pub const NAMED_AFTER_CONTENT: &str = r"-[0-9a-f]{12,16}([._][^-/]*)?$";

/// A header's name and value.
pub type Header = (&'static str, String);

/// The headers of a file, by its path in `dist/`.
pub fn of(path: &str) -> Vec<Header> {
    let mut headers = of_this_file(path);
    for header in of_every_file() {
        if headers.iter().all(|(name, _)| *name != header.0) {
            headers.push(header);
        }
    }
    headers
}

/// The headers that a file has for itself, some of them in place of those that all files share.
pub fn of_this_file(path: &str) -> Vec<Header> {
    let mut headers = vec![
        ("Content-Type", media_type(path).to_owned()),
        ("Cache-Control", cache_control(path).to_owned()),
    ];
    if let Some((_, Some(besides))) = besides(path) {
        headers.push((POLICY_HEADER, policy_with(besides)));
    }
    headers
}

/// The headers that all files share.
pub fn of_every_file() -> Vec<Header> {
    let refused = REFUSED_FEATURES.iter().map(|name| format!("{name}=()"));
    let refused: Vec<_> = refused.collect();
    vec![
        (POLICY_HEADER, content_security_policy()),
        // A frame in a sandbox has no origin of its own, and asks for scripts and WebAssembly as a
        // stranger. The files are public, and no cookie tells one reader from another.
        ("Access-Control-Allow-Origin", "*".to_owned()),
        // A page that isolates itself may still frame this one and load its scripts.
        ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
        ("Permissions-Policy", refused.join(", ")),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ]
}

/// The content security policy as one line.
pub fn content_security_policy() -> String {
    let directives = POLICY.iter().map(|(name, value)| format!("{name} {value}"));
    directives.collect::<Vec<_>>().join("; ")
}

/// The same with what a page has besides.
pub fn policy_with(besides: &str) -> String {
    format!("{}; {besides}", content_security_policy())
}

/// The policy as it stands inside a page, by the page's path and the styles in it.
pub fn policy_inside(path: &str, styles: &[&str]) -> String {
    let besides = besides(path).and_then(|(_, besides)| *besides).unwrap_or_default();
    let besides = besides.split("; ").filter(|directive| !directive.starts_with(IN_HEADERS_ALONE));
    let besides = besides.filter(|directive| !directive.is_empty()).collect::<Vec<_>>().join("; ");
    let policy = if besides.is_empty() { content_security_policy() } else { policy_with(&besides) };
    let checksum = |style: &&str| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style)));
    let styles: String = styles.iter().map(checksum).collect();
    format!("default-src 'none'; style-src 'self'{styles}; {policy}")
}

fn besides(path: &str) -> Option<&'static (&'static str, Option<&'static str>)> {
    BESIDES.iter().find(|(end, _)| path.ends_with(end))
}

/// Files that are named after their content never change; all others are asked for again.
pub fn cache_control(path: &str) -> &'static str {
    if is_named_after_content(path) { FOR_GOOD } else { ASK_AGAIN }
}

/// The media type that belongs to a file's extension.
pub fn media_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let known = MEDIA_TYPES.iter().find(|(known, _)| *known == extension);
    known.map_or("application/octet-stream", |(_, media_type)| media_type)
}

/// Trunk puts a hash of up to sixteen hexadecimal digits behind the last hyphen of a name.
fn is_named_after_content(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((_, end)) = name.rsplit_once('-') else {
        return false;
    };
    let digits = end.find(['.', '_']).map_or(end, |stop| &end[..stop]);
    (12..=16).contains(&digits.len()) && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        for path in [
            "main-1f3a55e0c7d29b84.css",
            "alignment-calculator-1f3a55e0c7d29b84.js",
            "de/alignment-calculator-1f3a55e0c7d29b84_bg.wasm",
            "boot-3a55e0c7d29b84.js",
        ] {
            assert!(cache_control(path).contains("immutable"), "{path}");
        }
        for path in
            ["index.html", "embed.js", "alignment-calculator.js", "a-deadbeef.js", "1f3a55e0c7d29b84.js"]
        {
            assert_eq!(cache_control(path), "no-cache", "{path}");
        }
    }

    #[test]
    fn the_calculator_alone_may_be_framed_by_anybody() {
        for (path, framed_by) in [
            ("index.html", None),
            ("de/index.html", None),
            ("boot-3a55e0c7d29b84.js", None),
            ("compare.html", Some("frame-ancestors 'self'")),
            ("studio.html", Some("frame-ancestors 'self'")),
            ("404.html", Some("frame-ancestors 'none'")),
        ] {
            let headers = of(path);
            let policies: Vec<_> = headers.iter().filter(|(name, _)| *name == POLICY_HEADER).collect();
            let [(_, policy)] = policies[..] else { panic!("{path} has one policy: {policies:?}") };
            assert!(policy.starts_with(&content_security_policy()), "{path}: {policy}");
            assert_eq!(policy.split("; ").find(|it| it.starts_with(IN_HEADERS_ALONE)), framed_by, "{path}");
        }
    }

    #[test]
    fn the_policy_allows_nothing_inline_but_the_page_s_own_styles() {
        let inside = policy_inside("index.html", &["a{}", "b{}"]);
        let styles = "default-src 'none'; style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=' \
                      'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='; ";
        assert!(inside.starts_with(styles), "{inside}");
        for policy in [content_security_policy(), inside] {
            assert!(!policy.contains("unsafe-inline"));
            assert!(!policy.contains("'unsafe-eval'"));
        }
    }

    #[test]
    fn the_studio_alone_may_frame_and_only_pages_of_its_own_site() {
        for (path, may_frame) in [("studio.html", true), ("index.html", false), ("studio.js", false)] {
            let policy = of(path).into_iter().find(|(name, _)| *name == POLICY_HEADER);
            let (_, policy) = policy.expect("every file has a policy");
            for policy in [policy, policy_inside(path, &[])] {
                assert_eq!(policy.contains("; frame-src 'self'"), may_frame, "{path}: {policy}");
                assert_eq!(policy.contains("frame-src"), may_frame, "{path}");
            }
            assert!(!policy_inside(path, &[]).contains(IN_HEADERS_ALONE), "{path}");
        }
    }
}
