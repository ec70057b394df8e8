// All that is known of one person, beside the map.

function related({ item, members }, id, kind) {
  return item.relations.filter((each) => each.kind === kind && each.ends.includes(id))
    .map(({ ends, note }) => ({ ...members.get(ends.find((end) => end !== id)), note }));
}

function fact(term, ...description) {
  return el("div", { class: "cw-map-fact" }, el("dt", {}, term), el("dd", {}, ...description));
}

function influenceRows(tools, member) {
  const { item, labels, state } = tools;
  const high = Math.max(...item.members.flatMap(({ influence }) => influence));
  return el("ol", { class: "cw-map-weights", "aria-label": labels.influence }, ...member.influence.map((weight, n) =>
    el("li", { title: item.stages[n].text, "data-now": n === state.stage }, el("span", {}, String(stageNumber(item, n))), bar(weight, { high }),
      el("span", {}, fill(labels.percent, { n: weight })))));
}

function person(tools) {
  const { item, labels, state, members } = tools;
  const node = el("section", { class: "cw-map-person", "aria-label": labels.member });
  return {
    node,
    show() {
      const member = members.get(state.person);
      const { roles, attitude, relationship } = codesOf(tools, member);
      const coded = (options, ids) => ids.map((id) => `${id} ${wordOf(options, id)}`).join(" · ") || labels.uncoded;
      const names = (kind) => related(tools, member.id, kind).map(({ name, note }) => (note ? fill(labels.with, { text: name, people: note }) : name)).join(" · ") || labels.none;
      node.replaceChildren(
        el("p", { class: "cw-map-name" }, badge(relationship), el("strong", {}, member.name)), el("p", { class: "cw-hint" }, member.title),
        el("dl", {},
          fact(labels.roles, coded(item.roles, roles)),
          fact(labels.attitude, coded(item.attitudes, [attitude].filter(Boolean))),
          fact(labels.relationship, coded(item.stances, [relationship].filter(Boolean))),
          el("div", { class: "cw-map-fact cw-map-wide" }, el("dt", {}, labels.influence), el("dd", {}, influenceRows(tools, member))),
          fact(labels.sources, member.sources.map((id) => wordOf(item.channels, id)).join(" · ") || labels.none),
          fact(labels.friends, names("harmony")), fact(labels.foes, names("hostility")),
          ...(member.ties.length ? [fact(labels.ties, member.ties.join(" · "))] : [])));
    },
  };
}
