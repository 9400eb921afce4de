/* Notes that wait on this device: kept in IndexedDB until the server has them, sent once, under the key they were made with. */
(() => {
  const reader = () => document.body.dataset.reader || localStorage.getItem("yunchou:reader") || "";
  if (document.body.dataset.reader) localStorage.setItem("yunchou:reader", document.body.dataset.reader);

  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open("yunchou", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("notes", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const store = async (mode, work) => {
    const database = await opened;
    return new Promise((resolve, reject) => {
      const transaction = database.transaction("notes", mode, { durability: "strict" });
      const asked = work(transaction.objectStore("notes"));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
    });
  };
  const put = (note) => store("readwrite", (notes) => notes.put({ reader: reader(), at: Date.now(), ...note }));
  const remove = (key) => store("readwrite", (notes) => notes.delete(key));
  const all = async () => (await store("readonly", (notes) => notes.getAll())).filter((note) => note.reader === reader());
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  /* Whatever waits goes out; what the server has is forgotten here. A note it refuses stays, with the reason. */
  let sending = null;
  let leaving = false; // who signs out is not kept by what pages do when notes have arrived
  const send = () => (sending ??= sendAll().finally(() => (sending = null)));
  const sendAll = async () => {
    const url = document.body.dataset.draftsUrl;
    if (!url || !navigator.onLine) return 0;
    let sent = 0;
    for (const note of (await all()).filter((each) => each.state === "waiting")) {
      const body = new URLSearchParams({ key: note.key, text: note.text, deal: note.deal ?? "", on: note.on ?? "" });
      let answer;
      try {
        answer = await fetch(url, { method: "POST", body, redirect: "error", headers: { "X-CSRFToken": document.body.dataset.csrf, Accept: "application/json" } });
      } catch (error) {
        if (error instanceof TypeError) return sent; // no connection after all: it waits on
        throw error;
      }
      if (answer.ok) {
        await remove(note.key);
        sent += 1;
      } else if (answer.status === 422) await put({ ...note, state: "refused" });
      else return sent;
    }
    if (sent && !leaving) document.dispatchEvent(new CustomEvent("drafts-sent", { detail: sent }));
    return sent;
  };
  window.yunchouDrafts = { put, remove, all, send, newKey };

  if (document.body.dataset.draftsUrl) {
    addEventListener("online", send);
    send();
    document.addEventListener("drafts-sent", () => {
      window.yunchou?.toast(window.yunchou.words.drafts_sent);
      document.dispatchEvent(new CustomEvent("drafts-changed"));
    });
  }
  /* A noted note needs no draft any more. */
  const noted = document.querySelector("[data-noted]")?.dataset.noted;
  if (noted) remove(noted);

  /* Who signs out leaves nothing on the device: what waits is sent first; what cannot be sent is asked about. */
  const forget = async () => {
    for (const note of await all()) await remove(note.key);
    const typed = Object.keys(sessionStorage).filter((name) => name.startsWith(`draft:${document.body.dataset.reader}:`));
    for (const name of typed) sessionStorage.removeItem(name);
    const worker = await navigator.serviceWorker?.getRegistration();
    await (await worker?.pushManager?.getSubscription())?.unsubscribe();
  };
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-signs-out]") || form.dataset.emptied) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const leave = async () => {
      await forget();
      form.dataset.emptied = "yes";
      form.requestSubmit();
    };
    leaving = true;
    await send();
    leaving = false;
    const left = (await all()).filter((note) => note.text?.trim());
    if (left.length) window.yunchou.ask(window.yunchou.words.drafts_lost.replace("%(count)s", left.length), leave);
    else await leave();
  }, true);

  if ("serviceWorker" in navigator && document.body.dataset.worker) {
    navigator.serviceWorker.register(document.body.dataset.worker, { scope: "/" });
  }
})();
