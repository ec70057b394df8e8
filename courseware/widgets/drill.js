// A drill: cases one below the other, each with the same few choices in a row; below the
// verdict a table of what was taken for what.

function drillCase({ id, situation, text }, number, { item, changed }) {
  const group = radios(item.classes, changed);
  const words = el("blockquote", { id: unique(), class: "cw-drill-text" }, ...paragraphs(text));
  const scene = el("p", { id: unique(), class: "cw-hint" }, `${number}${situation && ` · ${situation}`}`);
  const choices = el("div", { role: "radiogroup", class: "cw-frame-radios cw-drill-radios",
    "aria-labelledby": `${scene.id} ${words.id}` }, ...group.labels);
  const place = remarkPlace(choices);
  return { ...group, id, place, row: el("li", {}, scene, words, choices, place) };
}

const drillClasses = ({ classes }, labels) => el("dl", { class: "cw-drill-classes", "aria-label": labels.classes },
  ...classes.map(({ text, meaning }) => el("div", {}, el("dt", {}, text), el("dd", {}, ...meaning.flatMap(styled)))));

function drillCell({ n, hit }, labels) {
  const kind = hit ? "hit" : n ? "miss" : "none";
  return el("td", { "data-cell": kind }, String(n), ...(hit ? [" ", el("span", { class: "cw-drill-hit" }, labels.hit)] : []));
}

// Rows are what it was, columns what was said; "not answered" has a column while there is any.
function drillTable(rows, labels) {
  const open = rows.some((row) => row.open);
  const heads = [labels.corner, ...rows.map(({ name }) => name), ...(open ? [labels.open] : []), labels.all];
  const line = (row) => el("tr", {}, el("th", { scope: "row" }, row.name), ...row.cells.map((cell) => drillCell(cell, labels)),
    ...(open ? [el("td", { "data-cell": "none" }, String(row.open))] : []), el("td", {}, String(row.all)));
  return el("table", { class: "cw-drill-table" }, el("caption", { class: "cw-frame-head" }, labels.table),
    el("thead", {}, el("tr", {}, ...heads.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...rows.map(line)));
}

function drill({ item, labels, changed }) {
  const all = item.cases.map((each, n) => drillCase(each, n + 1, { item, changed: () => { count(); changed(); } }));
  const done = el("p", { class: "cw-hint cw-drill-done" });
  const tables = el("div", { class: "cw-drill-after", hidden: true });
  const count = () => (done.textContent = fill(labels.done, { n: all.filter((each) => each.read()).length, total: all.length }));
  count();
  return {
    body: el("div", {}, drillClasses(item, labels),
      el("ol", { class: "cw-drill-cases", "aria-label": labels.cases }, ...all.map(({ row }) => row)), done),
    after: tables,
    empty: { cases: {} },
    read: () => ({ cases: Object.fromEntries(all.map((each) => [each.id, each.read()]).filter(([, name]) => name)) }),
    write(value) {
      all.forEach((each) => each.write(value.cases[each.id] ?? null));
      count();
    },
    tell(said) {
      all.forEach((each) => each.place.tell(said?.remarks[each.id]));
      tables.hidden = !said;
      tables.replaceChildren(...(said ? [drillTable(said.table, labels)] : []));
    },
  };
}

export default framed(drill);
