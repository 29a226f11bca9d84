//! The styles of a page, inside it: nothing is drawn before they are there, and each sheet would cost a request.
//!
//! They stand there without comments and needless space, which browsers would have to read before they draw.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{ParserOptions, StyleSheet};
use lightningcss::targets::{Features, Targets};

use crate::server;

/// How Trunk begins a link to a sheet.
const LINK: &str = r#"<link rel="stylesheet" href="./"#;

/// Puts the sheets of each page into it and removes those that no page asks for any more.
pub fn put_into_all(site: &Path, pages: &[&str]) -> Result<()> {
    for page in pages {
        put_into(site, page)?;
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
        let is_asked_for = plain.is_some_and(|plain| pages.contains(&plain));
        if !is_asked_for {
            fs::remove_file(sheet)?;
        }
    }
    Ok(())
}

/// Puts the sheets of a page into it: one style of those that hold for every medium, and one of each that has a
/// medium of its own.
fn put_into(site: &Path, page: &str) -> Result<()> {
    let page_file = site.join(page);
    let html = fs::read_to_string(&page_file)?;
    let (mut styles, mut lines) = (String::new(), Vec::new());
    let mut place = None;
    for line in html.lines() {
        let link = line.trim().strip_prefix(LINK).and_then(|rest| rest.split_once('"'));
        match link {
            Some((name, rest)) => {
                place.get_or_insert(lines.len());
                let sheet =
                    fs::read_to_string(site.join(name)).with_context(|| format!("cannot read {name}"))?;
                let sheet = shortened(&sheet).with_context(|| format!("{name} is no sheet of styles"))?;
                match rest.trim_end_matches("/>") {
                    "" => styles += &sheet,
                    attributes => lines.push(format!("    <style{attributes}>{sheet}</style>")),
                }
            }
            // Trunk leaves an empty line where it took an instruction out.
            None if line.trim().is_empty() => {}
            None => lines.push(line.to_owned()),
        }
    }
    let place = place.with_context(|| format!("{page} has no styles"))?;
    lines.insert(place, format!("    <style>{styles}</style>"));
    fs::write(page_file, lines.join("\n") + "\n")?;
    Ok(())
}

/// The same styles in fewer characters.
fn shortened(sheet: &str) -> Result<String> {
    let styles = StyleSheet::parse(sheet, ParserOptions::default()).map_err(|error| anyhow!("{error}"))?;
    // Widths of windows stay in words that browsers know for longer than the shorter signs.
    let targets = Targets { include: Features::MediaRangeSyntax, ..Targets::default() };
    let options = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    Ok(styles.to_css(options)?.code)
}

/// The styles that stand inside a page.
pub fn inside(html: &str) -> Vec<&str> {
    let styles = html.split("<style").skip(1);
    styles.filter_map(|rest| Some(rest.split_once('>')?.1.split_once("</style>")?.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_stand_in_the_page_and_those_of_copied_pages_stay() {
        let site = std::env::temp_dir().join(format!("styles-{}", std::process::id()));
        fs::create_dir_all(&site).unwrap();
        let write = |name: &str, content: &str| fs::write(site.join(name), content).unwrap();
        write("tokens-1.css", "/* Sizes. */\na {\n  top: calc(1px + 2vw);\n}\n");
        write("dark-2.css", "b {\n  left: 0;\n}\n");
        write("layout-3.css", "@media (max-width: 9rem) {\n  c {\n    left: 0;\n  }\n}\n");
        let link = |name: &str, more: &str| format!("    {LINK}{name}\"{more}/>\n");
        let sheets = [
            link("tokens-1.css", ""),
            link("dark-2.css", " id=\"d\" media=\"print\""),
            "\n".to_owned(),
            link("layout-3.css", ""),
        ];
        write("page.html", &format!("<head>\n{}</head>\n", sheets.concat()));
        write("404.html", "<link rel=\"stylesheet\" href=\"styles/tokens.css\">\n");
        put_into_all(&site, &["page.html"]).unwrap();
        let html = fs::read_to_string(site.join("page.html")).unwrap();
        let names = server::files_below(&site).unwrap();
        let names: Vec<_> = names.iter().map(|file| server::name_in(&site, file)).collect();
        fs::remove_dir_all(&site).unwrap();
        let styles = ["a{top:calc(1px + 2vw)}@media (max-width:9rem){c{left:0}}", "b{left:0}"];
        let [all, print] = styles;
        let wanted = format!(
            "<head>\n    <style>{all}</style>\n    <style id=\"d\" media=\"print\">{print}</style>\n</head>\n"
        );
        assert_eq!(html, wanted);
        assert_eq!(inside(&html), styles);
        assert_eq!(names, ["404.html", "page.html", "tokens-1.css"]);
    }
}
