//! The files for hosts say what the headers' definition says.

use std::fs;

use regex::Regex;
use serde_json::{Value, json};
use xtask::{headers, hosting};

/// A site's files, with names of every kind.
const FILES: [&str; 5] =
    ["404.html", "app-1f3a55e0c7d29b84_bg.wasm", "compare.html", "de/index.html", "qr_bg.wasm"];

fn written(name: &str, folder: &str) -> String {
    let site = std::env::temp_dir().join(format!("hosting-{}-{name}", std::process::id()));
    fs::create_dir_all(&site).unwrap();
    hosting::write_into(&site, &FILES.map(str::to_owned), folder).unwrap();
    let text = fs::read_to_string(site.join(name)).unwrap();
    fs::remove_dir_all(site).unwrap();
    text
}

#[test]
fn the_committed_file_for_nginx_is_up_to_date() {
    let committed = fs::read_to_string(hosting::nginx_file()).unwrap();
    assert!(committed == hosting::nginx(), "`cargo xtask hosting` writes it anew");
}

#[test]
fn the_pattern_of_hashed_names_means_the_same_files_as_the_definition() {
    let pattern = Regex::new(headers::NAMED_AFTER_CONTENT).unwrap();
    for path in [
        "index.html",
        "embed.js",
        "main-1f3a55e0c7d29b84.css",
        "share-336e99573631b5a.css",
        "de/app-1f3a55e0c7d29b84_bg.wasm",
        "app-1f3a55e0c7d29b84-en.js",
        "app-1f3a55e0c7d29b84x.js",
        "app-1F3A55E0C7D29B84.js",
        "app-1f3a55e0c7d29b841.js",
        "1f3a55e0c7d29b84.js",
        "a-deadbeef.js",
        "app-1f3a55e0c7d29b84/index.html",
        "app-1f3a55e0c7d29b84",
    ] {
        let for_good = headers::cache_control(path) == headers::FOR_GOOD;
        assert_eq!(pattern.is_match(path), for_good, "{path}");
    }
}

/// The lines below an address in `_headers`, without their indentation.
fn rule<'a>(text: &'a str, path: &str) -> Vec<&'a str> {
    let lines = text.lines().skip_while(|line| *line != path).skip(1);
    lines.take_while(|line| !line.is_empty()).map(str::trim).collect()
}

fn lines(headers: Vec<headers::Header>) -> Vec<String> {
    headers.iter().map(|(name, value)| format!("{name}: {value}")).collect()
}

#[test]
fn netlify_and_cloudflare_know_each_file_by_all_its_addresses() {
    let text = written("_headers", "/");
    assert_eq!(rule(&text, "/*"), lines(headers::of_every_file()));
    for (path, file) in [
        ("/compare", "compare.html"),
        ("/compare.html", "compare.html"),
        ("/de/", "de/index.html"),
        ("/de/index.html", "de/index.html"),
        ("/app-1f3a55e0c7d29b84_bg.wasm", "app-1f3a55e0c7d29b84_bg.wasm"),
    ] {
        assert_eq!(rule(&text, path), lines(headers::of_this_file(file)), "{path}");
    }
    let text = written("_headers", "/tools/");
    assert!(
        text.lines().filter(|line| line.starts_with('/')).all(|line| line.starts_with("/tools/")),
        "{text}"
    );
}

#[test]
fn vercel_and_azure_are_told_of_caching_framing_and_the_page_for_what_is_missing() {
    let vercel: Value = serde_json::from_str(&written("vercel.json", "/tools/")).unwrap();
    let rules = vercel["headers"].as_array().unwrap();
    assert_eq!(rules[0]["source"], "/tools/(.*)");
    let compare = rules.iter().find(|rule| rule["source"] == "/tools/compare\\.html").unwrap();
    let policy = headers::policy_with("frame-ancestors 'self'");
    let said = json!({ "key": headers::POLICY_HEADER, "value": policy });
    assert!(compare["headers"].as_array().unwrap().contains(&said), "{compare}");

    let azure: Value = serde_json::from_str(&written("staticwebapp.config.json", "/")).unwrap();
    let routes = azure["routes"].as_array().unwrap();
    let wasm = routes.iter().find(|route| route["route"] == "/app-1f3a55e0c7d29b84_bg.wasm").unwrap();
    assert_eq!(wasm["headers"], json!({ "Cache-Control": headers::FOR_GOOD }));
    assert!(routes.iter().all(|route| route["route"] != "/qr_bg.wasm"), "{azure:#}");
    assert_eq!(azure["responseOverrides"]["404"]["rewrite"], "/404.html");
    assert_eq!(azure["mimeTypes"][".wasm"], "application/wasm");
}

#[test]
fn apache_lets_the_special_page_decide_last() {
    let text = written(".htaccess", "/tools/");
    assert!(text.contains("\nErrorDocument 404 /tools/404.html\n"));
    assert!(!text.contains('@') && !hosting::nginx().contains('@'), "a place in a template is empty");
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is missing in {text}"));
    assert!(at(r#"<FilesMatch "\.html"#) < at(r#"<FilesMatch "index\.html"#));
    assert!(at(r#"<FilesMatch "\.html"#) < at(r#"<FilesMatch "404\.html"#));
}
