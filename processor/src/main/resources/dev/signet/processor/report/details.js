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
    block("Cost", costBars(layer)),
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
  return el("p", {}, wayInWords(itemsByKey.get("n" + layer.id), way(layer.id)));
}

function curvesOf(layer) {
  return layer.choices.filter((c) => ["inputs", "weights", "function"].includes(c.slot) && c.curve)
    .map((c) => el("div", { class: "curves" }, el("h4", {}, `${c.slot}: ${c.name}`), plots(c.type)));
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
    block("Layers", layerTable(inner)),
  ];
}

function remarkBox(remark) {
  const state = { said: "Warning", allowed: "Allowed warning", off: "Warning switched off by an option" }[remark.state];
  return el("div", { class: "remark " + remark.state },
    el("p", {}, el("b", {}, `${state}: ${remark.code}. `), remark.text),
    remark.reason ? el("p", { class: "reason" }, el("b", {}, "Reason: "), remark.reason) : null);
}

function costBars() {
  return null;
}
