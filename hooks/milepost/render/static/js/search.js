// The search: ranks the entries of search-index.js and shows them as a list box.
// An entry is [title, address, text, kind, page]; kind 0 is a runbook, 1 the plan, 2 a guide.
"use strict";

window.milepostSearch = (place, input, base) => {
  const MOST = 12;
  const PAGE = 3;
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const entries = window.milepostIndex.map(([title, href, text, kind, page]) => ({
    title, href, text, kind, page,
    titleWords: wordsOf(title), pageWords: wordsOf(page), textWords: wordsOf(text),
    titleRun: wordsOf(title).join(""),
  }));

  // A word counts where an entry's word begins with it: most in the title, least in the text.
  // Of two words of a title one may be made: "rollback" finds "Roll back".
  const weigh = (entry, word) => {
    if (entry.titleWords.includes(word)) return 12;
    if (entry.titleWords.some((other) => other.startsWith(word))) return 8;
    if (word.length > 4 && entry.titleRun.includes(word)) return 6;
    if (entry.pageWords.some((other) => other.startsWith(word))) return PAGE;
    if (entry.textWords.includes(word)) return 2;
    return entry.textWords.some((other) => other.startsWith(word)) ? 1 : 0;
  };
  // Every word has to count, and one of them for the section itself, not only for its page.
  const rank = (entry, words) => {
    const weights = words.map((word) => weigh(entry, word));
    if (weights.includes(0) || weights.every((weight) => weight === PAGE)) return null;
    const score = weights.reduce((sum, weight) => sum + weight, entry.page ? 0 : 1);
    return { entry, score, titled: weights.some((weight) => weight >= PAGE) };
  };
  // Runbooks stand first: who searches in a hurry is an operator. A runbook that only mentions
  // a word in its text does not push away a page that has it in its title.
  const tier = (found) => (found.entry.kind === 0 && found.titled ? 0 : 1);
  const find = (query) => {
    const words = wordsOf(query);
    if (!words.length) return [];
    return entries
      .map((entry) => rank(entry, words))
      .filter((found) => found)
      .sort((a, b) => tier(a) - tier(b) || b.score - a.score || a.entry.kind - b.entry.kind);
  };

  const panel = document.createElement("div");
  panel.className = "results";
  panel.hidden = true;
  const status = document.createElement("p");
  status.className = "status";
  status.setAttribute("role", "status");
  const list = document.createElement("div");
  Object.assign(list, { id: "search-results", role: "listbox" });
  list.setAttribute("aria-label", "Search results");
  panel.append(status, list);
  place.append(panel);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) input.setAttribute(name, value);

  let chosen = -1;
  const KIND = ["Runbook", "", "Guide"];
  const snippet = (entry, words) => {
    const low = plain(entry.text);
    const at = words.map((word) => low.indexOf(word)).filter((found) => found >= 0);
    const near = at.length ? Math.max(0, Math.min(...at) - 30) : 0;
    const from = near ? entry.text.indexOf(" ", near) + 1 : 0;
    return (from ? "… " : "") + entry.text.slice(from, from + 140);
  };
  const part = (tag, className, text) =>
    Object.assign(document.createElement(tag), { className, textContent: text });
  const option = (entry, words, index) => {
    const link = Object.assign(document.createElement("a"), {
      id: `search-result-${index}`, role: "option", href: base + entry.href, tabIndex: -1,
    });
    link.setAttribute("aria-selected", "false");
    const where = [KIND[entry.kind], entry.page].filter(Boolean).join(" · ");
    link.append(part("b", "", entry.title), part("span", "where", where ? ` · ${where}` : ""));
    if (entry.text) link.append(part("span", "snippet", snippet(entry, words)));
    return link;
  };
  const choose = (index) => {
    const items = [...list.children];
    items[chosen]?.setAttribute("aria-selected", "false");
    chosen = items.length ? (index + items.length) % items.length : -1;
    items[chosen]?.setAttribute("aria-selected", "true");
    items[chosen]?.scrollIntoView({ block: "nearest" });
    if (chosen >= 0) input.setAttribute("aria-activedescendant", items[chosen].id);
    else input.removeAttribute("aria-activedescendant");
  };
  const open = (shown) => {
    panel.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown && list.children.length > 0));
  };
  const show = () => {
    const words = wordsOf(input.value);
    const found = find(input.value);
    list.replaceChildren(...found.slice(0, MOST).map(({ entry }, index) => option(entry, words, index)));
    list.hidden = !found.length;
    status.textContent = !words.length ? "" : !found.length ? "Nothing found. Try fewer or shorter words."
      : found.length > MOST ? `${found.length} found, the first ${MOST} shown` : `${found.length} found`;
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    open(words.length > 0);
    if (found.length) choose(0);
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") list.children[chosen]?.click();
    else if (event.key === "Escape") {
      if (panel.hidden) input.blur();
      open(false);
    } else return;
    event.preventDefault();
  });
  // Keep the focus in the box, so that a press on a result reaches its link.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", () => open(false));
  input.addEventListener("blur", () => open(false));
  if (document.activeElement === input) show();
};
