// What frameworks do to an element they render again and again: the same attributes set anew, others changed,
// classes toggled, neighbours replaced.
const root = document.getElementById("root");
const rendered = document.getElementById("rendered");
let left = 60;
const timer = setInterval(() => {
  left -= 1;
  rendered.setAttribute("accent", left % 2 ? "#a05" : "#0a5");
  rendered.setAttribute("theme", left % 3 ? "light" : "dark");
  rendered.className = `render-${left}`;
  const neighbour = document.createElement("p");
  neighbour.textContent = `Rendered ${left}`;
  if (root.firstElementChild === rendered) root.prepend(neighbour);
  else root.firstElementChild.replaceWith(neighbour);
  if (left === 0) {
    clearInterval(timer);
    rendered.setAttribute("accent", "#05a");
    rendered.setAttribute("theme", "dark");
    rendered.setAttribute("brand", "Rendered & Co");
    document.body.dataset.done = "true";
  }
}, 50);
