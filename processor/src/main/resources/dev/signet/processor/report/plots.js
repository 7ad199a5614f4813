// Small plots of a choice: what it does forward, and the derivative that training uses for it.
const PLOT = { w: 250, h: 150, left: 30, right: 8, top: 8, bottom: 20 };

/** The curves of a choice, or a word on how to get them. */
function plots(choice) {
  if (!curves) {
    return el("p", { class: "muted" }, "Its curves are not in this file, because the compiler cannot run classes. ",
      el("code", {}, `${data.trainer}.report(path)`), " writes this page with them.");
  }
  const found = curves.choices[choice.type];
  if (!found) {
    return el("p", { class: "muted" }, "It has no curve.");
  }
  return el("div", { class: "plots" }, plot("forward", found.forward), plot("backward", found.backward),
    found.forward.length > 1 ? el("p", { class: "muted key" }, found.forward.map((c, k) =>
      el("span", { class: "line" + k }, progressName(c.progress)))) : null,
    el("p", { class: "muted" }, assumed(choice)));
}

/** What the curves rest on. */
function assumed(choice) {
  return [
    choice.learned.length ? `Learned numbers as before the first step: ${choice.learned.map((n, k) => `${n} ${choice.initial[k]}`).join(", ")}.` : "",
    choice.statistics ? "For a filter whose weights have mean 0, deviation 1 and absolute mean 1." : "",
  ].filter(Boolean).join(" ");
}

const progressName = (p) => (p === 0 ? "start" : p === 1 ? "end" : "halfway") + " of training";

function plot(title, lines) {
  const { w, h, left, right, top, bottom } = PLOT;
  const xs = curves.x;
  const values = lines.flatMap((l) => l.y).filter((v) => v !== null);
  const low = Math.min(0, ...values);
  const high = Math.max(low === 0 ? 0.1 : 0, ...values);
  const pad = (high - low) * 0.08;
  const x = (v) => left + ((v - xs[0]) / (xs.at(-1) - xs[0])) * (w - left - right);
  const y = (v) => top + ((high + pad - v) / (high - low + 2 * pad)) * (h - top - bottom);
  const tick = (v) => Number(v.toPrecision(3)).toString();
  const ticks = [...new Set([low, 0, high].map(tick))];
  return el("figure", {}, el("figcaption", {}, title),
    svg("svg", { width: w, height: h, viewBox: `0 0 ${w} ${h}`, role: "img", class: "plot",
      "aria-label": `${title}, from ${tick(low)} to ${tick(high)} over inputs from ${xs[0]} to ${xs.at(-1)}` },
    ticks.map((t) => [
      svg("line", { class: "grid", x1: left, x2: w - right, y1: y(+t), y2: y(+t) }),
      svg("text", { class: "tick", x: left - 4, y: y(+t) + 4, "text-anchor": "end" }, t)]),
    [xs[0], 0, xs.at(-1)].map((t) => [
      svg("line", { class: "grid", x1: x(t), x2: x(t), y1: top, y2: h - bottom }),
      svg("text", { class: "tick", x: x(t), y: h - 6, "text-anchor": "middle" }, tick(t))]),
    lines.map((l, k) => svg("path", { class: "curve line" + k, d: trace(l.y, xs, x, y) }))));
}

/** Steps are drawn as steps: where a value jumps between neighbours the line is cut. */
function trace(ys, xs, x, y) {
  const known = ys.filter((v) => v !== null);
  const span = Math.max(...known) - Math.min(...known);
  return ys.map((v, k) => {
    const before = ys[k - 1] ?? null;
    const jump = before === null || (span > 0 && Math.abs(v - before) > 0.3 * span);
    return v === null ? "" : `${k === 0 || jump ? "M" : "L"}${x(xs[k]).toFixed(1)} ${y(v).toFixed(1)}`;
  }).join("");
}
