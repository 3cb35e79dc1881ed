// Sets the colours a reader chose before the page is drawn, so that nothing flashes.
"use strict";
try {
  const chosen = localStorage.getItem("milepost-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is closed to some pages opened from disk; then the system's colours stay.
}
