/* Alpine components of the CSP build: markup names them, nothing is evaluated from a string. */
document.addEventListener("alpine:init", () => {
  /* Show a part of a form only for some values of a field:
     <div x-data="reveal" data-field="standing" data-values="lost,paused" hidden>
     Not by x-show, which hides with the next frame: a Tab typed before it would go into what is about to be hidden. */
  Alpine.data("reveal", () => ({
    init() {
      const form = this.$root.closest("form");
      const wanted = this.$root.dataset.values.split(",");
      const look = () => {
        const value = new FormData(form).get(this.$root.dataset.field) ?? "";
        this.$root.hidden = !wanted.includes(value);
      };
      form.addEventListener("change", look);
      look();
    },
  }));
  /* Seats × unit price, shown while typing; the server computes the stored amount. */
  Alpine.data("product", () => ({
    total: "",
    init() {
      this.look();
      this.$root.addEventListener("input", () => this.look());
    },
    look() {
      const figures = [...this.$root.querySelectorAll("[data-factor] input, input[data-factor]")].map((input) =>
        Number(input.value.replace(/[,，\s¥￥]/g, "") || Number.NaN),
      );
      const product = figures.length ? figures.reduce((a, b) => a * b, 1) : Number.NaN;
      this.total = Number.isFinite(product) ? product.toLocaleString("en") : "";
    },
  }));
  /* Tabs wider than a phone begin with the one that is open in view: <nav class="tabs" x-data="tabs"> */
  Alpine.data("tabs", () => ({
    init() {
      const open = this.$root.querySelector("[aria-current]");
      if (open) this.$root.scrollLeft = open.offsetLeft - (this.$root.clientWidth - open.offsetWidth) / 2;
    },
  }));
  /* Sections that fold and remember: <details class="fold" x-data="remembered" data-name="budget"> */
  Alpine.data("remembered", () => ({
    init() {
      const key = `fold:${this.$root.dataset.name}`;
      const stored = localStorage.getItem(key);
      if (stored) this.$root.open = stored === "open";
      this.$root.addEventListener("toggle", () => localStorage.setItem(key, this.$root.open ? "open" : "shut"));
    },
  }));
});
