// The timeline beyond reading: filters, all rows at once, choices kept in the address, and the
// task rows of large plans, drawn when their phase is opened. Without this script scales and rows
// still work, and every task stands on the page of its phase.
"use strict";

(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const phone = matchMedia("(max-width: 719px)");

  const element = (name, classes, ...children) => {
    const made = document.createElement(name);
    if (classes) made.className = classes;
    made.append(...children);
    return made;
  };

  const drawing = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    return made;
  };

  class Timeline {
    constructor(figure) {
      this.figure = figure;
      this.phases = [...figure.querySelectorAll(".tl-phase")];
      this.owner = figure.querySelector(".tl-owner");
      this.state = figure.querySelector(".tl-state");
      this.opener = figure.querySelector(".tl-open");
      this.said = figure.querySelector(".tl-controls output");
      this.scales = [...figure.querySelectorAll(".scales input")];
      const data = figure.querySelector(".tl-data");
      this.data = data ? JSON.parse(data.textContent) : null;
      this.shapes = new Map();
      this.drawn = new Map();
      this.usual = this.scales.find((input) => input.defaultChecked).value;
    }

    setUp() {
      for (const control of this.figure.querySelectorAll(".with-script")) control.hidden = false;
      for (const control of [this.owner, this.state, ...this.scales]) {
        control.addEventListener("change", () => this.changed());
      }
      this.opener.addEventListener("click", () => this.openAll(this.opener.ariaPressed !== "true"));
      for (const phase of this.phases) {
        this.rowsOf(phase)?.addEventListener("toggle", ({ target }) => {
          if (target.open) this.draw(phase);
          this.sayOpen();
        });
      }
      const box = this.figure.querySelector(".tl-scroll");
      box.addEventListener("scroll", () => box.style.setProperty("--scrolled", `${box.scrollLeft}px`), { passive: true });
      phone.addEventListener("change", () => this.show());
      addEventListener("hashchange", () => this.readAddress());
      this.readAddress();
    }

    rowsOf(phase) {
      return phase.querySelector("details");
    }

    // Choices ---------------------------------------------------------------------------------

    get scale() {
      return (this.scales.find((input) => input.checked) || this.scales[0]).value;
    }

    changed() {
      const chosen = new URLSearchParams();
      if (this.scale !== this.usual) chosen.set("scale", this.scale);
      if (this.owner.value) chosen.set("owner", this.owner.value);
      if (this.state.value) chosen.set("state", this.state.value);
      const hash = chosen.toString();
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
      this.show();
    }

    readAddress() {
      const chosen = new URLSearchParams(location.hash.slice(1));
      const scale = this.scales.find((input) => input.value === (chosen.get("scale") || this.usual));
      if (scale) scale.checked = true;
      for (const [key, select] of [["owner", this.owner], ["state", this.state]]) {
        const value = chosen.get(key) || "";
        select.value = [...select.options].some((option) => option.value === value) ? value : "";
      }
      this.show();
      if (chosen.get("open") === "all") this.openAll(true);
    }

    show() {
      const filtered = Boolean(this.owner.value || this.state.value);
      let shown = 0;
      for (const phase of this.phases) {
        const itself = this.suits(phase.dataset.owners.split(" "), phase.dataset.state);
        phase.hidden = !(itself || this.holdsSuiting(phase));
        shown += phase.hidden ? 0 : 1;
        this.showTasks(phase, itself);
      }
      this.figure.classList.toggle("filtered", filtered);
      this.said.textContent = filtered ? `${shown} of ${this.phases.length} phases` : "";
      this.redraw();
      this.showAsOf();
    }

    // A chart wider than the page opens at as-of.
    showAsOf() {
      const name = `${phone.matches ? "phone" : "wide"}-${this.scale}`;
      if (name === this.shownAt) return;
      this.shownAt = name;
      const at = this.figure.dataset.asOf.split(" ").find((pair) => pair.startsWith(`${name}:`));
      const box = this.figure.querySelector(".tl-scroll");
      box.scrollLeft = Math.max(Number(at.split(":")[1]) - box.clientWidth / 3, 0);
    }

    // A task shows when it suits, or when its phase does and none of its tasks. Rows that this script
    // draws are chosen when they are drawn.
    showTasks(phase, itself) {
      if (this.data) return;
      for (const row of phase.querySelectorAll(".tl-task")) {
        row.hidden = !this.suits(row.dataset.owners.split(" "), row.dataset.state) &&
          !(itself && !this.holdsSuiting(phase));
      }
    }

    suits(owners, state) {
      return (!this.owner.value || owners.includes(this.owner.value)) &&
        (!this.state.value || state === this.state.value);
    }

    holdsSuiting(phase) {
      if (!this.data) {
        return [...phase.querySelectorAll(".tl-task")].some((row) =>
          this.suits(row.dataset.owners.split(" "), row.dataset.state));
      }
      return this.tasksOf(phase).some((task) => this.taskSuits(task));
    }

    // Opening ---------------------------------------------------------------------------------

    openAll(open) {
      for (const phase of this.phases) {
        const rows = this.rowsOf(phase);
        if (!rows) continue;
        rows.open = open;
        if (open) this.draw(phase);
      }
      this.sayOpen();
    }

    sayOpen() {
      const able = this.phases.map((phase) => this.rowsOf(phase)).filter(Boolean);
      const all = able.length > 0 && able.every((rows) => rows.open);
      this.opener.ariaPressed = String(all);
      this.opener.textContent = all ? "Close all" : "Open all";
    }

    // Tasks of large plans --------------------------------------------------------------------

    tasksOf(phase) {
      const list = phase.querySelector(".tl-tasks");
      return (list && this.data.tasks[list.dataset.phase]) || [];
    }

    taskSuits(task) {
      return this.suits(task[5].map((index) => this.data.owners[index]), this.data.states[task[4]][0]);
    }

    redraw() {
      if (!this.data) return;
      for (const phase of this.phases) if (this.rowsOf(phase)?.open) this.draw(phase);
    }

    get view() {
      return [phone.matches, this.scale, this.owner.value, this.state.value].join("|");
    }

    draw(phase) {
      const list = phase.querySelector(".tl-tasks");
      if (!this.data || !list || this.drawn.get(phase) === this.view) return;
      this.drawn.set(phase, this.view);
      const device = phone.matches ? "phone" : "wide";
      const frame = this.data.frames.find((one) => one.device === device && one.scale === this.scale);
      const href = list.dataset.href;
      const tasks = this.tasksOf(phase);
      const suiting = tasks.filter((task) => this.taskSuits(task));
      const rows = document.createDocumentFragment();
      for (const task of suiting.length ? suiting : tasks) rows.append(this.row(task, frame, href));
      list.replaceChildren(rows);
    }

    row([number, title, id, depth, state, , start, end, dated], frame, href) {
      const link = element("a", "tl-title", `${number} ${title}`);
      link.href = `${href}#${id}`;
      const label = element("span", "tl-label", ...this.sign(state), link);
      if (depth) label.style.setProperty("--depth", depth);
      const track = element("span", "tl-track");
      track.setAttribute("aria-hidden", "true");
      if (start !== null) track.append(this.bar(start, end, dated, state, frame));
      return element("li", "tl-row tl-task", label, track);
    }

    // The legend holds the shape of every state.
    sign(state) {
      const word = this.data.states[state][1];
      if (!this.shapes.has(state)) {
        const model = [...this.figure.querySelectorAll(".keys li")].find((key) =>
          key.textContent.trim() === word && key.querySelector(".shape"));
        this.shapes.set(state, model.querySelector("svg"));
      }
      return [this.shapes.get(state).cloneNode(true), element("span", "unseen", `${word}: `)];
    }

    bar(start, end, dated, state, frame) {
      const hold = (days) => Math.min(Math.max((days - frame.first) * frame.day, 0), frame.width);
      const x = Math.round(hold(start) * 10) / 10;
      const width = Math.max(Math.round((hold(end + 1) - x) * 10) / 10, 3);
      const name = this.data.states[state][0];
      const svg = drawing("svg", { focusable: "false" });
      if (!dated) {
        svg.append(drawing("path", { class: "dotted", d: `M${x} 9v8m0-4H${x + width}m0-4v8` }));
        return svg;
      }
      if (dated === 2) {
        svg.append(drawing("path", { class: "edge", d: `M${x} 8v10` }));
        svg.append(drawing("rect", { x, y: 8, width, height: 10, fill: `url(#${this.data.fade})` }));
        return svg;
      }
      const done = name === "complete" ? " complete" : "";
      svg.append(drawing("rect", { class: `bar${done}`, x, y: 8, width, height: 10, rx: 2 }));
      const asOf = hold(0.5);
      if (name === "overdue" && asOf > x + width) {
        svg.append(drawing("path", { class: "tail", d: `M${x + width} 8v10M${x + width} 13H${asOf}` }));
      }
      return svg;
    }
  }

  for (const figure of document.querySelectorAll("figure.timeline")) new Timeline(figure).setUp();
})();
