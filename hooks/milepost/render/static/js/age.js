// How old a sealed review is, by the reader's clock; nothing else on the page uses a clock.
"use strict";

(() => {
  const DAY = 86400000;
  const STEPS = [[730, 365.25, "years"], [92, 30.44, "months"], [14, 7, "weeks"], [2, 1, "days"]];

  function age(since) {
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    const days = Math.round((today - Date.parse(`${since}T00:00:00Z`)) / DAY);
    if (!(days > 0)) return "";
    const step = STEPS.find(([least]) => days >= least);
    return `Age: ${step ? `${Math.floor(days / step[1])} ${step[2]}` : "1 day"}.`;
  }

  for (const place of document.querySelectorAll("[data-since]")) {
    place.textContent = age(place.dataset.since);
  }
})();
