//! The calculator on other people's pages, hostile ones too: `tests/browser/hosts/`.

use std::time::Duration;

use alignment_calculator::text::Texts;
use anyhow::{Result, ensure};
use browser_tests::{Engine, Page, address, hosts, journey, journey_in};
use serde_json::{Value, json};
use url::Url;

/// Filled without keys: WebKit's driver finds no field of a frame focusable.
const REVENUE: &str = "company.annual_revenue";
/// What stands behind the `#` of a link to a result.
const LINK: &str = include_str!("../../links/full.link");

async fn evaluate(page: &Page, script: &str) -> Result<Value> {
    Ok(page.client.execute(script, Vec::new()).await?)
}

/// Nothing of the host changed but what stands in the frame.
async fn leaves_the_host_alone(page: &Page) -> Result<()> {
    let changes = evaluate(page, "return changesOfTheHost()").await?;
    ensure!(changes == json!([]), "the host changed: {changes}");
    Ok(())
}

async fn height(page: &Page, selector: &str) -> Result<f64> {
    let script =
        "return document.querySelector(arguments[0]).shadowRoot.querySelector('iframe').offsetHeight";
    let height = page.client.execute(script, vec![json!(selector)]).await?;
    Ok(height.as_f64().unwrap_or(0.0))
}

/// A calculator on the page is ready, as high as its content and no wider than its frame, and rests.
async fn stands_well(page: &Page, selector: &str) -> Result<()> {
    page.enter_calculator(selector).await?;
    page.says("headline", "is at stake").await?;
    page.settled().await?;
    page.leave_frame().await?;
    page.until(async |page| {
        // Browsers let frames rest that nobody sees.
        let element = page.element(selector).await?;
        page.client.execute("arguments[0].scrollIntoView()", vec![serde_json::to_value(&element)?]).await?;
        page.enter_calculator(selector).await?;
        let sizes = "const root = document.documentElement;
            return [root.getBoundingClientRect().height, innerHeight, root.scrollWidth, innerWidth]";
        let sizes: [f64; 4] = serde_json::from_value(evaluate(page, sizes).await?)?;
        page.leave_frame().await?;
        let [content, frame, wide, width] = sizes;
        ensure!(
            (frame - content).abs() <= 1.5,
            "{selector}: the content is {content} and the frame {frame} high"
        );
        ensure!(wide <= width, "{selector}: the content is {wide} and the frame {width} wide");
        Ok(())
    })
    .await?;
    let before = height(page, selector).await?;
    tokio::time::sleep(Duration::from_millis(400)).await;
    let now = height(page, selector).await?;
    ensure!((before - now).abs() < 1.0, "{selector} grew from {before} to {now}");
    leaves_the_host_alone(page).await
}

async fn ready(page: &Page, host: &str) -> Result<()> {
    page.open_host(host).await?;
    stands_well(page, "alignment-calculator").await
}

