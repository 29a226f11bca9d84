// Starts the program, and says so in the page where it cannot start.
// It is a file of its own because the security policy allows no script inside the page.

// What few people need is imported when somebody wants it; the program calls this by its name.
globalThis.drawQrCode = async (text) => {
  const module = await import("./qr.js");
  await module.default();
  return module.draw(text);
};

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
  const addressOf = (link) => document.querySelector(link).href;
  const bring = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.text();
  };
  try {
    const [program, texts] = await Promise.all([
      import(addressOf('link[rel="modulepreload"]')),
      bring(addressOf("#texts")),
    ]);
    globalThis.alignmentTexts = texts;
    await program.default({ module_or_path: addressOf('link[type="application/wasm"]') });
    // From now on the page answers.
    document.documentElement.classList.add("live");
  } catch (error) {
    // What breaks off because the page is left may do so before the page hears of it.
    await new Promise((go) => setTimeout(go, 300));
    if (isLeft) return;
    console.error(error);
    document.getElementById("boot-failure").hidden = false;
  }
  // Browsers keep no page for the way back that listens to its being left.
  removeEventListener("beforeunload", leave);
  document.documentElement.classList.remove("waiting");
})();
