// Opens the page with the program that early.js has started, and says so in the page where it cannot start or has
// stopped.
// It is a file of its own because the security policy allows no script inside the page, and has no hash in its
// name, so that a page from an old cache still finds it.

const failure = document.getElementById("failure");
const PROGRAM = 'link[rel="modulepreload"]';
// The first of these is what the program starts with.
const MODULES = 'link[type="application/wasm"]';
// What this tab remembers: what was typed before the program was there, that an old page was loaded anew, and that
// the program has stopped before.
const TYPED = "alignment-calculator.typed";
const RENEWED = "alignment-calculator.renewed";
const STOPPED = "alignment-calculator.stopped";
// What the page keeps in the browser. What was pasted into the page that compares is that page's alone.
const keepsPasted = document.documentElement.dataset.keeps === "compare";
const isKept = (key) =>
  key.startsWith("alignment-calculator.") && key.startsWith("alignment-calculator.compare.") === keepsPasted;
// Milliseconds that the files have to come before the page is loaded again without them.
const PATIENCE = 10_000;

// What few people need is imported when somebody wants it; the program calls this by its name.
globalThis.drawQrCode = async (text) => {
  const module = await import("./qr.js");
  await module.default();
  return module.draw(text);
};

// What the page names without asking for it: its texts, what reads a link, and what comes later.
const named = (name) =>
  [...document.querySelectorAll(`meta[name="${name}"]`)].map(({ content }) => new URL(content, location).href);

// Storage may be denied, or full.
const inTab = (use) => {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
};

const show = (kind) => {
  for (const part of failure.querySelectorAll("[data-failure]")) part.hidden = part.dataset.failure !== kind;
  failure.hidden = false;
};

// The program is asked for nothing any more: what it had to say beforehand stands in the page.
let isStopped = false;
const stop = () => {
  if (isStopped) return;
  isStopped = true;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  // Nothing can be typed that would be lost.
  for (const field of document.querySelectorAll("#app :is(input, select, textarea, button)")) field.disabled = true;
  const isAgain = inTab((kept) => {
    const known = kept.getItem(STOPPED);
    kept.setItem(STOPPED, "once");
    return known !== null;
  });
  // A link before that for skipping to the result would be the first of the page, so it is made only now.
  const last = document.getElementById("last-link");
  if (last.dataset.address) {
    const link = Object.assign(document.createElement("a"), { target: "_blank", rel: "noopener" });
    link.href = last.dataset.address;
    link.textContent = last.textContent;
    last.replaceChildren(link);
    last.hidden = false;
  }
  show("stop");
  document.getElementById("go-on-empty").hidden = isAgain === false;
  failure.focus();
};

// Whether the program has broken off: a panic, a trap, or an exception that went through it.
const isOfProgram = (error) => {
  if (error instanceof WebAssembly.RuntimeError) return true;
  const way = String(error?.stack);
  return !(error instanceof DOMException) && way.includes("wasm") && !way.includes("-extension:");
};
const hear = (error) => {
  if (globalThis.WebAssembly && isOfProgram(error)) stop();
};
addEventListener("error", ({ error }) => hear(error));
addEventListener("unhandledrejection", ({ reason }) => hear(reason));

// Whether WebAssembly runs here, with vectors and references: a function that returns one of each. It is asked for as
// the program is, since WebKit's policy lets other ways pass.
const runs = async () => {
  const sections = [[1, 6, 1, 96, 0, 2, 123, 111], [3, 2, 1, 0], [10, 10, 1, 8, 0, 65, 0, 253, 15, 208, 111, 11]];
  try {
    return Boolean(await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, ...sections.flat())));
  } catch {
    return false;
  }
};

// Whether the page has been loaded anew already; otherwise it would go round in circles. Where neither the browser
// nor the tab can tell, it counts as loaded anew.
const isLoadedAnew = () => {
  const [load] = performance.getEntriesByType("navigation");
  const isKnown = inTab((kept) => {
    const known = kept.getItem(RENEWED);
    kept.setItem(RENEWED, "once");
    return known !== null;
  });
  return load?.type === "reload" || (isKnown ?? load === undefined);
};

// Whether the site has another page by now, which asks for other files.
const isOld = async () => {
  if (isLoadedAnew()) return false;
  try {
    const answer = await fetch(location.href, { cache: "reload" });
    const page = await answer.text();
    return answer.ok && !page.includes(document.querySelector(PROGRAM).getAttribute("href"));
  } catch {
    return false;
  }
};

// Half a file that a browser has kept for good would come again with each load.
const renew = async (href) => {
  const answer = await fetch(href, { cache: "reload", signal: AbortSignal.timeout(PATIENCE) });
  await answer.arrayBuffer();
};

