//! Writes what [`headers`] says in the words of static hosts.
//!
//! Hosts that read their rules from the site itself find them in `dist/`, written by each build,
//! because some of them know no patterns and want every file by its name. nginx reads its own
//! configuration when it starts; its file is the same for every build and lies in `hosting/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

use crate::headers::{self, Header};
use crate::root;

/// Cloudflare Pages reads no more rules than these.
const MOST_RULES: usize = 100;

/// Where the file for nginx is.
pub fn nginx_file() -> PathBuf {
    root().join("hosting/nginx.conf")
}

/// Writes the files that do not depend on a build.
pub fn write() -> Result<()> {
    let file = nginx_file();
    fs::create_dir_all(file.parent().context("it lies in a folder")?)?;
    Ok(fs::write(file, nginx())?)
}

/// Writes the files that hosts read from the site itself, by the site's files and the path of the
/// folder that it will be in, with a slash at both ends.
pub fn write_into(site: &Path, files: &[String], folder: &str) -> Result<()> {
    fs::write(site.join("_headers"), netlify_and_cloudflare(files, folder)?)?;
    fs::write(site.join(".htaccess"), apache(folder))?;
    fs::write(site.join("vercel.json"), pretty(&vercel(files, folder)))?;
    fs::write(site.join("staticwebapp.config.json"), pretty(&azure(files, folder)))?;
    Ok(())
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// The paths at which hosts show a file; many leave the ending of a page away.
fn paths(name: &str, folder: &str) -> Vec<String> {
    let short = name.strip_suffix("index.html").or_else(|| name.strip_suffix(".html"));
    short.into_iter().chain([name]).map(|name| format!("{folder}{name}")).collect()
}

/// `_headers`: where several rules fit an address, one host joins their values and another takes
/// the last, so what a file has for itself says everything again.
fn netlify_and_cloudflare(files: &[String], folder: &str) -> Result<String> {
    let mut rules = vec![(format!("{folder}*"), headers::of_every_file())];
    for name in files {
        let own = headers::of_this_file(name);
        rules.extend(paths(name, folder).into_iter().map(|path| (path, own.clone())));
    }
    ensure!(rules.len() <= MOST_RULES, "_headers has {} rules, and {MOST_RULES} are read", rules.len());
    let mut text = "# For Netlify and Cloudflare Pages. Made by `cargo xtask build`.\n".to_owned();
    for (path, headers) in rules {
        text.extend(["\n", &path, "\n"]);
        for (name, value) in headers {
            text.extend(["  ", name, ": ", &value, "\n"]);
        }
    }
    Ok(text)
}

/// `vercel.json`, in which a later rule takes the place of an earlier one.
fn vercel(files: &[String], folder: &str) -> Value {
    let rule = |source: String, headers: Vec<Header>| {
        let headers = headers.into_iter().map(|(key, value)| json!({ "key": key, "value": value }));
        json!({ "source": source, "headers": headers.collect::<Vec<_>>() })
    };
    let mut rules = vec![rule(format!("{folder}(.*)"), headers::of_every_file())];
    for name in files {
        let own = headers::of_this_file(name);
        // A dot alone would stand for any letter.
        let sources = paths(name, folder).into_iter().map(|path| literally(&path));
        rules.extend(sources.map(|source| rule(source, own.clone())));
    }
    json!({ "headers": rules })
}

/// `staticwebapp.config.json` for Azure Static Web Apps.
fn azure(files: &[String], folder: &str) -> Value {
    let object = |headers: &[Header]| -> Value {
        headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect::<Map<_, _>>().into()
    };
    let mut everywhere = headers::of_every_file();
    everywhere.push(("Cache-Control", headers::ASK_AGAIN.to_owned()));
    let mut routes = Vec::new();
    for name in files {
        let mut own = headers::of_this_file(name);
        own.retain(|header| header.0 != "Content-Type" && !everywhere.contains(header));
        if !own.is_empty() {
            let own = object(&own);
            routes.extend(paths(name, folder).iter().map(|path| json!({ "route": path, "headers": own })));
        }
    }
    let types = headers::MEDIA_TYPES.iter().map(|(extension, it)| (format!(".{extension}"), json!(it)));
    json!({
        "globalHeaders": object(&everywhere),
        "mimeTypes": types.collect::<Map<_, _>>(),
        "routes": routes,
        "responseOverrides": { "404": { "rewrite": format!("{folder}404.html") } },
    })
}

/// `.htaccess`, in which a later section takes the place of an earlier one.
fn apache(folder: &str) -> String {
    let set = |name: &str, value: &str| format!("  Header always set {name} \"{value}\"\n");
    let types = headers::MEDIA_TYPES.iter().map(|(end, it)| format!("  AddType \"{it}\" .{end}\n"));
    let framed = headers::BESIDES.iter().rev().map(|(end, who)| {
        let line = set(headers::POLICY_HEADER, &policy(*who));
        format!("  <FilesMatch \"{}(\\.br)?$\">\n  {line}  </FilesMatch>\n", literally(end))
    });
    let headers = headers::of_every_file().into_iter().map(|(name, value)| set(name, &value));
    filled(
        include_str!("hosting/htaccess"),
        &[
            ("folder", folder),
            ("types", &types.collect::<String>()),
            ("headers", &headers.collect::<String>()),
            ("framed", &framed.collect::<String>()),
        ],
    )
}

/// A whole server for nginx.
pub fn nginx() -> String {
    let plain = |it: &str| it.split(';').next().unwrap_or(it).to_owned();
    let texts = headers::MEDIA_TYPES.iter().filter(|(_, it)| it.contains("charset="));
    // nginx takes this one for granted and warns when it is named.
    let mut texts: Vec<_> = texts.map(|(_, it)| plain(it)).filter(|it| it != "text/html").collect();
    texts.sort();
    texts.dedup();
    let types = headers::MEDIA_TYPES.iter().map(|(end, it)| format!("        {} {end};\n", plain(it)));
    let framed = headers::BESIDES
        .iter()
        .map(|(end, who)| format!("    \"~{}$\" \"{}\";\n", literally(end), policy(*who)));
    let headers = headers::of_every_file().into_iter().filter(|(name, _)| *name != headers::POLICY_HEADER);
    let headers = headers.map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"));
    filled(
        include_str!("hosting/nginx.conf"),
        &[
            ("policy", &policy(None)),
            ("framed", &framed.collect::<String>()),
            ("types", &types.collect::<String>()),
            ("texts", &texts.join(" ")),
            ("headers", &headers.collect::<String>()),
        ],
    )
}

/// The policy of a page that anybody or only some may show in a frame.
fn policy(framed_by: Option<&str>) -> String {
    framed_by.map_or_else(headers::content_security_policy, headers::policy_with)
}

/// The end of a path for a regular expression.
fn literally(end: &str) -> String {
    end.replace('.', "\\.")
}

/// Puts values in the places that a template names between two `@`.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let caching = [
        ("ask-again", headers::ASK_AGAIN),
        ("for-good", headers::FOR_GOOD),
        ("named-after-content", headers::NAMED_AFTER_CONTENT),
    ];
    let values = values.iter().chain(&caching);
    values.fold(template.to_owned(), |text, (name, value)| text.replace(&format!("@{name}@"), value))
}
