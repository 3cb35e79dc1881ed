// The menu of versions: the list in the page knows only the live version and the page of reviews,
// since a sealed page is never written again. On the first opening, versions.js of the root tells
// all versions, and each link keeps the page and the place on it where the other version has them.
"use strict";

(() => {
  const menu = document.querySelector("details.versions[data-menu]");
  if (!menu) return;
  const { here, page } = menu.dataset;
  const root = new URL(".", new URL(menu.dataset.menu, location.href));
  const list = menu.querySelector("ul");
  let loading = null;

  const load = () => new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = menu.dataset.menu;
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });

  // The live version has a page for everything that any review ever showed.
  function addressIn(entry, pages) {
    const has = entry.version === "live" || pages[entry.pages]?.includes(page);
    const found = has && page !== "404.html";
    return new URL(`${entry.version}/${found ? page : "index.html"}${found ? location.hash : ""}`, root).href;
  }

  function line(entry, pages) {
    const link = document.createElement("a");
    link.textContent = entry.title;
    link.href = addressIn(entry, pages);
    // The place on the page may have changed since the menu was opened.
    link.addEventListener("click", () => { link.href = addressIn(entry, pages); });
    if (entry.version === here) link.setAttribute("aria-current", "true");
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  function fill() {
    const { versions, pages } = window.milepostVersions;
    const rest = list.querySelectorAll("[data-kept]");
    list.replaceChildren(...versions.map((entry) => line(entry, pages)), ...rest);
    list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  // Without the script the two links of the page stay.
  menu.addEventListener("toggle", () => {
    if (menu.open) loading ??= load().then(fill, () => { loading = null; });
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
})();
