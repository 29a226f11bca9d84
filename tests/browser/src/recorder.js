// The first script of every page under test: keeps what went wrong where the harness finds it, also
// after the next navigation.
(() => {
  const key = "journey.complaints";
  const keep = (complaint) => {
    try {
      const all = JSON.parse(sessionStorage.getItem(key) ?? "[]");
      sessionStorage.setItem(key, JSON.stringify([...all, complaint]));
    } catch {
      // Storage is denied in some frames; the browser's own log is left there.
    }
  };
  document.addEventListener("securitypolicyviolation", (event) => {
    keep(`breach of the security policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
  let isLeft = false;
  for (const name of ["beforeunload", "pagehide"]) {
    addEventListener(name, () => {
      isLeft = true;
    });
  }
  addEventListener("error", (event) => {
    const { target, message, filename, lineno } = event;
    // What is still on its way when the page is left does not arrive.
    if (!message && isLeft) return;
    keep(message ? `uncaught: ${message} (${filename}:${lineno})` : `not loaded: ${target.src ?? target.href}`);
  }, true);
  addEventListener("unhandledrejection", (event) => keep(`unhandled: ${event.reason}`));
  const error = console.error;
  console.error = (...parts) => {
    keep(`in the console: ${parts.join(" ")}`);
    error.apply(console, parts);
  };
})();
