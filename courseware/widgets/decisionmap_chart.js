// Where everybody stands on the map, as plain numbers; the screen and the picture use the same.

const CHART = { width: 640, scroll: 16, card: 104, tall: 42, low: 24, gap: 6, least: 204, label: 26, crowd: 18 };

// Cards from the top, each where its influence puts it, pushed apart where they would touch.
function pushApart(ideal, height, room) {
  const step = height + CHART.gap;
  const places = [];
  ideal.forEach((y, n) => places.push(n ? Math.max(y, places[n - 1] + step) : y));
  for (let n = places.length - 1, limit = room - height; n >= 0; n--, limit -= step) places[n] = Math.min(places[n], limit);
  return places;
}

function chartColumns(tools) {
  const { item, labels } = tools;
  const found = item.stances.map(({ id, text }) => ({ id, text, people: [] }));
  const unknown = { id: null, text: labels.uncoded, people: [] };
  for (const member of item.members) {
    const { relationship } = codesOf(tools, member);
    (found.find(({ id }) => id === relationship) ?? unknown).people.push(member);
  }
  return unknown.people.length ? [unknown, ...found] : found;
}

// Everything in pixels: columns, cards, the line under which nobody has weight.
function layout(tools, stage) {
  const columns = chartColumns(tools);
  const crowd = tools.item.members.length > CHART.crowd;
  const tall = crowd ? CHART.low : CHART.tall;
  const weight = (member) => member.influence[stage];
  const most = Math.max(...tools.item.members.map(weight));
  const split = columns.map(({ people }) => [
    people.filter(weight).sort((a, b) => weight(b) - weight(a)), people.filter((member) => !weight(member))]);
  const stack = (count, height) => count * (height + CHART.gap);
  const top = Math.max(CHART.least, ...split.map(([active]) => stack(active.length, tall)));
  const idle = Math.max(CHART.low + CHART.gap, ...split.map(([, rest]) => stack(rest.length, CHART.low)));
  const width = CHART.width - (crowd ? CHART.scroll : 0); // a crowd scrolls
  const pitch = width / columns.length;
  const card = crowd ? pitch - 10 : Math.min(CHART.card, pitch - 12);
  const cards = split.flatMap(([active, rest], n) => {
    const x = pitch * n + (pitch - card) / 2;
    const heights = pushApart(active.map((member) => (1 - weight(member) / most) * (top - tall)), tall, top);
    return [
      ...active.map((member, m) => ({ member, x, y: heights[m], width: card, height: tall, column: n, small: crowd })),
      ...rest.map((member, m) => ({ member, x, y: top + CHART.label + stack(m, CHART.low), width: card, height: CHART.low, column: n, small: true, idle: true })),
    ];
  });
  return { columns, pitch, cards, top, width, height: top + CHART.label + idle };
}

// The path of a relation: out of one card's side, into the other's; within a column a bow.
// Where it would run straight behind a third card, it goes over it or, at the top, under it.
function relationPath(a, b, { pitch, columns }) {
  const middle = ({ y, height }) => y + height / 2;
  if (a.column === b.column) {
    const last = a.column === columns.length - 1;
    const x = last ? a.x : a.x + a.width;
    const bow = x + (last ? -1 : 1) * Math.max(20, pitch - a.width) * 1.15;
    return `M${x} ${middle(a)}C${bow} ${middle(a)} ${bow} ${middle(b)} ${x} ${middle(b)}`;
  }
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  const [from, to] = [left.x + left.width, right.x];
  const [upper, lower] = [Math.min(middle(a), middle(b)), Math.max(middle(a), middle(b))];
  if (lower - upper < 36 && Math.abs(a.column - b.column) > 1) {
    const clear = (Math.max(a.height, b.height) / 2 + 7) / 0.75;
    const over = upper > 60 ? upper - clear : lower + clear;
    return `M${from} ${middle(left)}C${from + 30} ${over} ${to - 30} ${over} ${to} ${middle(right)}`;
  }
  const bend = Math.max(14, (to - from) / 2);
  return `M${from} ${middle(left)}C${from + bend} ${middle(left)} ${to - bend} ${middle(right)} ${to} ${middle(right)}`;
}

function relationPaths(tools, plan) {
  const at = new Map(plan.cards.map((card) => [card.member.id, card]));
  return tools.item.relations.map(({ ends: [a, b], kind }) => ({ ends: [a, b], kind, path: relationPath(at.get(a), at.get(b), plan) }));
}

const SVG = "http://www.w3.org/2000/svg";
function svgEl(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
