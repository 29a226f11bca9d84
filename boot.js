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
  const addressOf = (relation) => document.querySelector(`link[rel="${relation}"]`).href;
  try {
    const program = await import(addressOf("modulepreload"));
    await program.default({ module_or_path: addressOf("preload") });
  } catch (error) {
    console.error(error);
    document.getElementById("boot-failure").hidden = false;
  }
})();
