/* A deal's page asks every few seconds what others have done. While nothing is being typed the page is brought anew;
   otherwise a line says what happened and waits. Nothing is asked while the page is not looked at. */
(() => {
  const place = document.getElementById("deal-news");
  if (!place) return;
  let after = Number(place.dataset.after);
  const EVERY = 4000;
  const UNASKED = "X-Live-Page";

  const isBusy = () =>
    document.querySelector("dialog[open], .row-form, details.menu[open], .is-dragging") !== null ||
    document.activeElement?.matches("input, textarea, select") === true ||
    Boolean(document.querySelector(".capture-quick textarea")?.value);

  const bringAnew = (headers) => {
    const place = document.getElementById("content");
    window.htmx
      .ajax("GET", location.pathname + location.search, { target: place, select: "#content", swap: "outerHTML", headers });
  };

  let told;
  const wait = () => {
    document.getElementById("deal-news").replaceChildren(told);
    told.querySelector("[data-news-show]").addEventListener("click", () => bringAnew({}));
  };

  const show = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    after = Number(parsed.dataset.newest);
    const here = document.getElementById("deal-news");
    here.dataset.after = String(after);
    told = parsed;
    if (isBusy()) wait();
    else bringAnew({ [UNASKED]: "1" });
  };

  /* Somebody may have begun to type while the page was on its way. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.requestConfig.headers[UNASKED] || !isBusy()) return;
    event.detail.shouldSwap = false;
    wait();
  });

  const ask = async () => {
    if (document.hidden) return;
    const here = document.getElementById("deal-news");
    after = Math.max(after, Number(here?.dataset.after ?? 0));
    try {
      const answer = await fetch(`${place.dataset.url}?after=${after}`, { headers: { "X-Live": "1" } });
      if (answer.status === 200 && !answer.redirected) show(await answer.text());
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // no connection just now: ask again in a moment
    }
  };
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
})();
