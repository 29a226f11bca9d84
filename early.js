// Runs before more than the name of the page is drawn, because it decides what is, and starts the program meanwhile.
// It is a file of its own because the security policy allows no script inside the page.
(() => {
  const query = new URLSearchParams(location.search);
  // The site around the page may ask for another language; the address without one is English.
  const here = document.documentElement.dataset.locale;
  const there = [...document.querySelectorAll("link[data-locale]")];
  const wanted = there.find(({ dataset }) => dataset.locale === query.get("locale"));
  if (wanted && wanted.dataset.locale !== here) {
    const page = new URL(wanted.dataset.folder + location.pathname.split("/").pop(), location);
    location.replace(page.href.split("#")[0].split("?")[0] + location.search + location.hash);
  }
  // What a link brought is still on the page when that is loaded again from another place in it.
  const isVisited = () => {
    try {
      return location.hash !== "" && sessionStorage.getItem("alignment-calculator.visit.1") !== null;
    } catch {
      return false;
    }
  };
  // Mails and chats change links, and some move them in front of the `#`.
  const isMoved = !query.has("embed") && /[?&]c(=|%3d).{40}/i.test(location.search);
  // The page comes with a worked example on it, which is not what these have come for.
  const isLink = /^#(.*&)?c(=|%3d)/i.test(location.hash) || isMoved || isVisited();
  document.documentElement.classList.toggle("waiting", isLink || query.has("embed"));
  // The program offers the reader's own language; the line for it is kept free, so that nothing moves then.
  const known = (language) => there.find(({ dataset }) => dataset.locale === language.split("-")[0].toLowerCase());
  const own = navigator.languages.map(known).find(Boolean);
  if (own && own.dataset.locale !== here) document.documentElement.dataset.offers = "";
  // Where what starts the program does not arrive, nobody else would say so.
  addEventListener("error", ({ target }) => {
    if (!target.matches?.("script[type=module]")) return;
    document.getElementById("failure").hidden = false;
    document.documentElement.classList.toggle("waiting", isLink);
  }, true);
  // A frame is as high as all that is in it, so there nothing may stand in for what is not drawn yet.
  document.documentElement.classList.toggle("alone", self === top);
  // What a person enters before the program is there is told from what a browser puts back after a reload.
  const mark = ({ target }) => {
    target.dataset.typed = "";
  };
  addEventListener("input", mark, true);
  addEventListener("change", mark, true);

  // What this tab remembers of what was typed before the program was there, as boot.js writes it.
  const TYPED = "alignment-calculator.typed";
  // What the page names without asking for it: its texts, what reads a link, and what comes later.
  const named = (name) =>
    [...document.querySelectorAll(`meta[name="${name}"]`)].map(({ content }) => new URL(content, location).href);
  const asked = new Set();
  const ask = (href) => {
    if (asked.has(href)) return;
    asked.add(href);
    const link = { rel: "preload", as: "fetch", type: "application/wasm", crossOrigin: "", href };
    document.head.append(Object.assign(document.createElement("link"), link));
  };
  const bring = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.text();
  };
  const addressOf = (link) => document.querySelector(link).href;

  // What should come first but may not come at all: a page that nobody sees draws nothing.
  const soon = (way) => Promise.race([way, new Promise((go) => setTimeout(go, 500))]);
  const drawing = () => soon(new Promise((go) => requestAnimationFrame(() => setTimeout(go))));
  // The page as it came is drawn first.
  const isDrawn = performance.getEntriesByName("first-contentful-paint").length > 0;
  const drawn = isDrawn ? Promise.resolve() : drawing();
  // The program runs before all of the page is there.
  const parsed = new Promise((go) => addEventListener("DOMContentLoaded", go, { once: true }));

  // Answering and opening the page take the processor a while, which nobody needs who only reads it as it came. So
  // both wait for a sign of somebody, unless something else than that is to be on it.
  const SIGNS =
    ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "input", "focusin", "hashchange"];
  // Milliseconds after which it opens all the same.
  const QUIET = 5_000;
  const first = document.getElementById("first-texts");
  const isKept = (key) => /^alignment-calculator\.(?!compare\.)/.test(key);
  const isOnlyRead = () => {
    const isPlain = document.documentElement.matches(".alone:not(.waiting)") && location.hash + location.search === "";
    if (!isPlain || !first || document.querySelector("[data-typed]")) return false;
    try {
      return sessionStorage.getItem(TYPED) === null && !Object.keys(localStorage).some(isKept);
    } catch {
      // What is denied holds nothing.
      return true;
    }
  };
  const somebody = () =>
    new Promise((go) => {
      for (const sign of SIGNS) addEventListener(sign, go, { once: true, passive: true, capture: true });
      setTimeout(go, QUIET);
    });

  // Compiled while it comes; where a host names it wrongly, the program's own way of loading it helps.
  const compile = async (wasm) => {
    try {
      return await WebAssembly.compileStreaming(fetch(wasm));
    } catch {
      return wasm;
    }
  };
  const compiled = compile(addressOf('link[type="application/wasm"]'));
  const start = async () => {
    const program = await import(addressOf('link[rel="modulepreload"]'));
    await drawn;
    await program.default({ module_or_path: await compiled });
    // The headline of a link's result stands far down.
    if (document.documentElement.matches(".waiting")) await parsed;
    if (isOnlyRead()) await somebody();
    if (first) {
      await soon(program.answer(first.content.textContent));
      if (document.documentElement.matches(".answered")) await drawing();
    }
    return program;
  };
  // Where a first answer comes before the page, the line is its own until it has what it needs; and all of the page as
  // it came is drawn before.
  const follow = async () => {
    await Promise.all([parsed, drawn, first && compiled]);
    // The second frame begins when the first is shown.
    await drawing();
    await drawing();
    named("later").forEach(ask);
    return bring(named("texts")[0]);
  };
  if (isLink && location.search === "") named("linked").forEach(ask);
  // The first to write numbers waits for the browser to look through its languages: tens of milliseconds in which
  // the program is on its way.
  drawn.then(() => isOnlyRead() || new Intl.NumberFormat(document.documentElement.lang));
  // For boot.js, which opens the page with them, and asks what became of them.
  globalThis.coming = { isLink, parsed, program: start(), texts: follow() };
  globalThis.coming.program.catch(() => {});
  globalThis.coming.texts.catch(() => {});
})();
