//! The built site, served once for all journeys of a test program.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::OnceLock;

use anyhow::{Context, Result};
use xtask::{bundle, server, setup};

/// The name of the script that the harness adds to every page.
const RECORDER: &str = "journey-recorder.js";

/// A page with faults, for the harness's own tests.
pub const FAULTY: &str = "/journey-faulty.html";

/// A folder that holds the whole site once more.
pub const FOLDER: &str = "/tools/alignment";

/// A folder whose `404.html` has no calculator beside it.
pub const EMPTY: &str = "/without/calculator";

/// What stands for the address of the calculator in `docs/EMBED.md`.
const PLACEHOLDER: &str = "https://HOST";

/// The page of another site with the first snippet and the policy that `docs/EMBED.md` names.
pub const SNIPPET_WITH_POLICY: &str = "snippet-with-policy.html";

/// A page of the same site on which nothing happens.
pub const BLANK: &str = "/journey-blank.html";

/// Where the site is served.
pub fn address() -> SocketAddr {
    served().0
}

/// Where pages of other sites are served, which frame the calculator; under a name that makes them another site
/// to browsers.
pub fn hosts() -> String {
    static ADDRESS: OnceLock<SocketAddr> = OnceLock::new();
    let address = ADDRESS.get_or_init(|| serve_hosts().expect("the hosts can be served"));
    format!("http://localhost:{}", address.port())
}

fn serve_hosts() -> Result<SocketAddr> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("hosts");
    let mut site = server::Site::read(&folder)?.of_others();
    add_own(&mut site);
    let modules =
        setup::fast_check()?.context("fast-check is missing; `cargo xtask test journeys` brings it")?;
    for folder in ["fast-check/lib", "pure-rand/lib/esm"] {
        for file in server::files_below(&modules.join(folder))? {
            let name = format!("modules/{}", server::name_in(&modules, &file));
            site.add(&name, &fs::read(&file)?);
        }
    }
    for (at, snippet) in snippets("html")?.iter().enumerate() {
        site.add(&snippet_page(at), page_around("", snippet).as_bytes());
    }
    let calculator = format!("http://{}", address());
    site.edit(".js", |script| script.replace("{calculator}", &calculator));
    site.edit(".html", |page| {
        record(&page.replace("{calculator}", &calculator).replace(PLACEHOLDER, &calculator))
    });
    let policy = snippets("text")?.concat();
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; {}\">",
        policy.trim()
    );
    let first = snippets("html")?.into_iter().next().unwrap_or_default();
    // Its policy leaves the recorder no room.
    let page = page_around(&policy, &first).replace(PLACEHOLDER, &calculator);
    site.add(SNIPPET_WITH_POLICY, page.as_bytes());
    server::serve(site, server::listen(0)?)
}

/// The blocks of a language in `docs/EMBED.md` and the README, in their order.
pub fn snippets(language: &str) -> Result<Vec<String>> {
    let read = |name: &str| fs::read_to_string(xtask::root().join(name));
    let text = read("docs/EMBED.md")? + &read("README.md")?;
    let opening = format!("```{language}\n");
    let blocks = text.split(&opening).skip(1).filter_map(|rest| rest.split_once("```\n"));
    Ok(blocks.map(|(block, _)| block.to_owned()).collect())
}

/// The page of another site that holds the snippet of that number.
pub fn snippet_page(at: usize) -> String {
    format!("snippet-{at}.html")
}

fn page_around(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">{head}<title>A site</title></head>\n<body>\n{body}\n</body></html>\n"
    )
}

/// Adds what the harness needs on any site: its script, and an icon, which browsers ask for wherever a page
/// names none.
fn add_own(site: &mut server::Site) {
    site.add(RECORDER, include_bytes!("recorder.js"));
    site.add("favicon.ico", b"");
}

/// A page with the script that keeps its complaints; without a type, so that it runs before anything else of the
/// page is even read.
fn record(page: &str) -> String {
    page.replacen("<head>", &format!("<head><script src=\"/{RECORDER}\"></script>"), 1)
}

/// The site once more, at an address of its own, for a test that spoils it: its files as they should be, with
/// the harness's own.
///
/// # Errors
///
/// When it cannot be read or served.
pub fn spoiled(spoil: impl FnOnce(&mut server::Site)) -> Result<String> {
    let mut site = server::Site::read(&bundle::dist())?;
    add_own(&mut site);
    site.add(&BLANK[1..], include_bytes!("blank.html"));
    spoil(&mut site);
    site.edit(".html", record);
    Ok(format!("http://{}", server::serve(site, server::listen(0)?)?))
}

/// Makes a script run on every page of a site before anything of the page does.
pub fn begin_with(site: &mut server::Site, script: &str) {
    site.add("journey-first.js", script.as_bytes());
    site.edit(".html", |page| {
        page.replacen("<head>", "<head><script src=\"/journey-first.js\"></script>", 1)
    });
}

/// The heads of the requests that any browser sent to the site since the last time.
pub fn take_heads() -> Vec<String> {
    served().1.take()
}

fn served() -> &'static (SocketAddr, server::Heads) {
    static SERVED: OnceLock<(SocketAddr, server::Heads)> = OnceLock::new();
    SERVED.get_or_init(|| serve().expect("dist/ is there (`cargo xtask build` makes it) and can be served"))
}

fn serve() -> Result<(SocketAddr, server::Heads)> {
    let mut site = server::Site::read(&bundle::dist())?;
    let heads = site.keep_heads();
    let pseudo = bundle::pseudo();
    for file in server::files_below(&pseudo)? {
        site.add(&server::name_in(&pseudo, &file), &fs::read(&file)?);
    }
    add_own(&mut site);
    site.add(&BLANK[1..], include_bytes!("blank.html"));
    site.add(&FAULTY[1..], include_bytes!("faulty.html"));
    site.add("journey-faulty.css", include_bytes!("faulty.css"));
    site.add("journey-faulty.js", include_bytes!("faulty.js"));
    site.copy_into(&FOLDER[1..]);
    for name in ["404.html", "404.js"] {
        site.add(&format!("{}/{name}", &EMPTY[1..]), &fs::read(bundle::dist().join(name))?);
    }
    site.edit(".html", record);
    Ok((server::serve(site, server::listen(0)?)?, heads))
}
