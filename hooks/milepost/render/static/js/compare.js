// Any two reviews side by side. Each review comes as a script of its own, so it works from disk.
"use strict";

const loaded = new Map();

// Called by the scripts of the reviews.
globalThis.milepostReview = (day, review) => loaded.set(day, review);

function reviewOf(pattern, day) {
  if (loaded.has(day)) return Promise.resolve(loaded.get(day));
  return new Promise((found, failed) => {
    const script = document.createElement("script");
    script.src = pattern.replace("{day}", day);
    script.onload = () => found(loaded.get(day));
    script.onerror = failed;
    document.head.append(script);
  });
}

function differences(before, after) {
  const rows = [];
  const ids = new Set([...Object.keys(before.items), ...Object.keys(after.items)]);
  for (const id of ids) {
    const [was, is] = [before.items[id], after.items[id]];
    if (!was || !is) {
      rows.push([(is ?? was)[0], "", was ? "in the plan" : "", is ? "in the plan" : ""]);
      continue;
    }
    if (was[0] !== is[0]) rows.push([is[0], "Title", was[0], is[0]]);
    for (const field of new Set([...Object.keys(was[1]), ...Object.keys(is[1])])) {
      const [old, now] = [was[1][field] ?? "", is[1][field] ?? ""];
      if (old !== now) rows.push([is[0], field, old, now]);
    }
  }
  return rows;
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// A cell with its column's name, which a phone shows beside it.
function cell(tag, text, label) {
  const td = element("td", "", { "data-label": label });
  td.append(text ? element(tag, text) : "–");
  return td;
}

function table(rows, before, after) {
  const made = element("table", "", { class: "list stack compared" });
  const head = made.createTHead().insertRow();
  for (const name of ["Item", "Field", before, after]) head.append(element("th", name, { scope: "col" }));
  const body = made.createTBody();
  for (const [item, field, old, now] of rows) {
    const row = body.insertRow();
    row.append(
      element("th", item, { scope: "row" }),
      element("td", field),
      cell("del", old, before),
      cell("b", now, after),
    );
  }
  return made;
}

async function show(form) {
  const { before, after } = Object.fromEntries(new FormData(form));
  const [first, second] = [before, after].sort();
  const count = document.getElementById("compare-count");
  const result = document.getElementById("compare-result");
  try {
    const [old, now] = await Promise.all([first, second].map((day) => reviewOf(form.dataset.reviews, day)));
    const rows = differences(old, now);
    count.textContent = `${rows.length} ${rows.length === 1 ? "field differs" : "fields differ"} between ${old.day} and ${now.day}.`;
    result.replaceChildren(...(rows.length ? [table(rows, old.day, now.day)] : []));
    history.replaceState(null, "", `#${before},${after}`);
  } catch {
    count.textContent = "A review could not be loaded.";
  }
}

const form = document.getElementById("compare");
if (form && form.before.options.length > 1) {
  const [before, after] = location.hash.slice(1).split(",");
  if (before) form.before.value = before;
  if (after) form.after.value = after;
  document.getElementById("compare-without").hidden = true;
  form.hidden = false;
  form.addEventListener("change", () => show(form));
  show(form);
}
