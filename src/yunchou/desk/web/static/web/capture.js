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
    if (event.detail.target === sheet) asked = now();
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
