// The plan: contacts with people, each in a stage and through a channel, within a budget.

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const halfDays = ({ labels }, n) => fill(n === 1 ? labels.cost["1"] : labels.cost.n, { n });

function contactWords({ item, labels, members }, { stage, member, channel }) {
  return fill(labels.contact, { n: stageNumber(item, stage), name: members.get(member).name, channel: wordOf(item.channels, channel) });
}

// Whom to see: everybody with weight in the stage and what the moment counts for.
function peoplePicker(tools) {
  const { item, labels, state } = tools;
  const name = unique();
  const rows = item.members.map((member) => {
    const input = el("input", { type: "radio", name, value: member.id, onchange: () => tools.choosePerson(member.id) });
    const mark = el("span");
    const figures = el("span", { class: "cw-map-figures cw-hint" });
    return { member, input, mark, figures, label: el("label", { class: "cw-map-pick" }, input, mark, el("span", { class: "cw-map-pickname" }, member.name), figures) };
  });
  const node = el("fieldset", { class: "cw-map-who" }, el("legend", { class: "cw-frame-head" }, labels.who), el("div", { class: "cw-map-list" }, ...rows.map(({ label }) => label)));
  return {
    node,
    show: () => rows.forEach(({ member, input, mark, figures }) => {
      const [weight, factor] = [member.influence[state.stage], member.factors[state.stage]];
      input.checked = member.id === state.person;
      mark.replaceChildren(badge(codesOf(tools, member).relationship));
      figures.replaceChildren(...[weight ? fill(labels.percent, { n: weight }) : "", factor > 1 ? fill(labels.times, { n: factor }) : ""].map((text) => el("span", {}, text)));
    }),
  };
}

// Through which channel: a click adds the contact; what is impossible says why.
function channelPicker(tools, add) {
  const { item, labels, state, members } = tools;
  const why = el("p", { class: "cw-map-why cw-hint", id: unique(), role: "status" });
  const refusal = (n) => {
    const { why: sentences, refused } = state.outcome;
    return sentences[refused[state.person][state.stage][n]];
  };
  const explain = (n) => {
    const reason = refusal(n);
    if (why.textContent === (reason || labels.legend)) return; // not to be read out again
    why.replaceChildren(...(reason ? [icon("failed"), el("span", {}, reason)] : [labels.legend]));
    why.dataset.reason = String(Boolean(reason));
  };
  const buttons = item.channels.map(({ text }, n) => {
    const trusted = el("span", { class: "cw-map-trusted" }, icon("right"), labels.trusted);
    const price = el("span", { class: "cw-map-cost" });
    const node = el("button", { type: "button", class: "cw-map-channel", onfocus: () => explain(n), onmouseenter: () => explain(n),
      onclick: () => (isEnabled(node) ? add(n) : explain(n)) },
    el("span", { class: "cw-map-channelname" }, text), trusted, price);
    return { node, trusted, price };
  });
  const node = el("div", { class: "cw-map-how", role: "group", "aria-label": labels.how }, el("p", { class: "cw-frame-head", "aria-hidden": "true" }, labels.how),
    why, el("div", { class: "cw-map-channels" }, ...buttons.map((each) => each.node)), el("p", { class: "cw-hint" }, labels.gift));
  return {
    node,
    show() {
      const { sources, factors } = members.get(state.person);
      buttons.forEach(({ node: button, trusted, price }, n) => {
        const { id, cost, strength } = item.channels[n];
        const effect = strength * (sources.includes(id) ? 2 : 0.5) * factors[state.stage];
        price.textContent = `${halfDays(tools, cost)} · ${fill(labels.effect, { n: effect })}`;
        const reason = refusal(n);
        enable(button, !reason);
        if (reason) button.setAttribute("aria-describedby", why.id);
        else button.removeAttribute("aria-describedby");
        trusted.hidden = !sources.includes(id);
      });
      explain(buttons.findIndex((each) => each.node === document.activeElement));
    },
  };
}

function contactList(tools, drop) {
  const { item, labels, state } = tools;
  const head = el("p", { class: "cw-frame-head", tabindex: -1 });
  const list = el("ol", { class: "cw-map-contacts" });
  function row(contact, n) {
    const { name } = tools.members.get(contact.member);
    const channel = item.channels.find(({ id }) => id === contact.channel);
    const { reasons } = state.outcome; // of the plan as it was when the kernel last spoke
    const reason = reasons.length === state.plan.length && reasons[n];
    const remove = el("button", { type: "button", class: "cw-plain cw-map-remove", "aria-label": fill(labels.remove, { contact: contactWords(tools, contact) }), onclick: () => drop(n) }, icon("wrong"));
    return el("li", { "data-impossible": String(Boolean(reason)) }, el("b", { class: "cw-map-stagechip" }, String(stageNumber(item, contact.stage))),
      el("span", { class: "cw-map-contact" }, el("span", { class: "cw-map-pickname" }, name), el("span", { class: "cw-hint" }, channel.text),
        reason ? el("span", { class: "cw-map-reason", "data-tone": "wrong" }, icon("failed"), el("span", {}, `${labels.impossible}: ${reason}`)) : null),
      el("span", { class: "cw-hint cw-map-price" }, String(channel.cost)), remove);
  }
  const buttons = () => [...list.querySelectorAll("button")];
  // The focus goes to the neighbour of what was removed.
  const focus = (place) => (buttons().at(Math.min(place, buttons().length - 1)) ?? head).focus();
  return {
    node: el("div", { class: "cw-map-planned" }, head, list),
    focus,
    place: (n) => order(state.plan).indexOf(n),
    show() {
      const here = buttons().indexOf(document.activeElement);
      head.textContent = fill(labels.contacts, { n: state.plan.length });
      list.replaceChildren(...order(state.plan).map((n) => row(state.plan[n], n)));
      if (!state.plan.length) list.append(el("li", { class: "cw-hint cw-map-empty" }, labels.empty));
      if (here >= 0) focus(here);
    },
  };
}

