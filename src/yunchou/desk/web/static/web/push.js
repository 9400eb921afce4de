/* The switch for this device: asks the browser, says what it answered, and gives the server what reaches us here. */
(() => {
  const card = document.querySelector("[data-push]");
  if (!card) return;
  const state = card.querySelector("[data-push-state]");
  const on = card.querySelector("[data-push-on]");
  const say = (name, told = "") => (state.textContent = state.dataset[name].replace("{told}", told));
  if (!window.isSecureContext) return say("insecure");
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return say("none");
  if (!card.dataset.push) return say("unready");

  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const bytes = (encoded) => Uint8Array.from(atob(encoded.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const known = async (address) => {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(address)));
    const digest = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return card.querySelector(`[data-push-device="${digest}"]`);
  };
  const worker = navigator.serviceWorker.register(card.dataset.pushWorker, { scope: "/" }).then(() => navigator.serviceWorker.ready);
  const subscribed = async () => (await worker).pushManager.getSubscription();

  const show = async () => {
    const subscription = await subscribed();
    const row = subscription && (await known(subscription.endpoint));
    if (row) row.querySelector("[data-push-here]").hidden = false;
    on.hidden = Boolean(row);
    say(row ? "on" : Notification.permission === "denied" ? "denied" : "off");
  };
  on.addEventListener("submit", async (event) => {
    event.preventDefault();
    if ((await Notification.requestPermission()) !== "granted") return say("denied");
    try {
      await (await subscribed())?.unsubscribe(); // one that we know nothing of may be bound to other keys
      const options = { userVisibleOnly: true, applicationServerKey: bytes(card.dataset.push) };
      const made = await (await worker).pushManager.subscribe(options);
      on.elements.endpoint.value = made.endpoint;
      on.elements.point.value = text(made.getKey("p256dh"));
      on.elements.secret.value = text(made.getKey("auth"));
    } catch (refusal) {
      if (!(refusal instanceof DOMException)) throw refusal;
      return say("unreachable", refusal.message);
    }
    on.submit();
  });
  for (const off of card.querySelectorAll("[data-push-off]")) {
    off.addEventListener("submit", async (event) => {
      event.preventDefault();
      const subscription = await subscribed();
      if (subscription && (await known(subscription.endpoint))?.contains(off)) await subscription.unsubscribe();
      off.submit();
    });
  }
  show();
})();
