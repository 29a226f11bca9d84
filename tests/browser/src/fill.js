// Fills fields as quickly as the page can take them in: text by its id, answers by name and value.
const [fields, done] = arguments;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const find = async (path, value) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = `input[name="${CSS.escape(path)}"][value="${CSS.escape(value)}"]`;
    const field = document.getElementById(path) ?? document.querySelector(answer);
    if (field) return field;
    await pause(20);
  }
  throw new Error(`there is no field ${path} that takes ${value}`);
};
const happen = (field, name) => field.dispatchEvent(new Event(name, { bubbles: true }));
const fill = async () => {
  for (const [path, value] of fields) {
    const field = await find(path, value);
    if (field.matches("[type=radio], [type=checkbox]")) {
      field.click();
    } else {
      field.value = value;
      if (field.value !== value) throw new Error(`${path} does not take ${value}`);
      happen(field, "input");
      happen(field, "change");
    }
    await pause(0);
  }
};
fill().then(() => done(null), (error) => done(String(error)));
