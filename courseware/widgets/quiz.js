// A question: draws it, reports each change to the kernel, says what became of it.

function note(id, said, labels, quoted) {
  const word = said.mark ? labels.marks[said.mark] : "";
  const body = el("div", {});
  const head = [word ? el("span", { class: "cw-word" }, word) : null, quoted ? `“${quoted}” ` : null];
  body.append(...head.filter(Boolean), ...styled(said.text.flat()));
  if (said.solution) body.append(el("div", {}, fill(labels.solution, { text: said.solution })));
  return el("div", { id, class: "cw-note cw-quiz-note", "data-tone": said.mark }, said.mark ? icon(said.mark) : null, body);
}

const explained = (said, labels) => verdict(said, labels, said.solution ? el("p", {}, said.solution) : null,
  ...paragraphs(said.text), ...paragraphs(said.explanation));

function render(answer, host) {
  const item = answer.model.get("item");
  const { labels } = answer;
  const hint = el("p", { class: "cw-hint", id: unique() }, labels.hint);
  const status = statusLine(answer);
  const live = el("span", { class: "cw-unseen", role: "status" });
  const result = el("div", { role: "status" });
  const check = el("button", { type: "button", class: "cw-primary", onclick: () => submit("check") }, labels.check);
  const reveal = el("button", { type: "button", class: "cw-plain", onclick: () => submit("reveal") }, labels.reveal);
  const card = el("div", { class: "cw cw-card cw-quiz", lang: item.lang, "data-item": item.id, "data-kind": item.kind });
  let byPointer = false;
  let asked = ""; // what the trainee asked for here: take them to it
  let told = null;

  const kind = KINDS[item.kind]({ item, labels, changed, announce: (words) => (live.textContent = words) });

  function changed({ typing = false, done = false } = {}) {
    const value = kind.read();
    if (done) return answer.flush();
    // A click on one of several choices is meant; an arrow key only passes through them.
    if (item.kind === "single" && !item.graded && byPointer) ask("check", value);
    else answer.change(value, { typing });
  }
  function submit(type) {
    const value = kind.read(true);
    if (isBlank(value)) return answer.show("hint", labels.blank);
    ask(type, value);
  }
  function ask(type, value) {
    asked = type;
    answer.send(type, value);
  }
  function update() {
    if (!same(kind.read(), answer.value)) kind.write(answer.value);
    status.update();
    const said = answer.feedback;
    reveal.hidden = !said || said.verdict === "right" || said.revealed;
    if (said !== told) tell((told = said));
  }

  function tell(said) {
    card.querySelectorAll(".cw-quiz-note").forEach((old) => old.remove());
    item.options?.forEach(({ id, text }) => {
      const each = said?.options[id];
      const noteId = unique();
      const control = kind.control(id);
      if (each) kind.place(id).append(note(noteId, each, labels, kind.quote && plain(text)));
      if (each) control.setAttribute("aria-describedby", noteId);
      else control.removeAttribute("aria-describedby");
    });
    result.replaceChildren(...(said ? [explained(said, labels)] : []));
    if (!said || !asked) return;
    lead(result.firstChild, said);
    asked = "";
  }

  function keydown(event) {
    byPointer = false;
    // While an input method composes, Enter accepts what it offers.
    if (event.key === "Enter" && !event.isComposing && event.target.matches("input")) {
      event.preventDefault();
      if (item.graded) answer.flush();
      else submit("check");
    }
  }

  card.append(
    el("fieldset", { "aria-describedby": hint.id }, el("legend", {}, ...paragraphs(item.stem, "span")), hint, kind.body),
    el("div", { class: "cw-quiz-foot" }, ...(item.graded ? [] : [check, reveal]), status),
    result, live);
  card.addEventListener("keydown", keydown);
  keepKeys(card);
  card.addEventListener("pointerdown", () => (byPointer = true), true);
  host.append(card);
  return update;
}

export default answering(render);
