// Exploring a chart: Plotly is loaded from this site only when a reader asks for it, and draws the
// values that stand in the page. Everything can be done with the buttons, so with the keyboard.
"use strict";

(() => {
  const CONFIG = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: "reset" };
  const TONES = {
    good: "--good", warn: "--warn", bad: "--bad", act: "--act",
    plain: "--outline", quiet: "--bar", unknown: "--ink3", task: "--ink2", decision: "--warn",
  };

  const colour = (name) => {
    // A probe, since a computed custom property keeps light-dark() unresolved.
    const probe = document.createElement("i");
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };

  const load = (address) => new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });

  function themed(figure) {
    const ink = colour("--ink"), ink2 = colour("--ink2"), line = colour("--line"), bg = colour("--bg");
    const font = { family: "Arial, Liberation Sans, Helvetica, sans-serif", size: 13, color: ink };
    const data = figure.data.map((trace) => ({
      ...trace,
      marker: {
        ...trace.marker,
        color: colour(TONES[trace.meta] || "--bar"),
        line: { color: colour("--outline"), width: trace.type === "bar" ? 1.2 : 0 },
      },
    }));
    const { layout } = figure;
    const grid = { gridcolor: line, linecolor: line, zeroline: false, tickfont: { color: ink2 } };
    return {
      data,
      layout: {
        ...layout,
        font,
        paper_bgcolor: bg,
        plot_bgcolor: bg,
        xaxis: { ...layout.xaxis, ...grid },
        yaxis: { ...layout.yaxis, ...grid, tickfont: { color: ink }, showgrid: false },
        hoverlabel: { bgcolor: bg, bordercolor: colour("--line2"), font },
        shapes: layout.shapes.map((shape) => ({ ...shape, line: { color: ink, width: 1.5 } })),
      },
    };
  }

  async function painted(svg, width, height) {
    const image = new Image(width, height);
    image.src = svg;
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 2 * width, height: 2 * height });
    const pen = canvas.getContext("2d");
    pen.scale(2, 2);
    pen.drawImage(image, 0, 0, width, height);
    return canvas.toDataURL("image/png");
  }

  class Explorer {
    constructor(place) {
      this.place = place;
      this.button = place.querySelector(".explore-open");
      this.panel = place.querySelector(".explore-panel");
      this.plot = place.querySelector(".explore-plot");
      this.said = place.querySelector(".explore-say");
      this.figure = JSON.parse(place.querySelector(".explore-data").textContent);
      this.ready = null;
    }

    setUp() {
      this.place.hidden = false;
      this.button.addEventListener("click", () => this.toggle());
      for (const button of this.panel.querySelectorAll("[data-do]")) {
        button.addEventListener("click", () => this.act(button.dataset.do));
      }
      new MutationObserver(() => this.recolour()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
    }

    async toggle() {
      const open = this.panel.hidden;
      this.panel.hidden = !open;
      this.button.setAttribute("aria-expanded", String(open));
      if (!open) return;
      this.panel.scrollIntoView({ block: "nearest" });
      this.say("Loading the chart.");
      try {
        await (this.ready ||= this.draw());
        this.panel.scrollIntoView({ block: "nearest" });
        this.say("Drag or use the buttons to move and zoom; a click on the legend hides a state.");
      } catch {
        this.ready = null;
        this.say("The chart could not be loaded. The drawing above shows the same values.");
      }
    }

    async draw() {
      await load(this.place.dataset.plotly);
      const { data, layout } = themed(this.figure);
      await Plotly.newPlot(this.plot, data, layout, CONFIG);
      this.plot.dataset.ready = "true";
    }

    recolour() {
      if (!this.plot.dataset.ready) return;
      const { data, layout } = themed(this.figure);
      const range = this.plot.layout.xaxis.range;
      Plotly.react(this.plot, data, { ...layout, xaxis: { ...layout.xaxis, range } }, CONFIG);
    }

    async act(what) {
      await this.ready;
      if (what === "png" || what === "svg") return this.download(what);
      if (what === "all") return Plotly.relayout(this.plot, { "xaxis.range": this.figure.layout.xaxis.range });
      const [from, to] = this.plot.layout.xaxis.range.map((day) => new Date(day).getTime());
      const span = to - from;
      const [left, right] = { in: [0.2, -0.2], out: [-0.25, 0.25], left: [-0.3, -0.3], right: [0.3, 0.3] }[what];
      const range = [from + left * span, to + right * span].map((time) => new Date(time).toISOString());
      return Plotly.relayout(this.plot, { "xaxis.range": range });
    }

    // Plotly makes a PNG by way of a blob: image, which the page's policy refuses; the SVG needs no
    // more than a data: image, so the PNG is painted from that.
    async download(format) {
      const width = Math.max(this.plot.offsetWidth, 1000), { height } = this.figure.layout;
      const svg = await Plotly.toImage(this.plot, { format: "svg", width, height });
      const link = document.createElement("a");
      link.href = format === "svg" ? svg : await painted(svg, width, height);
      link.download = `timeline.${format}`;
      link.click();
      this.say(`Saved as timeline.${format}.`);
    }

    say(text) {
      this.said.textContent = text;
    }
  }

  for (const place of document.querySelectorAll(".explore[data-plotly]")) new Explorer(place).setUp();
})();
