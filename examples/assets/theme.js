// Light, dark, or as the system says; remembered in this browser.
(() => {
  const key = "bennu-gallery-theme";
  const root = document.documentElement;
  const stored = () => {
    try { return localStorage.getItem(key) ?? "system"; } catch { return "system"; }
  };
  const apply = (choice) => {
    if (choice === "system") delete root.dataset.theme;
    else root.dataset.theme = choice;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
    }
  };
  apply(stored());
  addEventListener("DOMContentLoaded", () => apply(stored()));
  addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-theme-choice]");
    if (!button) return;
    const small = matchMedia("(max-width: 40rem)").matches;
    // A narrow bar has room for one button: it goes round.
    const next = { light: "dark", dark: "system", system: "light" };
    const choice = small ? next[stored()] : button.dataset.themeChoice;
    try { localStorage.setItem(key, choice); } catch { /* private browsing: for this page only */ }
    apply(choice);
  });
})();
