// The custom element around the calculator's frame; docs/EMBED.md specifies it. The build makes a classic
// script and a module of it, and both say first where they were loaded from: `base`.
const NAME = "alignment-calculator";
const PROTOCOL = 1;
// What the calculator reads itself, and says something of when it cannot.
const PASSED = ["accent", "assumptions", "brand", "contact", "contact-label", "currency", "example", "imprint", "locale", "name", "privacy", "sections", "share-base", "theme"];
// These hold from when the calculator is loaded.
const OF_ITS_ADDRESS = ["locale", "name"];
const OWN = ["logo", "max-height", "min-height", "src"];
// What any element may have, and what frameworks leave on elements.
const GLOBAL = /^(id|class|style|slot|title|lang|dir|hidden|role|part|is|tabindex|inert|translate|key|ref|on.*|(data|aria|v|x|ng)-.*|.*[_:@].*)$/;
const SANDBOX = "allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts";
const STYLE = `
  :host { display: block }
  :host([hidden]) { display: none }
  div { all: initial; display: block; position: relative; width: 100%; overflow: hidden }
  img { display: block; max-width: 100%; max-height: 3rem; margin: 0 0 0.5rem }
  iframe { display: block; width: 100%; border: 0; opacity: 0 }
  .ready iframe { opacity: 1 }
  .failed iframe, .ready slot { display: none }
  slot { display: block; position: absolute }
  .failed slot { position: static }`;
const HEIGHTS = [200, 20000];
const TALLEST = 100000;
const PATIENCE = 30000;
const REST = 100;

const warned = new Set();
const warn = (words) => {
  if (!warned.has(words)) console.warn(`${NAME}: ${words}`);
  warned.add(words);
};
const addressOf = (text, from) => {
  try {
    return new URL(text, from);
  } catch {
    return undefined;
  }
};
// Servers take both for the same page.
const withoutSlash = ({ origin, pathname }) => origin + pathname.replace(/\/$/, "");
// What the calculator reads as a link, however mails and chats have changed it.
const LINK = /^#(.*&)?c=/i;
// Those that no search in the page finds, in the order in which they came.
const inShadows = new Set();
const isNumber = (value) => Number.isFinite(value) && Math.abs(value) <= TALLEST;

class AlignmentCalculator extends HTMLElement {
  static observedAttributes = [...PASSED, ...OWN];
  #box = document.createElement("div");
  #frame = document.createElement("iframe");
  #port;
  #origin;
  #asked;
  #sent;
  #height = 0;
  #rest;
  #waited;
  #near;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    // A sheet of this kind is allowed also where the site forbids styles inside the page.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#frame.allow = "clipboard-write; web-share";
    this.#frame.referrerPolicy = "no-referrer";
    this.#frame.setAttribute("sandbox", SANDBOX);
    this.#frame.title = "Alignment calculator";
    this.#frame.part = "frame";
    this.#box.append(document.createElement("slot"), this.#frame);
    root.append(this.#box);
  }

