/* The map of the people: zoom, drag and keyboard. Places are kept on the server a moment after the last move; a card
   that somebody else moved meanwhile goes back, and the answer says so. Lines follow the cards as on the server. */
(() => {
  const WIDTH = 176;
  const HEIGHT = 104;
  const STEP = 24;
  const WAIT = 700;
  const ASIDE = 24;
  const READABLE = 0.7;
  const HOLD = 350;
  let zoom = 1;
  let scrolled = null;

  const edge = (a, b) => {
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const x = a.x + WIDTH / 2;
    const y = a.y + HEIGHT / 2;
    if (!dx && !dy) return [x, y];
    const share = Math.min(dx ? WIDTH / 2 / Math.abs(dx) : Infinity, dy ? HEIGHT / 2 / Math.abs(dy) : Infinity);
    return [Math.round(x + dx * share), Math.round(y + dy * share)];
  };
  const path = (kind, a, b) => {
    if (kind !== "reports") {
      const aside = a.x === b.x && a.y !== b.y ? ASIDE : 0;
      const [[x, y], [toX, toY]] = [edge(a, b), edge(b, a)];
      return `M${x + aside} ${y}L${toX + aside} ${toY}`;
    }
    const top = a.y + HEIGHT;
    return `M${a.x + WIDTH / 2} ${top}V${Math.floor((top + b.y) / 2)}H${b.x + WIDTH / 2}V${b.y}`;
  };
  const place = (card) => ({ x: Number(card.dataset.x), y: Number(card.dataset.y) });

  const ready = (map) => {
    if (map.dataset.ready) return;
    map.dataset.ready = "yes";
    const sheet = map.querySelector(".map-sheet");
    const scroll = map.querySelector(".map-scroll");
    const status = map.querySelector("[data-map-status]");
    const url = map.dataset.placesUrl;
    const cards = new Map([...sheet.querySelectorAll("[data-card]")].map((card) => [card.dataset.card, card]));
    let size = { x: sheet.viewBox.baseVal.width, y: sheet.viewBox.baseVal.height };
    const kept = new Map([...cards].map(([key, card]) => [key, place(card)]));
    const waiting = new Set();
    let timer = 0;

    const draw = () => {
      sheet.setAttribute("viewBox", `0 0 ${size.x} ${size.y}`);
      sheet.setAttribute("width", Math.round(size.x * zoom));
      sheet.setAttribute("height", Math.round(size.y * zoom));
    };
    const put = (card, spot) => {
      const x = Math.max(0, Math.min(19000, Math.round(spot.x)));
      const y = Math.max(0, Math.min(19000, Math.round(spot.y)));
      Object.assign(card.dataset, { x, y });
      card.setAttribute("transform", `translate(${x},${y})`);
      for (const line of sheet.querySelectorAll(".line")) {
        if (line.dataset.from !== card.dataset.card && line.dataset.to !== card.dataset.card) continue;
        const [from, to] = [cards.get(line.dataset.from), cards.get(line.dataset.to)];
        if (from && to) line.setAttribute("d", path(line.dataset.kind, place(from), place(to)));
      }
      const grown = { x: Math.max(size.x, x + WIDTH + STEP), y: Math.max(size.y, y + HEIGHT + STEP) };
      if (grown.x !== size.x || grown.y !== size.y) {
        size = grown;
        draw();
      }
    };
    const putBack = () => {
      for (const key of waiting) put(cards.get(key), kept.get(key));
      waiting.clear();
    };
    const save = () => {
      const places = [...waiting].map((key) => {
        const { x, y, version } = cards.get(key).dataset;
        return `${key} ${x} ${y} ${version}`;
      });
      if (!places.length) return;
      htmx.ajax("POST", url, { source: map, swap: "none", values: { places: places.join(",") } }).catch(putBack);
    };
    const moved = (card) => {
      waiting.add(card.dataset.card);
      clearTimeout(timer);
      timer = setTimeout(save, WAIT);
    };
    map.addEventListener("placed", (event) => {
      for (const [key, version] of Object.entries(event.detail)) {
        const card = cards.get(key);
        if (!card || typeof version !== "number") continue;
        card.dataset.version = version;
        kept.set(key, place(card));
        waiting.delete(key);
      }
      map.dataset.saved = String(Number(map.dataset.saved ?? 0) + 1);
    });
    for (const failure of ["htmx:responseError", "htmx:sendError"]) {
      map.addEventListener(failure, (event) => event.detail.elt === map && putBack());
    }

    /* Zoom: the sheet grows or shrinks, the frame around it scrolls. It begins with all in sight if that is readable. */
    const fit = () => Math.min((scroll.clientWidth - 2) / size.x, (scroll.clientHeight - 2) / size.y);
    map.addEventListener("click", (event) => {
      const way = event.target.closest("[data-zoom]")?.dataset.zoom;
      if (!way) return;
      zoom = way === "fit" ? Math.max(0.15, Math.min(1, fit())) : Math.max(0.15, Math.min(2, zoom * (way === "in" ? 1.25 : 0.8)));
      draw();
    });
    if (!scrolled && scroll.clientWidth) zoom = Math.max(READABLE, Math.min(1, fit()));
    draw();
    if (scrolled) Object.assign(scroll, scrolled);

    /* The pointer: a card that moved is not opened; the sheet itself is pulled with the mouse, fingers scroll it.
       A finger that rests on a card takes it; until then it may still be about to scroll. */
    let resting = 0;
    let held = null;
    let pulled = null;
    let dragged = false;
    sheet.addEventListener("dragstart", (event) => event.preventDefault());
    sheet.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      dragged = false;
      const card = event.target.closest("[data-card]");
      const take = () => {
        held = { card, from: place(card), x: event.clientX, y: event.clientY };
      };
      if (card && url && event.pointerType === "touch") {
        clearTimeout(resting);
        resting = setTimeout(() => {
          take();
          card.classList.add("is-held");
        }, HOLD);
      } else if (card && url) {
        take();
      } else if (!card && event.pointerType === "mouse") {
        pulled = { left: scroll.scrollLeft, top: scroll.scrollTop, x: event.clientX, y: event.clientY };
      }
    });
    sheet.addEventListener("touchmove", (event) => held && event.preventDefault(), { passive: false });
    sheet.addEventListener("contextmenu", (event) => held && event.preventDefault());
    map.addEventListener("pointermove", (event) => {
      if (pulled) {
        scroll.scrollLeft = pulled.left - (event.clientX - pulled.x);
        scroll.scrollTop = pulled.top - (event.clientY - pulled.y);
      }
      if (!held) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      if (!dragged && Math.abs(dx) + Math.abs(dy) < 5) return;
      if (!dragged) sheet.append(held.card);
      dragged = true;
      held.card.classList.add("is-held");
      put(held.card, { x: held.from.x + dx / zoom, y: held.from.y + dy / zoom });
    });
    const release = () => {
      clearTimeout(resting);
      held?.card.classList.remove("is-held");
      if (held && dragged) moved(held.card);
      held = pulled = null;
    };
    map.addEventListener("pointerup", release);
    map.addEventListener("pointerleave", release);
    map.addEventListener("pointercancel", release);

    /* Open beside the map without leaving it; with a modified click as any link. */
    sheet.addEventListener("click", (event) => {
      const card = event.target.closest("[data-card]");
      if (!card) return;
      if (dragged) {
        event.preventDefault();
        dragged = false;
        return;
      }
      if (event.ctrlKey || event.metaKey || event.shiftKey || map.dataset.opened) return;
      event.preventDefault();
      const address = card.getAttribute("href");
      for (const other of cards.values()) other.classList.toggle("is-chosen", other === card);
      htmx.ajax("GET", address, { target: "#person", swap: "innerHTML" }).then(() => {
        history.replaceState(history.state, "", address);
        document.getElementById("person").focus({ preventScroll: innerWidth > 1100 });
      });
    });

    /* The keyboard: space takes and puts down, arrows move, escape puts back. */
    let taken = null;
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const letGo = (card, word) => {
      card.classList.remove("is-held");
      taken = null;
      status.textContent = word;
    };
    sheet.addEventListener("keydown", (event) => {
      const card = event.target.closest("[data-card]");
      if (!card || !url) return;
      if (event.key === " ") {
        event.preventDefault();
        if (taken?.card === card) {
          moved(card);
          letGo(card, status.dataset.put);
        } else {
          taken = { card, from: place(card) };
          card.classList.add("is-held");
          status.textContent = status.dataset.taken;
        }
      } else if (taken?.card === card && event.key in arrows) {
        event.preventDefault();
        const [dx, dy] = arrows[event.key];
        const { x, y } = place(card);
        put(card, { x: x + dx * STEP, y: y + dy * STEP });
        card.scrollIntoView({ block: "nearest", inline: "nearest" });
      } else if (taken?.card === card && event.key === "Escape") {
        event.preventDefault();
        put(card, taken.from);
        letGo(card, status.dataset.back);
      }
    });
    sheet.addEventListener("focusout", (event) => {
      const card = event.target.closest("[data-card]");
      if (taken && taken.card === card) {
        put(card, taken.from);
        letGo(card, status.dataset.back);
      }
    });
  };

  const all = () => document.querySelectorAll("[data-people-map]").forEach(ready);
  document.addEventListener("DOMContentLoaded", all);
  document.addEventListener("htmx:beforeSwap", () => {
    const scroll = document.querySelector("[data-people-map] .map-scroll");
    scrolled = scroll ? { scrollLeft: scroll.scrollLeft, scrollTop: scroll.scrollTop } : scrolled;
  });
  document.addEventListener("htmx:afterSettle", all);
})();
