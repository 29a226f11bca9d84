// Starts the program, and says so in the page where it cannot start.
// It is a file of its own because the security policy allows no script inside the page.

const addressOf = (relation) => document.querySelector(`link[rel="${relation}"]`).href;

try {
  const program = await import(addressOf("modulepreload"));
  await program.default({ module_or_path: addressOf("preload") });
} catch (error) {
  console.error(error);
  document.getElementById("boot-failure").hidden = false;
}
