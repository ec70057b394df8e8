// What the parts of the decision map share: tabs, the choice of a stage, bars, people's codes.

const CODES = ["roles", "attitude", "relationship"];
// The number by which people call a stage: the first ones may be over.
const stageNumber = ({ over }, n) => over + n + 1;
const stageName = ({ item, labels }, n) => fill(labels.stageName, { n: stageNumber(item, n), text: item.stages[n].text });
const wordOf = (options, id) => options.find((option) => option.id === id)?.text ?? "";
const clone = (value) => JSON.parse(JSON.stringify(value));
const one = (number) => number.toFixed(1);
const signed = (number) => `${number < -0.049 ? "−" : "+"}${one(Math.abs(number))}`;

// What is known of somebody: what the trainee coded, where there is a dossier.
function codesOf({ item, state }, member) {
  const asked = item.dossiers.some((dossier) => dossier.member === member.id);
  const codes = asked ? state.coding[member.id] ?? {} : member;
  return { roles: codes.roles ?? [], attitude: codes.attitude ?? null, relationship: codes.relationship ?? null };
}

const letters = ({ roles, attitude }) => [roles.join(" "), attitude].filter(Boolean).join(" · ") || "?";
const badge = (letter) => el("span", { class: "cw-map-badge", "data-stance": letter ?? "", "aria-hidden": "true" }, letter ?? "?");

// Tabs with their panels; `names` are {id, text}. `go` opens one, from outside too.
function tabs(label, names, className, opened) {
  const all = names.map(({ id, text }) => {
    const tab = el("button", { type: "button", role: "tab", id: unique(), class: className, onclick: () => go(id) }, el("span", {}, text));
    const panel = el("div", { role: "tabpanel", id: unique(), "aria-labelledby": tab.id });
    tab.setAttribute("aria-controls", panel.id);
    return { id, tab, panel };
  });
  const list = el("div", { role: "tablist", class: `${className}s`, "aria-label": label }, ...all.map(({ tab }) => tab));
  let current = 0;
  function go(id) {
    current = all.findIndex((each) => each.id === id);
    all.forEach(({ tab, panel }, n) => {
      tab.setAttribute("aria-selected", String(n === current));
      tab.tabIndex = n === current ? 0 : -1;
      panel.hidden = n !== current;
    });
    opened?.(id);
  }
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: current + 1, ArrowDown: current + 1, ArrowLeft: current - 1, ArrowUp: current - 1, Home: 0, End: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = all.at(step % all.length);
    go(next.id);
    next.tab.focus();
  });
  return { list, all, go, panels: all.map(({ panel }) => panel), of: (id) => all.find((each) => each.id === id) };
}

// The stages as radio buttons; a part may hang its own figures under each.
function stagePicker(tools, legend) {
  const { item, labels, state } = tools;
  const name = unique();
  const cells = item.stages.map(({ text, due }, n) => {
    const input = el("input", { type: "radio", name, value: n, onchange: () => tools.chooseStage(n) });
    const slot = el("span", { class: "cw-map-slot" });
    const label = el("label", { class: "cw-map-stage" }, input,
      el("span", { class: "cw-map-stagename" }, el("b", {}, String(stageNumber(item, n))), ` ${text}`),
      due ? el("span", { class: "cw-hint" }, fill(labels.due, { date: due })) : null, slot);
    return { input, slot, label };
  });
  const node = el("fieldset", { class: "cw-map-stages" }, el("legend", { class: "cw-unseen" }, legend),
    el("div", { class: "cw-map-stagerow", style: `--cw-stages: ${cells.length}` }, ...cells.map(({ label }) => label)));
  return { node, cells, show: () => cells.forEach(({ input }, n) => (input.checked = n === state.stage)) };
}

// A bar from 0 to 100 for the eye; the number stands beside it for everybody.
function bar(value, { ghost = null, low = 0, high = 100 } = {}) {
  const at = (number) => `${(100 * (number - low)) / (high - low)}%`;
  const fillUp = el("span", { class: "cw-map-fill", style: `width: ${at(value)}` });
  const mark = ghost === null ? null : el("span", { class: "cw-map-ghost", style: `left: ${at(ghost)}` });
  return el("span", { class: "cw-map-bar", "aria-hidden": "true" }, fillUp, mark);
}
