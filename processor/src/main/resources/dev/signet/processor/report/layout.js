// A layered drawing from top to bottom: rows by longest path, ways around layers as narrow places in
// the rows they pass, few crossings by barycentres, then places as near to their neighbours as fit.
const GAP = { row: 36, cell: 26, pad: 18, head: 44, way: 14 };
const SIZE = { leaf: [216, 48], join: [150, 30], folded: [236, 58] };
const IN = "in";
const OUT = "out";

/** The edges between the items of a group, each with the pairs of layers it stands for. */
function edgesOf(group) {
  const itemOf = new Map();
  group.items.forEach((item) => item.ids.forEach((id) => itemOf.set(id, item)));
  const edges = new Map();
  const add = (from, to, source, target, bits) => {
    const key = (from.key ?? from) + ">" + (to.key ?? to);
    if (!edges.has(key)) {
      edges.set(key, { from, to, pairs: [], real: false, bits: false });
    }
    const edge = edges.get(key);
    edge.pairs.push([source, target]);
    edge[bits ? "bits" : "real"] = true;
  };
  group.ids.forEach((id) => layers[id].inputs.forEach((source, k) => {
    const from = itemOf.get(source) ?? IN;
    if (from !== itemOf.get(id)) {
      add(from, itemOf.get(id), source, id, layers[id].bits[k]);
    }
  }));
  if (group !== root) {
    consumers[group.output].filter((id) => !group.ids.has(id)).forEach((id) =>
      layers[id].inputs.forEach((source, k) => {
        if (source === group.output) {
          add(itemOf.get(source), OUT, source, id, layers[id].bits[k]);
        }
      }));
    if (group.output === data.output) {
      add(itemOf.get(group.output), OUT, group.output, -1, false);
    }
  }
  return [...edges.values()];
}

/** Sets w and h of an item, and of an open group the places of all that lies in it. */
function size(item) {
  if (!item.items || item.folded) {
    const kind = item.items ? "folded" : item.layer.style === "join" ? "join" : "leaf";
    [item.w, item.h] = SIZE[kind];
    return;
  }
  item.items.forEach(size);
  const drawn = arrange(item.items, edgesOf(item));
  const half = Math.max(drawn.port, drawn.w - drawn.port, SIZE.folded[0] / 2) + GAP.pad;
  const shift = half - drawn.port;
  item.head = item === root ? 0 : GAP.head;
  item.w = 2 * half;
  item.h = item.head + drawn.h + (item === root ? 2 : 1) * GAP.pad;
  item.routes = drawn.routes;
  item.items.forEach((i) => { i.x += shift; i.y += item.head; });
  item.routes.forEach((r) => r.points.forEach((p) => { p.x += shift; p.y += item.head; }));
  item.routes.filter((r) => r.to === OUT).forEach((r) => { r.points.at(-1).y = item.h; });
}

function arrange(items, edges) {
  const rank = new Map([[IN, 0]]);
  items.forEach((item) => {
    const above = edges.filter((e) => e.to === item).map((e) => rank.get(e.from) ?? 0);
    rank.set(item, 1 + Math.max(0, ...above));
  });
  const rows = rowsOf(items, edges, rank);
  for (let sweep = 0; sweep < 4; sweep++) {
    order(rows, sweep % 2 === 0);
  }
  place(rows);
  return routes(rows, edges);
}

function rowsOf(items, edges, rank) {
  const last = 1 + Math.max(...items.map((i) => rank.get(i)));
  rank.set(OUT, last);
  const rows = Array.from({ length: last + 1 }, () => []);
  const cell = (item, row, w, h) => {
    const made = { item, row, w, h, x: 0, up: [], down: [] };
    rows[row].push(made);
    return made;
  };
  const cells = new Map([[IN, cell(IN, 0, 0, 0)]]);
  items.forEach((i) => cells.set(i, cell(i, rank.get(i), i.w, i.h)));
  cells.set(OUT, cell(OUT, last, 0, 0));
  const join = (a, b) => { a.down.push(b); b.up.push(a); };
  edges.forEach((edge) => {
    edge.cells = [cells.get(edge.from)];
    for (let row = rank.get(edge.from) + 1; row < rank.get(edge.to); row++) {
      edge.cells.push(cell(null, row, GAP.way, 0));
    }
    edge.cells.push(cells.get(edge.to));
    edge.cells.slice(1).forEach((c, k) => join(edge.cells[k], c));
  });
  return rows;
}

