// The network as a drawing: boxes that fold, lines by what flows along them, the gradient's way on demand.
const FONT = { name: "600 13px system-ui, sans-serif", note: "12px system-ui, sans-serif" };
const JOINS = { Add: "+", Multiply: "\u00d7", Concat: "[ , ]" };
let chosen = null;

function drawGraph() {
  const held = document.activeElement?.dataset?.key;
  size(root);
  const canvas = svg("svg", {
    id: "graph", width: Math.ceil(root.w), height: Math.ceil(root.h),
    viewBox: `0 0 ${Math.ceil(root.w)} ${Math.ceil(root.h)}`, role: "group",
    "aria-label": `Layers of ${data.name}, from input to output`,
  }, inside(root));
  document.getElementById("canvas").replaceChildren(canvas);
  mark();
  if (held) {
    canvas.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  }
}

const inside = (item) => [item.routes.map(line), item.items.map(box)];

function line(edge) {
  const [first, ...rest] = edge.points;
  let path = `M${first.x} ${first.y}`;
  let at = first;
  rest.forEach((p) => {
    const middle = (at.y + p.y) / 2;
    path += p.x === at.x ? `L${p.x} ${p.y}` : `C${at.x} ${middle} ${p.x} ${middle} ${p.x} ${p.y}`;
    at = p;
  });
  const draw = (kind, shift) => svg("path", { class: kind, d: path, transform: shift ? `translate(${shift})` : null });
  const both = edge.real && edge.bits;
  const made = svg("g", { class: "edge", "aria-hidden": "true" },
    edge.real ? draw("real", both ? -3 : 0) : null, edge.bits ? draw("bits", both ? 3 : 0) : null);
  made.pairs = edge.pairs;
  return made;
}

function box(item) {
  const at = { transform: `translate(${item.x} ${item.y})` };
  if (item.items && !item.folded) {
    return svg("g", { class: "open", ...at },
      svg("rect", { class: "room", width: item.w, height: item.h, rx: 8 }), head(item), inside(item));
  }
  return item.items ? foldedBox(item, at) : layerBox(item, at);
}

/** What boxes that can be chosen have in common. */
function button(item, classes, attributes, ...children) {
  return svg("g", {
    class: "node " + classes, tabindex: 0, role: "button", "data-key": item.key, ...attributes,
    click: (e) => { e.stopPropagation(); act(item); },
    keydown: (e) => key(e, item),
    // what scrolls below a pointer that rests is not pointed at
    mousemove: (e) => { if (moved(e)) { highlight(item); } },
    mouseleave: () => highlight(itemsByKey.get(document.activeElement?.dataset?.key) ?? null),
    focus: () => highlight(item), blur: () => highlight(null),
  }, children);
}

let pointer = "";

function moved(event) {
  const at = `${event.screenX} ${event.screenY}`;
  const is = at !== pointer;
  pointer = at;
  return is;
}

function head(item) {
  const width = item.w - 44;
  return button(item, "head", {
    "aria-expanded": "true", "aria-label": `${label(item)}, ${describe(item)}, open`,
  }, svg("rect", { width: item.w, height: GAP.head, rx: 8 }),
  svg("text", { class: "sign", x: 14, y: 27 }, "\u2212"),
  svg("text", { class: "name", x: 32, y: 19 }, fitted(label(item), FONT.name, width)),
  svg("text", { class: "note", x: 32, y: 35 }, fitted(describe(item), FONT.note, width)));
}

function foldedBox(item, at) {
  const binary = binaryIn(item);
  const warned = warningsIn(item);
  const note = `${describe(item)} \u00b7 ${outShape(item)}`;
  return button(item, "folded " + (binary ? "binary" : "plain"), {
    ...at, "aria-expanded": "false",
    "aria-label": `${label(item)}, ${describe(item)}, ${count(binary, "binary layer")}, gives ${outShape(item)}`
      + (warned ? ", " + count(warned, "warning") : "") + ", folded",
  }, svg("title", {}, `${item.path}: ${note}`),
  svg("rect", { class: "stack", x: 5, y: 5, width: item.w - 5, height: item.h - 5, rx: 7 }),
  svg("rect", { width: item.w - 5, height: item.h - 5, rx: 7 }),
  svg("text", { class: "sign", x: 12, y: 31 }, "+"),
  svg("text", { class: "name", x: 32, y: 23 }, fitted(label(item), FONT.name, item.w - 70)),
  svg("text", { class: "note", x: 32, y: 41 }, fitted(note, FONT.note, item.w - 46)),
  warned ? flag(item.w - 22, 23) : null);
}

