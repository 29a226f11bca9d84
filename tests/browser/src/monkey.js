// Does something random some thousand times, the same for the same seed: types hostile text, presses buttons and
// links of the page, presses keys, turns to places. Stops early when time is up, and goes on when it is called again.
const [seed, count, milliseconds, done] = arguments;

const HOSTILE = [
  "", " ", "0", "-1", "1e308", "NaN", "Infinity", "٣٠", "３０００万", "½", "30M", "€12.5m", "1.234.567,89", "60%",
  "99999999999999999999999999", "0.0000000001", "<img src=x onerror=alert(1)>", "'; DROP TABLE companies; --",
  "{{constructor}}", "\u202e\ufeff\u0000", "👩‍👩‍👧‍👦", "a".repeat(2000), "#c=0abc", "https://example.com/#c=1", "chosen nonsense",
];
const PLACES = ["company", "team", "funnel", "questions", "result", "numbers", "share", "answers.sales.T1", "nothing", "%%%", "c=0abc"];
const KEYS = ["Enter", "Escape", "Tab", "ArrowDown", "ArrowLeft", "Home", "Backspace", " "];
const FIELDS = "input:not([type=radio], [type=checkbox], [readonly]), textarea:not([readonly]), select";
// Links that lead away and what saves files are no part of this.
const PRESSED = "button, summary, a[href^='#'], input[type=radio], input[type=checkbox]";

const monkey = (window.journeyMonkey ??= { seed, done: 0, kinds: {}, lost: [], stopped: null });
if (monkey.done === 0) {
  window.print = () => {};
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
  }, true);
}
const below = (end) => {
  monkey.seed = (Math.imul(monkey.seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((monkey.seed / 2 ** 32) * end);
};
const oneOf = (all) => all[below(all.length)];
const channel = new MessageChannel();
channel.port1.start();
const turn = () =>
  new Promise((resolve) => {
    channel.port1.addEventListener("message", resolve, { once: true });
    channel.port2.postMessage(0);
  });
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
// Whether somebody could reach it; without asking for the layout, which takes longer than all the rest.
const HIDDEN = "[hidden], .unseen, details:not([open]) > :not(summary), dialog:not([open])";
const found = (selector) => {
  const root = document.querySelector("dialog[open]") ?? document.getElementById("app");
  return [...root.querySelectorAll(selector)].filter((it) => !it.disabled && !it.closest(HIDDEN));
};

const type = () => {
  const field = oneOf(found(FIELDS));
  if (!field) return;
  const isList = field.tagName === "SELECT";
  const text = isList ? oneOf([...field.options]).value : below(3) === 0 ? String(below(10 ** below(10))) : oneOf(HOSTILE);
  field.value = text;
  typed.set(field, field.value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (isList || below(4) === 0) field.dispatchEvent(new Event("change", { bubbles: true }));
};
const press = () => {
  typed.clear();
  oneOf(found(PRESSED))?.click();
};
const key = () => {
  const target = document.activeElement ?? document.body;
  const pressed = { key: oneOf(KEYS), bubbles: true, cancelable: true };
  target.dispatchEvent(new KeyboardEvent("keydown", pressed));
  target.dispatchEvent(new KeyboardEvent("keyup", pressed));
};
const go = () => {
  typed.clear();
  try {
    location.hash = oneOf(PLACES);
  } catch {
    // Browsers allow some hundred of these in a while.
  }
};

// What has been typed since anything else could have changed it.
const typed = new Map();
const act = async () => {
  const end = performance.now() + milliseconds;
  while (monkey.done < count && performance.now() < end) {
    // Several in one turn of the browser, faster than the page can show them.
    for (let left = 1 + below(24); left > 0 && monkey.done < count; left -= 1) {
      const dice = below(100);
      const kind = dice < 60 ? type : dice < 87 ? press : dice < 99 ? key : go;
      monkey.kinds[kind.name] = (monkey.kinds[kind.name] ?? 0) + 1;
      kind();
      monkey.done += 1;
    }
    await turn();
    for (const [field, text] of typed) {
      if (field.id && field === document.getElementById(field.id) && field.value !== text) {
        monkey.lost.push([field.id, text, field.value]);
      }
    }
    typed.clear();
    // Now and then somebody looks at what came of it.
    if (below(40) === 0) await pause(260);
    if (!document.getElementById("failure").hidden) {
      monkey.stopped = monkey.done;
      break;
    }
  }
};
act().then(() => done(monkey), (error) => done({ ...monkey, stopped: String(error?.stack ?? error) }));
