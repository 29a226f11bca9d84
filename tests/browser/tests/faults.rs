//! What goes wrong: the person sees it in plain words, loses nothing and can go on.

use std::slice::from_ref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use alignment_calculator::link::{Invitation, Link};
use alignment_calculator::profile::Rater;
use alignment_calculator::text::Texts;
use anyhow::{Context, Result, ensure};
use browser_tests::{BLANK, Engine, Page, begin_with, journey, journey_with, spoiled};
use serde_json::{Value, json};
use xtask::server::Treatment;

const REVENUE: &str = "company.annual_revenue";
const MARGIN: &str = "company.gross_margin";
const DRAFT: &str = "alignment-calculator.draft.1";

/// A link to somebody's result.
const SHARED: &str =
    "c=0mdEykOohZC1PEAOH3gK5KM5sRKbbifR0nIwZxVSfgo8GfxrZpTBCyqq4IV6QS9SshcmE0E9mWHjuVpffInaJTZUyg";

/// Breaks what the program relies on to change the page: the next new element ends it.
const BREAK: &str = "Node.prototype.insertBefore = () => { throw new Error('planted'); }";

/// Makes a module of WebAssembly that has nothing to do with the program trap, once the address says so; in the
/// page's own realm, since some drivers run scripts in another.
const TRAP: &str = "
    addEventListener('hashchange', () => {
        if (location.hash !== '#trap') return;
        const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
        const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)));
        exports.f();
    });
";

/// What the page says of a failure, once it says anything.
async fn failure(page: &Page) -> Result<String> {
    page.until(async |page| {
        let script =
            "dispatchEvent(new Event('pointermove')); return document.getElementById('failure').hidden";
        let hidden = page.run(script, &[]).await?;
        ensure!(hidden == false, "the page says nothing");
        Ok(())
    })
    .await?;
    page.text("failure").await
}

async fn is_well(page: &Page) -> Result<()> {
    let script =
        "return [document.documentElement.matches('.live'), document.getElementById('failure').hidden]";
    page.until(async |page| {
        let told = page.run(script, &[]).await?;
        ensure!(told == json!([true, true]), "live and without failure: {told}");
        Ok(())
    })
    .await
}

/// Somebody with a result.
async fn with_a_result(page: &Page, address: &str) -> Result<()> {
    page.open_at(address).await?;
    page.fill_all(&[(REVENUE, "30M"), (MARGIN, "61")]).await?;
    page.says("headline", "A company of your size").await?;
    page.settled().await
}

