// The needs map: a note is picked, then put into a cell of the table; by mouse, finger or keys.

const NOWHERE = "none";
const ORDER = ["wrong", "partly", "missed", "right"]; // what to mend is told first

function needsmap({ item, labels, changed, announce }) {
  const places = new Map(); // note → "factor face", or NOWHERE
  const cells = new Map(); // the same → what stands in that cell
  const notes = new Map();
  const rows = new Map();
  const remarks = el("div", { class: "cw-needsmap-remarks", hidden: true });
  const head = el("p", { class: "cw-frame-head" });
  const tray = el("ul", { class: "cw-needsmap-tray" });
  const guide = el("p", { class: "cw-hint cw-needsmap-guide" });
  let picked = null;
  let last = null; // the cell that the keys last stood on
  let byPointer = false;

  const unplaced = () => item.notes.filter(({ id }) => !places.has(id));
  const grid = () => [...item.factors.map(({ id }) => item.faces.map((face) => `${id} ${face.id}`)), [NOWHERE]];

  function show() {
    for (const [id, note] of notes) {
      const home = places.has(id) ? cells.get(places.get(id)).list : tray;
      if (note.parentNode !== home) home.append(note);
      note.back.hidden = !places.has(id) || picked !== null;
      note.pick.setAttribute("aria-pressed", String(id === picked));
    }
    const left = unplaced();
    head.textContent = fill(labels.tray, { n: left.length });
    tray.hidden = !left.length;
    for (const { target } of cells.values()) target.hidden = picked === null;
    guide.replaceChildren(...guidance(left));
  }
  function guidance(left) {
    if (picked === null) return [left.length ? labels.pick : labels.all];
    return [el("strong", {}, fill(labels.picked, { text: notes.get(picked).words })), ` ${labels.keys}`];
  }
  function pick(id) {
    picked = picked === id ? null : id;
    show();
    if (picked === null) return notes.get(id).pick.focus({ preventScroll: true });
    announce(`${fill(labels.picked, { text: notes.get(id).words })} ${labels.keys}`);
    if (!byPointer) stand(places.get(id) ?? last ?? [...cells.keys()][0]);
  }
  function stand(cell) {
    for (const [name, { target }] of cells) target.tabIndex = name === cell ? 0 : -1;
    cells.get(cell).target.focus();
    last = cell;
  }
  function put(cell) {
    const id = picked;
    if (id === null) return;
    picked = null;
    last = cell;
    places.set(id, cell);
    show();
    announce(fill(labels.placed, { text: notes.get(id).words, place: cells.get(cell).words }));
    const next = unplaced()[0]?.id ?? id;
    notes.get(next).pick.focus({ preventScroll: byPointer });
    changed();
  }
  function back(id) {
    places.delete(id);
    show();
    announce(fill(labels.taken, { text: notes.get(id).words }));
    notes.get(id).pick.focus({ preventScroll: byPointer });
    changed();
  }

  function cell(name, words, span) {
    const list = el("ul", { class: "cw-needsmap-cell" });
    const target = el("button", { type: "button", class: "cw-needsmap-target", tabindex: -1, hidden: true,
      "aria-label": fill(labels.put, { place: words }), onclick: () => put(name) });
    target.addEventListener("dragover", (event) => event.preventDefault());
    target.addEventListener("drop", (event) => {
      event.preventDefault();
      event.stopPropagation(); // JupyterLab takes what is dropped for a cell
      put(name);
    });
    cells.set(name, { list, target, words });
    return el("td", { colspan: span }, list, target);
  }
  function row(factor, n) {
    const header = el("th", { scope: "row" }, factor.text);
    const ask = el("td", { class: "cw-needsmap-ask", colspan: item.faces.length });
    const asked = el("tr", { hidden: true }, ask);
    rows.set(factor.id, { header, ask, asked });
    const own = item.faces.map((face) => cell(`${factor.id} ${face.id}`, `${factor.text} · ${face.text}`));
    return [el("tr", {}, header, ...own), asked];
  }
  function note({ id, text }) {
    const mark = el("span", { class: "cw-needsmap-mark" });
    const choose = el("button", { type: "button", class: "cw-needsmap-pick", "aria-pressed": "false", onclick: () => pick(id) },
      mark, el("span", { class: "cw-needsmap-words", title: text }, text));
    const undo = el("button", { type: "button", class: "cw-plain cw-needsmap-back", "aria-label": fill(labels.back, { text }),
      title: fill(labels.back, { text: "" }).replace(/[:：]\s*$/, ""), onclick: () => back(id) }, icon("wrong"));
    const node = el("li", { class: "cw-needsmap-note", draggable: "true" }, choose, undo);
    node.addEventListener("dragstart", (event) => {
      event.stopPropagation();
      event.dataTransfer.setData("text/plain", text);
      byPointer = true;
      setTimeout(() => { // the browser first takes its picture of what is dragged
        picked = id;
        show();
      });
    });
    node.addEventListener("dragend", () => {
      if (picked !== id) return;
      picked = null;
      show();
    });
    notes.set(id, Object.assign(node, { pick: choose, back: undo, mark, words: text }));
  }

  function arrows(event) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const here = [...cells].find(([, { target }]) => target === event.target)?.[0];
    if (!step || !here) return;
    event.preventDefault();
    const all = grid();
    const at = all.findIndex((line) => line.includes(here));
    const line = all[Math.min(Math.max(at + step[0], 0), all.length - 1)];
    const column = (at === all.length - 1 ? 0 : all[at].indexOf(here)) + step[1];
    stand(line[Math.min(Math.max(column, 0), line.length - 1)]);
  }
  function keydown(event) {
    byPointer = false;
    if (event.key === "Escape" && picked !== null) pick(picked);
    else arrows(event);
  }

  item.notes.forEach(note);
  const table = el("table", { "aria-label": labels.table },
    el("thead", {}, el("tr", {}, el("td"), ...item.faces.map(({ text }) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...item.factors.flatMap(row)),
    el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, labels.nowhere), cell(NOWHERE, labels.nowhere, item.faces.length))));
  const body = el("div", {}, head, tray, guide, el("div", { class: "cw-needsmap-scroll" }, table));
  body.addEventListener("keydown", keydown);
  body.addEventListener("pointerdown", () => (byPointer = true), true);
  show();

  const name = (place) => (place === NOWHERE ? place : place.join(" "));
  return {
    body,
    after: remarks,
    empty: { notes: {} },
    read: () => ({ notes: Object.fromEntries([...places].map(([id, place]) => [id, place === NOWHERE ? place : place.split(" ")])) }),
    write(value) {
      places.clear();
      for (const [id, place] of Object.entries(value.notes)) places.set(id, name(place));
      show();
    },
    tell(said) {
      for (const [id, { mark }] of notes) {
        const each = said?.remarks[id];
        mark.replaceChildren(...(each ? [icon(each.mark), el("span", { class: "cw-unseen" }, `${each.word}: `)] : []));
        if (each) mark.dataset.tone = each.mark;
      }
      const rank = ({ id }) => ORDER.indexOf(said.remarks[id].mark);
      const told = item.notes.filter(({ id }) => said?.remarks[id]).sort((a, b) => rank(a) - rank(b));
      remarks.hidden = !told.length;
      remarks.replaceChildren(el("p", { class: "cw-frame-head" }, labels.remarks),
        ...told.map(({ id, text }) => remark(said.remarks[id], text)));
      for (const [factor, { header, ask, asked }] of rows) {
        const n = said?.questions.findIndex((each) => each.factor === factor) ?? -1;
        asked.hidden = n < 0;
        header.rowSpan = n < 0 ? 1 : 2;
        ask.replaceChildren(...(n < 0 ? [] : [el("span", { class: "cw-frame-head" }, fill(labels.ask, { n: n + 1 })), " ",
          ...styled(said.questions[n].text.flat())]));
      }
    },
  };
}

export default framed(needsmap);
