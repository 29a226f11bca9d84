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
use crate::{root, server};

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
        let sources = paths(name, folder).into_iter().map(|path| path.replace('.', "\\."));
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
    let types =
        headers::MEDIA_TYPES.iter().map(|(extension, it)| format!("  AddType \"{it}\" .{extension}\n"));
    let every = headers::of_every_file().into_iter().map(|(name, value)| set(name, &value));
    let every: String = every.map(|line| format!("  {line}")).collect();
    let br = server::BROTLI;
    let framed = headers::FRAMED_BY.iter().rev().map(|(end, who)| {
        let policy = who.map_or_else(headers::content_security_policy, headers::framed_policy);
        let end = end.replace('.', "\\.");
        let line = set(headers::POLICY_HEADER, &policy);
        format!("  <FilesMatch \"{end}(\\.{br})?$\">\n    {line}  </FilesMatch>\n")
    });
    format!(
        "# For Apache 2.4, with AllowOverride FileInfo or All. Made by `cargo xtask build`.\n\
         ErrorDocument 404 {folder}404.html\n\
         <IfModule mod_mime.c>\n\
         {}  AddEncoding {br} .{br}\n  RemoveLanguage .{br}\n\
         </IfModule>\n\
         <IfModule mod_headers.c>\n\
         {every}  {}\
         \x20 <FilesMatch \"{}\">\n    {}  </FilesMatch>\n\
         {}\
         \x20 # What was compressed beforehand goes to those who take it.\n\
         \x20 <IfModule mod_rewrite.c>\n\
         \x20   Header always merge Vary Accept-Encoding\n\
         \x20   RewriteEngine On\n\
         \x20   RewriteCond %{{HTTP:Accept-Encoding}} \"\\b{br}\\b\"\n\
         \x20   RewriteCond %{{REQUEST_FILENAME}}.{br} -f\n\
         \x20   RewriteRule \"^(.+)$\" \"$1.{br}\" [L]\n\
         \x20 </IfModule>\n\
         </IfModule>\n",
        types.collect::<String>(),
        set("Cache-Control", headers::ASK_AGAIN),
        headers::NAMED_AFTER_CONTENT,
        set("Cache-Control", headers::FOR_GOOD),
        framed.collect::<String>(),
    )
}

/// A line of Apache's.
fn set(name: &str, value: &str) -> String {
    format!("Header always set {name} \"{value}\"\n")
}

/// A whole server for nginx, in which `add_header` stands in one place alone: a second place would
/// undo the first.
pub fn nginx() -> String {
    let plain = |it: &str| it.split(';').next().unwrap_or(it).to_owned();
    let charset = headers::MEDIA_TYPES.iter().filter(|(_, it)| it.contains("charset="));
    let mut charset: Vec<_> = charset.map(|(_, it)| plain(it)).filter(|it| it != "text/html").collect();
    charset.dedup();
    let types =
        headers::MEDIA_TYPES.iter().map(|(extension, it)| format!("        {} {extension};\n", plain(it)));
    let framed = headers::FRAMED_BY.iter().map(|(end, who)| {
        let policy = who.map_or_else(headers::content_security_policy, headers::framed_policy);
        format!("    \"~{}$\" \"{policy}\";\n", end.replace('.', "\\."))
    });
    let every = headers::of_every_file().into_iter().filter(|(name, _)| *name != headers::POLICY_HEADER);
    let every = every.map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"));
    format!(
        "# For nginx, as a file in /etc/nginx/conf.d/. Made by `cargo xtask hosting`.\n\
         # Yours to set: server_name, root, and how your server listens for https.\n\
         map $uri $alignment_caching {{\n    \
             default \"{ask_again}\";\n    \
             \"~{named_after_content}\" \"{for_good}\";\n\
         }}\n\
         map $uri $alignment_policy {{\n    \
             default \"{policy}\";\n\
         {framed}\
         }}\n\
         server {{\n    \
             listen 80;\n    \
             server_name calculator.example.com;\n    \
             root /var/www/alignment-calculator;\n    \
             index index.html;\n    \
             error_page 404 /404.html;\n\n    \
             types {{\n\
         {types}    \
             }}\n    \
             default_type application/octet-stream;\n    \
             charset utf-8;\n    \
             charset_types {charset};\n\n    \
             gzip on;\n    \
             gzip_vary on;\n    \
             gzip_types {gzip};\n    \
             # The copies that the build has compressed are smaller than gzip's; sending them needs the\n    \
             # module ngx_http_brotli_static_module, in Debian libnginx-mod-http-brotli-static.\n    \
             # brotli_static on;\n\n    \
             add_header {policy_header} $alignment_policy always;\n    \
             add_header Cache-Control $alignment_caching always;\n\
         {every}\
         }}\n",
        ask_again = headers::ASK_AGAIN,
        named_after_content = headers::NAMED_AFTER_CONTENT,
        for_good = headers::FOR_GOOD,
        policy = headers::content_security_policy(),
        framed = framed.collect::<String>(),
        types = types.collect::<String>(),
        charset = charset.join(" "),
        gzip = "text/css text/javascript text/csv text/plain application/json application/wasm image/svg+xml",
        policy_header = headers::POLICY_HEADER,
        every = every.collect::<String>(),
    )
}
