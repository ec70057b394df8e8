// The map: people as cards, by influence and relationship, and lines between them.

function mapCard(tools, member, choose) {
  const name = el("span", { class: "cw-map-cardname" }, member.name);
  const codes = el("span", { class: "cw-map-letters" });
  const weight = el("span", { class: "cw-map-weight" });
  const node = el("button", { type: "button", class: "cw-map-card", tabindex: -1, "data-member": member.id, onclick: () => choose(member.id), onfocus: () => choose(member.id) },
    name, el("span", { class: "cw-map-cardfoot" }, codes, weight));
  return {
    member, node,
    show({ x, y, width, height, small, idle }) {
      const { item, labels, state } = tools;
      const known = codesOf(tools, member);
      const n = member.influence[state.stage];
      node.style.cssText = `left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px`;
      node.dataset.small = String(small);
      node.dataset.idle = String(Boolean(idle));
      codes.textContent = letters(known);
      weight.textContent = small ? String(n) : fill(labels.percent, { n });
      const words = [...known.roles.map((id) => wordOf(item.roles, id)), wordOf(item.attitudes, known.attitude), wordOf(item.stances, known.relationship)].filter(Boolean).join(", ");
      node.setAttribute("aria-label", fill(labels.card, { name: member.name, title: member.title, codes: words || labels.uncoded, n }));
      node.setAttribute("aria-pressed", String(state.person === member.id));
      node.tabIndex = state.person === member.id ? 0 : -1;
    },
  };
}

// The card that lies nearest in the direction of an arrow key.
function nearest(cards, here, [dx, dy]) {
  const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
  const [x0, y0] = middle(here);
  const way = (card) => {
    const [x, y] = middle(card);
    const [along, aside] = dx ? [(x - x0) * dx, Math.abs(y - y0)] : [(y - y0) * dy, Math.abs(x - x0)];
    return along > 1 ? along + 2.5 * aside : Infinity;
  };
  const best = cards.reduce((a, b) => (way(b) < way(a) ? b : a));
  return way(best) < Infinity ? best : null;
}

function chart(tools) {
  const { item, labels, state } = tools;
  const svg = svgEl("svg", { class: "cw-map-lines", "aria-hidden": "true" });
  const heads = el("div", { class: "cw-map-heads", "aria-hidden": "true" });
  const idle = el("span", { class: "cw-map-idle cw-hint" }, labels.idle);
  const cards = new Map(item.members.map((member) => [member.id, mapCard(tools, member, tools.choosePerson)]));
  const field = el("div", { class: "cw-map-field", role: "group", "aria-label": labels.people }, svg, idle, ...[...cards.values()].map(({ node }) => node));
  const view = el("div", { class: "cw-map-window", style: `width: ${CHART.width + 2}px` }, field);
  const node = el("div", { class: "cw-map-chart" }, heads, view);
  let plan = null;

  field.addEventListener("keydown", (event) => {
    const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    const here = plan.cards.find(({ member }) => cards.get(member.id).node === event.target);
    if (!way || !here) return;
    event.preventDefault();
    const next = nearest(plan.cards, here, way);
    if (next) cards.get(next.member.id).node.focus();
  });

  function lines() {
    const rules = plan.columns.slice(1).map((_, n) => svgEl("path", { class: "cw-map-rule", d: `M${plan.pitch * (n + 1)} 0V${plan.height}` }));
    const border = svgEl("path", { class: "cw-map-rule", d: `M0 ${plan.top + 4}H${plan.width}` });
    const paths = relationPaths(tools, plan).map(({ ends, kind, path }) =>
      svgEl("path", { class: "cw-map-line", d: path, "data-kind": kind, "data-mine": String(ends.includes(state.person)) }));
    const mine = (path) => Number(path.dataset.mine === "true");
    svg.replaceChildren(...rules, border, ...paths.sort((a, b) => mine(a) - mine(b)));
  }
  return {
    node,
    show() {
      plan = layout(tools, state.stage);
      for (const [key, value] of [["width", plan.width], ["height", plan.height]]) svg.setAttribute(key, value);
      field.style.cssText = `width: ${plan.width}px; height: ${plan.height}px`;
      heads.style.cssText = `width: ${plan.width}px; grid-template-columns: repeat(${plan.columns.length}, 1fr)`;
      heads.replaceChildren(...plan.columns.map(({ id, text }) => el("span", {}, badge(id), text)));
      idle.style.top = `${plan.top + 6}px`;
      lines();
      plan.cards.forEach((card) => cards.get(card.member.id).show(card));
    },
  };
}

function legend({ labels }) {
  const sample = (kind) => svgEl("svg", { width: 30, height: 10, "aria-hidden": "true", class: "cw-map-lines" }, svgEl("path", { class: "cw-map-line", "data-kind": kind, "data-mine": "true", d: "M0 5H30" }));
  return el("p", { class: "cw-map-legend cw-hint" }, el("span", {}, labels.more), ...["harmony", "hostility"].map((kind) => el("span", {}, sample(kind), labels[kind])), el("span", {}, labels.keys));
}

function mapPart(tools) {
  const { item, labels, state } = tools;
  const picker = stagePicker(tools, labels.stage);
  const drawn = chart(tools);
  const detail = person(tools);
  const picture_ = el("div", { class: "cw-map-picture" }, el("div", {}, drawn.node, legend(tools)), detail.node);
  const tables = el("div", { class: "cw-map-tables", hidden: true });
  const toggle = el("button", { type: "button", "aria-pressed": "false", class: "cw-map-toggle", onclick: () => show((asTables = !asTables)) }, labels.asTable);
  const key = [...item.roles, ...item.attitudes, ...item.stances].map(({ id, text }) => `${id} ${text}`);
  let asTables = false;
  let drawnFor = ""; // the codes that the tables show
  function show() {
    toggle.setAttribute("aria-pressed", String(asTables));
    picture_.hidden = picker.node.hidden = asTables;
    tables.hidden = !asTables;
    const now = asTables && JSON.stringify(state.coding);
    if (now && now !== drawnFor) tables.replaceChildren(influenceTable(tools), el("p", { class: "cw-hint" }, key.join(" · ")), relationsTable(tools), ...(item.dates.length ? [calendarTable(tools)] : []));
    drawnFor = now;
    picker.show();
    drawn.show();
    detail.show();
  }
  const save = (name, type, make) => () => saveAs(`${item.account}.${name}`, type, make(tools));
  const foot = el("div", { class: "cw-frame-foot" }, toggle,
    el("button", { type: "button", class: "cw-plain", onclick: save("svg", "image/svg+xml", picture) }, labels.svg),
    el("button", { type: "button", class: "cw-plain", onclick: save("csv", "text/csv;charset=utf-8", worksheet) }, labels.csv));
  return { nodes: [picker.node, picture_, tables, foot], show };
}
