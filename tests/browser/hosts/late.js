// The script comes late and twice; calculators come, move and go as on a page that routes by itself.
const load = () => new Promise((resolve) => {
  const script = document.createElement("script");
  script.src = "{calculator}/embed.js";
  script.onload = resolve;
  document.head.append(script);
});
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const run = async () => {
  await pause(300);
  await load();
  await load();
  const passing = document.createElement("alignment-calculator");
  document.body.append(passing);
  await pause(200);
  passing.remove();
  document.body.append(passing);
  passing.remove();
  await pause(200);
  document.getElementById("elsewhere").append(document.getElementById("early"));
  document.body.dataset.done = "true";
};
run();
