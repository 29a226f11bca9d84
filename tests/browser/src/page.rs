//! What a journey holds in its hand: a browser, and what the browser complained about.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use xtask::{chromium, firefox, webkit};

use crate::Engine;
use crate::commands;
use crate::driver::Driver;
use crate::site;

/// Light or dark colours, as a person's system asks for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// What style sheets call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A browser with one tab.
pub struct Page {
    /// The WebDriver client, for all that a person does.
    pub client: Client,
    /// The engine of the browser.
    pub engine: Engine,
    complaints: Mutex<Vec<String>>,
    in_frame: AtomicBool,
}

impl Page {
    pub(crate) async fn new(engine: Engine, driver: &Driver) -> Result<Self> {
        let Value::Object(mut capabilities) = capabilities(engine)? else {
            bail!("capabilities are an object");
        };
        capabilities.insert("timeouts".to_owned(), json!({ "script": 30_000, "pageLoad": 30_000 }));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await?;
        Ok(Self { client, engine, complaints: Mutex::default(), in_frame: AtomicBool::default() })
    }

    pub(crate) async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }

    /// Opens a path of the site, such as `/` or `/#c=…`.
    ///
    /// # Errors
    ///
    /// When it does not load.
    pub async fn open(&self, path: &str) -> Result<()> {
        let url = format!("http://{}{path}", site::address());
        self.client.goto(&url).await?;
        self.live().await
    }

    /// Opens a whole address, such as one of a spoiled site.
    ///
    /// # Errors
    ///
    /// When it does not load.
    pub async fn open_at(&self, address: &str) -> Result<()> {
        self.client.goto(address).await?;
        self.live().await
    }

    /// Runs a script in the page, with arguments.
    ///
    /// # Errors
    ///
    /// When the browser does not answer or the script throws.
    pub async fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        Ok(self.client.execute(script, arguments.to_vec()).await?)
    }

    /// Loads the page anew.
    ///
    /// # Errors
    ///
    /// When it does not load.
    pub async fn reload(&self) -> Result<()> {
        self.client.refresh().await?;
        self.live().await
    }

    /// Gives a sign of somebody, which the program waits for before it opens the page, and waits until it has taken
    /// the page over or has said that it cannot; on pages without a program for nothing.
    ///
    /// # Errors
    ///
    /// When neither has happened after thirty seconds.
    pub async fn live(&self) -> Result<()> {
        let script = "
            dispatchEvent(new Event('pointermove'));
            if (document.readyState !== 'complete') return false;
            const failed = document.querySelector('#failure:not([hidden])');
            const isWhole = document.documentElement.matches('.live') && !document.querySelector('[data-part][aria-busy]');
            return !document.getElementById('app') || isWhole || failed !== null;
        ";
        self.until(async |page| {
            let is_live = page.client.execute(script, Vec::new()).await?;
            ensure!(is_live == true, "the program has not taken the page over");
            Ok(())
        })
        .await
    }

    /// Opens a page of another site that frames the calculator.
    ///
    /// # Errors
    ///
    /// When it does not load.
    pub async fn open_host(&self, name: &str) -> Result<()> {
        self.client.goto(&format!("{}/{name}", site::hosts())).await?;
        Ok(())
    }

    /// Goes into the frame of a calculator, found by a selector of its element; [`Page::leave_frame`] leads
    /// out again.
    ///
    /// # Errors
    ///
    /// When it is not ready after thirty seconds.
    pub async fn enter_calculator(&self, selector: &str) -> Result<()> {
        let script = "
            const root = document.querySelector(arguments[0])?.shadowRoot;
            return root?.querySelector('.ready iframe') ?? null;
        ";
        let mut frame = Value::Null;
        self.until(async |page| {
            frame = page.client.execute(script, vec![json!(selector)]).await?;
            ensure!(!frame.is_null(), "the calculator {selector} is not ready");
            Ok(())
        })
        .await?;
        // WebDriver hands over an element as an object of one key.
        let id = frame
            .as_object()
            .and_then(|frame| frame.values().next()?.as_str())
            .context("a frame is an element")?;
        Element::from_element_id(self.client.clone(), id.to_owned().into()).enter_frame().await?;
        self.in_frame.store(true, Ordering::Relaxed);
        self.live().await
    }

    /// Leaves the frame for the page around it.
    ///
    /// # Errors
    ///
    /// When the browser does not answer.
    pub async fn leave_frame(&self) -> Result<()> {
        self.in_frame.store(false, Ordering::Relaxed);
        Ok(self.client.clone().enter_parent_frame().await?)
    }

    /// Opens a path as somebody who was never here: what the site has stored is gone.
    ///
    /// # Errors
    ///
    /// When it does not load.
    pub async fn open_anew(&self, path: &str) -> Result<()> {
        // From another page, because a running one may store again, and because an address that
        // differs in its fragment alone would not load.
        self.open(site::BLANK).await?;
        self.client.execute("localStorage.clear(); sessionStorage.clear()", Vec::new()).await?;
        self.open(path).await
    }

    /// The element with an id, once it is there; the ids of fields are their paths.
    ///
    /// # Errors
    ///
    /// When it does not come.
    pub async fn field(&self, id: &str) -> Result<Element> {
        self.element(&format!("[id='{id}']")).await
    }

    /// The first element of a CSS selector, once it is there.
    ///
    /// # Errors
    ///
    /// When it does not come.
    pub async fn element(&self, selector: &str) -> Result<Element> {
        let found = self.client.wait().at_most(crate::SOON).for_element(Locator::Css(selector));
        found.await.with_context(|| format!("there is no {selector}"))
    }

    /// Follows a link within the page, to a step, a field or a part of the result.
    ///
    /// # Errors
    ///
    /// When the browser does not answer.
    pub async fn turn_to(&self, place: &str) -> Result<()> {
        self.client.execute("location.hash = arguments[0]", vec![json!(place)]).await?;
        Ok(())
    }

    /// Opens the page with a draft that it has kept.
    ///
    /// # Errors
    ///
    /// When the browser keeps none.
    pub async fn restore(&self, fields: &[(String, String)]) -> Result<()> {
        let draft: String = fields.iter().map(|(path, text)| format!("{path}\t{text}\n")).collect();
        // From another page: what a running one still loads would fail with a complaint.
        self.open(site::BLANK).await?;
        let script = "localStorage.setItem('alignment-calculator.draft.1', arguments[0])";
        self.client.execute(script, vec![json!(draft)]).await?;
        self.open("/").await
    }

    /// Types into a field in place of what stands there, key by key.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn fill(&self, id: &str, text: &str) -> Result<()> {
        let field = self.field(id).await?;
        self.show(&field).await?;
        field.clear().await.with_context(|| format!("{id} cannot be cleared"))?;
        field.send_keys(text).await.with_context(|| format!("{id} takes no keys"))
    }

    /// Chooses an option of a list.
    ///
    /// # Errors
    ///
    /// When there is no such list or option.
    pub async fn choose(&self, id: &str, option: &str) -> Result<()> {
        let chosen = self.field(id).await?.select_by_value(option).await;
        chosen.with_context(|| format!("{id} has no option {option}"))
    }

    /// Ticks the box or answer of a group that has this value.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn tick(&self, group: &str, value: &str) -> Result<()> {
        self.press(&format!("input[name='{group}'][value='{value}']")).await
    }

    /// Presses the first element of a CSS selector.
    ///
    /// # Errors
    ///
    /// When there is none, or something lies on it.
    pub async fn press(&self, selector: &str) -> Result<()> {
        let element = self.element(selector).await?;
        self.press_element(element).await.with_context(|| format!("{selector} cannot be pressed"))
    }

    /// Presses the button with these words.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn press_button(&self, words: &str) -> Result<()> {
        let button = format!("//button[normalize-space()=\"{words}\"]");
        let found = self.client.wait().for_element(Locator::XPath(&button)).await;
        let found = found.with_context(|| format!("there is no button {words:?}"))?;
        self.press_element(found).await.with_context(|| format!("{words:?} cannot be pressed"))
    }

    /// A person scrolls what the summary at the lower edge covers into view.
    async fn press_element(&self, element: Element) -> Result<()> {
        self.show(&element).await?;
        if self.engine == Engine::WebKit && self.in_frame.load(Ordering::Relaxed) {
            // WebKit's driver points beside what stands in a frame.
            self.client.execute("arguments[0].click()", vec![serde_json::to_value(element)?]).await?;
            return Ok(());
        }
        Ok(element.click().await?)
    }

    /// WebKit's driver does not scroll by itself.
    pub(crate) async fn show(&self, element: &Element) -> Result<()> {
        let argument = serde_json::to_value(element)?;
        self.client.execute("arguments[0].scrollIntoView({ block: 'center' })", vec![argument]).await?;
        Ok(())
    }

    /// Fills fields without the keys that [`Page::fill`] sends one by one: ten times as quick, for
    /// what a journey needs before it begins. Answers are fields too, named by their group.
    ///
    /// # Errors
    ///
    /// When there is no such field or it does not take the text.
    pub async fn fill_all<S: AsRef<str>>(&self, fields: &[(S, S)]) -> Result<()> {
        let fields: Vec<_> = fields.iter().map(|(path, text)| (path.as_ref(), text.as_ref())).collect();
        let failure = self.client.execute_async(include_str!("fill.js"), vec![json!(fields)]).await?;
        ensure!(failure.is_null(), "filling in: {failure}");
        Ok(())
    }

    /// What an element says, in one line of text.
    ///
    /// # Errors
    ///
    /// When there is no such element.
    pub async fn text(&self, id: &str) -> Result<String> {
        Ok(self.field(id).await?.text().await?)
    }

    /// The cells of the table with this caption, row by row without the heads; none while it is not there.
    ///
    /// # Errors
    ///
    /// When the browser does not answer.
    pub async fn table(&self, caption: &str) -> Result<Vec<Vec<String>>> {
        let script = "
            const table = [...document.querySelectorAll('table')]
                .find((table) => table.caption?.textContent === arguments[0]);
            return [...(table?.tBodies[0].rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent));
        ";
        Ok(serde_json::from_value(self.client.execute(script, vec![json!(caption)]).await?)?)
    }

    /// Waits until something that may fail at first no longer does.
    ///
    /// # Errors
    ///
    /// The last failure, after thirty seconds.
    pub async fn until(&self, mut holds: impl AsyncFnMut(&Self) -> Result<()>) -> Result<()> {
        let end = Instant::now() + crate::SOON;
        loop {
            match holds(self).await {
                Err(_) if Instant::now() < end => tokio::time::sleep(Duration::from_millis(50)).await,
                outcome => return outcome,
            }
        }
    }

    /// Waits until an element with an id says some words.
    ///
    /// # Errors
    ///
    /// When it does not, after thirty seconds.
    pub async fn says(&self, id: &str, words: &str) -> Result<()> {
        self.until(async |page| {
            let said = page.text(id).await?;
            ensure!(said.contains(words), "{id} says {said:?} and not {words:?}");
            Ok(())
        })
        .await
    }

    /// What stands in a box.
    ///
    /// # Errors
    ///
    /// When there is no such box.
    pub async fn held(&self, id: &str) -> Result<String> {
        self.field(id).await?.prop("value").await?.with_context(|| format!("{id} is no box"))
    }

    /// Waits until the result no longer moves.
    ///
    /// # Errors
    ///
    /// When it still does after thirty seconds.
    pub async fn settled(&self) -> Result<()> {
        self.until(async |page| {
            let busy = page.field("result").await?.attr("aria-busy").await?;
            ensure!(busy.is_none(), "the result still moves");
            Ok(())
        })
        .await
    }

    /// Waits until the focus is on the element with an id.
    ///
    /// # Errors
    ///
    /// When it is elsewhere after thirty seconds.
    pub async fn focus_is_on(&self, id: &str) -> Result<()> {
        self.until(async |page| {
            let on = page.client.execute("return document.activeElement.id", Vec::new()).await?;
            ensure!(on == id, "the focus is on {on} and not on {id:?}");
            Ok(())
        })
        .await
    }

    /// The colour schemes that the engine can be made to show.
    pub fn schemes(&self) -> &'static [Scheme] {
        match self.engine {
            Engine::Chromium | Engine::Firefox => &Scheme::ALL,
            Engine::WebKit => &[Scheme::Light],
        }
    }

    /// Makes the page believe that the person's system asks for this scheme.
    ///
    /// # Errors
    ///
    /// In WebKit, whose driver has no way to it.
    pub async fn set_scheme(&self, scheme: Scheme) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let feature = json!({ "name": "prefers-color-scheme", "value": scheme.name() });
                let parameters = json!({ "features": [feature] });
                self.client.issue_cmd(commands::devtools("Emulation.setEmulatedMedia", &parameters)).await?;
            }
            Engine::Firefox => {
                let number = i32::from(scheme == Scheme::Light);
                self.set_preference("layout.css.prefers-color-scheme.content-override", number).await?;
            }
            Engine::WebKit => bail!("WebKit's driver cannot change the colour scheme"),
        }
        let script = format!("return matchMedia('(prefers-color-scheme: {})').matches", scheme.name());
        // Firefox tells its documents of a changed preference a moment later.
        self.until(async |page| {
            let shown = page.client.execute(&script, Vec::new()).await?;
            ensure!(shown == true, "{} does not show {} colours", page.engine.name(), scheme.name());
            Ok(())
        })
        .await
    }

    /// Sets a preference of Firefox that is a number.
    async fn set_preference(&self, name: &str, number: i32) -> Result<()> {
        let script = format!("Services.prefs.setIntPref('{name}', {number})");
        self.client.issue_cmd(commands::context("chrome")).await?;
        self.client.execute(&script, Vec::new()).await?;
        self.client.issue_cmd(commands::context("content")).await?;
        Ok(())
    }

    /// Lets no page run scripts from now on.
    ///
    /// # Errors
    ///
    /// In engines other than Chromium, whose drivers need scripts themselves.
    pub async fn switch_scripts_off(&self) -> Result<()> {
        ensure!(self.engine == Engine::Chromium, "{} needs scripts", self.engine.name());
        let off = json!({ "value": true });
        self.client.issue_cmd(commands::devtools("Emulation.setScriptExecutionDisabled", &off)).await?;
        Ok(())
    }

    /// Lets frames of other sites store nothing from now on, and throws where they try.
    ///
    /// # Errors
    ///
    /// In engines other than Firefox, whose drivers have no way to it.
    pub async fn refuse_storage_to_frames(&self) -> Result<()> {
        ensure!(self.engine == Engine::Firefox, "{} has no preferences", self.engine.name());
        self.set_preference("network.cookie.cookieBehavior", 1).await
    }

    /// Makes the page so many pixels wide.
    ///
    /// # Errors
    ///
    /// When the engine's windows cannot be so narrow or wide; Chromium's can.
    pub async fn set_width(&self, width: u32) -> Result<()> {
        const HEIGHT: u32 = 900;
        if self.engine == Engine::Chromium {
            let size = json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false });
            self.client.issue_cmd(commands::devtools("Emulation.setDeviceMetricsOverride", &size)).await?;
            // As on a phone, whose bars take nothing of the width.
            let hidden = json!({ "hidden": true });
            self.client.issue_cmd(commands::devtools("Emulation.setScrollbarsHidden", &hidden)).await?;
        } else {
            let script = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
            let frame: [u32; 2] = serde_json::from_value(self.client.execute(script, Vec::new()).await?)?;
            self.client.set_window_size(width + frame[0], HEIGHT + frame[1]).await?;
        }
        self.until(async |page| {
            let shown = page.client.execute("return innerWidth", Vec::new()).await?;
            ensure!(shown == width, "the page is {shown} pixels wide instead of {width}");
            Ok(())
        })
        .await
    }

    /// Everything that the browser has complained about so far: errors in its console, with
    /// failed requests and uncaught exceptions, and breaches of the security policy.
    ///
    /// # Errors
    ///
    /// When the browser does not answer.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        self.collect().await?;
        Ok(self.lock().clone())
    }

    /// Takes complaints that are meant to be out of the list: those that contain these words.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn forgive(&self, words: &str) -> Result<()> {
        self.collect().await?;
        let mut complaints = self.lock();
        let before = complaints.len();
        complaints.retain(|complaint| !complaint.contains(words));
        ensure!(complaints.len() < before, "no complaint contains {words:?}: {complaints:#?}");
        Ok(())
    }

    /// Takes all complaints out of the list: whatever a browser says of what was spoiled is meant to be.
    ///
    /// # Errors
    ///
    /// When the browser does not answer.
    pub async fn forgive_all(&self) -> Result<()> {
        self.collect().await?;
        self.lock().clear();
        Ok(())
    }

    async fn collect(&self) -> Result<()> {
        if self.engine == Engine::Chromium {
            // It also knows of what scripts cannot see, such as a picture that was not found.
            let log = self.client.issue_cmd(commands::take_log("browser")).await?;
            let entries = log.as_array().context("the browser's log is a list")?;
            let errors = entries.iter().filter(|entry| entry["level"] == "SEVERE");
            let errors = errors.map(|entry| entry["message"].to_string());
            self.lock().extend(errors);
        }
        let script = "
            if (!location.protocol.startsWith('http')) return [];
            const kept = JSON.parse(sessionStorage.getItem('journey.complaints') ?? '[]');
            sessionStorage.removeItem('journey.complaints');
            return kept;
        ";
        // A page that is just being left answers with nothing; the next one has what it kept.
        self.until(async |page| {
            let kept = page.client.execute(script, Vec::new()).await?;
            let kept: Vec<String> = serde_json::from_value(kept)?;
            page.lock().extend(kept);
            Ok(())
        })
        .await
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.complaints.lock().expect("no holder of the lock panics")
    }
}

/// How a browser is started: without a window, and without requests of its own.
fn capabilities(engine: Engine) -> Result<Value> {
    Ok(match engine {
        Engine::Chromium => json!({
            "goog:chromeOptions": {
                "args": chromium::arguments(),
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        }),
        Engine::Firefox => json!({
            "moz:firefoxOptions": {
                "binary": firefox::find().context("Firefox is missing; `cargo xtask setup` installs it")?,
                "args": ["-headless"],
                "prefs": {
                    "app.normandy.enabled": false,
                    "browser.safebrowsing.provider.mozilla.updateURL": "",
                    "extensions.getAddons.cache.enabled": false,
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                    "toolkit.telemetry.enabled": false,
                },
            },
        }),
        Engine::WebKit => json!({
            "webkitgtk:browserOptions": {
                "binary": webkit::find().context("WebKitGTK is missing; `cargo xtask setup` installs it")?,
                "args": ["--automation"],
            },
        }),
    })
}
