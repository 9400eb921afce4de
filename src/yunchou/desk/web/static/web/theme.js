/* Sets the theme before the first paint. The choice is a cookie, so that the server writes it into the page too. */
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = root.dataset.theme;
    root.dataset.bsTheme = chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen;
  };
  apply();
  dark.addEventListener("change", apply);
  const show = () => {
    for (const button of document.querySelectorAll("[data-set-theme]")) {
      button.setAttribute("aria-pressed", String(button.dataset.setTheme === root.dataset.theme));
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    show();
    for (const key of document.querySelectorAll("[data-mod-key]")) {
      key.textContent = /Mac|iPhone|iPad/.test(navigator.platform) ? `⌘ ${key.dataset.modKey}` : `Ctrl ${key.dataset.modKey}`;
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-set-theme]");
    if (!button) return;
    root.dataset.theme = button.dataset.setTheme;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `yunchou_theme=${root.dataset.theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
    apply();
    show();
  });
})();
