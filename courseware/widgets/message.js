// The message composer: a field with its length, the findings of the checks, two examples.

function render(answer, host) {
  const { labels } = answer;
  const item = answer.model.get("item");
  const title = el("p", { class: "cw-title", id: unique() }, item.title);
  const length = el("span", { class: "cw-hint", role: "status" });
  const status = statusLine(answer);
  const result = el("div", { role: "status" });
  const write = textField({ label: labels.field, limit: item.limit, rows: 3, changed: (how) => answer.change(read(), how), done: () => answer.flush() });
  const read = () => ({ text: write.read() });
  let asked = ""; // what the trainee asked for here: take them to it
  const ask = (type) => {
    if (!write.read().trim()) return answer.show("hint", labels.blank);
    asked = type;
    answer.send(type, read());
  };
  const check = el("button", { type: "button", class: "cw-primary", onclick: () => ask("check") }, labels.check);
  const reveal = el("button", { type: "button", class: "cw-plain", onclick: () => ask("reveal") }, labels.reveal);
  const card = el("section", { class: "cw cw-card cw-writing", lang: item.lang, "data-item": item.id, "aria-labelledby": title.id },
    title, ...paragraphs(item.intro), write.body, length,
    el("div", { class: "cw-writing-foot" }, check, reveal, status), result);
  let told; // undefined, so that the first update draws

  const finding = ({ ok, text }) => el("li", {}, toned(ok ? "right" : "missed", ok ? labels.ok : labels.open, text));
  const example = ({ text, comment, length: size }, n) => el("div", { class: "cw-writing-example" },
    el("p", { class: "cw-word" }, fill(labels.example, { n: n + 1 })), el("blockquote", {}, text),
    el("p", { class: "cw-hint" }, size), ...paragraphs(comment));

  function tell(said) {
    // Until the kernel has counted a new letter, the count before it stays.
    if (said || !answer.waiting) length.textContent = said?.length ?? "";
    result.replaceChildren();
    reveal.hidden = !said?.findings || Boolean(said.examples);
    if (!said?.findings) return;
    result.append(verdictBox(icon("told"), el("div", {},
      el("p", { class: "cw-word" }, labels.findings), el("p", {}, said.summary),
      el("ul", { class: "cw-writing-list" }, ...said.findings.map(finding)), el("p", { class: "cw-hint" }, labels.caveat),
      ...(said.examples ?? []).map(example), ...paragraphs(said.closing ?? []))));
    if (asked === "reveal") result.firstChild.focus({ preventScroll: true });
    asked = "";
  }
  function update() {
    write.write(answer.value?.text ?? "");
    status.update();
    const said = answer.feedback;
    if (said !== told) tell((told = said));
  }

  keepKeys(card);
  host.append(card);
  return update;
}

export default answering(render);
