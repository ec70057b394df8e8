// The wording workbench: for each sentence a pattern to pick and a field to write in.

const TONES = { error: "wrong", warn: "missed", info: "told" };

function bench(sentence, n, { item, labels, changed, done, blank }) {
  const group = unique();
  const inputs = new Map();
  for (const [id, name] of Object.entries(item.patterns)) {
    const input = el("input", { type: "radio", name: group, value: id, onchange: () => changed() });
    inputs.set(id, [input, el("label", { class: "cw-choice" }, input, el("span", {}, name))]);
  }
  const write = textField({ label: labels.field, limit: item.limit, changed, done });
  const picked = el("div", { role: "status" });
  const result = el("div", { role: "status" });
  let flags = {};
  let revealing = false;
  let told = null;
  const ask = (more) => {
    const text = write.read();
    if (!text.trim()) return blank();
    flags = { ...flags, checked: text, ...more };
    revealing = Boolean(more.shown);
    changed();
  };
  const check = el("button", { type: "button", class: "cw-primary", onclick: () => ask({}) }, labels.check);
  const reveal = el("button", { type: "button", class: "cw-plain", onclick: () => ask({ shown: true }) }, labels.reveal);
  const number = fill(labels.number, { n: n + 1, total: item.sentences.length });
  return {
    id: sentence.id,
    body: el("section", { class: "cw-workbench-one" },
      el("p", { class: "cw-hint" }, number), el("blockquote", {}, sentence.costly), ...paragraphs(sentence.situation),
      el("fieldset", {}, el("legend", {}, labels.pick), el("div", { class: "cw-workbench-patterns" }, ...[...inputs.values()].map(([, row]) => row))),
      picked, write.body, el("div", { class: "cw-writing-foot" }, check, reveal), result),
    read() {
      const pattern = [...inputs].find(([, [input]]) => input.checked)?.[0];
      const text = write.read();
      return { ...(pattern && { pattern }), ...(text && { text }), ...flags };
    },
    write(work = {}) {
      inputs.forEach(([input], id) => (input.checked = id === work.pattern));
      write.write(work.text ?? "");
      flags = { ...(work.checked && { checked: work.checked }), ...(work.shown && { shown: true }) };
    },
    tell(said = null) {
      if (same(said, told)) return; // what is drawn again is read aloud again
      told = said;
      const tone = said?.right ? "right" : "wrong";
      picked.replaceChildren(...(said?.pattern.length ? [toned(tone, labels[tone], ...styled(said.pattern.flat()))] : []));
      result.replaceChildren(...(said?.checked ? [explained(said)] : []));
      reveal.hidden = Boolean(said?.model);
      if (revealing && said?.model) result.firstChild?.focus({ preventScroll: true });
      if (said?.model) revealing = false;
    },
  };

  function explained(said) {
    const hits = said.hits.map(({ severity, words, hint }) =>
      el("li", {}, toned(TONES[severity], labels.severity[severity], el("q", {}, words), " ", hint)));
    const list = hits.length ? el("ul", { class: "cw-writing-list" }, ...hits) : toned("told", "", labels.clean);
    const model = said.model ? [el("p", { class: "cw-word" }, labels.model), el("blockquote", {}, said.model), ...paragraphs(said.why)] : [];
    return verdictBox(el("div", {}, list, ...model));
  }
}

function render(answer, host) {
  const { labels } = answer;
  const item = answer.model.get("item");
  const title = el("p", { class: "cw-title", id: unique() }, item.title);
  const status = statusLine(answer);
  const closing = el("div", { role: "status" });
  const tools = { item, labels, changed: (how) => answer.change(read(), how), done: () => answer.flush(), blank: () => answer.show("hint", labels.blank) };
  const benches = item.sentences.map((sentence, n) => bench(sentence, n, tools));
  const card = el("section", { class: "cw cw-card cw-writing", lang: item.lang, "data-item": item.id, "aria-labelledby": title.id },
    title, ...paragraphs(item.intro), ...benches.map(({ body }) => body), el("div", { class: "cw-writing-foot" }, status), closing);
  let told;

  function read() {
    const works = benches.map((each) => [each.id, each.read()]).filter(([, work]) => Object.keys(work).length);
    return { sentences: Object.fromEntries(works) };
  }
  function update() {
    if (!same(read(), answer.value ?? { sentences: {} })) benches.forEach((each) => each.write(answer.value?.sentences[each.id]));
    status.update();
    const said = answer.feedback;
    // While a letter is on its way to the kernel, what was said about the rest stays.
    if (!said && answer.waiting) return;
    if (said === told) return;
    told = said;
    benches.forEach((each) => each.tell(said?.sentences[each.id]));
    closing.replaceChildren(...paragraphs(said?.closing ?? []));
  }

  keepKeys(card);
  host.append(card);
  return update;
}

export default answering(render);
