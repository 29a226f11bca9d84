// Runs before anything is drawn, because it decides what is.
// It is a file of its own because the security policy allows no script inside the page.
(() => {
  const asked = new URLSearchParams(location.search);
  // The site around the page may ask for another language; the address without one is English.
  const wanted = [...document.querySelectorAll("link[hreflang]")].find((link) => link.hreflang === asked.get("locale"));
  if (wanted && wanted.hreflang !== document.documentElement.lang) {
    const page = new URL(wanted.dataset.folder + location.pathname.split("/").pop(), location);
    location.replace(page.href.split("#")[0].split("?")[0] + location.search + location.hash);
  }
  // The page comes with a worked example on it, which is not what these have come for.
  const isExample = !location.hash.startsWith("#c=") && !asked.has("embed");
  document.documentElement.classList.toggle("waiting", !isExample);
  // What a person enters before the program is there is told from what a browser puts back after a reload.
  const mark = ({ target }) => {
    target.dataset.typed = "";
  };
  addEventListener("input", mark, true);
  addEventListener("change", mark, true);
})();
