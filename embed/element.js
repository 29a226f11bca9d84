// The custom element around the calculator's frame; docs/EMBED.md specifies it. The build makes a classic
// script and a module of it, and both say first where they were loaded from: `base`.
const NAME = "alignment-calculator";
const PROTOCOL = 1;
// What the calculator reads itself, and says something of when it cannot.
const PASSED = ["accent", "assumptions", "brand", "contact", "contact-label", "currency", "example", "imprint", "locale", "name", "privacy", "sections", "share-base", "theme"];
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
    addEventListener("message", this);
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
    removeEventListener("message", this);
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
    this.#origin = self.origin === "null" ? "null" : address.origin;
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
    const address = URL.canParse?.(src, base) === false ? undefined : new URL(src, base);
    if (!/^https?:$/.test(address?.protocol)) {
      warn(`src="${src}" is ignored; allowed is an address that begins with https://.`);
      return undefined;
    }
    const asked = PASSED.filter((name) => this.getAttribute(name)).map((name) => [name, this.getAttribute(name)]);
    const place = [...document.querySelectorAll(NAME)].indexOf(this);
    if (place > 0 && !this.hasAttribute("name")) asked.push(["name", String(place + 1)]);
    address.search = String(new URLSearchParams([["embed", PROTOCOL], ...asked]));
    // A link to this page that carries a result is for the calculator on it.
    const { origin, pathname, hash } = location;
    const links = this.getAttribute("share-base")?.split("?")[0];
    address.hash = links === origin + pathname && hash.startsWith("#c=") ? hash : "";
    return address;
  }

  /** What the calculator asks for by itself is told once it listens. */
  #ask() {
    if (!this.#sent) return;
    const asked = this.#address()?.search;
    if (!this.#port || !asked || asked === this.#asked) return;
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

  /** A message to the page; the browser calls it. */
  handleEvent({ source, origin, data }) {
    const frame = this.#frame.contentWindow;
    if (!frame || source !== frame || origin !== this.#origin) return;
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