const goOn = async () => {
  if (isStopped) {
    // Where the browser keeps no draft, the link is all that is left.
    const link = document.getElementById("last-link");
    if (link.dataset.alone !== undefined) location.hash = new URL(link.dataset.address).hash;
  } else {
    const typed = [...document.querySelectorAll("#app [name][data-typed]")];
    const kept = typed.map(({ name, type, checked, value }) => [name, value, type === "radio" && !checked]);
    inTab((storage) => storage.setItem(TYPED, JSON.stringify(kept.filter(([, , isOff]) => !isOff))));
    const asked = [...document.querySelectorAll([PROGRAM, MODULES].join())].map(({ href }) => href);
    const all = new Set([...asked, ...["texts", "linked", "later"].flatMap(named)]);
    await Promise.allSettled([...all].map(renew));
  }
  location.reload();
};

const goOnEmpty = () => {
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      for (const key of Object.keys(globalThis[name]).filter(isKept)) globalThis[name].removeItem(key);
    } catch {
      // What is denied holds nothing.
    }
  }
  location.replace(location.pathname + location.search);
};

// What was typed into a page that could not start, for the program to find.
const bringBack = () => {
  for (const [name, value] of inTab((kept) => JSON.parse(kept.getItem(TYPED))) ?? []) {
    const fields = [...document.querySelectorAll(`#app [name="${CSS.escape(name)}"]`)];
    const field = fields.find(({ type }) => type !== "radio") ?? fields.find((radio) => radio.value === value);
    if (!field) continue;
    if (field.type === "radio") field.checked = true;
    else field.value = value;
    field.dataset.typed = "";
  }
  inTab((kept) => kept.removeItem(TYPED));
};

// A button or switch that was pressed before the page is open is pressed again then: each switch, and the last
// button. The program itself sees to switches in what comes later.
const buttons = () => [...document.querySelectorAll("#app :is(button, input[type=checkbox])")];
const called = ({ textContent, labels }) => textContent + (labels?.[0]?.textContent ?? "");
let pressed = [];
const notePress = ({ target }) => {
  const button = target.closest?.("#app :is(button, input[type=checkbox])");
  if (!button) return;
  const press = { at: buttons().indexOf(button), text: called(button), isOn: button.checked };
  const isSwitch = ({ isOn }) => isOn !== undefined;
  pressed = [...pressed.filter((known) => known.at !== press.at && (isSwitch(known) || isSwitch(press))), press];
};
addEventListener("click", notePress, true);
const pressAgain = () => {
  const found = buttons();
  for (const { at, text, isOn } of pressed) {
    const button = found[at];
    // A button has nothing that it is, and a switch may have been pressed back.
    const isMeant = button && called(button) === text && (isOn === undefined || button.checked !== isOn);
    if (isMeant) button.click();
  }
};

document.getElementById("load-again").addEventListener("click", goOn);
document.getElementById("go-on").addEventListener("click", goOn);
document.getElementById("go-on-empty").addEventListener("click", goOnEmpty);

// The module itself must not wait: when its frame is taken off a page meanwhile, WebKit goes round in
// circles for ever, and the page with it.
(async () => {
  // What is still on its way when the page is left does not arrive, and that is no failure.
  let isLeft = false;
  const leave = () => {
    isLeft = true;
  };
  addEventListener("beforeunload", leave);
  addEventListener("pagehide", leave);
  try {
    const { parsed, program: started, texts } = globalThis.coming;
    parsed.then(bringBack);
    const program = await started;
    await parsed;
    await program.open(await texts);
    // From now on the page answers; its fields come once this is done.
    document.documentElement.classList.add("live");
    // Presses that the browser still holds back reach the page itself.
    removeEventListener("click", notePress, true);
    setTimeout(pressAgain);
    inTab((kept) => kept.removeItem(RENEWED));
  } catch (error) {
    // What breaks off because the page is left may do so before the page hears of it.
    await new Promise((go) => setTimeout(go, 300));
    if (isLeft) return;
    console.error(error);
    if (!(await runs())) {
      show("start");
    } else if (await isOld()) {
      show("old");
      goOn();
    } else {
      show("load");
    }
  }
  // Browsers keep no page for the way back that listens to its being left.
  removeEventListener("beforeunload", leave);
  removeEventListener("pagehide", leave);
  // Where the page is not there, the example must not pass for what the link brings.
  const root = document.documentElement;
  root.classList.toggle("waiting", globalThis.coming.isLink && !root.matches(".live"));
})();