#[tokio::test]
async fn it_stands_well_on_hosts_that_style_everything() {
    journey("embed-styles", async |page| {
        for host in ["plain.html", "reset.html", "transforms.html", "rtl.html"] {
            ready(page, host).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn it_stands_well_in_columns_tabs_modals_and_blocks() {
    journey("embed-places", async |page| {
        page.open_host("columns.html").await?;
        for selector in ["main alignment-calculator", ".huge alignment-calculator"] {
            stands_well(page, selector).await?;
        }
        page.open_host("hidden.html").await?;
        page.press("#open-tab").await?;
        stands_well(page, "#in-tab").await?;
        page.press("#open-modal").await?;
        page.enter_calculator("#in-modal").await?;
        page.says("headline", "is at stake").await?;
        page.leave_frame().await?;
        ensure!(height(page, "#in-modal").await? == 500.0, "the frame in the modal is as high as it may be");
        leaves_the_host_alone(page).await?;
        page.open_host("builder.html").await?;
        page.element("#builder").await?.enter_frame().await?;
        stands_well(page, "alignment-calculator").await?;
        page.leave_frame().await?;
        leaves_the_host_alone(page).await
    })
    .await;
}

#[tokio::test]
async fn it_bears_late_scripts_frameworks_and_strict_policies() {
    journey("embed-scripts", async |page| {
        page.open_host("late.html").await?;
        page.element("body[data-done]").await?;
        stands_well(page, "#early").await?;
        page.open_host("rerender.html").await?;
        page.element("body[data-done]").await?;
        stands_well(page, "#rendered").await?;
        page.enter_calculator("#rendered").await?;
        page.until(async |page| {
            let worn = "const root = getComputedStyle(document.documentElement);
                return [root.getPropertyValue('--accent'), root.getPropertyValue('--paper'), document.querySelector('.offered').textContent]";
            let worn = evaluate(page, worn).await?;
            // The last of the colours and words, in the dark scheme that was asked for.
            ensure!(worn[1] == "#121716" && worn[2] == "Offered by Rendered & Co", "the page wears {worn}");
            Ok(())
        })
        .await?;
        page.leave_frame().await?;
        ready(page, "strict.html").await
    })
    .await;
}

#[tokio::test]
async fn it_loads_once_for_each_address_also_where_it_is_moved() {
    journey("embed-loads", async |page| {
        let is_there = async || {
            page.enter_calculator("#early").await?;
            page.says("headline", "is at stake").await?;
            page.leave_frame().await
        };
        let loads = async |expected: &str| {
            page.until(async |page| {
                let loads = evaluate(page, "return document.body.dataset.loads").await?;
                ensure!(loads == expected, "it has loaded {loads}, not {expected}");
                Ok(())
            })
            .await
        };
        page.open_host("late.html").await?;
        page.element("body[data-done]").await?;
        is_there().await?;
        // Moved far from the window it loads nothing, also with another address.
        let script = "
            const { body } = document;
            const early = document.getElementById('early');
            const frame = early.shadowRoot.querySelector('iframe');
            body.dataset.loads = '';
            frame.addEventListener('load', () => {
                if (frame.src) body.dataset.loads += `${new URL(frame.src).pathname} `;
            });
            const far = document.getElementById('elsewhere');
            far.style.paddingTop = '9000px';
            body.append(early);
            far.append(early);
            early.setAttribute('src', new URL('index.html', early.querySelector('a').href));
        ";
        evaluate(page, script).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        loads("").await?;
        evaluate(page, "document.getElementById('elsewhere').style.paddingTop = ''").await?;
        is_there().await?;
        loads("/index.html ").await?;
        // Another address takes the place of what was there.
        let script = "const early = document.getElementById('early'); early.setAttribute('src', early.querySelector('a').href)";
        evaluate(page, script).await?;
        loads("/index.html / ").await?;
        is_there().await
    })
    .await;
}

#[tokio::test]
async fn two_calculators_keep_to_themselves() {
    journey("embed-two", async |page| {
        page.open_host("two.html").await?;
        stands_well(page, "#first").await?;
        stands_well(page, "#second").await?;
        page.enter_calculator("#first").await?;
        page.says("headline", "€").await?;
        page.fill_all(&[(REVENUE, "8M")]).await?;
        page.says("headline", "A company of your size").await?;
        page.settled().await?;
        page.leave_frame().await?;
        page.enter_calculator("#second").await?;
        page.says("headline", "£").await?;
        ensure!(page.held(REVENUE).await?.is_empty(), "what was typed in one stands in the other");
        let shown = "return [...document.querySelectorAll('article .part')].map((part) => part.hidden)";
        let hidden = evaluate(page, shown).await?;
        ensure!(hidden[0] == false && hidden[1] == true, "of the parts these are hidden: {hidden}");
        page.leave_frame().await?;
        page.reload().await?;
        page.enter_calculator("#first").await?;
        ensure!(page.held(REVENUE).await? == "8M", "the first one has lost its draft");
        page.leave_frame().await
    })
    .await;
}

#[tokio::test]
async fn a_visitor_asks_for_contact_and_nothing_is_handed_over_before() {
    journey("embed-contact", async |page| {
        let texts = Texts::english();
        page.open_host("plain.html").await?;
        let listen = "
            window.heard = [];
            for (const name of ['ready', 'result', 'share', 'contact']) {
                document.addEventListener(`alignment-${name}`, (event) => {
                    heard.push([name, event.detail]);
                    if (name === 'contact') event.preventDefault();
                });
            }";
        evaluate(page, listen).await?;
        page.enter_calculator("alignment-calculator").await?;
        page.press_button("€30M").await?;
        page.settled().await?;
        page.leave_frame().await?;
        let heard = evaluate(page, "return heard.filter(([name]) => name !== 'ready')").await?;
        ensure!(heard == json!([]), "the host heard {heard} of an example");
        page.enter_calculator("alignment-calculator").await?;
        page.fill_all(&[(REVENUE, "30.5M")]).await?;
        page.settled().await?;
        page.press("a[href='#share']").await?;
        page.element("dialog[open]").await?;
        page.press_button(texts.share_close()).await?;
        page.leave_frame().await?;
        page.until(async |page| {
            let heard = evaluate(page, "return heard.filter(([name]) => name !== 'ready')").await?;
            ensure!(heard == json!([["result", null], ["share", null]]), "the host heard {heard}");
            Ok(())
        })
        .await?;

        page.enter_calculator("alignment-calculator").await?;
        page.press_button(texts.contact_look()).await?;
        if page.engine != Engine::WebKit {
            // Pressed by a script there, the frame does not get the focus.
            page.focus_is_on("contact-list").await?;
        }
        let listed = page.text("contact-list").await?;
        page.leave_frame().await?;
        let heard = evaluate(page, "return heard.some(([name]) => name === 'contact')").await?;
        ensure!(heard == false, "the host heard of figures that are only listed");
        page.enter_calculator("alignment-calculator").await?;
        page.press_button(texts.contact_agree()).await?;
        page.says("contact", texts.contact_taken()).await?;
        page.leave_frame().await?;
        let heard = evaluate(page, "return heard.find(([name]) => name === 'contact')[1]").await?;
        let (summary, link) = (heard["summary"].as_str().unwrap_or(""), heard["link"].as_str().unwrap_or(""));
        for line in summary.lines().chain([link]) {
            ensure!(
                !line.is_empty() && listed.contains(line),
                "{line:?} was handed over and not listed: {listed}"
            );
        }
        ensure!(link.contains("/#c="), "{link} is no link");
        leaves_the_host_alone_but_for_the_focus(page).await?;

        // What is changed later can be handed over, too.
        page.enter_calculator("alignment-calculator").await?;
        page.fill_all(&[(REVENUE, "31M")]).await?;
        page.settled().await?;
        page.press_button(texts.contact_look()).await?;
        page.press_button(texts.contact_agree()).await?;
        page.says("contact", texts.contact_taken()).await?;
        page.leave_frame().await
    })
    .await;
}

async fn leaves_the_host_alone_but_for_the_focus(page: &Page) -> Result<()> {
    let changes =
        evaluate(page, "return changesOfTheHost().filter((change) => !change.startsWith('focus'))").await?;
    ensure!(changes == json!([]), "the host changed: {changes}");
    Ok(())
}

#[tokio::test]
async fn values_that_cannot_be_taken_are_named_and_ignored() {
    journey("embed-wrong", async |page| {
        page.open_host("wrong.html").await?;
        stands_well(page, "alignment-calculator + alignment-calculator").await?;
        page.enter_calculator("alignment-calculator + alignment-calculator").await?;
        let contact = evaluate(page, "return document.getElementById('contact')").await?;
        ensure!(contact.is_null(), "there is a way to a contact that cannot be one");
        page.leave_frame().await?;
        // One without an address of its own shows what stands in it.
        let shown =
            evaluate(page, "return document.querySelector('alignment-calculator a').checkVisibility()")
                .await?;
        ensure!(shown == true, "the link in its place is hidden");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn plain_frames_and_missing_scripts_leave_something_of_use() {
    journey("embed-plain", async |page| {
        page.open_host("bare.html").await?;
        let link = page.element("alignment-calculator a").await?;
        ensure!(link.is_displayed().await?, "the link in place of the calculator is hidden");
        page.open_host("sandbox.html").await?;
        // To WebKit the page's own files are not its own in a frame without an origin.
        let frames: &[&str] =
            if page.engine == Engine::WebKit { &["#usual", "#kept"] } else { &["#usual", "#kept", "#least"] };
        for frame in frames {
            page.element(frame).await?.enter_frame().await?;
            page.live().await?;
            // Where they share a storage, what was typed in one may already stand in the next.
            page.says("headline", "at stake").await?;
            page.fill_all(&[(REVENUE, "30M")]).await?;
            page.says("headline", "A company of your size").await?;
            let accent = "return getComputedStyle(document.documentElement).getPropertyValue('--accent')";
            let accent = evaluate(page, accent).await?;
            ensure!(accent == "#0055aa", "the accent in {frame} is {accent}");
            if *frame == "#least" {
                page.says("no-drafts", Texts::english().no_drafts()).await?;
            }
            page.leave_frame().await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_link_stands_where_scripts_are_off() {
    journey_in(&[Engine::Chromium], "embed-scripts-off", async |page| {
        page.switch_scripts_off().await?;
        page.open_host("plain.html").await?;
        let link = page.element("alignment-calculator a").await?;
        ensure!(link.is_displayed().await?, "the link in place of the calculator is hidden");
        let address = link.attr("href").await?.unwrap_or_default();
        ensure!(
            address.starts_with("http") && link.text().await? == "Alignment calculator",
            "it leads to {address}"
        );
        let scripts =
            evaluate(page, "return customElements.get('alignment-calculator') !== undefined").await?;
        ensure!(scripts == false, "scripts are not off");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_frame_that_may_store_nothing_calculates_and_says_so() {
    journey_in(&[Engine::Firefox], "embed-no-storage", async |page| {
        page.refuse_storage_to_frames().await?;
        page.open_host("plain.html").await?;
        page.enter_calculator("alignment-calculator").await?;
        page.fill_all(&[(REVENUE, "30M")]).await?;
        page.says("headline", "A company of your size").await?;
        page.says("no-drafts", Texts::english().no_drafts()).await?;
        page.leave_frame().await
    })
    .await;
}

/// Has the site around the calculator show the large example, and goes back into the calculator.
async fn show_large_example(page: &Page) -> Result<()> {
    page.leave_frame().await?;
    evaluate(page, "document.querySelector('alignment-calculator').showExample('large')").await?;
    page.enter_calculator("alignment-calculator").await?;
    page.until(async |page| {
        let revenue = page.held(REVENUE).await?;
        ensure!(revenue == "150M", "the revenue is {revenue}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_host_shows_an_example_and_turns_to_a_place() {
    journey("embed-methods", async |page| {
        page.open_host("plain.html").await?;
        page.enter_calculator("alignment-calculator").await?;
        page.fill_all(&[(REVENUE, "8M")]).await?;
        page.says("headline", "A company of your size").await?;
        show_large_example(page).await?;
        page.press_button(Texts::english().undo_start_over()).await?;
        ensure!(page.held(REVENUE).await? == "8M", "what was typed is lost");
        page.settled().await?;
        page.leave_frame().await?;

        evaluate(page, "document.querySelector('alignment-calculator').goTo('result')").await?;
        page.until(async |page| {
            page.enter_calculator("alignment-calculator").await?;
            let place = "return [location.hash, document.getElementById('result').getBoundingClientRect().top]";
            let place = evaluate(page, place).await?;
            page.leave_frame().await?;
            let frame = "return [document.querySelector('alignment-calculator').getBoundingClientRect().top, innerHeight]";
            let frame: [f64; 2] = serde_json::from_value(evaluate(page, frame).await?)?;
            let top = frame[0] + place[1].as_f64().unwrap_or(f64::NAN);
            ensure!(place[0] == "#result" && (0.0..frame[1]).contains(&top), "{place} is seen at {top}");
            Ok(())
        })
        .await?;

        // Where little or nothing is seen of the frame, the dialog is still of use.
        evaluate(page, "document.body.style.paddingTop = '4000px'; scrollTo(0, 0)").await?;
        evaluate(page, "document.querySelector('alignment-calculator').goTo('share')").await?;
        page.enter_calculator("alignment-calculator").await?;
        page.until(async |page| {
            let place = "
                const { top, bottom } = document.querySelector('dialog[open]').getBoundingClientRect();
                return [top, bottom, innerHeight]";
            let [top, bottom, frame]: [f64; 3] = serde_json::from_value(evaluate(page, place).await?)?;
            let is_seen = top >= 0.0 && bottom <= frame && bottom - top > 250.0;
            ensure!(is_seen, "the dialog goes from {top} to {bottom} of {frame}");
            Ok(())
        })
        .await?;
        page.press_button(Texts::english().share_close()).await?;
        page.leave_frame().await?;
        evaluate(page, "document.body.style.paddingTop = ''").await?;

        // Nor does a link within the frame leave a step in the host's history.
        page.enter_calculator("alignment-calculator").await?;
        page.press("a[href='#numbers']").await?;
        page.until(async |page| {
            let place = evaluate(page, "return location.hash").await?;
            ensure!(place == "#numbers", "the frame is at {place}");
            Ok(())
        })
        .await?;
        page.leave_frame().await?;
        leaves_the_host_alone_but_for_the_focus(page).await
    })
    .await;
}

#[tokio::test]
async fn a_page_that_share_links_open_hands_them_to_the_calculator() {
    journey("embed-share-base", async |page| {
        let texts = Texts::english();
        page.open_host(&format!("shared.html#{}", LINK.trim())).await?;
        page.enter_calculator("alignment-calculator").await?;
        page.says("arrival", texts.guest_title()).await?;
        page.settled().await?;
        page.leave_frame().await?;
        // Who opens a link comes for what it holds.
        leaves_the_host_alone_but_for_the_focus(page).await?;

        // A link also finds the open page, and a page whose address is written otherwise.
        let base = format!("{}/shared.html/", hosts().to_uppercase());
        page.open_host(&format!("shared.html?share-base={}", base.replace("SHARED.HTML", "shared.html"))).await?;
        page.enter_calculator("alignment-calculator").await?;
        page.says("headline", "is at stake").await?;
        page.leave_frame().await?;
        let came = format!("location.hash = 'utm=a&{}'", LINK.trim());
        evaluate(page, &came).await?;
        page.until(async |page| {
            let address = "return document.querySelector('alignment-calculator').shadowRoot.querySelector('iframe').src";
            let address = evaluate(page, address).await?;
            ensure!(address.as_str().is_some_and(|address| address.contains("&c=")), "the frame is at {address}");
            Ok(())
        })
        .await?;
        page.enter_calculator("alignment-calculator").await?;
        page.says("arrival", texts.guest_title()).await?;
        page.leave_frame().await?;

        // Any other page keeps what stands behind its address to itself.
        // Another one, because Firefox's driver does not wait for a page with the same behind its `#`.
        page.open_host("plain.html#c=2C1CIrHMyyXjlW").await?;
        page.enter_calculator("alignment-calculator").await?;
        page.says("headline", "is at stake").await?;
        let arrival = evaluate(page, "return document.getElementById('arrival')").await?;
        ensure!(arrival.is_null(), "the calculator took a link that was not for it");
        page.leave_frame().await
    })
    .await;
}

#[tokio::test]
async fn a_logo_is_drawn_by_the_host_and_not_in_the_frame() {
    journey("embed-logo", async |page| {
        page.open_host("plain.html").await?;
        page.enter_calculator("alignment-calculator").await?;
        page.says("headline", "is at stake").await?;
        page.leave_frame().await?;
        // No browser asks for anything at this port.
        let set = "
            const calculator = document.querySelector('alignment-calculator');
            const warnings = [];
            const { warn } = console;
            console.warn = (words) => warnings.push(words);
            const pictures = ['http://127.0.0.1:1/logo.png', 'http://127.0.0.1:1/logo.png', 'https://127.0.0.1:1/logo.png'].map((logo) => {
                calculator.setAttribute('logo', logo);
                const { src, alt } = calculator.shadowRoot.querySelector('img') ?? {};
                return [src, alt];
            });
            console.warn = warn;
            return [pictures, warnings, calculator.shadowRoot.querySelector('iframe').src.includes('logo')];
        ";
        let [pictures, warnings, is_told]: [Value; 3] = serde_json::from_value(evaluate(page, set).await?)?;
        let drawn = json!([[null, null], [null, null], ["https://127.0.0.1:1/logo.png", "Example & Co"]]);
        ensure!(pictures == drawn, "the pictures are {pictures}");
        let warnings: Vec<String> = serde_json::from_value(warnings)?;
        ensure!(warnings.len() == 1 && warnings[0].contains("https://"), "it warns {warnings:?}");
        ensure!(is_told == false, "the frame's address has the logo");
        page.enter_calculator("alignment-calculator").await?;
        let pictures = evaluate(page, "return document.images.length").await?;
        ensure!(pictures == 0, "there are {pictures} pictures in the frame");
        page.leave_frame().await?;
        if page.engine == Engine::Chromium {
            page.until(async |page| page.forgive("logo.png").await).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn messages_of_every_shape_harm_neither_the_page_nor_the_element() {
    journey("embed-messages", async |page| {
        page.open_host("messages.html").await?;
        let done = "return document.body.dataset.done ?? null";
        let mut outcome = Value::Null;
        for _ in 0..600 {
            outcome = evaluate(page, done).await?;
            if !outcome.is_null() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        ensure!(outcome == "well", "{outcome}");
        page.element("#framed").await?.enter_frame().await?;
        page.live().await?;
        page.says("headline", "of revenue a year is at stake").await?;
        page.leave_frame().await?;
        page.enter_calculator("#calculator").await?;
        page.says("headline", "of revenue a year is at stake").await?;
        page.leave_frame().await
    })
    .await;
}

#[tokio::test]
async fn attributes_that_change_later_are_followed_and_what_is_wrong_with_them_is_told() {
    journey("embed-changes", async |page| {
        let set = async |name: &str, value: Option<&str>| {
            let script = "
                const calculator = document.querySelector('alignment-calculator');
                const [name, value] = arguments;
                if (value === null) calculator.removeAttribute(name);
                else calculator.setAttribute(name, value)";
            page.client.execute(script, vec![json!(name), json!(value)]).await?;
            if name != "name" && name != "locale" {
                return Ok(());
            }
            // The frame that is there now goes.
            page.until(async |page| {
                let address = "return document.querySelector('alignment-calculator').shadowRoot.querySelector('iframe').src";
                let address = evaluate(page, address).await?;
                let address = Url::parse(address.as_str().unwrap_or_default())?;
                let asked = address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
                ensure!(asked.as_deref() == value, "the frame is at {address}");
                Ok(())
            })
            .await
        };
        let holds = async |revenue: &str, language: &str| {
            page.until(async |page| {
                page.enter_calculator("alignment-calculator").await?;
                let held = page.held(REVENUE).await;
                let told = evaluate(page, "return document.documentElement.lang").await;
                page.leave_frame().await?;
                let (held, told) = (held?, told?);
                ensure!(held == revenue && told == language, "it holds {held:?} in {told}");
                Ok(())
            })
            .await
        };
        page.open_host("plain.html").await?;
        page.enter_calculator("alignment-calculator").await?;
        page.fill_all(&[(REVENUE, "8M")]).await?;
        page.says("headline", "A company of your size").await?;
        evaluate(page, "window.warned = []; console.warn = (words) => warned.push(words)").await?;
        page.leave_frame().await?;
        for (theme, brand) in [("sepia", "A"), ("dark", "B"), ("sepia", "C")] {
            set("theme", Some(theme)).await?;
            set("brand", Some(brand)).await?;
            page.enter_calculator("alignment-calculator").await?;
            page.until(async |page| {
                let told =
                    evaluate(page, "return [document.querySelector('.offered').textContent, warned]").await?;
                let warned = told[1].as_array().map_or(0, Vec::len);
                let is_so = told[0] == format!("Offered by {brand}") && warned == 1;
                ensure!(is_so && told[1][0].as_str().is_some_and(|told| told.contains("sepia")), "{told}");
                Ok(())
            })
            .await?;
            page.leave_frame().await?;
        }
        set("name", Some("another")).await?;
        holds("", "en").await?;
        set("locale", Some("de")).await?;
        holds("", "de").await?;
        set("name", None).await?;
        holds("8M", "de").await?;
        set("locale", None).await?;
        holds("8M", "en").await
    })
    .await;
}

#[tokio::test]
async fn calculators_inside_other_components_keep_their_own_drafts() {
    journey("embed-shadows", async |page| {
        page.open_host("plain.html").await?;
        stands_well(page, "alignment-calculator").await?;
        let put = "
            for (let at = 0; at < 2; at += 1) {
                const around = document.createElement('div');
                document.body.prepend(around);
                around.attachShadow({ mode: 'open' }).innerHTML = '<alignment-calculator></alignment-calculator>';
            }";
        evaluate(page, put).await?;
        page.until(async |page| {
            let asked = "
                const roots = [...document.querySelectorAll('body > div')].map((around) => around.shadowRoot);
                const frames = roots.map((root) => root?.querySelector('alignment-calculator').shadowRoot.querySelector('iframe').src);
                return frames.filter(Boolean).map((address) => new URL(address).searchParams.get('name'))";
            let names = evaluate(page, asked).await?;
            ensure!(names == json!(["3", "2"]), "they are called {names}");
            Ok(())
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn a_page_from_a_file_holds_a_calculator_too() {
    journey("embed-file", async |page| {
        let name = format!("alignment-calculator-{}-{}.html", page.engine.name(), std::process::id());
        let file = std::env::temp_dir().join(name);
        let calculator = address();
        let host = format!(
            "<!DOCTYPE html><title>From a file</title><script async src='http://{calculator}/embed.js'></script>
             <alignment-calculator brand='Example &amp; Co'></alignment-calculator>"
        );
        std::fs::write(&file, host)?;
        page.client.goto(&format!("file://{}", file.display())).await?;
        std::fs::remove_file(&file)?;
        page.enter_calculator("alignment-calculator").await?;
        page.says("headline", "is at stake").await?;
        show_large_example(page).await?;
        page.leave_frame().await
    })
    .await;
}
