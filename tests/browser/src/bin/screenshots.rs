//! Takes pictures of every state of the page and puts them side by side: `cargo xtask screenshots`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result};
use browser_tests::states::STATES;
use browser_tests::{Engine, Page, Scheme, visit};

/// A phone, a tablet and a desk, each with the width of its picture in the overview.
const WIDTHS: [(u32, u32); 3] = [(320, 240), (768, 360), (1440, 540)];

const STYLE: &str = "
  :root { color-scheme: light dark; font-family: sans-serif; }
  body { margin: 1rem; }
  .row { display: flex; gap: 1rem; overflow-x: auto; padding-bottom: 1rem; }
  figure { margin: 0; flex: none; }
  figure div { max-height: 80vh; overflow-y: auto; border: 1px solid gray; }
  img { display: block; height: auto; }
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = env::args_os().nth(1).context("which folder are the pictures to go to?")?;
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    visit(Engine::Chromium, "screenshots", async |page| take(page, &folder).await).await?;
    println!("{}", folder.join("index.html").display());
    Ok(())
}

async fn take(page: &Page, folder: &Path) -> Result<()> {
    let mut index = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Every state of the page</title>\n\
         <style>{STYLE}</style>\n<h1>Every state of the page</h1>\n"
    );
    for state in STATES {
        let name = state.name;
        println!("{name}");
        page.set_scheme(Scheme::Light).await?;
        page.set_width(1440).await?;
        state.show(page).await.with_context(|| format!("the state {name}"))?;
        let print = format!("{name}.pdf");
        fs::write(folder.join(&print), page.print().await?)?;
        write!(
            index,
            "<h2 id=\"{name}\">{name}, <a href=\"{print}\">printed</a></h2>\n<div class=\"row\">\n"
        )?;
        for scheme in Scheme::ALL {
            page.set_scheme(scheme).await?;
            for (width, shown) in WIDTHS {
                page.set_width(width).await?;
                // Whatever follows the width or the scheme has time to do so.
                tokio::time::sleep(Duration::from_millis(100)).await;
                let (file, words) = (format!("{name}-{width}-{}.png", scheme.name()), scheme.name());
                fs::write(folder.join(&file), page.picture().await?)?;
                writeln!(
                    index,
                    "<figure><figcaption>{width}, {words}</figcaption><div><a href=\"{file}\">\
                     <img src=\"{file}\" width=\"{shown}\" alt=\"{name}, {width} pixels wide, {words}\"></a></div></figure>"
                )?;
            }
        }
        index += "</div>\n";
    }
    fs::write(folder.join("index.html"), index)?;
    Ok(())
}
