// What the compiler handed over, indexed: layers by id, and the tree of stages, units and layers.
const data = JSON.parse(document.getElementById("data").textContent);
const curves = JSON.parse(document.getElementById("curves").textContent);
const layers = data.layers;
const BIG = 40; // networks with more layers start with their stages folded

const shape = (text) => text.replaceAll("x", "\u00d7");
const number = (n) => Math.round(n).toLocaleString("en-US");
const count = (n, one, many = one + "s") => `${number(n)} ${n === 1 ? one : many}`;

const consumers = layers.map(() => []);
layers.forEach((layer) => [...new Set(layer.inputs)].forEach((id) => consumers[id].push(layer.id)));

const remarksOf = layers.map(() => []);
data.remarks.forEach((remark) => remark.layers.forEach((id) => remarksOf[id].push(remark)));

/** Items are leaves {key, layer} and groups {key, path, items, folded, ...}; all know parent and ids. */
const itemsByKey = new Map();

function leaf(id, parent) {
  const item = { key: "n" + id, layer: layers[id], parent, ids: new Set([id]) };
  itemsByKey.set(item.key, item);
  return item;
}

function group(raw, parent) {
  const item = { ...raw, key: "g" + raw.path, parent, folded: false };
  item.items = raw.items.map((i) => (typeof i === "number" ? leaf(i, item) : group(i, item)));
  item.ids = new Set(item.items.flatMap((i) => [...i.ids]));
  itemsByKey.set(item.key, item);
  return item;
}

const root = group({ path: "", kind: "network", items: data.tree, output: data.output }, null);
const groups = [...itemsByKey.values()].filter((i) => i.items && i !== root);

function foldAll(folded) {
  groups.forEach((g) => { g.folded = folded; });
}

/** Stages, or blocks that stand alone, are one box each. */
function foldStages() {
  groups.forEach((g) => { g.folded = g.parent === root || g.kind === "stage"; });
}

/** A path without what its group says already. */
function label(item) {
  if (item === root) {
    return data.name;
  }
  const path = item.items ? item.path : item.layer.path;
  const outer = item.parent.path;
  if (!item.items && path === outer) {
    return item.layer.kind.toLowerCase(); // the join of a unit has the unit's path
  }
  return path.startsWith(outer) ? path.slice(outer.length).replace(/^\./, "") : path;
}

function outShape(item) {
  return shape(layers[item.items ? item.output : item.layer.id].shape);
}

/** What a group is, in words: "4 units of Unit". */
function describe(item) {
  const units = item.items.length;
  return item.kind === "stage" ? `${count(units, "unit")} of ${item.block}` : `${item.block}, ${item.join.replace("_", " ")}`;
}

const binaryIn = (item) => [...item.ids].filter((id) => layers[id].style === "binary").length;
const warningsIn = (item) =>
  new Set([...item.ids].flatMap((id) => remarksOf[id]).filter((r) => r.state === "said")).size;

/** The way of a layer's gradient from the loss with the fewest binary layers: ids from it to the output. */
function way(id) {
  const ids = [];
  for (let at = id; at >= 0; at = layers[at].next) {
    ids.push(at);
  }
  return ids;
}
