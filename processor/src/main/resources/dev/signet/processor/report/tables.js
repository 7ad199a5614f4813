// The remarks and the table of all layers, below the drawing.
const link = (id) => el("button", { class: "link", type: "button", click: () => reveal(id) }, layers[id].path);

function showRemarks() {
  const shown = (state) => data.remarks.filter((r) => r.state === state);
  const item = (remark) => el("li", {}, remarkBox(remark),
    el("p", { class: "where" }, "At ", remark.layers.map((id, k) => [k ? ", " : "", link(id)]), "."));
  const list = (title, remarks) => remarks.length ? [el("h3", {}, title), el("ul", { class: "plainlist" }, remarks.map(item))] : [];
  fill("remarks", el("h2", { id: "remarks-title" }, "Warnings"),
    data.remarks.length ? null : el("p", { class: "muted" }, "None, said or silenced."),
    list("Said", shown("said")), list("Allowed at the declaration", shown("allowed")),
    list("Switched off by an option", shown("off")));
}

function layerTable(list) {
  const most = Math.max(1, ...list.map((l) => l.parameters));
  return el("div", { class: "scroll" }, el("table", { class: "layers" },
    el("thead", {}, el("tr", {}, ["layer", "kind", "gives", "parameters"].map((h, k) => el("th", { scope: "col", class: k > 2 ? "right" : null }, h)))),
    el("tbody", {}, list.map((l) => el("tr", { class: l.style },
      el("th", { scope: "row" }, link(l.id)), el("td", {}, l.kind), el("td", {}, shape(l.shape)),
      el("td", { class: "right" }, bar(l.parameters, most, number(l.parameters))))))));
}

const bar = (value, most, text) => [
  el("span", {}, text), el("span", { class: "bar", "aria-hidden": "true", style: `--part:${(100 * value) / most}%` })];

function showAll() {
  fill("all", el("h2", { id: "all-title" }, "All layers"), layerTable(layers));
}
