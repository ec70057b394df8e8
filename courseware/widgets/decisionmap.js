// The decision map: its three parts in tabs, one answer for all of them.

const DRAW = { map: mapPart, code: codePart, plan: planPart };

// Whom one can see at once: to begin with somebody whose door is shut would look broken.
function reachable({ members, start }) {
  const open = ({ id }) => start.refused[id][0].some((place) => !start.why[place]);
  return ((start.refused && members.find(open)) || members[0]).id;
}

function decisionmap(answer, host) {
  const { labels, model } = answer;
  const item = model.get("item");
  const state = { stage: 0, person: reachable(item), coding: {}, plan: [], history: [], outcome: item.start };
  const status = statusLine(answer);
  const live = el("span", { class: "cw-unseen", role: "status" });
  const title = el("p", { class: "cw-title", id: unique() }, item.title);
  const names = ["map", ...(item.dossiers.length ? ["code"] : []), ...(item.budget ? ["plan"] : [])];
  const tools = {
    item, labels, state,
    members: new Map(item.members.map((member) => [member.id, member])),
    told: {}, // what was said to the coding and to the plan, with what it was said to
    choosePerson: (id) => state.person !== id && show((state.person = id)),
    chooseStage: (n) => show((state.stage = n)),
    changed(words = "") {
      done = words;
      answer.change(read());
      show();
    },
    submit,
  };
  let asked = ""; // the part for which the trainee asked something here
  let done = ""; // what the trainee just did to the plan, until the kernel says what it brings
  let heard = null;

  const parts = Object.fromEntries(names.map((name) => [name, DRAW[name](tools)]));
  const sections = tabs(labels.parts, names.map((id) => ({ id, text: labels.tabs[id] })), "cw-map-tab", () => show());
  names.forEach((name) => sections.of(name).panel.append(...parts[name].nodes));

  function read() {
    const { coding, plan } = state;
    return { ...(Object.keys(coding).length && { coding: clone(coding) }), ...(plan.length && { plan: clone(plan) }) };
  }
  function submit(part, type) {
    if (parts[part].blank()) return answer.show("hint", part === "plan" ? labels.blankPlan : labels.blank);
    asked = part;
    answer.send(type, read());
  }
  function take(value) {
    state.coding = clone(value.coding ?? {});
    state.plan = clone(value.plan ?? []);
    state.history = [];
  }
  // What was said stays with the part of the answer that it is about.
  function hear(said) {
    heard = said;
    if (item.budget) state.outcome = said.outcome;
    // A view that asked for nothing shows what another one was told, but no answer.
    const tell = (part, told) => told && (asked ? asked === part : !told.revealed);
    if (tell("code", said.coding)) tools.told.code = { ...said.coding, value: clone(state.coding) };
    if (tell("plan", said.plan)) tools.told.plan = { ...said.plan, value: clone(state.plan) };
    if (done && item.budget) announce();
  }
  function announce() {
    const { stages, overall, used, reasons } = state.outcome;
    const now = { n: stageNumber(item, state.stage), index: stages?.[state.stage].toFixed(0), overall: overall && one(overall), left: item.budget.total - sum(used), total: item.budget.total };
    live.textContent = `${done} ${reasons.some(Boolean) ? labels.stuck : fill(labels.now, now)}`;
    done = "";
  }
  function show() {
    names.forEach((name) => sections.of(name).panel.hidden || parts[name].show());
  }
  function update() {
    const value = answer.value ?? {};
    if (!same(read(), value)) take(value);
    const said = answer.feedback;
    const news = said && said !== heard;
    if (news) hear(said);
    else if (!state.plan.length) state.outcome = item.start;
    status.update();
    show();
    if (!news || !asked || !said[asked === "code" ? "coding" : "plan"]) return;
    lead(parts[asked].result.firstChild, tools.told[asked]);
    asked = "";
  }

  const card = el("section", { class: "cw cw-card cw-frame cw-decisionmap", lang: item.lang, "data-item": item.id, "data-kind": item.kind, "aria-labelledby": title.id },
    title, el("div", { class: "cw-frame-intro" }, ...paragraphs(item.intro)), el("div", { class: "cw-map-head" }, sections.list, status), ...sections.panels, live);
  keepKeys(card);
  host.append(card);
  sections.list.hidden = names.length < 2;
  sections.go(names[0]);
  return update;
}
