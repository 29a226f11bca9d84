// Runs before anything is drawn, because it decides what is.
// It is a file of its own because the security policy allows no script inside the page.
(() => {
  const asked = new URLSearchParams(location.search);
  // The site around the page may ask for another language; the address without one is English.
  const here = document.documentElement.dataset.locale;
  const there = [...document.querySelectorAll("link[data-locale]")];
  const wanted = there.find(({ dataset }) => dataset.locale === asked.get("locale"));
  if (wanted && wanted.dataset.locale !== here) {
    const page = new URL(wanted.dataset.folder + location.pathname.split("/").pop(), location);
    location.replace(page.href.split("#")[0].split("?")[0] + location.search + location.hash);
  }
  // The page comes with a worked example on it, which is not what these have come for.
  const isLink = location.hash.startsWith("#c=");
  document.documentElement.classList.toggle("waiting", isLink || asked.has("embed"));
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
})();