function order(rows, down) {
  rows.forEach((row) => row.forEach((c, k) => { c.at = k; }));
  const turn = down ? rows : [...rows].reverse();
  turn.forEach((row) => {
    row.forEach((c) => {
      const near = down ? c.up : c.down;
      c.want = near.length ? near.reduce((s, n) => s + n.at, 0) / near.length : c.at;
    });
    // ways go outside of what they pass; sort is stable, so equals keep their order
    row.sort((a, b) => a.want - b.want || (a.item === null) - (b.item === null));
    row.forEach((c, k) => { c.at = k; });
  });
}

function place(rows) {
  rows.forEach((row) => settle(row, row.map(() => 0)));
  for (let sweep = 0; sweep < 8; sweep++) {
    const down = sweep % 2 === 0;
    (down ? rows : [...rows].reverse()).forEach((row) => {
      const wants = row.map((c) => {
        const near = down ? c.up : c.down;
        const weight = (n) => (n.item === null) === (c.item === null) ? 1000 : 1;
        const sum = near.reduce((s, n) => s + weight(n), 0);
        return sum ? near.reduce((s, n) => s + weight(n) * n.x, 0) / sum : c.x;
      });
      settle(row, wants);
    });
  }
}

/** The places nearest to those wanted at which cells keep their order and distance: pooled means. */
function settle(row, wants) {
  const offset = [0];
  for (let k = 1; k < row.length; k++) {
    offset.push(offset[k - 1] + (row[k - 1].w + row[k].w) / 2 + GAP.cell);
  }
  const pools = [];
  row.forEach((c, k) => {
    let pool = { from: k, weight: c.item === null ? 1 : 10000, mean: wants[k] - offset[k] };
    while (pools.length && pools[pools.length - 1].mean >= pool.mean) {
      const left = pools.pop();
      const weight = left.weight + pool.weight;
      pool = { from: left.from, weight, mean: (left.mean * left.weight + pool.mean * pool.weight) / weight };
    }
    pools.push(pool);
  });
  pools.forEach((pool, p) => {
    const end = p + 1 < pools.length ? pools[p + 1].from : row.length;
    for (let k = pool.from; k < end; k++) {
      row[k].x = pool.mean + offset[k];
    }
  });
}

function routes(rows, edges) {
  const cells = rows.flat();
  const left = Math.min(...cells.map((c) => c.x - c.w / 2));
  cells.forEach((c) => { c.x -= left; });
  rows[rows.length - 1].forEach((c) => { c.x = rows[0][0].x; }); // a group is left where it is entered
  let y = 0;
  rows.forEach((row) => {
    const h = Math.max(...row.map((c) => c.h));
    row.forEach((c) => {
      c.top = y;
      c.bottom = y + h;
      if (c.item && c.item.key) {
        c.item.x = c.x - c.w / 2;
        c.item.y = y + (h - c.h) / 2;
      }
    });
    y += h + GAP.row;
  });
  edges.forEach((edge) => {
    edge.points = edge.cells.flatMap((c, k) => {
      const points = [];
      if (k > 0) {
        points.push({ x: c.x, y: c.top });
        points.push({ x: c.x, y: c.item && c.item.key ? c.item.y : c.top });
      }
      if (k < edge.cells.length - 1) {
        points.push({ x: c.x, y: c.item && c.item.key ? c.item.y + c.item.h : c.bottom });
        points.push({ x: c.x, y: c.bottom });
      }
      return points;
    });
  });
  const w = Math.max(...cells.map((c) => c.x + c.w / 2));
  return { w, h: y - GAP.row, port: rows[0][0].x, routes: edges };
}