// Places of the contacts in the plan, by stage.
const order = (plan) => plan.map((_, n) => n).sort((a, b) => plan[a].stage - plan[b].stage || a - b);

const stageIndex = (value, ghost) => el("span", { class: "cw-map-index" }, bar(value ?? 0, { ghost }), el("b", {}, value?.toFixed(0) ?? "–"));

function stageFigures({ item, labels, state }, { slot }, n) {
  const { stages, used } = state.outcome;
  slot.dataset.spent = String(used[n] > 0);
  slot.replaceChildren(...(item.graded ? [] : [stageIndex(stages?.[n], item.start.stages[n])]),
    el("span", { class: "cw-hint" }, fill(labels.half, { n: used[n], limit: item.budget.stage }), " ", el("span", { class: "cw-unseen" }, labels.halfDays)));
}

// The index of the whole; a graded plan shows none.
function wholeIndex({ item, labels, state }) {
  const { overall, reasons } = state.outcome;
  const stuck = reasons.some(Boolean) && el("span", { class: "cw-map-stuck", "data-tone": "wrong" }, icon("failed"), labels.stuck);
  if (item.graded) return stuck ? [stuck] : [];
  if (stuck) return [el("span", {}, labels.overall), stuck];
  const change = state.plan.length ? fill(labels.change, { n: signed(overall - item.start.overall) }) : "";
  return [el("span", {}, labels.overall), el("b", { class: "cw-map-overall" }, one(overall)), el("span", { class: "cw-hint" }, change)];
}

function totals(tools, node) {
  const { item, labels, state } = tools;
  const [spent, { total }] = [sum(state.outcome.used), item.budget];
  node.replaceChildren(...wholeIndex(tools), el("span", { class: "cw-map-spent" }, bar(Math.min(spent, total), { high: total }), fill(labels.spent, { n: spent, total })));
}

function shareTable({ labels }, shares) {
  return el("div", { class: "cw-map-shares" }, el("p", { class: "cw-frame-head" }, labels.shares), el("ul", {}, ...shares.map(({ text, share, own }) =>
    el("li", { "data-own": String(own) }, el("span", {}, text), bar(Math.max(0, Math.min(100, 100 * share))), el("b", {}, fill(labels.percent, { n: Math.round(100 * share) }))))));
}

function planPart(tools) {
  const { labels, state, item } = tools;
  const picker = stagePicker(tools, labels.index);
  const figures = el("div", { class: "cw-map-totals" });
  const whom = peoplePicker(tools);
  const channels = channelPicker(tools, add);
  const planned = contactList(tools, drop);
  const undo = el("button", { type: "button", class: "cw-map-undo", onclick: () => isEnabled(undo) && back() }, labels.undo);
  const result = el("div", { role: "status" });
  const submit = el("button", { type: "button", class: "cw-primary", onclick: () => tools.submit("plan", "check") }, labels.submit);
  const reveal = el("button", { type: "button", class: "cw-plain", hidden: true, onclick: () => tools.submit("plan", "reveal") }, labels.reveal);
  let told = null;

  function edit(plan, words) {
    state.history.push(state.plan);
    state.plan = plan;
    tools.changed(words);
  }
  function add(n) {
    // A double click comes before the kernel can say that one contact each is the limit.
    if (state.plan.some(({ stage, member }) => stage === state.stage && member === state.person)) return;
    const contact = { stage: state.stage, member: state.person, channel: item.channels[n].id };
    edit([...state.plan, contact], fill(labels.added, { contact: contactWords(tools, contact) }));
  }
  function drop(n) {
    const place = planned.place(n);
    edit(state.plan.filter((_, other) => other !== n), fill(labels.removed, { contact: contactWords(tools, state.plan[n]) }));
    planned.focus(place);
  }
  function back() {
    state.plan = state.history.pop();
    tools.changed(labels.undone);
  }
  return {
    nodes: [picker.node, figures, el("div", { class: "cw-map-work" }, whom.node, channels.node, planned.node),
      el("div", { class: "cw-frame-foot" }, ...(item.graded ? [] : [submit, reveal]), undo),
      result, ...(item.graded ? [] : [el("p", { class: "cw-hint cw-map-caution" }, labels.caution)])],
    result,
    blank: () => !state.plan.length,
    show() {
      picker.show();
      picker.cells.forEach((cell, n) => stageFigures(tools, cell, n));
      totals(tools, figures);
      [whom, channels, planned].forEach((part) => part.show());
      enable(undo, state.history.length > 0);
      const said = tools.told.plan;
      const whole = said && same(said.value, state.plan) ? said : null;
      reveal.hidden = !whole || whole.revealed || !whole.shares.length;
      if (whole === told) return;
      told = whole;
      result.replaceChildren(...(told ? [conclusion(told, { ...labels, ...labels.planTold }), ...(told.shares.length ? [shareTable(tools, told.shares)] : [])] : []));
    },
  };
}
