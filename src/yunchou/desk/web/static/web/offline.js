/* The page without a connection: what is written here is on the device with every key stroke. */
(() => {
  const form = document.getElementById("offline-note");
  const drafts = window.yunchouDrafts;
  if (!form || !drafts) return;
  const box = form.querySelector("textarea");
  const list = document.getElementById("device-drafts-list");
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  let key = drafts.newKey();

  const show = async () => {
    list.replaceChildren(
      ...(await drafts.all()).filter((note) => note.key !== key && note.text).map((note) => {
        const line = document.createElement("li");
        line.textContent = note.text.length > 60 ? `${note.text.slice(0, 60)}…` : note.text;
        return line;
      }),
    );
  };
  box.addEventListener("input", () => drafts.put({ key, text: box.value, on: today(), state: "typing" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!box.value.trim()) return;
    await drafts.put({ key, text: box.value, on: today(), state: "waiting" });
    key = drafts.newKey();
    box.value = "";
    document.getElementById("offline-said").hidden = false;
    await show();
  }, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-reload]")) location.reload();
  });
  /* The browser may say that there is a connection before there is one: the server is asked, and not while somebody types. */
  const look = async () => {
    if (!navigator.onLine || box.value.trim()) return;
    try {
      const answer = await fetch("/manifest.webmanifest", { cache: "no-store" });
      if (answer.ok) location.assign(list.dataset.capture);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };
  addEventListener("online", look);
  setInterval(look, 3000);
  show();
})();
