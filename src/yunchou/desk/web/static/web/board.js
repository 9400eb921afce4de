/* The board: drag a card to another stage. The server decides; a refused card goes back with the reason.
   <ul class="board-cards" data-stage="negotiation"> holds <li class="board-card" data-move-url="…" data-version="3">. */
(() => {
  const home = new WeakMap();

  const send = (card, from, stage) => {
    home.set(card, from);
    const values = { stage, version: card.dataset.version };
    const request = { source: card, target: card, swap: "outerHTML", values };
    /* A failure is told by the events below; the promise says nothing more. */
    htmx.ajax("POST", card.dataset.moveUrl, request).catch(() => putBack(card));
  };
  const putBack = (card) => {
    const from = home.get(card);
    if (!from) return;
    home.delete(card);
    from.list.insertBefore(card, from.next?.parentNode === from.list ? from.next : null);
  };
  const failed = (event) => {
    const card = event.detail.requestConfig?.elt ?? event.detail.elt;
    if (card?.matches?.(".board-card")) putBack(card);
  };
  document.addEventListener("htmx:responseError", failed);
  // The server asks for a reason in the sheet: until it has one, the card is where it was.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target !== event.detail.requestConfig?.elt) failed(event);
  });
  document.addEventListener("htmx:sendError", failed);
  /* The server asks for evidence or a reason elsewhere on the page: until it has it, the card stays where it was. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const card = event.detail.requestConfig?.elt;
    if (card?.matches?.(".board-card") && event.detail.target !== card) putBack(card);
  });

  const ready = (root) => {
    for (const list of root.querySelectorAll(".board-cards[data-stage]")) {
      if (Sortable.get(list)) continue;
      let next = null;
      Sortable.create(list, {
        group: "stages",
        sort: false,
        animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
        draggable: ".board-card[data-move-url]",
        filter: "details, button",
        preventOnFilter: false,
        delay: 180,
        delayOnTouchOnly: true,
        onStart: (event) => (next = event.item.nextElementSibling),
        onAdd: (event) => send(event.item, { list: event.from, next }, list.dataset.stage),
      });
    }
  };
  document.addEventListener("DOMContentLoaded", () => ready(document));
  document.addEventListener("htmx:afterSettle", () => ready(document));
})();
