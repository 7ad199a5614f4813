// What there is to know of the chosen layer or group.
function showDetails(item) {
  const parts = item.items ? groupDetails(item) : layerDetails(item.layer, true);
  fill("details", el("h2", { id: "details-title" }, item === root ? data.name : item.items ? item.path : item.layer.path), parts);
  document.getElementById("details").scrollTop = 0;
}

const STYLES = { binary: "binary", half: "one side binary", real: "real-valued weights", input: "input", join: "join", plain: "no weights" };

function block(title, ...content) {
  const inner = content.flat(Infinity).filter(Boolean);
  return inner.length ? el("section", { class: "block" }, el("h3", {}, title), inner) : null;
}

const sentences = (list) => list.map((s) => el("p", {}, s));

function layerDetails(layer, withSources) {
  return [
    el("p", { class: "lead" },
      el("span", { class: "chip " + layer.style }, STYLES[layer.style]), " ", layer.summary, ". ",
      layer.takes.length ? `${layer.takes.map((t) => shape(t)).join(" and ")} \u2192 ` : "", shape(layer.shape), ". ",
      layer.parameters ? count(layer.parameters, "parameter") + "." : ""),
    remarksOf[layer.id].map(remarkBox),
    layer.declaration ? block("Declared as", el("pre", { class: "code" }, java(layer.declaration))) : null,
    block("Choices", choiceTable(layer)),
    block("Cost", costBars(layer.cost)),
    block("In the packed model", sentences(layer.meaning)),
    block("Gradient", gradientOf(layer)),
    block("Forward and backward", curvesOf(layer)),
    block("Arithmetic", sentences(layer.arithmetic)),
    withSources ? block("Generated code", sources(layer)) : null,
  ];
}

function choiceTable(layer) {
  return layer.choices.length ? el("div", { class: "scroll" }, el("table", {},
    el("thead", {}, el("tr", {}, ["slot", "choice", "chosen at", "notes"].map((h) => el("th", { scope: "col" }, h)))),
    el("tbody", {}, layer.choices.map((c) => el("tr", {},
      el("th", { scope: "row" }, c.slot), el("td", { title: c.type }, el("code", {}, c.name)), el("td", {}, c.at),
      el("td", {}, choiceNotes(c))))))) : null;
}

function choiceNotes(choice) {
  return [
    choice.levels ? `values ${choice.levels.join(", ")}` : "",
    choice.window !== null ? `derivative 0 outside \u00b1${choice.window}` : "",
    choice.learned.length ? `learns ${choice.learned.join(", ")}` : "",
  ].filter(Boolean).join("; ");
}

function gradientOf(layer) {
  const words = wayInWords(itemsByKey.get("n" + layer.id), way(layer.id));
  return [
    el("p", {}, words),
    layer.log2Values ? el("p", {}, "Its result can take about 2", el("sup", {}, number(layer.log2Values)), " values.") : null,
  ];
}

/** (L, N) of the paths through a group: binary layers on them, and what these multiply. */
function pathTable(item) {
  const paths = data.paths[item.path] ?? [];
  const shown = paths.length > 8 ? [...paths.slice(0, 7), null, paths.at(-1)] : paths;
  return paths.length ? [
    el("p", { class: "muted" }, "The cheapest way of the gradient for every number of binary layers on it."),
    el("div", { class: "scroll" }, el("table", { class: "paths" },
      el("thead", {}, el("tr", {}, ["binary layers", "their products", ""].map((h) => el("th", { scope: "col" }, h)))),
      el("tbody", {}, shown.map((p) => p === null
        ? el("tr", {}, el("td", { colspan: 3 }, `\u2026 ${paths.length - 8} more`))
        : el("tr", {}, el("th", { scope: "row" }, String(p[0])), el("td", { class: "right" }, number(p[1])),
          el("td", {}, p[2] ? "cheaper than one with fewer layers" : "")))))),
  ] : null;
}

function curvesOf(layer) {
  const drawn = layer.choices.filter((c) => c.slot === "function" || (c.levels && ["inputs", "weights"].includes(c.slot)));
  const once = drawn.filter((c, k) => drawn.findIndex((d) => d.type === c.type) === k);
  return once.map((c) => el("div", { class: "curves" },
    el("h4", {}, `${drawn.filter((d) => d.type === c.type).map((d) => d.slot).join(" and ")}: ${c.name}`), plots(c)));
}

const ROLES = { forward: "Forward, training", backward: "Backward, training", packed: "Packed inference" };

function sources(layer) {
  const roles = Object.keys(ROLES).filter((r) => layer.sources[r]);
  return roles.length ? el("div", { class: "sources" }, roles.map((r) => {
    const { file, line, text } = layer.sources[r];
    return el("figure", { class: "source " + r },
      el("figcaption", {}, el("b", {}, ROLES[r]), ` ${file}:${line}`),
      el("pre", { class: "code", tabindex: 0, "aria-label": `${ROLES[r]} of ${layer.path}` }, java(text)));
  })) : [el("p", { class: "muted" }, "It has no code of its own.")];
}

function groupDetails(item) {
  const inner = [...item.ids].map((id) => layers[id]);
  return [
    el("p", { class: "lead" },
      item === root ? `${count(layers.length - 1, "layer")}` : `${describe(item)}, ${count(inner.length, "layer")}`,
      `, ${binaryIn(item)} of them binary. `,
      item === root ? "" : `${shape(layers[item.input].shape)} \u2192 ${outShape(item)}. `,
      count(inner.reduce((s, l) => s + l.parameters, 0), "parameter") + "."),
    item === root ? el("p", { class: "muted" }, "Choose a layer in the drawing or in the table below.") : null,
    item === root ? block("Worth knowing", sentences(data.facts)) : null,
    block("Cost", costBars(item === root ? data.totals.cost : sumOf(inner))),
    block("Gradient paths", pathTable(item)),
    item === root ? null : block("Layers", layerTable(inner)),
  ];
}

function remarkBox(remark) {
  const state = { said: "Warning", allowed: "Allowed warning", off: "Warning switched off by an option" }[remark.state];
  return el("div", { class: "remark " + remark.state },
    el("p", {}, el("b", {}, `${state}: ${remark.code}. `), remark.text),
    remark.reason ? el("p", { class: "reason" }, el("b", {}, "Reason: "), remark.reason) : null);
}
