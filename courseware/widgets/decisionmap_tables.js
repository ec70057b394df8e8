// The map as tables: influence, relations, calendar.

function dataTable(caption, head, rows, className = "") {
  return el("div", { class: `cw-map-scroll ${className}`, tabindex: 0, role: "region", "aria-label": caption },
    el("table", {}, el("caption", { class: "cw-frame-head" }, caption),
      el("thead", {}, el("tr", {}, ...head.map((cell) => (cell instanceof Node ? cell : el("th", { scope: "col" }, cell))))),
      el("tbody", {}, ...rows.map(([first, ...cells]) => el("tr", {}, el("th", { scope: "row" }, first),
        ...cells.map((cell) => (cell instanceof Node && cell.tagName === "TD" ? cell : el("td", {}, cell))))))));
}

const stageHead = ({ item }, n) => el("th", { scope: "col", class: "cw-map-figure", title: item.stages[n].text }, el("span", { "aria-hidden": "true" }, String(stageNumber(item, n))),
  el("span", { class: "cw-unseen" }, `${stageNumber(item, n)} ${item.stages[n].text}`));

function influenceTable(tools) {
  const { item, labels } = tools;
  const stages = item.stages.map((_, n) => n);
  const most = Math.max(...item.members.flatMap(({ influence }) => influence));
  const cell = (weight) => el("td", { class: "cw-map-figure cw-map-heat", "data-zero": String(!weight), style: `--cw-heat: ${Math.round((42 * weight) / most)}%` }, String(weight));
  const codes = (member) => {
    const { roles, attitude, relationship } = codesOf(tools, member);
    return [roles.join(" "), attitude ?? "", relationship ?? ""].map((letter) => letter || "?");
  };
  const rows = item.members.map((member) => [member.name, ...codes(member), ...member.influence.map(cell)]);
  const sums = stages.map((n) => item.members.reduce((sum, { influence }) => sum + influence[n], 0));
  const total = sums.map((sum) => {
    const fits = Math.abs(sum - 100) < 0.05;
    return el("td", { class: "cw-map-figure", "data-tone": fits ? "right" : "wrong" }, el("span", { class: "cw-map-sum" }, icon(fits ? "right" : "failed"), String(Math.round(10 * sum) / 10)),
      el("span", { class: "cw-unseen" }, fits ? labels.adds : labels.amiss));
  });
  const head = [labels.member, labels.roles, labels.attitude, labels.relationship, ...stages.map((n) => stageHead(tools, n))];
  return dataTable(labels.influence, head, [...rows, [labels.total, "", "", "", ...total]], "cw-map-influence");
}

const sign = (kind) => svgEl("svg", { class: "cw-map-sign", "data-kind": kind, viewBox: "0 0 10 10", "aria-hidden": "true" }, svgEl("circle", { cx: 5, cy: 5, r: 4 }));

function relationsTable({ item, labels, members }) {
  const key = (...ends) => JSON.stringify(ends.sort()); // names of an account of one's own may hold any sign
  const found = new Map(item.relations.map(({ ends, kind, note }) => [key(...ends), { kind, note }]));
  const rows = item.members.map(({ id, name }) => [name, ...item.members.map((other) => {
    const relation = found.get(key(id, other.id));
    if (!relation) return el("td", { class: "cw-map-figure" }, "");
    return el("td", { class: "cw-map-figure", title: relation.note || labels[relation.kind] },
      sign(relation.kind), el("span", { class: "cw-unseen" }, labels[relation.kind]));
  })]);
  const head = [labels.member, ...item.members.map(({ name }) => el("th", { scope: "col", class: "cw-map-figure" }, name))];
  const table = dataTable(labels.relations, head, rows);
  table.querySelector("caption").append(...["harmony", "hostility"].flatMap((kind) => ["   ", sign(kind), ` ${labels[kind]}`]));
  return table;
}

function calendarTable(tools) {
  const { item, labels } = tools;
  const told = ({ when, text, people }) => {
    const event = fill(labels.event, { when, text });
    return el("div", {}, people.length ? fill(labels.with, { text: event, people: people.join(", ") }) : event);
  };
  const rows = item.stages.map(({ text, due }, n) => [`${stageNumber(item, n)} ${text}`, due,
    el("td", {}, ...item.dates.filter(({ stage }) => stage === n).map(told))]);
  return dataTable(labels.calendar, labels.columns, rows);
}
