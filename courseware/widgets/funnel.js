// The funnel: opportunities in a list of tabs, one open; clues to mark, a step, an action.

function question(legend, group, className) {
  return el("fieldset", { class: `cw-funnel-question ${className}` }, el("legend", {}, legend),
    el("div", { class: "cw-funnel-choices" }, ...group.labels));
}

function opportunity({ id, name, text, clues, actions }, { item, labels, changed }) {
  const marks = clues.map((clue) => {
    const group = radios(item.kinds, changed);
    const row = el("fieldset", { class: "cw-funnel-clue" }, el("legend", {}, ...styled(clue.text.flat())),
      el("div", { class: "cw-frame-radios" }, ...group.labels));
    return { ...group, id: clue.id, row, place: remarkPlace(row) };
  });
  const step = radios(item.steps, changed, { className: "cw-choice" });
  const action = radios(actions, changed, { className: "cw-choice" });
  const [stepRow, actionRow] = [question(labels.step, step, "cw-funnel-steps"), question(labels.action, action, "")];
  const [stepPlace, actionPlace] = [remarkPlace(stepRow), remarkPlace(actionRow)];
  const tab = el("button", { type: "button", role: "tab", id: unique(), class: "cw-funnel-tab" });
  const panel = el("div", { role: "tabpanel", id: unique(), "aria-labelledby": tab.id, class: "cw-funnel-panel" },
    ...paragraphs(text), el("p", { class: "cw-frame-head" }, labels.clues),
    ...marks.map(({ row, place }) => el("div", { class: "cw-funnel-one" }, row, place)), stepRow, stepPlace, actionRow, actionPlace);
  tab.setAttribute("aria-controls", panel.id);
  let said = null;

  return {
    id, name, tab, panel,
    step: step.read,
    read() {
      const kinds = Object.fromEntries(marks.map((mark) => [mark.id, mark.read()]).filter(([, kind]) => kind));
      return {
        ...(step.read() && { step: step.read() }),
        ...(Object.keys(kinds).length && { clues: kinds }),
        ...(action.read() && { action: action.read() }),
      };
    },
    write(work = {}) {
      marks.forEach((mark) => mark.write(work.clues?.[mark.id] ?? null));
      step.write(work.step ?? null);
      action.write(work.action ?? null);
    },
    tell(told) {
      said = told;
      marks.forEach((mark) => mark.place.tell(told?.clues[mark.id]));
      stepPlace.tell(told?.step);
      actionPlace.tell(told?.action);
    },
    show(open) {
      const where = item.steps.find((each) => each.id === step.read())?.text ?? labels.unplaced;
      const mark = said ? [el("span", { class: "cw-funnel-mark", "data-tone": said.mark }, icon(said.mark), said.word)] : [];
      tab.replaceChildren(el("span", {}, name), el("span", { class: "cw-hint" }, where, ...mark));
      tab.setAttribute("aria-selected", String(open));
      tab.tabIndex = open ? 0 : -1;
      panel.hidden = !open;
    },
  };
}

function funnelTable(caption, rows, labels) {
  return el("table", { class: "cw-funnel-table" }, el("caption", { class: "cw-frame-head" }, caption),
    el("thead", {}, el("tr", {}, ...labels.columns.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...rows.map(([step, ...cells]) =>
      el("tr", {}, el("th", { scope: "row" }, step), ...cells.map((text) => el("td", {}, text))))));
}

function funnel({ item, labels, changed }) {
  const tools = { item, labels, changed: () => { show(); changed(); } };
  const all = item.opportunities.map((each) => opportunity(each, tools));
  const shape = el("ol", { class: "cw-funnel-shape", "aria-label": labels.funnel });
  const tabs = el("div", { class: "cw-funnel-tabs", role: "tablist", "aria-label": labels.list, "aria-orientation": "vertical" },
    ...all.map(({ tab }) => tab));
  const next = el("button", { type: "button", class: "cw-plain cw-funnel-next", onclick: () => open(after(), true) });
  const tables = el("div", { class: "cw-funnel-tables", hidden: true });
  let current = all[0];
  const after = () => all[(all.indexOf(current) + 1) % all.length];

  function show() {
    shape.replaceChildren(...item.steps.map(({ id, text }) => {
      const n = all.filter((each) => each.step() === id).length;
      return el("li", { "data-some": n > 0 }, el("span", {}, fill(labels.at, { step: text, n })));
    }));
    all.forEach((each) => each.show(each === current));
    next.textContent = fill(labels.next, { name: after().name });
  }
  function open(chosen, go) {
    current = chosen;
    show();
    if (go) chosen.tab.focus();
  }
  all.forEach((each) => each.tab.addEventListener("click", () => open(each)));
  tabs.addEventListener("keydown", (event) => {
    const at = all.indexOf(current);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    open(all.at(to % all.length), true);
  });
  show();
  return {
    body: el("div", {}, el("div", { class: "cw-funnel-top" },
      el("div", {}, el("p", { class: "cw-frame-head", "aria-hidden": "true" }, labels.funnel), shape),
      el("div", {}, el("p", { class: "cw-frame-head", "aria-hidden": "true" }, labels.list), tabs)),
    ...all.map(({ panel }) => panel), next),
    after: tables,
    empty: { opportunities: {} },
    read() {
      const works = all.map((each) => [each.id, each.read()]).filter(([, work]) => Object.keys(work).length);
      return { opportunities: Object.fromEntries(works) };
    },
    write(value) {
      all.forEach((each) => each.write(value.opportunities[each.id]));
      show();
    },
    tell(said) {
      all.forEach((each) => each.tell(said?.opportunities[each.id]));
      tables.hidden = !said;
      tables.replaceChildren(...["given", "right"].filter((name) => said?.[name].length)
        .map((name) => funnelTable(labels[name], said[name], labels)));
      show();
    },
  };
}

export default framed(funnel);
