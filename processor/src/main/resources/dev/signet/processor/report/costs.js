// Costs as numbers and bars, as published (nominal) and as the packed model runs (executed).
const METRICS = [
  { name: "bit products", nominal: (n) => n.binaryMacs, executed: (e) => e.bitOperations, unit: "" },
  { name: "float products", nominal: (n) => n.realMacs, executed: (e) => e.floatMacs, unit: "" },
  { name: "other float operations", nominal: null, executed: (e) => e.elementwise, unit: "" },
  { name: "stored", nominal: (n) => n.storageBits / 8, executed: (e) => e.modelBytes, unit: " bytes" },
  { name: "live while it runs", nominal: null, executed: (e) => e.liveBytes, unit: " bytes", most: true },
];

const nominalOf = (metric, cost) => (metric.nominal ? metric.nominal(cost.nominal) : null);
const executedOf = (metric, cost) => (cost.executed ? metric.executed(cost.executed) : 0);
const greatest = (metric) => Math.max(1, ...layers.flatMap((l) => [nominalOf(metric, l.cost) ?? 0, executedOf(metric, l.cost)]));

/** The sum of some layers' costs; of what is live at one time, the most. */
function sumOf(list) {
  const sum = { nominal: {}, executed: {} };
  list.forEach(({ cost }) => ["nominal", "executed"].forEach((side) =>
    Object.entries(cost[side] ?? {}).forEach(([name, value]) => {
      const before = sum[side][name] ?? 0;
      sum[side][name] = name === "liveBytes" ? Math.max(before, value) : before + value;
    })));
  return sum;
}

const short = (n) => n >= 1e9 ? (n / 1e9).toFixed(2) + " G" : n >= 1e6 ? (n / 1e6).toFixed(2) + " M"
  : n >= 1e4 ? (n / 1e3).toFixed(1) + " k" : number(n);

/** Bars of one layer, against the layer that has most; of many, against all. */
function costBars(cost) {
  const rows = METRICS.map((metric) => {
    const nominal = nominalOf(metric, cost);
    const executed = executedOf(metric, cost);
    const total = Math.max(1, metric.most ? greatest(metric) : executedOf(metric, data.totals.cost), metric.most ? 0 : nominalOf(metric, data.totals.cost) ?? 0);
    return (nominal || executed) ? el("tr", {}, el("th", { scope: "row" }, metric.name),
      costCell(nominal, total, metric.unit, "nominal"), costCell(executed, total, metric.unit, "executed")) : null;
  }).filter(Boolean);
  return rows.length ? el("div", { class: "scroll" }, el("table", { class: "costs" },
    el("thead", {}, el("tr", {}, ["", "nominal", "executed"].map((h) => el("th", { scope: "col" }, h)))),
    el("tbody", {}, rows))) : el("p", { class: "muted" }, "It costs nothing.");
}

function costCell(value, total, unit, side) {
  return value === null ? el("td", {}, el("span", { class: "muted" }, "not counted"))
    : el("td", {}, el("span", { class: "figure" }, number(value) + unit),
      el("span", { class: "bar " + side, "aria-hidden": "true", style: `--part:${Math.min(100, (100 * value) / total)}%` }),
      el("span", { class: "share muted" }, ((100 * value) / total).toFixed(1) + "%"));
}

const TABLE = METRICS.filter((m) => m.name !== "other float operations");

/** All layers with their executed costs; the line in a bar is the nominal cost. */
function layerTable(list) {
  const most = TABLE.map(greatest);
  return el("div", { class: "scroll" }, el("table", { class: "layers" },
    el("thead", {}, el("tr", {}, ["layer", "kind", "gives", "parameters"].map((h) => el("th", { scope: "col" }, h)),
      TABLE.map((m) => el("th", { scope: "col", class: "right" }, m.name + (m.unit ? ", bytes" : ""))))),
    el("tbody", {}, list.map((l) => el("tr", { class: l.style },
      el("th", { scope: "row" }, link(l.id)), el("td", {}, l.kind), el("td", {}, shape(l.shape)),
      el("td", { class: "right" }, number(l.parameters)),
      TABLE.map((m, k) => tableCell(m, l.cost, most[k])))))));
}

function tableCell(metric, cost, most) {
  const executed = executedOf(metric, cost);
  const nominal = nominalOf(metric, cost);
  return executed || nominal ? el("td", { class: "right", title: nominal === null ? null : `nominal ${number(nominal)}` }, short(executed),
    el("span", { class: "bar", "aria-hidden": "true", style: `--part:${(100 * executed) / most}%;--mark:${(100 * (nominal ?? 0)) / most}%` }))
    : el("td", { class: "right muted" }, "\u2013");
}
