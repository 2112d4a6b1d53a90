"use strict";
{
  const charts = JSON.parse(document.getElementById("charts").textContent);
  const bar = "#4269d0";
  const style = { fontSize: "12px" };

  /** A function for each kind of chart, from its data and its width to an element. */
  const draw = {
    lines(chart, width) {
      const points = chart.lines.flatMap(line => line.points.map(([x, y]) => ({ x, y, line: line.name, isFaint: line.isFaint })));
      const isAlone = chart.lines.length === 1;
      return Plot.plot({
        style,
        width,
        height: 320,
        marginLeft: 56,
        marginBottom: 44,
        x: { label: chart.x, ticks: Math.max(3, width / 110) },
        y: { label: chart.y, grid: true, domain: chart.range ?? undefined, zero: chart.range === null },
        color: { legend: !isAlone, domain: chart.lines.map(line => line.name) },
        marks: [
          Plot.lineY(points, { x: "x", y: "y", z: "line", stroke: "line", strokeOpacity: d => (d.isFaint ? 0.35 : 1), strokeWidth: 2, clip: true }),
          Plot.tip(points, Plot.pointer({ x: "x", y: "y", channels: isAlone ? {} : { line: { value: "line", label: "" } }, clip: false })),
        ],
      });
    },

    scatter(chart, width) {
      return Plot.plot({
        style,
        width: Math.min(width, 640),
        aspectRatio: 1,
        inset: 16,
        marginBottom: 44,
        grid: true,
        x: { label: chart.x, ticks: Math.max(3, width / 110) },
        y: { label: chart.y },
        color: { legend: new Set(chart.points.map(point => point.group)).size > 1 },
        marks: [
          Plot.text(chart.points, { x: "x", y: "y", text: "label", fill: "group", fontSize: chart.points.length > 60 ? 11 : 16, fontWeight: 600 }),
          Plot.tip(chart.points, Plot.pointer({ x: "x", y: "y", title: "label" })),
        ],
      });
    },

    histogram(chart, width) {
      const bars = chart.shares.map((share, i) => ({ from: chart.from + i * chart.width, to: chart.from + (i + 1) * chart.width, share }));
      return Plot.plot({
        style,
        width,
        height: 180,
        marginLeft: 48,
        marginBottom: 40,
        x: { label: chart.x, ticks: 3 },
        y: { label: "share of the values, %", percent: true, grid: true, ticks: 4 },
        marks: [
          Plot.rectY(bars, { x1: "from", x2: "to", y: "share", fill: bar, inset: 0, tip: true }),
          Plot.ruleY([0]),
        ],
      });
    },

    shares(chart, width) {
      return Plot.plot({
        style,
        width,
        marginLeft: 16 + 8 * Math.max(...chart.bars.map(({ name }) => name.length)),
        marginRight: 56,
        marginBottom: 44,
        x: { label: chart.x, percent: true, domain: [0, 100], grid: true },
        y: { label: null, domain: chart.bars.map(({ name }) => name) },
        marks: [
          Plot.barX(chart.bars, { x: "share", y: "name", fill: bar }),
          Plot.text(chart.bars, { x: "share", y: "name", text: ({ share }) => `${(100 * share).toFixed(1)} %`, textAnchor: "start", dx: 4 }),
          Plot.ruleX([0]),
        ],
      });
    },

    // The axes lie below one another, so that a phone has room for any number of them.
    parallel(chart, width) {
      const names = chart.axes.map(axis => axis.name);
      const name = { y: d => d, text: d => d, frameAnchor: "left", textAnchor: "start", dx: -16, fontWeight: 600, fill: "currentColor", stroke: "var(--background)", strokeWidth: 4 };
      // Lines with the same value lie side by side. The last axis has a number of its own for each line.
      const aside = (i, rank) => (i === names.length - 1 ? 0 : 0.04 * ((rank + 0.5) / chart.lines.length - 0.5));
      const points = chart.lines.flatMap((line, rank) =>
        line.at.map((at, i) => ({ at: at + aside(i, rank), axis: names[i], line: line.name, value: line.value, rank })));
      const ticks = chart.axes.flatMap(axis => axis.ticks.map(tick => ({ ...tick, axis: axis.name })));
      return Plot.plot({
        style,
        width,
        height: 40 + 72 * names.length,
        marginLeft: 24,
        marginRight: 24,
        marginTop: 12,
        x: { axis: null, domain: [0, 1], inset: 28 },
        y: { type: "point", axis: null, domain: names, padding: 0.3 },
        color: { type: "linear", range: ["#4269d0", "#efb118"], interpolate: "lab", legend: true, label: chart.color },
        marks: [
          Plot.ruleY(names, { stroke: "currentColor", strokeOpacity: 0.3 }),
          // The best line is drawn last.
          Plot.line(points.toReversed(), { x: "at", y: "axis", z: "line", stroke: "value", strokeWidth: d => (d.rank === 0 ? 4 : 1.25), curve: "bump-y" }),
          Plot.text(ticks, { x: "at", y: "axis", text: "text", dy: 13, fill: "currentColor", stroke: "var(--background)", strokeWidth: 4 }),
          Plot.text(names.slice(0, -1), { ...name, dy: -12 }),
          // The best line ends where the name of the last axis would be.
          Plot.text(names.slice(-1), { ...name, dy: 30 }),
          Plot.tip(points, Plot.pointer({ x: "at", y: "axis", title: d => `${d.rank + 1}. ${d.line}\n${chart.color} ${d.value.toFixed(4)}` })),
        ],
      });
    },
  };

  /** Draws a chart into its figure, in the figure's width. */
  function drawIn(figure) {
    const chart = charts[figure.dataset.chart];
    const place = figure.querySelector(".chart") ?? figure.appendChild(Object.assign(document.createElement("div"), { className: "chart" }));
    place.replaceChildren(draw[chart.kind](chart, figure.clientWidth));
  }

  function drawAll() {
    try {
      document.querySelectorAll("figure[data-chart]").forEach(drawIn);
    } catch (error) {
      const place = document.getElementById("error");
      place.textContent = `This browser cannot draw the charts: ${error.message}`;
      place.hidden = false;
      throw error;
    }
  }

  drawAll();
  let width = innerWidth;
  addEventListener("resize", () => {
    // A phone also reports that its address bar appears or disappears.
    if (width !== innerWidth) {
      width = innerWidth;
      drawAll();
    }
  });
}
