/* htmx: the form token on every request, honest failures, dialogs, menus and notices. */
(() => {
  const words = JSON.parse(document.getElementById("script-words").textContent);

  const toast = (text, tone = "info") => {
    const line = document.createElement("div");
    line.className = `toast-line toast-${tone}`;
    line.dataset.toast = "";
    if (tone === "error") line.setAttribute("role", "alert");
    const sentence = document.createElement("p");
    sentence.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn btn-quiet btn-only";
    close.dataset.dismiss = "";
    close.textContent = "✕";
    close.setAttribute("aria-label", words.close);
    line.append(sentence, close);
    document.getElementById("toasts").append(line);
    fade(line);
  };
  window.yunchou = { toast, words };

  /* A notice goes away by itself, an error stays until it is closed. */
  const fade = (line) => {
    if (!line.matches(".toast-error")) setTimeout(() => line.remove(), 6000);
  };
  document.querySelectorAll("#toasts [data-toast]").forEach(fade);

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRFToken"] = document.body.dataset.csrf;
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const answer = event.detail.xhr;
    if (answer.status < 400 || answer.status === 422) return;
    if (answer.getResponseHeader("HX-Retarget")) return;
    event.detail.shouldSwap = false;
    toast(words.failed, "error");
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.target;
    if (target.id === "sheet-content" && target.childElementCount) open("sheet");
    if (target.id === "toasts") [...target.querySelectorAll("[data-toast]")].forEach(fade);
  });
  document.addEventListener("htmx:sendError", () => toast(words.offline, "error"));
  document.addEventListener("htmx:timeout", () => toast(words.offline, "error"));
  /* A response may carry `HX-Trigger: {"toast": {"text": …, "tone": …}}`. */
  document.addEventListener("toast", (event) => toast(event.detail.text, event.detail.tone));

  const open = (id) => {
    const dialog = document.getElementById(id);
    if (!dialog || dialog.open) return;
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => menu.removeAttribute("open"));
    dialog.showModal();
    dialog.dispatchEvent(new CustomEvent("opened"));
  };
  window.yunchou.open = open;

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) open(opener.dataset.opens);
    if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
    if (event.target.matches("dialog")) closeOutside(event);
    if (event.target.closest("[data-dismiss]")) event.target.closest("[data-toast]").remove();
    if (event.target.closest("[data-reload]")) location.reload();
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.removeAttribute("open");
    }
  });
  const closeOutside = (event) => {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details[data-menu][open]");
    if (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    }
  });

  /* A menu inside a list or a board is lifted out of it, or the list would cut it off. */
  document.addEventListener("toggle", (event) => {
    const menu = event.target;
    if (!menu.matches?.("details[data-menu]") || !menu.closest(".table-wrap, .board, .tabs")) return;
    const list = menu.querySelector(".menu-list");
    if (!menu.open || !list) return;
    const button = menu.querySelector("summary").getBoundingClientRect();
    list.style.position = "fixed";
    const below = button.bottom + list.offsetHeight + 8 < innerHeight;
    list.style.top = `${below ? button.bottom + 4 : Math.max(4, button.top - list.offsetHeight - 4)}px`;
    list.style.left = `${Math.max(8, Math.min(button.right - list.offsetWidth, innerWidth - list.offsetWidth - 8))}px`;
    list.style.right = "auto";
    addEventListener("scroll", () => menu.removeAttribute("open"), { once: true, capture: true });
  }, true);

  /* One question before what cannot be undone: data-confirm on a form, hx-confirm on anything. */
  const ask = (question, go) => {
    const dialog = document.getElementById("confirm");
    dialog.querySelector("#confirm-question").textContent = question;
    dialog.querySelector("[data-confirmed]").onclick = () => {
      dialog.close();
      go();
    };
    dialog.showModal();
  };
  window.yunchou.ask = ask;
  document.addEventListener("htmx:confirm", (event) => {
    if (!event.detail.question) return;
    event.preventDefault();
    ask(event.detail.question, () => event.detail.issueRequest(true));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (!question || form.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(question, () => {
      form.dataset.confirmed = "yes";
      form.requestSubmit(event.submitter ?? undefined);
      delete form.dataset.confirmed;
    });
  }, true);
})();