#[tokio::test]
async fn after_a_panic_the_person_sees_a_message_and_goes_on_with_everything() {
    journey("panic", async |page| {
        let texts = Texts::english();
        let site = spoiled(|_| ())?;
        with_a_result(page, &site).await?;
        page.run(BREAK, &[]).await?;
        page.turn_to("funnel.won").await?;
        let said = failure(page).await?;
        ensure!(said.contains(texts.stopped()), "the page says {said:?}");
        ensure!(!said.contains(texts.go_on_empty()), "the first time, to go on will do: {said:?}");
        page.focus_is_on("failure").await?;
        let role = page.field("failure").await?.attr("role").await?;
        ensure!(role.as_deref() == Some("alert"), "it is not announced: {role:?}");
        let complaints = page.complaints().await?;
        ensure!(complaints.iter().any(|it| it.to_lowercase().contains("unreachable")), "that was no panic: {complaints:#?}");
        page.forgive_all().await?;
        let idle = "return [...document.querySelectorAll('#app :is(input, select, button)')].every((it) => it.disabled)";
        ensure!(page.run(idle, &[]).await? == true, "what is typed now would be lost");
        page.accessible("stopped").await?;
        let link = page.run("return document.querySelector('#last-link a').href", &[]).await?;
        let link = link.as_str().unwrap_or_default();
        ensure!(link.starts_with(&format!("{site}/#c=")), "the link is {link}");

        page.press("#go-on").await?;
        is_well(page).await?;
        page.focus_is_on("funnel.won").await?;
        page.turn_to(MARGIN).await?;
        ensure!(page.held(REVENUE).await? == "30M" && page.held(MARGIN).await? == "61", "something is lost");

        // A second time, what was entered itself may be what stops the program; what another page keeps is not.
        page.run("localStorage['alignment-calculator.compare.1'] = '#c=0'", &[]).await?;
        page.run(BREAK, &[]).await?;
        page.turn_to("funnel.won").await?;
        let said = failure(page).await?;
        ensure!(said.contains(texts.go_on_empty()), "the page says {said:?}");
        page.forgive_all().await?;
        page.press("#go-on-empty").await?;
        page.until(async |page| {
            page.live().await?;
            ensure!(page.held(REVENUE).await?.is_empty(), "the fields are not empty");
            Ok(())
        })
        .await?;
        is_well(page).await?;
        let pasted = page.run("return localStorage['alignment-calculator.compare.1']", &[]).await?;
        ensure!(pasted == "#c=0", "what was pasted elsewhere is {pasted}");

        // The link brings it all back.
        page.client.goto(&format!("{site}{BLANK}")).await?;
        page.open_at(link).await?;
        page.says("arrival", texts.guest_title()).await?;
        page.turn_to(MARGIN).await?;
        page.until(async |page| {
            ensure!(page.held(MARGIN).await? == "61", "the link has lost something");
            Ok(())
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn after_a_panic_without_storage_the_link_alone_carries_on() {
    journey("panic-without-storage", async |page| {
        let texts = Texts::english();
        let site = spoiled(|site| begin_with(site, DENIED))?;
        with_a_result(page, &site).await?;
        page.says("no-drafts", texts.no_drafts()).await?;
        page.run(BREAK, &[]).await?;
        page.turn_to("funnel.won").await?;
        failure(page).await?;
        page.forgive_all().await?;
        page.press("#go-on").await?;
        page.says("arrival", texts.guest_title()).await?;
        is_well(page).await?;
        page.turn_to(MARGIN).await?;
        page.until(async |page| {
            ensure!(page.held(MARGIN).await? == "61", "what was entered is lost");
            Ok(())
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn a_panic_in_a_frame_and_a_trap_are_told_as_well() {
    journey("panic-in-a-frame", async |page| {
        let texts = Texts::english();
        page.open_host("plain.html").await?;
        page.enter_calculator("alignment-calculator").await?;
        page.fill_all(&[(REVENUE, "30M"), (MARGIN, "61")]).await?;
        page.settled().await?;
        page.run(BREAK, &[]).await?;
        page.turn_to("funnel.won").await?;
        let said = failure(page).await?;
        ensure!(said.contains(texts.stopped()), "the page says {said:?}");
        page.forgive_all().await?;
        page.press("#go-on").await?;
        is_well(page).await?;
        page.turn_to(MARGIN).await?;
        page.until(async |page| {
            ensure!(page.held(MARGIN).await? == "61", "what was entered is lost");
            Ok(())
        })
        .await?;
        page.leave_frame().await?;

        let site = spoiled(|site| begin_with(site, TRAP))?;
        page.open_at(&site).await?;
        page.turn_to("trap").await?;
        let said = failure(page).await?;
        ensure!(said.contains(texts.stopped()), "the page says {said:?}");
        page.forgive_all().await
    })
    .await;
}

/// Every use of the lasting storage throws, as in some frames.
const DENIED: &str = "
    Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('denied', 'SecurityError'); },
    });
";

fn is_module(name: &str) -> bool {
    name.contains("alignment-calculator-") && name.ends_with(".wasm")
}

fn is_glue(name: &str) -> bool {
    name.contains("alignment-calculator-") && name.ends_with(".js")
}

fn is_start(name: &str) -> bool {
    name.ends_with("/boot.js")
}

fn is_texts(name: &str) -> bool {
    name.contains("/texts-")
}

fn is_page(name: &str) -> bool {
    name == "/"
}

/// The part of the program that shows the whole page.
fn is_page_part(name: &str) -> bool {
    name.contains("/page-")
}

/// Tells a kind of file by its address.
type IsIt = fn(&str) -> bool;

/// A file that does not arrive as it should, until it does.
const SPOILED: [(&str, IsIt, Treatment); 10] = [
    ("no module", is_module, Treatment::HangUp),
    ("a module that is missing", is_module, Treatment::Instead("gone.wasm")),
    ("a module cut off", is_module, Treatment::CutOff),
    ("half a module", is_module, Treatment::Instead("journey-half.wasm")),
    ("no glue", is_glue, Treatment::HangUp),
    ("a page in the glue's place", is_glue, Treatment::Instead("index.html")),
    ("no part for the page", is_page_part, Treatment::HangUp),
    ("that part cut off", is_page_part, Treatment::CutOff),
    ("texts cut off", is_texts, Treatment::CutOff),
    ("no start", is_start, Treatment::HangUp),
];

#[tokio::test]
async fn what_does_not_arrive_is_told_and_comes_with_what_was_typed_meanwhile() {
    journey("not-loaded", async |page| {
        let texts = Texts::english();
        for (name, is_it, treatment) in SPOILED {
            let is_spoiled = Arc::new(AtomicBool::new(true));
            let still = is_spoiled.clone();
            let site = spoiled(|site| {
                let module = site.content(is_module).to_owned();
                site.add("journey-half.wasm", &module[..module.len() / 2]);
                site.treat(move |url| match is_it(url) && still.load(Ordering::Relaxed) {
                    true => treatment,
                    false => Treatment::Answer,
                });
            })?;
            page.client.goto(&site).await?;
            let said = failure(page).await?;
            ensure!(said.contains(texts.not_loaded()), "{name}: the page says {said:?}");
            ensure!(page.text("headline").await?.contains("at stake"), "{name}: the example is not there");
            page.fill(REVENUE, "47M").await?;
            page.forgive_all().await?;
            is_spoiled.store(false, Ordering::Relaxed);
            // Without its start the page has no hands; the browser's own way is left.
            if treatment == Treatment::HangUp && is_it("/boot.js") {
                page.client.refresh().await?;
            } else {
                page.press("#load-again").await?;
                // First, because a first answer may stand on the page that is about to go.
                is_well(page).await?;
                page.says("headline", "A company of your size").await?;
                ensure!(page.held(REVENUE).await? == "47M", "{name}: what was typed is lost");
            }
            is_well(page).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_a_policy_keeps_webassembly_out_the_page_says_so_and_stays_readable() {
    journey("policy", async |page| {
        let texts = Texts::english();
        let site = spoiled(|site| site.edit(".html", |html| html.replace(" 'wasm-unsafe-eval'", "")))?;
        page.client.goto(&site).await?;
        let said = failure(page).await?;
        ensure!(said.contains(texts.boot_failure()), "the page says {said:?}");
        ensure!(page.text("headline").await?.contains("at stake"), "the example is not there");
        ensure!(page.element("figure svg").await?.is_displayed().await?, "no chart is there");
        page.accessible("without WebAssembly").await?;
        page.forgive_all().await
    })
    .await;
}

#[tokio::test]
async fn programs_of_a_wrong_media_type_run_all_the_same() {
    journey("media-type", async |page| {
        for named in ["text/plain", "application/wasm; charset=utf-8"] {
            let site = spoiled(|site| {
                site.treat(|url| match url.ends_with(".wasm") {
                    true => Treatment::Named(named),
                    false => Treatment::Answer,
                });
            })?;
            with_a_result(page, &site).await?;
            let is_there = "return document.querySelector('#app [data-part][aria-busy]') === null";
            page.until(async |page| {
                ensure!(page.run(is_there, &[]).await? == true, "{named}: not all of the report is there");
                Ok(())
            })
            .await?;
        }
        // The browsers say what they think of such a host.
        page.forgive_all().await
    })
    .await;
}

#[tokio::test]
async fn a_part_that_is_lost_is_told_to_whom_a_link_invites_and_comes_when_asked_again() {
    journey("part-lost", async |page| {
        let texts = Texts::english();
        let is_lost = Arc::new(AtomicBool::new(true));
        let asked = Arc::new(AtomicU32::new(0));
        let (still, counted) = (is_lost.clone(), asked.clone());
        let site = spoiled(|site| {
            site.treat(move |url| match url.contains("/rest-") && still.load(Ordering::Relaxed) {
                true => {
                    counted.fetch_add(1, Ordering::Relaxed);
                    Treatment::HangUp
                }
                false => Treatment::Answer,
            });
        })?;
        let invitation = Link::Invitation(Invitation { rater: Rater::Sales, tag: 7 });
        let fragment = invitation.fragment().context("an invitation is a link")?;
        page.client.goto(&format!("{site}/#{fragment}")).await?;
        page.until(async |page| {
            let said = page.element(".notice:not([hidden])").await?.text().await?;
            ensure!(said.contains(texts.part_lost()), "the page says {said:?}");
            Ok(())
        })
        .await?;
        // The page has tried a second time by itself.
        page.until(async |_| {
            let before = asked.load(Ordering::Relaxed);
            tokio::time::sleep(Duration::from_secs(1)).await;
            ensure!(before == asked.load(Ordering::Relaxed), "the page still asks");
            Ok(())
        })
        .await?;
        is_lost.store(false, Ordering::Relaxed);
        page.press_button(texts.part_again()).await?;
        page.element("[name='answers.sales.C1']").await?;
        page.until(async |page| {
            let told =
                page.run("return document.querySelectorAll('.notice:not([hidden])').length", &[]).await?;
            ensure!(told == 0, "it still says that something is lost");
            Ok(())
        })
        .await?;
        page.forgive_all().await
    })
    .await;
}

#[tokio::test]
async fn what_is_pasted_early_is_compared_once_the_program_is_there() {
    journey("early-paste", async |page| {
        let (site, gate) = held_back(|url| url.contains("/compare-") && url.ends_with(".wasm"))?;
        page.client.goto(&format!("{site}/compare.html")).await?;
        let pasted = "Acme: no link";
        page.field("pasted").await?.send_keys(pasted).await?;
        gate.store(false, Ordering::Relaxed);
        page.live().await?;
        page.element(".wrong:not([hidden])").await?;
        ensure!(page.held("pasted").await? == pasted, "what was pasted is lost");
        page.focus_is_on("pasted").await
    })
    .await;
}

/// A site whose page was kept by a cache: it asks for files that are gone. Every answer but those of these
/// numbers is the page of today.
fn renewed(old: fn(u32) -> bool, gate: &Arc<AtomicBool>) -> Result<String> {
    let gate = gate.clone();
    spoiled(move |site| {
        let page = String::from_utf8_lossy(site.content(|name| name == "index.html")).into_owned();
        let page = page
            .replace("alignment-calculator-", "alignment-calculator-0ld")
            .replace("texts-en-", "texts-en-0ld");
        site.add("journey-old.html", page.as_bytes());
        let asked = AtomicU32::new(0);
        site.treat(move |url| {
            while url.contains("0ld") && gate.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(10));
            }
            match is_page(url) && old(asked.fetch_add(1, Ordering::Relaxed)) {
                true => Treatment::Instead("journey-old.html"),
                false => Treatment::Answer,
            }
        });
    })
}

#[tokio::test]
async fn an_old_page_takes_the_new_files_and_never_goes_round_in_circles() {
    journey("old-page", async |page| {
        let texts = Texts::english();
        // WebKit's driver waits for modules that are loaded ahead, and nobody can type meanwhile.
        let can_type = page.engine != Engine::WebKit;
        let gate = Arc::new(AtomicBool::new(can_type));
        let site = renewed(|asked| asked == 0, &gate)?;
        page.client.goto(&site).await?;
        if can_type {
            page.fill(REVENUE, "47M").await?;
            gate.store(false, Ordering::Relaxed);
            page.says("headline", "A company of your size").await?;
        }
        is_well(page).await?;
        ensure!(!can_type || page.held(REVENUE).await? == "47M", "what was typed is lost");
        page.forgive_all().await?;

        // A network between that gives the old page to every load, and the new one to every question.
        let site = renewed(|asked| asked % 2 == 0, &gate)?;
        page.client.goto(&site).await?;
        page.until(async |page| {
            let said = page.text("failure").await?;
            ensure!(said.contains(texts.not_loaded()), "the page says {said:?}");
            Ok(())
        })
        .await?;
        page.run("document.body.id = 'same'", &[]).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        ensure!(page.run("return document.body.id", &[]).await? == "same", "the page goes round");
        ensure!(page.text("headline").await?.contains("at stake"), "the example is not there");
        page.forgive_all().await
    })
    .await;
}

#[tokio::test]
async fn a_full_storage_a_denied_one_and_nonsense_in_it_stop_nobody() {
    journey("storage", async |page| {
        let texts = Texts::english();
        let site = spoiled(|site| begin_with(site, DENIED))?;
        with_a_result(page, &site).await?;
        page.says("no-drafts", texts.no_drafts()).await?;

        page.open_anew("/").await?;
        let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }";
        page.run(full, &[]).await?;
        page.fill_all(&[(REVENUE, "30M")]).await?;
        page.says("headline", "A company of your size").await?;
        page.says("no-drafts", texts.no_drafts()).await?;

        let nonsense = [
            r"'\u0000\u0001\ufeff\u202e\ud800\t\t\t\n\r\n\u2028'",
            r#"'{"version":9,"draft":{}}'"#,
            r"'page.step\tnowhere\npage.question\tX9\npage.rater\tnobody\npage.depth\t7\npage.tag\t-1\n'",
            r"'company.annual_revenue\tNaN\nsettings.overrides.\t1\nanswers.ceo.C1\t99\nplan.remedies\tchosen x\n'",
            r"'page.decimal\t\ncompany.annual_revenue\t30M'",
            r"'company.annual_revenue\t30M\nteam.sellers\t' + '9'.repeat(400_000)",
        ];
        for stored in nonsense {
            page.open(BLANK).await?;
            let script = format!(
                "for (const key of ['draft.1', 'visit.1', 'explored.1', 'draft.0', 'answers.1.7.sales']) {{
                     localStorage.setItem(`alignment-calculator.${{key}}`, {stored});
                     sessionStorage.setItem(`alignment-calculator.${{key}}`, {stored});
                 }}"
            );
            page.run(&script, &[]).await?;
            page.open("/").await?;
            is_well(page).await?;
            page.turn_to(REVENUE).await?;
            page.focus_is_on(REVENUE).await?;
            page.press_button("$4M").await?;
            page.settled().await?;
            page.says("headline", "at stake").await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn nothing_in_one_field_costs_the_others() {
    journey("long-text", async |page| {
        page.open_anew("/").await?;
        page.fill_all(&[(REVENUE, "30M")]).await?;
        let long = "9 lives ".repeat(60_000);
        page.fill_all(&[(MARGIN, long.as_str())]).await?;
        ensure!(page.held(MARGIN).await?.len() == long.len(), "what was pasted is cut");
        page.says(&format!("{MARGIN}-fault"), "").await?;
        page.reload().await?;
        page.turn_to(REVENUE).await?;
        ensure!(page.held(REVENUE).await? == "30M", "a long text has cost another field");
        ensure!(page.held(MARGIN).await?.starts_with("9 lives"), "nothing is kept of the long text");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_is_wrong_stops_nobody() {
    journey("clock", async |page| {
        for now in ["0", "-62135596800000", "8640000000000000", "NaN"] {
            let clock = format!(
                "const Real = Date;
                 globalThis.Date = class extends Real {{
                     constructor(...given) {{ given.length > 0 ? super(...given) : super({now}); }}
                     static now() {{ return {now}; }}
                 }};"
            );
            let site = spoiled(|site| begin_with(site, &clock))?;
            with_a_result(page, &site).await?;
            page.turn_to("share").await?;
            page.until(async |page| {
                let link = page.held("share-link").await?;
                ensure!(link.starts_with(&format!("{site}/#c=")), "at {now} the link is {link:?}");
                Ok(())
            })
            .await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn after_the_network_is_gone_everything_goes_on_but_what_was_never_loaded() {
    journey("offline", async |page| {
        let texts = Texts::english();
        let is_gone = Arc::new(AtomicBool::new(false));
        let gone = is_gone.clone();
        let site = spoiled(move |site| {
            site.treat(move |_| match gone.load(Ordering::Relaxed) {
                true => Treatment::HangUp,
                false => Treatment::Answer,
            });
        })?;
        page.open_at(&site).await?;
        is_gone.store(true, Ordering::Relaxed);
        page.fill(REVENUE, "30M").await?;
        page.says("headline", "A company of your size").await?;
        page.press_button(&texts.next_step(texts.step("funnel"))).await?;
        page.focus_is_on("step-title").await?;
        page.fill("funnel.won", "12").await?;
        page.press_button(&texts.next_step(texts.step("questions"))).await?;
        page.tick("answers.ceo.C1", "1").await?;
        page.settled().await?;
        page.turn_to("share").await?;
        page.press_button(texts.link_qr()).await?;
        page.says("share-link-code", texts.qr_failed()).await?;
        ensure!(page.held("share-link").await?.contains("#c="), "the link is gone, too");
        page.forgive_all().await
    })
    .await;
}

#[tokio::test]
async fn back_and_forward_lead_through_steps_and_links() {
    journey("back-and-forward", async |page| {
        let texts = Texts::english();
        page.open_anew("/").await?;
        page.fill_all(&[(REVENUE, "30M")]).await?;
        page.turn_to("funnel.won").await?;
        page.focus_is_on("funnel.won").await?;
        page.fill("funnel.won", "12").await?;
        page.settled().await?;
        let own = page.text("headline").await?;
        page.turn_to("answers.ceo.C1").await?;
        page.element("input[name='answers.ceo.C1']").await?;
        page.turn_to(SHARED).await?;
        page.says("arrival", texts.guest_keep()).await?;
        for _ in 0..2 {
            page.run("history.back()", &[]).await?;
            page.element("input[name='answers.ceo.C1']").await?;
            page.run("history.back()", &[]).await?;
            page.focus_is_on("funnel.won").await?;
            for _ in 0..2 {
                page.run("history.forward()", &[]).await?;
            }
            page.says("arrival", texts.guest_keep()).await?;
        }
        page.press_button(texts.visit_back_to_own()).await?;
        page.turn_to("funnel.won").await?;
        page.focus_is_on("funnel.won").await?;
        ensure!(page.held("funnel.won").await? == "12", "what was typed is gone");
        page.turn_to(REVENUE).await?;
        page.focus_is_on(REVENUE).await?;
        ensure!(page.held(REVENUE).await? == "30M", "what was typed is gone");
        page.says("headline", &own).await
    })
    .await;
}

#[tokio::test]
async fn a_thousand_fast_edits_end_with_the_last() {
    journey("fast-edits", async |page| {
        page.open_anew("/").await?;
        // Without a moment between them, as no person can type.
        let script = "
            const field = document.getElementById(arguments[0]);
            for (let at = 0; at < 1000; at += 1) {
                field.value = `${1 + at % 97}M`;
                field.dispatchEvent(new Event('input', { bubbles: true }));
            }
            field.value = '47M';
            field.dispatchEvent(new Event('input', { bubbles: true }));
        ";
        page.run(script, &[json!(REVENUE)]).await?;
        page.says("headline", "A company of your size").await?;
        page.settled().await?;
        ensure!(page.held(REVENUE).await? == "47M", "the field holds something else");
        page.until(async |page| {
            let draft = page.run(&format!("return localStorage.getItem('{DRAFT}')"), &[]).await?;
            ensure!(draft.as_str().is_some_and(|it| it.contains("company.annual_revenue\t47M\n")), "{draft}");
            Ok(())
        })
        .await?;
        let many = page.text("headline").await?;
        page.reload().await?;
        page.says("headline", &many).await
    })
    .await;
}

/// As many tabs as the issue of the day opens.
const TABS: u64 = 20;

#[tokio::test]
async fn twenty_tabs_each_keep_their_own_and_the_last_one_wins() {
    journey("tabs", async |page| {
        page.open_anew("/").await?;
        let mut tabs = vec![page.client.window().await?];
        for _ in 1..TABS {
            tabs.push(page.client.new_window(true).await?.handle);
        }
        for (at, tab) in tabs.iter().enumerate() {
            page.client.switch_to_window(tab.clone()).await?;
            if at > 0 {
                page.open("/").await?;
            }
            page.fill_all(&[(REVENUE, format!("{}M", 10 + at).as_str())]).await?;
        }
        // Once more round, all of them being open.
        for (at, tab) in tabs.iter().enumerate() {
            page.client.switch_to_window(tab.clone()).await?;
            let held = page.held(REVENUE).await?;
            ensure!(held == format!("{}M", 10 + at), "tab {at} holds {held}");
            page.fill_all(&[(MARGIN, format!("{}", 40 + at).as_str())]).await?;
            page.settled().await?;
            is_well(page).await?;
            page.complaints().await?;
        }
        page.client.switch_to_window(tabs[0].clone()).await?;
        page.reload().await?;
        let last = tabs.len() - 1;
        page.until(async |page| {
            let held = [page.held(REVENUE).await?, page.held(MARGIN).await?];
            ensure!(held == [format!("{}M", 10 + last), format!("{}", 40 + last)], "the draft is {held:?}");
            Ok(())
        })
        .await?;
        for tab in &tabs[1..] {
            page.client.switch_to_window(tab.clone()).await?;
            page.client.close_window().await?;
        }
        Ok(page.client.switch_to_window(tabs[0].clone()).await?)
    })
    .await;
}

/// A draft as the tab keeps it that is in front.
const KEPT: &str = "return localStorage.getItem('alignment-calculator.draft.1') ?? ''";

/// Another tab's draft: another revenue, and so many answers of a head.
const KEEP_OTHER: &str = "
    const key = 'alignment-calculator.draft.1';
    const lines = localStorage.getItem(key).split('\\n');
    const own = lines.filter((line) => !line.startsWith('answers.sales.'));
    const draft = own.join('\\n').replace('\\t30M', '\\t50M') + arguments[0];
    localStorage.setItem(key, draft);
    return draft";

#[tokio::test]
async fn a_reply_that_another_tab_took_arrives_and_takes_nothing_from_that_tab() {
    journey("heard-reply", async |page| {
        page.open_anew("/").await?;
        page.fill(REVENUE, "30M").await?;
        page.settled().await?;
        page.press_button(Texts::english().ask_make()).await?;
        page.focus_is_on("invitation-sales").await?;
        let own = page.client.window().await?;
        let other = page.client.new_window(true).await?.handle;
        page.client.switch_to_window(other.clone()).await?;
        // Where no program runs that keeps what it has just read.
        page.open(BLANK).await?;
        for (at, (reply, margin)) in [("answers.sales.C1\t3\n", "61"), ("", "62")].into_iter().enumerate() {
            page.client.switch_to_window(other.clone()).await?;
            let kept = page.run(KEEP_OTHER, &[json!(reply)]).await?;
            page.client.switch_to_window(own.clone()).await?;
            tokio::time::sleep(Duration::from_millis(500)).await;
            let now = page.run(KEPT, &[]).await?;
            ensure!(now == kept, "{at}: the other tab's draft is gone: {now:?} in place of {kept:?}");
            ensure!(page.held(REVENUE).await? == "30M", "{at}: one's own entries are gone");
            page.fill(MARGIN, margin).await?;
            page.until(async |page| {
                let kept = page.run(KEPT, &[]).await?;
                let kept = kept.as_str().unwrap_or_default();
                let holds = |line: &str| kept.contains(line);
                ensure!(holds("30M") && holds(&format!("\t{margin}\n")), "{at}: kept is {kept:?}");
                ensure!(holds("answers.sales.C1\t3") != reply.is_empty(), "{at}: kept is {kept:?}");
                Ok(())
            })
            .await?;
        }
        page.client.switch_to_window(other).await?;
        page.client.close_window().await?;
        Ok(page.client.switch_to_window(own).await?)
    })
    .await;
}

/// Events in one page, and milliseconds that one call of their script may take.
const EVENTS: (u64, u64) = (10_000, 20_000);

/// As long as they may take on a machine that is shared.
const PATIENCE: Duration = Duration::from_secs(900);

#[tokio::test]
async fn ten_thousand_random_events_leave_the_page_well() {
    journey_with(PATIENCE, &Engine::ALL, "random-events", async |page| {
        let texts = Texts::english();
        page.open_anew("/").await?;
        loop {
            let script = include_str!("../src/monkey.js");
            let (count, time) = EVENTS;
            let arguments = vec![json!(2026), json!(count), json!(time)];
            let told = page.client.execute_async(script, arguments).await?;
            ensure!(told["stopped"] == Value::Null && told["lost"] == json!([]), "{told}");
            if told["done"] == count {
                println!("{}: {told}", page.engine.name());
                break;
            }
        }
        let calm = "
            document.querySelector('dialog[open]')?.close();
            const home = [...document.querySelectorAll('button')].find((it) => arguments[0].includes(it.textContent));
            home?.click();
            location.hash = 'company';
        ";
        page.run(calm, &[json!([texts.visit_back_to_own(), texts.visit_start_own()])]).await?;
        page.press_button("$30M").await?;
        page.until(async |page| {
            ensure!(page.held(REVENUE).await? == "30M", "the example does not come");
            Ok(())
        })
        .await?;
        page.settled().await?;
        let before = page.text("headline").await?;
        page.fill_all(&[(REVENUE, "47M")]).await?;
        page.until(async |page| {
            ensure!(page.text("headline").await? != before, "the headline is still {before:?}");
            Ok(())
        })
        .await?;
        page.settled().await?;
        page.says("result", texts.basis("two_heads")).await?;
        is_well(page).await
    })
    .await;
}

/// Where things that a reader holds on to stand in the window, and how far the page is scrolled.
const PLACES: &str = "
    const all = ['h1', '.lede', '.examples', '.tabs', '#step-title', \"[id='company.annual_revenue']\", '.panel', '.onward', '#result', '#headline', '#numbers', '.foot'];
    const places = all.map((it) => document.querySelector(it)?.getBoundingClientRect()).map((it) => it && [it.x, it.y, it.width]);
    return [scrollY, ...places];
";

/// Sums up from now on, and from before, what Chromium counts as shifts of the layout.
const SHIFTS: &str = "
    window.journeyShifts = [];
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) {
            journeyShifts.push([shift.value, shift.hadRecentInput, ...shift.sources.map((it) => `${it.node?.nodeName}.${it.node?.className} ${JSON.stringify(it.previousRect)} ${JSON.stringify(it.currentRect)}`)]);
        }
    }).observe({ type: 'layout-shift', buffered: true });
";

async fn nothing_shifted(page: &Page, before: &Value) -> Result<()> {
    let after = page.run(PLACES, &[]).await?;
    ensure!(after == *before, "places before {before} and after {after}");
    if page.engine == Engine::Chromium {
        let shifts = page.run("return window.journeyShifts", &[]).await?;
        ensure!(shifts == json!([]), "the layout shifted: {shifts}");
    }
    Ok(())
}

/// How far below the window's upper edge the field begins that somebody is in, in CSS pixels.
async fn place_of_focus(page: &Page) -> Result<f64> {
    let top = page.run("return document.activeElement.getBoundingClientRect().top", &[]).await?;
    top.as_f64().context("nothing has the focus")
}

/// A site that sends some files only once its gate is no longer shut, and that gate.
fn held_back(is_it: IsIt) -> Result<(String, Arc<AtomicBool>)> {
    let is_shut = Arc::new(AtomicBool::new(true));
    let gate = is_shut.clone();
    let site = spoiled(move |site| {
        site.treat(move |url| {
            while is_it(url) && is_shut.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(10));
            }
            Treatment::Answer
        });
    })?;
    Ok((site, gate))
}

/// The last file of the page that is read before the result is, in a site that holds the rest of the page back.
const GATE: &str = "/journey-gate.js";

/// Types a revenue as soon as there is a field and waits for its answer, then asks for what opens the gate.
const TYPE_EARLY: &str = "
    let before = null;
    const look = setInterval(() => {
        const field = document.querySelector('[name=\"company.annual_revenue\"]');
        const stake = document.getElementById('stake-so-far');
        if (!field || !stake) return;
        if (before === null) {
            before = stake.textContent;
            field.value = '30M';
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        } else if (stake.textContent !== before) {
            clearInterval(look);
            window.journeyEarly = [document.readyState, document.getElementById('result') === null];
            fetch('/journey-blank.html');
        }
    }, 10);
";

#[tokio::test]
async fn what_is_typed_has_an_answer_before_all_of_the_page_has_come() {
    journey("half-a-page", async |page| {
        let is_shut = AtomicBool::new(true);
        let site = spoiled(move |site| {
            begin_with(site, TYPE_EARLY);
            site.edit(".html", |page| {
                page.replacen(
                    "<section id=\"result\"",
                    &format!("<script src=\"{GATE}\"></script><section id=\"result\""),
                    1,
                )
            });
            site.add(&GATE[1..], b"");
            site.treat(move |url| {
                if url == BLANK {
                    is_shut.store(false, Ordering::Relaxed);
                }
                // Where nothing answers, the page comes all the same, and the journey fails.
                let end = Instant::now() + Duration::from_secs(20);
                while url == GATE && is_shut.load(Ordering::Relaxed) && Instant::now() < end {
                    thread::sleep(Duration::from_millis(10));
                }
                Treatment::Answer
            });
        })?;
        page.client.goto(&site).await?;
        let early = page.run("return window.journeyEarly", &[]).await?;
        ensure!(early == json!(["loading", true]), "the answer came with {early}");
        page.says("headline", "A company of your size").await?;
        page.live().await?;
        page.says("headline", "A company of your size").await?;
        ensure!(page.held(REVENUE).await? == "30M", "what was typed is lost");
        Ok(())
    })
    .await;
}

/// Whether something shows, of several things; an element that keeps its place may still be out of sight.
const IN_SIGHT: &str = "
    const isInSight = (it) => getComputedStyle(document.querySelector(it)).visibility === 'visible';
    return ['#headline', '#stake-so-far', '.facts', '[data-part=report]'].map(isInSight);
";

#[tokio::test]
async fn what_is_typed_early_has_an_answer_before_the_page_is_there() {
    journey("first-answer", async |page| {
        let (site, gate) = held_back(is_page_part)?;
        page.client.goto(&site).await?;
        page.fill(REVENUE, "30M").await?;
        page.says("headline", "A company of your size").await?;
        let answered = page.text("headline").await?;
        let in_sight = page.run(IN_SIGHT, &[]).await?;
        ensure!(in_sight == json!([true, true, false, false]), "what is in sight of the example: {in_sight}");

        // A fault is told once the page is there; until then the last answer stands.
        page.field(MARGIN).await?.send_keys("a lot").await?;
        ensure!(page.text("headline").await? == answered, "a fault has an answer");

        gate.store(false, Ordering::Relaxed);
        page.live().await?;
        page.says(&format!("{MARGIN}-fault"), "a lot").await?;
        ensure!(
            page.held(REVENUE).await? == "30M" && page.held(MARGIN).await? == "a lot",
            "something is lost"
        );
        page.fill(MARGIN, "61").await?;
        page.says("headline", "A company of your size").await?;
        page.settled().await?;
        let in_sight = page.run(IN_SIGHT, &[]).await?;
        ensure!(in_sight == json!([true, true, true, true]), "not everything is in sight again: {in_sight}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_result_has_its_headline_before_the_page_is_there() {
    journey("first-answer-of-a-link", async |page| {
        let (site, gate) = held_back(is_page_part)?;
        page.client.goto(&format!("{site}/#{}", SHARED)).await?;
        page.says("headline", "at stake").await?;
        let headline = page.text("headline").await?;
        let in_sight = page.run(IN_SIGHT, &[]).await?;
        ensure!(in_sight == json!([true, false, false, false]), "what is in sight of the example: {in_sight}");
        let place = "const { top, bottom } = headline.getBoundingClientRect(); return 0 < top && bottom < innerHeight";
        ensure!(page.run(place, &[]).await? == true, "the headline is out of the window");
        gate.store(false, Ordering::Relaxed);
        page.live().await?;
        ensure!(page.text("headline").await? == headline, "the headline has changed");
        page.says("arrival", Texts::english().guest_keep()).await?;

        // What was explored comes back with a reload, and the sender's headline does not come before it.
        page.settled().await?;
        page.fill(REVENUE, "47M").await?;
        page.settled().await?;
        let explored = page.text("headline").await?;
        ensure!(explored != headline, "the revenue changes nothing");
        page.client.refresh().await?;
        for _ in 0..20 {
            let said = page.run("return document.getElementById('headline')?.innerText ?? ''", &[]).await?;
            ensure!(said != *headline, "the sender's headline stands there again");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        page.live().await?;
        page.says("headline", &explored).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_the_page_of_a_link_does_not_arrive_the_example_does_not_pass_for_its_result() {
    journey("link-not-loaded", async |page| {
        // Mails and chats change links, each in its way.
        let changed = ["?", "#utm=1&", "#"].map(|before| format!("{before}{SHARED}"));
        let spoiled_parts: [(IsIt, &str); 3] =
            [(is_module, ""), (is_start, "at stake"), (is_page_part, "at stake")];
        for ((is_it, said), changed) in spoiled_parts.into_iter().zip(changed) {
            let is_spoiled = Arc::new(AtomicBool::new(true));
            let still = is_spoiled.clone();
            let site = spoiled(|site| {
                site.treat(move |url| match is_it(url) && still.load(Ordering::Relaxed) {
                    true => Treatment::HangUp,
                    false => Treatment::Answer,
                });
            })?;
            page.client.goto(&format!("{site}/{changed}")).await?;
            let told = failure(page).await?;
            ensure!(told.contains(Texts::english().not_loaded()), "the page says {told:?}");
            // What is out of sight has no text here.
            let in_sight = "return document.getElementById('headline').innerText";
            page.until(async |page| {
                let headline = page.run(in_sight, &[]).await?;
                let headline = headline.as_str().unwrap_or_default();
                let is_meant = headline.contains(said) && headline.is_empty() == said.is_empty();
                ensure!(is_meant, "it says {headline:?}");
                Ok(())
            })
            .await?;
            let in_sight = page.run(IN_SIGHT, &[]).await?;
            ensure!(in_sight == json!([!said.is_empty(), false, false, false]), "in sight: {in_sight}");
            page.forgive_all().await?;
            is_spoiled.store(false, Ordering::Relaxed);
            page.client.refresh().await?;
            page.live().await?;
            page.says("arrival", Texts::english().guest_keep()).await?;
        }
        Ok(())
    })
    .await;
}

/// Remembers whether the page kept its example back while it was read.
const WATCH_EXAMPLE: &str = "
    addEventListener('DOMContentLoaded', () => {
        window.journeyIsKeptBack = document.documentElement.matches('.waiting');
    });
";

#[tokio::test]
async fn a_shared_result_that_is_loaded_again_elsewhere_in_it_shows_no_example_meanwhile() {
    journey("visit-reloaded", async |page| {
        let site = spoiled(|site| begin_with(site, WATCH_EXAMPLE))?;
        page.client.goto(&format!("{site}/#{SHARED}")).await?;
        page.live().await?;
        page.settled().await?;
        let headline = page.text("headline").await?;
        page.run("location.hash = 'questions'", &[]).await?;
        page.focus_is_on("step-title").await?;
        page.client.refresh().await?;
        page.live().await?;
        ensure!(page.run("return window.journeyIsKeptBack", &[]).await? == true, "the example was there");
        page.says("headline", &headline).await?;

        page.press_button(Texts::english().visit_start_own()).await?;
        page.settled().await?;
        page.client.goto(&format!("{site}/?again#questions")).await?;
        page.live().await?;
        ensure!(
            page.run("return window.journeyIsKeptBack", &[]).await? == false,
            "the example was kept back"
        );
        Ok(())
    })
    .await;
}

/// Presses the first example in the task after the one in which the page opens, and counts the presses.
const PRESS_WHILE_OPENING: &str = "
    window.journeyPresses = 0;
    addEventListener('click', ({ target }) => { journeyPresses += Boolean(target.closest('.examples')); }, true);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => document.querySelector('.examples button').click();
    const watch = new MutationObserver(() => {
        if (!document.documentElement.matches('.live')) return;
        watch.disconnect();
        port2.postMessage(null);
    });
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
";

#[tokio::test]
async fn a_button_that_is_pressed_as_the_page_opens_is_pressed_once() {
    journey("press-while-opening", async |page| {
        page.client.goto(&spoiled(|site| begin_with(site, PRESS_WHILE_OPENING))?).await?;
        page.live().await?;
        page.until(async |page| {
            ensure!(page.held(REVENUE).await? == "4M", "the example is not there");
            Ok(())
        })
        .await?;
        page.settled().await?;
        let presses = page.run("return window.journeyPresses", &[]).await?;
        ensure!(presses == 1, "it was pressed {presses} times");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_button_that_is_pressed_early_is_pressed_again_once_the_page_is_there() {
    journey("early-press", async |page| {
        let (site, gate) = held_back(is_page_part)?;
        page.client.goto(&site).await?;
        page.press_button("$150M").await?;
        ensure!(page.held(REVENUE).await?.is_empty(), "nothing should have happened yet");
        gate.store(false, Ordering::Relaxed);
        page.until(async |page| {
            ensure!(page.held(REVENUE).await? == "150M", "the button was forgotten");
            Ok(())
        })
        .await?;

        // Of what is folded away the page brings the headings alone.
        let (site, gate) = held_back(is_page_part)?;
        page.client.goto(&site).await?;
        page.press("#how-stake > summary").await?;
        gate.store(false, Ordering::Relaxed);
        page.live().await?;
        page.until(async |page| {
            ensure!(!page.text("how-stake").await?.trim_end().ends_with("At stake"), "it is folded again");
            Ok(())
        })
        .await
    })
    .await;
}

/// The part of the program that shows what is below the headline.
fn is_report_part(name: &str) -> bool {
    name.contains("/report-")
}

#[tokio::test]
async fn switches_that_are_flipped_early_stay_flipped_once_the_page_is_there() {
    journey("early-switches", async |page| {
        let (site, gate) = held_back(is_report_part)?;
        page.client.goto(&site).await?;
        let flip = "
            const switches = [...document.querySelectorAll('[name^=\"plan.remedies.\"]')];
            const flipped = [switches.find((it) => it.checked), switches.find((it) => !it.checked)];
            for (const it of flipped) it.click();
            return flipped.map((it) => [it.name, it.checked])";
        let flipped = page.run(flip, &[]).await?;
        page.until(async |page| {
            let is_open = page.run("return document.documentElement.matches('.live')", &[]).await?;
            ensure!(is_open == true, "the page is not open");
            Ok(())
        })
        .await?;
        gate.store(false, Ordering::Relaxed);
        let now = "return arguments[0].map(([name]) => [name, document.getElementsByName(name)[0].checked])";
        page.until(async |page| {
            ensure!(
                page.run("return document.querySelector('[data-part=report][aria-busy]') === null", &[])
                    .await?
                    == true,
                "the report is not there"
            );
            ensure!(page.run(now, from_ref(&flipped)).await? == flipped, "a switch is as it was");
            Ok(())
        })
        .await?;
        page.settled().await?;
        ensure!(page.run(now, from_ref(&flipped)).await? == flipped, "a switch was flipped back");
        page.says("result", Texts::english().switches_chosen()).await?;
        Ok(())
    })
    .await;
}

/// Looks at the focus in every task of the page, and remembers when nothing had it: what somebody types then is lost.
const WATCH_FOCUS: &str = "
    window.journeyIsFocusLost = false;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
        window.journeyIsFocusLost ||= document.activeElement === document.body;
        if (document.querySelector('html:not(.live), [data-part][aria-busy]')) port2.postMessage(null);
    };
    port2.postMessage(null);
";

#[tokio::test]
async fn the_program_takes_over_and_nothing_moves() {
    journey("take-over", async |page| {
        for (path, typed) in [("/", false), ("/", true), ("/de/", false), ("/zh/", true)] {
            let (site, gate) = held_back(is_module)?;
            page.client.goto(&format!("{site}{path}")).await?;
            if page.engine == Engine::Chromium {
                page.run(SHIFTS, &[]).await?;
            }
            if typed {
                page.fill(REVENUE, "30M").await?;
                page.field(MARGIN).await?.send_keys("61").await?;
                page.run("document.activeElement.setSelectionRange(0, 1)", &[]).await?;
                page.run(WATCH_FOCUS, &[]).await?;
                // Browsers forgive shifts that follow a key at once.
                tokio::time::sleep(Duration::from_millis(600)).await;
            } else {
                page.run("scrollTo(0, 300)", &[]).await?;
            }
            let (before, focus_before) = (page.run(PLACES, &[]).await?, place_of_focus(page).await?);
            gate.store(false, Ordering::Relaxed);
            page.live().await?;
            page.settled().await?;
            if !typed {
                nothing_shifted(page, &before).await?;
                continue;
            }
            page.focus_is_on(MARGIN).await?;
            ensure!(page.run("return window.journeyIsFocusLost", &[]).await? == false, "for a while nothing had the focus");
            let caret = "const { value, selectionStart, selectionEnd } = document.activeElement; return [value, selectionStart, selectionEnd]";
            let caret = page.run(caret, &[]).await?;
            ensure!(caret == json!(["61", 0, 1]), "text and caret: {caret}");
            ensure!(page.held(REVENUE).await? == "30M", "what was typed is lost");
            // What the page says of the entries moves what is around them, but never the field itself.
            let moved = place_of_focus(page).await? - focus_before;
            ensure!(moved.abs() <= 1.0, "the field that somebody is in moved by {moved}");
        }
        Ok(())
    })
    .await;
}
