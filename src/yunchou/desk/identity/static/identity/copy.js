/* <button data-copies="id" data-copied="word">: puts the value of a field on the clipboard and says so. */
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copies);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy"); // over plain HTTP the clipboard is closed; the selection can still be copied
  }
  button.querySelector("span").textContent = button.dataset.copied;
});
