// What the page is like before a calculator is on it, and what it is like later.
const probed = document.getElementById("probe");
const style = () => [probed, document.body, document.documentElement].map((element) => {
  const { color, font, margin, overflow, position, backgroundColor, direction } = getComputedStyle(element);
  return [color, font, margin, overflow, position, backgroundColor, direction].join(" | ");
}).join("\n");
const state = () => ({ address: location.href, title: document.title, steps: history.length, style: style(), focus: document.activeElement?.localName === "alignment-calculator" });
const before = state();
window.changesOfTheHost = () => {
  const now = state();
  const changes = Object.keys(before).filter((key) => now[key] !== before[key]).map((key) => `${key}: ${before[key]} became ${now[key]}`);
  if (document.documentElement.scrollWidth > innerWidth) changes.push(`it is ${document.documentElement.scrollWidth} of ${innerWidth} pixels wide`);
  return changes;
};
