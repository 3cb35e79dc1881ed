// What a page can do beyond being read: change colours, open the search, copy, filter.
// Without this script every page still shows all it has to say.
"use strict";

const root = document.documentElement;

// Colours -----------------------------------------------------------------------------------

const isDark = () =>
  root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

// Signs of what the button changes to. Without script there is no button, so no page carries them.
const SIGNS = `<span class="moon"><svg viewBox="0 0 16 16" aria-hidden="true"><path fill="none"
 stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" d="M9.6 1.6a6 6 0 0 1-8 8 6.6 6.6
 0 1 0 8-8z"/></svg></span><span class="sun"><svg viewBox="0 0 16 16" aria-hidden="true"><g
 fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"><circle cx="8" cy="8"
 r="3.2"/><path d="M8 .9v1.4M8 13.7v1.4M.9 8h1.4M13.7 8h1.4M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1"/>
</g></svg></span>`;

function setUpTheme(button) {
  const name = button.querySelector(".unseen");
  name.insertAdjacentHTML("afterend", SIGNS);
  const show = () => {
    const dark = isDark();
    name.textContent = dark ? "Change to light colours" : "Change to dark colours";
    button.querySelector(".moon").hidden = dark;
    button.querySelector(".sun").hidden = !dark;
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("milepost-theme", root.dataset.theme);
    } catch {
      // The choice then lasts for this page only.
    }
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
  button.hidden = false;
}

// Search: the link becomes a box; its script and index are loaded on the first focus ---------

function loadScript(address) {
  return new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });
}

function setUpSearch(place) {
  const link = place.querySelector("a");
  const base = place.dataset.base.replace(/\/?$/, "/");
  const box = document.createElement("label");
  box.className = "box";
  box.append(...link.childNodes);
  const label = box.querySelector(".label");
  label.className = "unseen label-text";
  const input = document.createElement("input");
  Object.assign(input, { type: "text", placeholder: "Search", autocomplete: "off", spellcheck: false });
  label.after(input);
  link.replaceWith(box);

  let loading = null;
  input.addEventListener("focus", () => {
    place.classList.add("open");
    loading ??= Promise.all([
      loadScript(place.dataset.script),
      loadScript(`${base}assets/search-index.js`),
    ]).then(
      () => window.milepostSearch(place, input, base),
      () => location.assign(`${base}all-pages.html`),
    );
  });
  place.addEventListener("focusout", (event) => {
    if (!place.contains(event.relatedTarget)) place.classList.remove("open");
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}

// Copy buttons on commands -------------------------------------------------------------------

async function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Pages opened from disk have no clipboard object; the older way still works there.
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (!copied) throw new Error("not copied");
}

function setUpCopy(block) {
  const code = block.querySelector("pre code");
  if (!code) return;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "copy", textContent: "Copy" });
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await copyText(code.textContent.trimEnd());
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not copied";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  block.append(button);
}

// Filters: a form with data-filters="<id>" hides rows of that element --------------------------
//
// Each <select name="owner"> is compared with the words of data-owner on the rows; the empty
// choice shows all. The <output> inside the form tells how many are left.

function setUpFilters(form) {
  const rows = [...document.getElementById(form.dataset.filters).querySelectorAll("[data-filtered]")];
  const choices = [...form.querySelectorAll("select")];
  const told = form.querySelector("output");
  const apply = () => {
    const wanted = choices.filter((choice) => choice.value);
    let left = 0;
    for (const row of rows) {
      const fits = wanted.every((choice) =>
        (row.dataset[choice.name] ?? "").split(" ").includes(choice.value));
      row.toggleAttribute("hidden", !fits);
      left += fits;
    }
    if (told) told.textContent = wanted.length ? `${left} of ${rows.length} shown` : "";
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}

// Menus close with Escape and when the focus leaves them ---------------------------------------

function setUpMenu(menu) {
  // The menu of a sealed page shows the tabs, which stand beside it.
  const parts = menu.matches(".one-nav .menu") ? [menu, document.querySelector(".tabs")] : [menu];
  const close = (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  };
  const leave = (event) => {
    const to = event.relatedTarget;
    if (to && !parts.some((part) => part.contains(to))) menu.open = false;
  };
  for (const part of parts) {
    part.addEventListener("keydown", close);
    part.addEventListener("focusout", leave);
  }
}

document.querySelectorAll("button.theme").forEach(setUpTheme);
document.querySelectorAll(".search[data-base]").forEach(setUpSearch);
document.querySelectorAll(".prose .highlight:not(.language-text)").forEach(setUpCopy);
document.querySelectorAll("form[data-filters]").forEach(setUpFilters);
document.querySelectorAll("details.menu, details.versions").forEach(setUpMenu);
