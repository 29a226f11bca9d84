// Says things of every shape to the framed page and to the element; neither may mind.
import * as fc from "fast-check";

const RUNS = 100;
const NAME = "alignment-calculator";
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const until = async (what, isSo) => {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(10)) {
    const found = isSo();
    if (found) return found;
  }
  throw new Error(`${what} did not happen`);
};

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true });
const words = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ minLength: 10_001, maxLength: 10_100 }),
  fc.constantFrom("result", "app", "small", "theme=dark&accent=%23fff", "sections=&currency=XXX", "assumptions=discount_rate%3D1e999", "c=0", ".."),
);
const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e308, -1, 0, 100_000));
const known = fc.constantFrom("hello", "connect", "settings", "example", "go", "contact", "ready", "height", "show", "result", "share");
const message = fc.oneof(
  anything,
  fc.record({
    [NAME]: fc.oneof(fc.constant(1), anything),
    type: fc.oneof(known, anything),
    settings: fc.oneof(words, anything),
    example: fc.oneof(words, anything),
    place: fc.oneof(words, anything),
    taken: fc.oneof(fc.boolean(), anything),
    height: fc.oneof(number, anything),
    top: fc.oneof(number, anything),
    bottom: fc.oneof(number, anything),
    summary: fc.oneof(words, anything),
    link: fc.oneof(words, anything),
  }, { requiredKeys: [] }),
);
const messages = fc.array(message, { minLength: 1, maxLength: 20 });

/** The page in a frame turns to its result after whatever it was told. */
const tellThePage = async (address) => {
  const frame = Object.assign(document.createElement("iframe"), { id: "framed", title: "Framed", width: "800", height: "600" });
  const { port1, port2 } = new MessageChannel();
  const heard = [];
  port1.onmessage = ({ data }) => heard.push(data);
  addEventListener("message", ({ source, data }) => {
    if (source === frame.contentWindow && data?.type === "hello" && heard.push(data) === 1) {
      source.postMessage({ [NAME]: 1, type: "connect" }, new URL(address).origin, [port2]);
    }
  });
  frame.src = `${address}/?embed=1`;
  document.body.append(frame);
  await until("the page being ready", () => heard.some(({ type }) => type === "ready"));
  await fc.assert(fc.asyncProperty(messages, async (all) => {
    for (const one of all) {
      frame.contentWindow.postMessage(one, "*");
      port1.postMessage(one);
    }
    heard.length = 0;
    port1.postMessage({ type: "go", place: "result" });
    const isPlace = ({ type, top, bottom }) => type === "show" && Number.isFinite(top) && top < bottom;
    await until("turning to the result", () => heard.some(isPlace));
  }), { numRuns: RUNS, endOnFailure: true });
  // As the site had asked for it at first.
  port1.postMessage({ type: "settings", settings: "embed=1" });
};

/** The element keeps to its limits and to what it tells, whatever its frame says. */
const tellTheElement = async () => {
  const element = document.createElement(NAME);
  const told = [];
  for (const type of ["ready", "result", "share", "contact"]) {
    element.addEventListener(`${NAME.split("-")[0]}-${type}`, ({ detail }) => told.push({ type, detail }));
  }
  element.id = "deceived";
  element.setAttribute("src", `${location.origin}/false-calculator.html`);
  document.body.append(element);
  const frame = element.shadowRoot.querySelector("iframe");
  element.scrollIntoView();
  const wire = () => frame.contentWindow?.wire;
  await until("the false calculator being met", wire);
  await fc.assert(fc.asyncProperty(messages, async (all) => {
    for (const one of all) {
      postMessage(one, "*");
      frame.contentWindow.tell(one);
      wire().postMessage(one);
    }
    told.length = 0;
    // Who says hello once more gets another wire.
    await pause(20);
    wire().postMessage({ type: "share" });
    wire().postMessage({ type: "contact", summary: "The last", link: "word" });
    await until("the last word being told", () => told.at(-1)?.detail?.summary === "The last");
    for (const { type, detail } of told) {
      const isText = type === "contact" && typeof detail.summary === "string" && typeof detail.link === "string";
      if (!isText && (type === "contact" || detail !== null)) throw new Error(`alignment-${type} tells ${detail}`);
    }
    const height = frame.offsetHeight;
    if (!(height >= 200 && height <= 100_000)) throw new Error(`the frame is ${height} high`);
  }), { numRuns: RUNS, endOnFailure: true });
  element.remove();
};

try {
  await customElements.whenDefined(NAME);
  await tellThePage("{calculator}");
  await tellTheElement();
  document.body.dataset.done = "well";
} catch (error) {
  document.body.dataset.done = String(error);
}
