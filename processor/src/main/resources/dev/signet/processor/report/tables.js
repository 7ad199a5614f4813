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

function showAll() {
  fill("all", el("h2", { id: "all-title" }, "All layers"),
    el("p", { class: "muted" }, "Bars and figures are what the packed model runs; the thin line in a bar is the nominal cost, as published."),
    layerTable(layers));
}
