document.getElementById("open-tab").addEventListener("click", () => {
  document.getElementById("tab").hidden = false;
});
document.getElementById("open-modal").addEventListener("click", () => {
  document.getElementById("modal").showModal();
});
