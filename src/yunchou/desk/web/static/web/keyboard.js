/* Keys: Ctrl/⌘ K or / search, j k Enter rows, n p pages, c create, i a quick note, g and a letter to go, ? the list of keys. */
(() => {
  let going = false;
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable=true]");
  const follow = (link) => link && location.assign(link.href);

  const rows = () => [...document.querySelectorAll("tr[data-href], .board-card[data-href]")];
  const step = (by) => {
    const all = rows();
    if (!all.length) return;
    const now = all.findIndex((row) => row.classList.contains("row-current"));
    const next = all[Math.max(0, Math.min(all.length - 1, now < 0 ? 0 : now + by))];
    all[now]?.classList.remove("row-current");
    next.classList.add("row-current");
    const link = next.querySelector("a[href]") ?? next;
    link.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-href]");
    if (!row || event.target.closest("a, button, input, select, label, summary")) return;
    if (String(getSelection())) return;
    if (event.metaKey || event.ctrlKey) open(row.dataset.href);
    else location.assign(row.dataset.href);
  });

  const keys = {
    "/": () => window.yunchou.open("palette"),
    "?": () => window.yunchou.open("shortcuts"),
    j: () => step(1),
    k: () => step(-1),
    n: () => follow(document.querySelector(".pages a[rel=next]")),
    p: () => follow(document.querySelector(".pages a[rel=prev]")),
    i: () => follow(document.querySelector("[data-capture-link]")),
    c: () => window.yunchou.open("new-sheet"),
    g: () => {
      going = true;
      setTimeout(() => (going = false), 1200);
    },
    Enter: (event) => {
      const row = document.querySelector(".row-current[data-href]");
      if (row && !event.target.closest("a, button, summary")) location.assign(row.dataset.href);
      else return false;
    },
  };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      window.yunchou.open("palette");
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    if (going) {
      going = false;
      follow(document.querySelector(`[data-go="${CSS.escape(event.key)}"]`));
      return;
    }
    if (keys[event.key] && keys[event.key](event) !== false) event.preventDefault();
  });

  /* The palette: results and commands are one list; arrows move, Enter opens. */
  const palette = document.querySelector("[data-palette]");
  if (!palette) return;
  const box = palette.querySelector("input[name=q]");
  const options = () => [...palette.querySelectorAll("[role=option]")].filter((option) => !option.hidden);
  const select = (option) => {
    palette.querySelectorAll("[aria-selected]").forEach((old) => old.removeAttribute("aria-selected"));
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.id ||= `option-${Math.random().toString(36).slice(2)}`;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  };
  const narrow = () => {
    const asked = box.value.trim().toLowerCase();
    for (const command of palette.querySelectorAll("[data-command]")) {
      command.hidden = Boolean(asked) && !command.dataset.command.toLowerCase().includes(asked);
    }
    for (const group of palette.querySelectorAll("[role=group]")) {
      group.hidden = ![...group.querySelectorAll("[role=option]")].some((option) => !option.hidden);
    }
    if (!asked) palette.querySelector("#palette-found").replaceChildren();
    select(options()[0]);
  };
  box.addEventListener("input", narrow);
  palette.addEventListener("opened", () => {
    box.select();
    narrow();
  });
  palette.addEventListener("htmx:afterSwap", () => select(options()[0]));
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const all = options();
    const now = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") select(all[(now + 1) % all.length]);
    else if (event.key === "ArrowUp") select(all[(now - 1 + all.length) % all.length]);
    else if (event.key === "Enter" && all[now]) location.assign(all[now].href);
    else return;
    event.preventDefault();
  });
})();
