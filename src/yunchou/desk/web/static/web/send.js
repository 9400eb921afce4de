/* The message as it stands in the box goes into the address of the phone's own messages. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-sms]");
  if (!link) return;
  const text = document.getElementById(link.dataset.sms).value;
  link.href = `${link.href.split("?")[0]}?&body=${encodeURIComponent(text)}`;
});