function layerBox(item, at) {
  const { layer } = item;
  const warned = remarksOf[layer.id].some((r) => r.state === "said");
  const words = `${layer.path}: ${layer.summary}, ${layer.takes.map((t) => shape(t)).join(" and ")} to ${shape(layer.shape)}`;
  const attributes = { ...at, "aria-pressed": "false", "aria-label": words + (warned ? ", has a warning" : "") };
  if (layer.style === "join") {
    const text = `${JOINS[layer.kind] ?? layer.kind}  ${shape(layer.shape)}`;
    return button(item, "join", attributes, svg("title", {}, words),
      svg("rect", { width: item.w, height: item.h, rx: 15 }),
      svg("text", { class: "name middle", x: item.w / 2, y: 20 }, fitted(text, FONT.name, item.w - 16)));
  }
  return button(item, layer.style, attributes, svg("title", {}, words),
    svg("rect", { width: item.w, height: item.h, rx: 6 }),
    svg("rect", { class: "side", width: 6, height: item.h - 12, x: 6, y: 6, rx: 3 }),
    svg("text", { class: "name", x: 20, y: 20 }, fitted(label(item), FONT.name, item.w - 48)),
    svg("text", { class: "note", x: 20, y: 37 },
      fitted(noteOf(layer), FONT.note, item.w - 28)),
    warned ? flag(item.w - 18, 20) : null);
}

const noteOf = ({ style, kind, shape: given }) =>
  (style === "input" ? [shape(given), kind] : [kind, shape(given)]).join(" \u00b7 ");

const flag = (x, y) => svg("text", { class: "flag", x, y, "aria-hidden": "true" }, "\u25b2");

function act(item) {
  chosen = item;
  if (item.items) {
    item.folded = !item.folded;
    drawGraph();
  }
  mark();
  showDetails(item);
}

function key(event, item) {
  const nodes = [...document.querySelectorAll("#graph .node")];
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    act(item);
  } else if (step) {
    event.preventDefault();
    nodes[nodes.indexOf(event.currentTarget) + step]?.focus();
  }
}

/** Chooses a layer from elsewhere on the page, opening what hides it. */
function reveal(id) {
  const item = itemsByKey.get("n" + id);
  for (let g = item.parent; g !== root; g = g.parent) {
    g.folded = false;
  }
  chosen = item;
  drawGraph();
  showDetails(item);
  document.querySelector(`#graph [data-key="${item.key}"]`).scrollIntoView({ block: "center" });
}

function mark() {
  document.querySelectorAll("#graph .node").forEach((node) => {
    const is = chosen !== null && node.dataset.key === chosen.key;
    node.classList.toggle("chosen", is);
    if (node.hasAttribute("aria-pressed")) {
      node.setAttribute("aria-pressed", String(is));
    }
  });
}

/** Shows the way of the gradient from the loss to an item, or none. */
function highlight(item) {
  const ids = item ? way(item.items ? item.output : item.layer.id) : [];
  const on = new Set(ids);
  const canvas = document.getElementById("graph");
  canvas.classList.toggle("lit", item !== null);
  canvas.querySelectorAll(".node").forEach((node) => {
    const held = itemsByKey.get(node.dataset.key).ids;
    node.classList.toggle("on", ids.some((id) => held.has(id)));
  });
  canvas.querySelectorAll(".edge").forEach((edge) => {
    edge.classList.toggle("on", edge.pairs.some(([from, to]) => on.has(from) && layers[from].next === to));
  });
  document.getElementById("way").textContent = item ? wayInWords(item, ids) : HINT;
}

const HINT = "Point at a layer, or move to it by Tab and the arrow keys, to see the way of its gradient.";

function wayInWords(item, ids) {
  const through = ids.slice(1).filter((id) => layers[id].style === "binary").length;
  return `${item.items ? item.path : item.layer.path}: its gradient comes from the loss through `
    + (through ? count(through, "other binary layer") : "no other binary layer")
    + `, ${count(ids.length - 1, "step")} in all.`;
}
