// Coding: evidence on a person; roles, attitude and relationship to set.

// Tick boxes with their words, a group of their own.
function boxes(options, changed, className = "cw-frame-radio") {
  const inputs = new Map();
  const labels = options.map(({ id, text }) => {
    const input = el("input", { type: "checkbox", value: id, onchange: changed });
    inputs.set(id, input);
    return el("label", { class: className }, input, el("span", {}, ...(Array.isArray(text) ? styled(text.flat()) : [text])));
  });
  return {
    labels,
    read: () => [...inputs].filter(([, input]) => input.checked).map(([id]) => id),
    write: (value) => inputs.forEach((input, id) => (input.checked = (value ?? []).includes(id))),
  };
}

function codeQuestion(legend, group, className = "") {
  const node = el("fieldset", { class: `cw-map-question ${className}` }, el("legend", {}, legend), el("div", { class: "cw-frame-radios" }, ...group.labels));
  return { ...group, node, place: remarkPlace(node) };
}

const lettered = (options) => options.map(({ id, text }) => ({ id, text: `${id} ${text}` }));

function dossierForm(tools, { member, evidence }) {
  const { item, labels, state } = tools;
  const changed = () => {
    const work = read();
    if (Object.keys(work).length) state.coding[member] = work;
    else delete state.coding[member];
    tools.changed();
  };
  const parts = {
    roles: codeQuestion(labels.roleAsk, boxes(lettered(item.roles), changed)),
    attitude: codeQuestion(labels.attitudeAsk, radios(lettered(item.attitudes), changed)),
    relationship: codeQuestion(labels.relationshipAsk, radios(lettered(item.stances), changed)),
    evidence: codeQuestion(labels.evidence, boxes(evidence, changed, "cw-choice"), "cw-map-evidence"),
  };
  const read = () => Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.read()]).filter(([, given]) => given?.length));
  const pair = (name) => [parts[name].node, parts[name].place];
  const { name, title } = tools.members.get(member);
  const node = el("div", { class: "cw-map-dossier" },
    el("div", {}, el("p", {}, el("strong", {}, name), " ", el("span", { class: "cw-hint" }, title)), ...pair("evidence")),
    el("div", { class: "cw-map-codes" }, ...CODES.flatMap(pair)));
  return {
    member, node,
    show() {
      const work = state.coding[member] ?? {};
      for (const [part, { write }] of Object.entries(parts)) write(work[part] ?? null);
    },
    tell(remarks) {
      for (const [part, { place }] of Object.entries(parts)) place.tell(remarks?.[part]);
    },
  };
}

function codePart(tools) {
  const { item, labels, state, members } = tools;
  const forms = item.dossiers.map((dossier) => dossierForm(tools, dossier));
  const names = forms.map(({ member }) => ({ id: member, text: members.get(member).name }));
  const list = tabs(labels.dossiers, names, "cw-map-file", (id) => (state.person = id));
  const notes = new Map(forms.map(({ member, node }) => {
    const { tab, panel } = list.of(member);
    const note = el("span", { class: "cw-hint" });
    tab.append(note);
    panel.append(node);
    return [member, note];
  }));
  const result = el("div", { role: "status" });
  const check = el("button", { type: "button", class: "cw-primary", onclick: () => tools.submit("code", "check") }, labels.check);
  const reveal = el("button", { type: "button", class: "cw-plain", hidden: true, onclick: () => tools.submit("code", "reveal") }, labels.reveal);
  let told = null;

  function note(member, mark) {
    const work = state.coding[member] ?? {};
    const done = CODES.filter((code) => work[code]?.length).length;
    const verdict = mark && el("span", { class: "cw-map-mark", "data-tone": mark }, icon(mark), labels.marks[mark]);
    notes.get(member).replaceChildren(verdict || fill(labels.done, { n: done }));
  }
  list.go(names[0].id);
  return {
    nodes: [list.list, ...list.panels, el("div", { class: "cw-frame-foot" }, check, reveal), result],
    result,
    blank: () => !Object.keys(state.coding).length,
    show() {
      const said = tools.told.code;
      // A remark holds while the codes that it is about stand.
      const holds = (member) => said && same(said.value[member] ?? {}, state.coding[member] ?? {});
      forms.forEach((form) => {
        form.show();
        form.tell(holds(form.member) ? said.remarks[form.member] : null);
        note(form.member, holds(form.member) && said.remarks[form.member] ? said.marks[form.member] : null);
      });
      const whole = said && same(said.value, state.coding) ? said : null;
      reveal.hidden = !whole || whole.verdict === "right" || whole.revealed;
      if (whole !== told) result.replaceChildren(...((told = whole) ? [conclusion(whole, labels)] : []));
    },
  };
}
