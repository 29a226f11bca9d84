//! One sheet of styles for a page in place of many: each costs a request before anything is drawn.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

use crate::server;

/// How Trunk begins a link to a sheet.
const LINK: &str = r#"<link rel="stylesheet" href="./"#;
/// How it ends one that holds for every medium and that no program looks for.
const END: &str = r#""/>"#;

/// Joins the sheets of each page and removes those that no page asks for any more.
pub fn join_all(site: &Path, pages: &[&str]) -> Result<()> {
    for page in pages {
        join(site, page)?;
    }
    let mut pages = String::new();
    let files = server::files_below(site)?;
    for page in files.iter().filter(|file| file.extension().is_some_and(|it| it == "html")) {
        pages += &fs::read_to_string(page)?;
    }
    for sheet in files.iter().filter(|file| file.extension().is_some_and(|it| it == "css")) {
        let name = server::name_in(site, sheet);
        // A page that Trunk only copied knows it by its name in the checkout.
        let plain = name.rsplit_once('-').map(|(stem, _)| format!("styles/{stem}.css"));
        let is_asked_for = pages.contains(&name) || plain.is_some_and(|plain| pages.contains(&plain));
        if !is_asked_for {
            fs::remove_file(sheet)?;
        }
    }
    Ok(())
}

/// Joins the sheets of a page that hold for every medium. Those with a medium of their own follow, and
/// stay what they are: the browser does not wait for them unless they hold.
fn join(site: &Path, page: &str) -> Result<()> {
    let page_file = site.join(page);
    let html = fs::read_to_string(&page_file)?;
    let (mut styles, mut lines) = (String::new(), Vec::new());
    let mut place = None;
    for line in html.lines() {
        let name = line.trim().strip_prefix(LINK).and_then(|rest| rest.strip_suffix(END));
        // Behind a quote stands another attribute, such as the medium.
        match name.filter(|name| !name.contains('"')) {
            Some(name) => {
                place.get_or_insert(lines.len());
                let sheet =
                    fs::read_to_string(site.join(name)).with_context(|| format!("cannot read {name}"))?;
                styles += &sheet;
            }
            // Trunk leaves an empty line where it took an instruction out.
            None if line.trim().is_empty() => {}
            None => lines.push(line.to_owned()),
        }
    }
    let place = place.with_context(|| format!("{page} has no styles"))?;
    let mut hasher = DefaultHasher::new();
    styles.hash(&mut hasher);
    let name = format!("{}-{:016x}.css", page.trim_end_matches(".html"), hasher.finish());
    fs::write(site.join(&name), styles)?;
    lines.insert(place, format!("    {LINK}{name}{END}"));
    fs::write(page_file, lines.join("\n") + "\n")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_for_every_medium_become_one_and_the_others_stay() {
        let site = std::env::temp_dir().join(format!("styles-{}", std::process::id()));
        fs::create_dir_all(&site).unwrap();
        let write = |name: &str, content: &str| fs::write(site.join(name), content).unwrap();
        write("tokens-1.css", "a{}\n");
        write("dark-2.css", "b{}\n");
        write("layout-3.css", "c{}\n");
        let link = |name: &str| format!("    {LINK}{name}{END}\n");
        let dark = "    <link rel=\"stylesheet\" href=\"./dark-2.css\" media=\"print\"/>\n";
        write(
            "page.html",
            &format!("<head>\n{}{dark}\n{}</head>\n", link("tokens-1.css"), link("layout-3.css")),
        );
        write("404.html", "<link rel=\"stylesheet\" href=\"styles/tokens.css\">\n");
        join_all(&site, &["page.html"]).unwrap();
        let html = fs::read_to_string(site.join("page.html")).unwrap();
        let names = server::files_below(&site).unwrap();
        let names: Vec<_> = names.iter().map(|file| server::name_in(&site, file)).collect();
        let joined = names.iter().find(|name| name.starts_with("page-")).unwrap();
        let styles = fs::read_to_string(site.join(joined)).unwrap();
        fs::remove_dir_all(&site).unwrap();
        assert_eq!(html, format!("<head>\n{}{dark}</head>\n", link(joined)));
        assert_eq!(styles, "a{}\nc{}\n");
        assert_eq!(names, ["404.html", "dark-2.css", joined, "page.html", "tokens-1.css"]);
    }
}