  connectedCallback() {
    for (const kind of ["message", "hashchange"]) addEventListener(kind, this);
    if (this.getRootNode() !== document) inShadows.add(this);
    for (const { name } of this.attributes) {
      if (!AlignmentCalculator.observedAttributes.includes(name) && !GLOBAL.test(name)) {
        warn(`there is no attribute ${name}; there are ${AlignmentCalculator.observedAttributes.join(", ")}.`);
      }
    }
    this.#dress();
    this.#near = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting) this.#load();
    }, { rootMargin: "800px" });
    this.#near.observe(this);
  }

  disconnectedCallback() {
    for (const kind of ["message", "hashchange"]) removeEventListener(kind, this);
    inShadows.delete(this);
    this.#leave();
    // Moved, it would load twice.
    this.#frame.removeAttribute("src");
    this.#sent = undefined;
  }

  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name === "src" && this.#sent) this.#load();
    this.#dress();
    // Frameworks set attributes one by one, again and again; the last ones count.
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#ask(), REST);
  }

  /** Shows a worked example: "small", "medium" or "large". What the visitor typed can be brought back. */
  showExample(example) {
    this.#say({ type: "example", example: String(example) });
  }

  /** Turns to a step, a field or a part of the result, such as "result". */
  goTo(place) {
    this.#say({ type: "go", place: String(place) });
  }

  #load() {
    const address = this.#address();
    if (!address) return;
    this.#leave();
    this.#origin = address.origin;
    this.#sent = this.#asked = address.search;
    // Put in with its address it adds no step to the site's history.
    this.#frame.remove();
    this.#frame.src = address.href;
    this.#box.append(this.#frame);
    this.#waited = setTimeout(() => {
      this.#box.className = "failed";
    }, PATIENCE);
  }

  /** Has nothing more to do with what is in the frame. */
  #leave() {
    this.#near.disconnect();
    clearTimeout(this.#waited);
    this.#port?.close();
    this.#port = undefined;
    this.#box.className = "";
  }

  #address() {
    const src = this.getAttribute("src") ?? ".";
    const address = addressOf(src, base);
    if (!/^https?:$/.test(address?.protocol)) {
      warn(`src="${src}" is ignored; allowed is an address that begins with https://.`);
      return undefined;
    }
    const asked = PASSED.filter((name) => this.getAttribute(name)).map((name) => [name, this.getAttribute(name)]);
    const place = [...document.querySelectorAll(NAME), ...inShadows].indexOf(this);
    if (place > 0 && !this.hasAttribute("name")) asked.push(["name", String(place + 1)]);
    address.search = String(new URLSearchParams([["embed", PROTOCOL], ...asked]));
    address.hash = this.#link() ?? "";
    return address;
  }

  /** A link to this page that carries a result is for the calculator on it. */
  #link() {
    const links = addressOf(this.getAttribute("share-base"));
    const isHere = links && withoutSlash(links) === withoutSlash(location);
    return isHere && LINK.test(location.hash) ? location.hash : undefined;
  }

  /** What the calculator asks for by itself is told once it listens. */
  #ask() {
    if (!this.#sent) return;
    const asked = this.#address()?.search;
    if (!this.#port || !asked || asked === this.#asked) return;
    const [before, now] = [this.#asked, asked].map((search) => new URLSearchParams(search));
    if (OF_ITS_ADDRESS.some((name) => before.get(name) !== now.get(name))) return this.#load();
    this.#asked = asked;
    this.#say({ type: "settings", settings: asked.slice(1) });
  }

  #dress() {
    const logo = this.getAttribute("logo");
    this.#box.querySelector("img")?.remove();
    if (/^https:\/\/[^\s/]/i.test(logo)) {
      const picture = Object.assign(new Image(), { alt: this.getAttribute("brand") ?? "", referrerPolicy: "no-referrer", src: logo });
      picture.part = "logo";
      this.#box.prepend(picture);
    } else if (logo) {
      warn(`logo="${logo}" is ignored; allowed is an address that begins with https://.`);
    }
    this.#fit();
  }

  #limit(name, otherwise) {
    const value = this.getAttribute(name);
    if (!value) return otherwise;
    const [least, most] = HEIGHTS;
    if (/^\d+$/.test(value) && value >= least && value <= most) return Number(value);
    warn(`${name}="${value}" is ignored; allowed is a number of pixels from ${least} to ${most}.`);
    return otherwise;
  }

  #fit() {
    const least = this.#limit("min-height", HEIGHTS[0]);
    const height = Math.max(least, Math.min(this.#height || 600, this.#limit("max-height", TALLEST)));
    this.#frame.style.height = `${height}px`;
  }

  /** A message to the page, or a link that comes to the open page; the browser calls it. */
  handleEvent({ type, source, origin, data }) {
    if (type === "hashchange") {
      if (this.#sent && this.#link()) this.#load();
      return;
    }
    const frame = this.#frame.contentWindow;
    // In a sandboxed page the frame has no origin either; a page from a file has none alone.
    const isItsOwn = origin === this.#origin || (origin === "null" && self.origin === "null");
    if (!frame || source !== frame || !isItsOwn) return;
    if (data?.[NAME] !== PROTOCOL || data.type !== "hello") return;
    const { port1, port2 } = new MessageChannel();
    clearTimeout(this.#waited);
    this.#port?.close();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data ?? {});
    const target = origin === "null" ? "*" : origin;
    frame.postMessage({ [NAME]: PROTOCOL, type: "connect" }, target, [port2]);
  }

  #say(message) {
    this.#port?.postMessage(message);
  }

  #hear({ type, height, top, bottom, summary, link }) {
    if ((type === "ready" || type === "height") && isNumber(height)) {
      this.#height = Math.max(0, height);
      this.#fit();
    }
    if (type === "ready") {
      this.#box.className = "ready";
      this.#asked = this.#sent;
      this.#ask();
    }
    if (type === "show" && isNumber(top) && isNumber(bottom)) this.#show(top, bottom);
    if (type === "ready" || type === "result" || type === "share") this.#tell(type);
    if (type === "contact" && typeof summary === "string" && typeof link === "string") {
      this.#say({ type, taken: !this.#tell(type, { summary, link }) });
    }
  }

  #tell(type, detail = null) {
    const news = new CustomEvent(`alignment-${type}`, { bubbles: true, composed: true, cancelable: type === "contact", detail });
    return this.dispatchEvent(news);
  }

  #show(top, bottom) {
    const frame = this.#frame.getBoundingClientRect();
    const begins = frame.top + top;
    if (begins >= 0 && Math.min(frame.top + bottom, begins + 120) <= innerHeight) return;
    const quietly = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#frame.style.scrollMarginTop = `${16 - top}px`;
    this.#frame.scrollIntoView({ behavior: quietly ? "auto" : "smooth", block: "start" });
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, AlignmentCalculator);
