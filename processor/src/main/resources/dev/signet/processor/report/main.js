// Puts the page together.
function showTop() {
  const { totals } = data;
  const { nominal, executed } = totals.cost;
  const tile = (value, name) => el("div", { class: "tile" }, el("dd", {}, value), el("dt", {}, name));
  fill("top", el("div", {}, el("h1", {}, data.name), el("p", { class: "muted" }, data.network)),
    el("dl", { class: "tiles" },
      tile(shape(data.input.shape), data.input.summary),
      tile(number(data.classes), data.classes === 1 ? "output" : "outputs"),
      tile(`${totals.binaryLayers} of ${totals.layers}`, "layers binary"),
      tile(number(totals.parameters), "parameters"),
      tile(short(nominal.binaryMacs), "bit products"),
      tile(short(nominal.realMacs), "float products"),
      tile((nominal.storageBits / 1e6).toFixed(2), "Mbit, as published"),
      tile(short(nominal.flops), "FLOPs, as published"),
      tile(short(executed.modelBytes), "bytes of tensors"),
      tile(short(executed.activationBytes), "bytes for a pass")));
}

function tool(text, action) {
  return el("button", { type: "button", class: "tool", click: () => { action(); drawGraph(); } }, text);
}

function sample(kind, text) {
  return el("li", {}, svg("svg", { width: 34, height: 12, "aria-hidden": "true" },
    svg("g", { class: "edge" }, svg("path", { class: kind, d: "M2 6 H32" }))), text);
}

function showMap() {
  fill("map", el("div", { class: "bar-of-tools" }, el("h2", { id: "map-title" }, "Network"),
    tool("Fold stages", foldStages), tool("Fold all", () => foldAll(true)), tool("Unfold all", () => foldAll(false))),
  el("ul", { class: "legend" }, sample("real", "real values"), sample("bits", "bits"), sample("on", "gradient's way")),
  el("p", { id: "way", class: "muted" }, HINT),
  el("div", { id: "canvas", class: "canvas" }));
}

function showPrint() {
  fill("print", el("h2", {}, "Layer by layer"), layers.map((l) =>
    el("article", {}, el("h3", {}, l.path), layerDetails(l, false))));
}

showTop();
showMap();
showRemarks();
showAll();
foldAll(false);
if (layers.length > BIG) {
  foldStages();
}
drawGraph();
chosen = root;
showDetails(root);
fill("end", el("p", { class: "muted" }, "Written by Signet's compiler from the declaration; the same declaration gives the same file."));

let kept = null;

/** Paper gets a drawing that fits it, and every layer in words; the screen gets its own folds back. */
function forPaper(paper) {
  if (paper && kept === null) {
    kept = groups.map((g) => g.folded);
    foldStages();
    drawGraph();
    showPrint();
  } else if (!paper && kept !== null) {
    groups.forEach((g, k) => { g.folded = kept[k]; });
    kept = null;
    drawGraph();
  }
}

window.addEventListener("beforeprint", () => forPaper(true));
window.addEventListener("afterprint", () => forPaper(false));
