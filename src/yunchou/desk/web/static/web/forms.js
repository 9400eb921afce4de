/* Forms: sent once, drafts that survive, errors that take the focus. Works without htmx, on plain pages too. */
(() => {
  const words = JSON.parse(document.getElementById("script-words")?.textContent ?? "{}");
  const reader = document.body.dataset.reader ?? "";
  const place = (form) => `draft:${reader}:${location.pathname}:${form.dataset.draft}`;
  const kept = (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type);

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-back]")) history.back();
  });

  /* Amounts carry the sign of the currency that is chosen beside them. */
  document.addEventListener("change", (event) => {
    const signs = event.target.dataset?.signs;
    if (!signs) return;
    const sign = JSON.parse(signs)[event.target.value] ?? event.target.value;
    for (const place of event.target.form?.querySelectorAll("[data-sign]") ?? []) place.textContent = sign;
  });

  /* The second click of a double click sends nothing. The button wakes up again when the page comes back. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.matches("[hx-post], [hx-put], [hx-delete]")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    (event.submitter ?? form.querySelector("button:not([type=button])"))?.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
    }
  });

  /* A draft: <form data-draft="name">. Kept in this tab only, dropped once the server has taken the form. */
  const values = (form) => {
    const found = {};
    for (const field of form.elements) {
      if (!kept(field)) continue;
      if (["checkbox", "radio"].includes(field.type)) {
        if (field.checked) (found[field.name] ??= []).push(field.value);
        else found[field.name] ??= [];
      } else if (field.multiple) found[field.name] = [...field.selectedOptions].map((option) => option.value);
      else found[field.name] = [field.value];
    }
    return found;
  };
  const restore = (form, saved) => {
    for (const field of form.elements) {
      if (!kept(field) || !(field.name in saved)) continue;
      const wanted = saved[field.name];
      if (["checkbox", "radio"].includes(field.type)) field.checked = wanted.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = wanted.includes(option.value);
      else field.value = wanted[0] ?? "";
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const offer = (form) => {
    const line = document.createElement("p");
    line.className = "note";
    line.setAttribute("role", "status");
    const discard = document.createElement("button");
    discard.type = "button";
    discard.className = "btn btn-quiet";
    discard.textContent = words.discard;
    discard.addEventListener("click", () => {
      sessionStorage.removeItem(place(form));
      form.reset();
      line.remove();
    });
    line.append(`${words.draft} `, discard);
    form.prepend(line);
  };
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const fresh = JSON.stringify(values(form));
    const saved = sessionStorage.getItem(place(form));
    /* A form that came back with errors already holds what was typed. */
    if (saved && saved !== fresh && !form.querySelector(".field-error")) {
      restore(form, JSON.parse(saved));
      offer(form);
    }
    form.addEventListener("input", () => sessionStorage.setItem(place(form), JSON.stringify(values(form))));
    form.addEventListener("submit", () => sessionStorage.setItem("draft-sent", place(form)));
  }
  /* Sent, and this page no longer holds the form: the server took it. */
  const sent = sessionStorage.getItem("draft-sent");
  if (sent && ![...document.querySelectorAll("form[data-draft]")].some((form) => place(form) === sent)) {
    sessionStorage.removeItem(sent);
    sessionStorage.removeItem("draft-sent");
  }

  /* On the phone a filter bar is its first field and a button; the rest opens when it is wanted. */
  const narrow = matchMedia("(max-width: 767.98px)").matches;
  for (const form of narrow ? document.querySelectorAll("form[data-filters]") : []) {
    const fields = [...form.querySelectorAll(":scope > .field")];
    if (fields.length < 3 || form.querySelector(".field-error")) continue;
    fields[0].classList.add("field-first");
    const more = document.createElement("button");
    more.type = "button";
    more.className = "btn";
    more.textContent = words.filters;
    const fold = (shut) => {
      form.classList.toggle("filters-shut", shut);
      more.setAttribute("aria-expanded", String(!shut));
    };
    more.addEventListener("click", () => fold(!form.classList.contains("filters-shut")));
    fields[0].after(more);
    fold(true);
  }

  document.querySelector("[data-focus]")?.focus();
  document.addEventListener("click", (event) => {
    const jump = event.target.closest(".note-error a[href^='#']");
    if (!jump) return;
    event.preventDefault();
    document.getElementById(jump.hash.slice(1))?.querySelector("input, select, textarea")?.focus();
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-filters]");
    if (form && event.target.matches("select, [type=checkbox], [type=date]")) form.requestSubmit();
  });
})();
