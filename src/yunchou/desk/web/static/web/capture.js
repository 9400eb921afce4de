/* A quick note: what was ticked, corrected or opened stays while the note grows and the proposals come anew. */
(() => {
  const sheet = document.getElementById("capture-sheet");
  if (!sheet) return;
  const fields = () => [...sheet.querySelectorAll(".capture-cards [name]")];
  let asked = null;
  let kept = null;
  const now = () => new Map(fields().map((field) => [field.name + (field.type === "radio" ? field.value : ""), field.type === "checkbox" || field.type === "radio" ? field.checked : field.value]));

  /* The server knows what stood there when it was asked; what was touched since is put back over its answer. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target !== sheet) return;
    if (navigator.onLine) asked = now();
    else event.preventDefault();
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target !== sheet) return;
    const open = [...sheet.querySelectorAll(".capture-edit[open]")].map((each) => each.closest(".capture-card").id);
    const touched = [...now()].filter(([name, value]) => asked?.has(name) && asked.get(name) !== value);
    kept = { open, touched: new Map(touched) };
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== sheet || !kept) return;
    for (const id of kept.open) document.getElementById(id)?.querySelector(".capture-edit")?.setAttribute("open", "");
    for (const field of fields()) {
      const name = field.name + (field.type === "radio" ? field.value : "");
      if (!kept.touched.has(name)) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = kept.touched.get(name);
      else field.value = kept.touched.get(name);
    }
    kept = null;
  });
})();

/* Every key stroke is on the device until the note was noted; without a connection the note waits there. */
(() => {
  const form = document.getElementById("capture");
  const drafts = window.yunchouDrafts;
  if (!form || !drafts) return;
  const box = form.querySelector("textarea[name=text]");
  const words = window.yunchou.words;
  const list = document.getElementById("device-drafts-list");
  let key = form.dataset.key;
  const held = (state) => ({ key, text: box.value, deal: form.elements.deal?.value ?? "", on: form.elements.on?.value ?? "", state });
  const say = (text) => {
    const line = document.createElement("p");
    line.className = "note";
    line.setAttribute("role", "status");
    line.textContent = text;
    form.prepend(line);
  };

  box.addEventListener("input", () => drafts.put(held("typing")));
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!box.value.trim()) return;
    drafts.put(held("waiting")).then(() => {
      key = form.elements.form_key.value = drafts.newKey();
      box.value = "";
      say(words.draft_kept);
      return show();
    });
  }, true);

  const take = async (note) => {
    await drafts.remove(note.key);
    box.value = note.text;
    await drafts.put(held("typing"));
    box.dispatchEvent(new Event("input", { bubbles: true }));
    say(words.draft_back);
  };
  const line = (note) => {
    const item = document.createElement("li");
    item.className = "line-day";
    const open = document.createElement("button");
    open.type = "button";
    open.className = "btn btn-quiet";
    open.textContent = note.text.length > 40 ? `${note.text.slice(0, 40)}…` : note.text;
    open.addEventListener("click", () => take(note).then(show));
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "btn btn-sm";
    drop.textContent = words.discard;
    drop.addEventListener("click", () => drafts.remove(note.key).then(show));
    item.append(open, drop);
    if (note.state === "refused") item.append(words.draft_refused);
    return item;
  };
  const show = async () => {
    const others = (await drafts.all()).filter((note) => note.key !== key && note.text.trim());
    document.getElementById("device-drafts").hidden = others.length === 0;
    list.replaceChildren(...others.map(line));
  };
  const begin = async () => {
    const typing = (await drafts.all()).filter((note) => note.state === "typing" && note.key !== key && note.text.trim());
    if (!box.value && typing.length === 1 && !("fromServer" in form.dataset)) await take(typing[0]);
    /* What was typed before the page was ready, or put back by the browser, is read too. */
    if (box.value.trim() && !document.querySelector("#capture-sheet .capture-count")) box.dispatchEvent(new Event("look"));
    await show();
  };
  document.addEventListener("drafts-changed", () => (box.value ? show() : location.reload()));
  begin();
})();
