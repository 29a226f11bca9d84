// Edits fields a number of times as somebody would who types for an hour: revenue, margin and answers, with a look
// at the settled result now and then. All of it comes again after 600 edits, because how much memory a result takes
// for a moment depends a little on its figures. Stops early when time is up, and goes on when it is called again.
const [count, milliseconds, done] = arguments;
const typist = (window.journeyTypist ??= { done: 0 });
const channel = new MessageChannel();
channel.port1.start();
const turn = () =>
  new Promise((resolve) => {
    channel.port1.addEventListener("message", resolve, { once: true });
    channel.port2.postMessage(0);
  });
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const edit = async () => {
  const at = typist.done;
  if (at % 100 === 0) {
    location.hash = at % 200 === 0 ? "company.annual_revenue" : "answers.ceo.C1";
    await pause(20);
  }
  const revenue = document.getElementById("company.annual_revenue");
  if (revenue) {
    const margin = document.getElementById("company.gross_margin");
    const [field, text] = at % 3 === 2 ? [margin, String(20 + 8 * (at % 8))] : [revenue, `${10 + 3 * (at % 25)}M`];
    type(field, text);
  } else {
    document.querySelector(`input[name="answers.ceo.C1"][value="${at % 5}"]`)?.click();
  }
  await turn();
  typist.done += 1;
  // Long enough for everything to follow.
  if (typist.done % 200 === 0) await pause(700);
};
const type = (field, text) => {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const act = async () => {
  const end = performance.now() + milliseconds;
  while (typist.done < count && performance.now() < end) await edit();
  // Elements are counted on one and the same page.
  location.hash = "company.annual_revenue";
  await pause(50);
  type(document.getElementById("company.annual_revenue"), "30M");
  type(document.getElementById("company.gross_margin"), "60");
  // Once the page has shown that it is behind, and then that it no longer is.
  await pause(100);
  while (document.querySelector("#result[aria-busy]")) await pause(50);
};
act().then(
  () =>
    done({
      done: typist.done,
      bytes: window.journeyMemory?.buffer.byteLength ?? null,
      nodes: document.querySelectorAll("*").length,
    }),
  (error) => done({ error: String(error?.stack ?? error) }),
);
