// A question: draws it, reports each change to the kernel, says what became of it.

const PATIENCE = 3000; // ms without a reply before the trainee is told
const TYPING = 300; // ms of rest before a typed number is sent

const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value) => (value && !Array.isArray(value) && typeof value === "object" ? Object.entries(value).sort() : value);
const isBlank = (value) => value == null || value.text === "" || (!("text" in Object(value)) && !Object.keys(value).length);

// What all views of one question share: the answer, and how far it has got.
class Answer extends EventTarget {
  constructor(model) {
    super();
    this.model = model;
    this.labels = model.get("labels");
    this.value = model.get("answer");
    this.waiting = null; // the number of the newest message while it has no reply
    this.round = unique(); // tells this page's messages from another tab's
    this.count = 0;
    this.settle();
    model.on("msg:custom", (message) => this.receive(message));
    model.on("change:answer", () => this.follow());
    model.on("change:feedback", () => this.tell());
  }

  tell() {
    this.dispatchEvent(new Event("change"));
  }

  show(state, sentence) {
    const blank = this.model.get("item").graded && isBlank(this.value) ? this.labels.unanswered : "";
    const words = { idle: blank, saving: this.labels.saving, saved: blank || this.labels.saved };
    this.status = { state, sentence: sentence || words[state] };
    this.tell();
  }

  // A typed answer waits for the fingers to rest; all others go at once.
  change(value, { typing = false } = {}) {
    this.value = value;
    this.waiting = "typing";
    clearTimeout(this.timer);
    if (!typing) return this.send("answer", value);
    this.timer = setTimeout(() => this.send("answer", value), TYPING);
    this.show("saving");
  }

  flush() {
    if (this.waiting === "typing") this.send("answer", this.value);
  }

  send(type, value) {
    const seq = (this.waiting = `${this.round}-${++this.count}`);
    this.value = value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show("failed", this.labels.lost), PATIENCE);
    this.show("saving");
    try {
      this.model.send({ type, value, seq });
    } catch {
      clearTimeout(this.timer); // the kernel that drew this question is gone
      this.show("failed", this.labels.lost);
    }
  }

  receive({ type, seq, sentence }) {
    if (seq !== this.waiting) return; // an older answer's reply, or another tab's
    clearTimeout(this.timer);
    this.waiting = null;
    this.show(type, sentence);
  }

  // Another tab, or a cell run again, changed the answer; not while ours is on its way, and
  // not to what was ours a moment ago: Jupyter may set a trait after a later message came.
  follow() {
    if (this.waiting || this.model.get("by").startsWith(this.round)) return;
    this.value = this.model.get("answer");
    this.settle();
  }

  settle() {
    const notice = this.model.get("notice");
    this.show(notice ? "failed" : this.model.get("saved") ? "saved" : "idle", notice);
  }

  // The kernel's feedback holds for the answer it was given to, and for no other.
  get feedback() {
    const said = this.model.get("feedback");
    return said?.verdict && same(said.value, this.value) ? said : null;
  }
}

function note(id, said, labels, quoted) {
  const word = said.mark ? labels.marks[said.mark] : "";
  const body = el("div", {});
  const head = [word ? el("span", { class: "cw-word" }, word) : null, quoted ? `“${quoted}” ` : null];
  body.append(...head.filter(Boolean), ...styled(said.text.flat()));
  if (said.solution) body.append(el("div", {}, fill(labels.solution, { text: said.solution })));
  return el("div", { id, class: "cw-note cw-quiz-note", "data-tone": said.mark }, said.mark ? icon(said.mark) : null, body);
}

function verdict(said, labels) {
  const word = said.revealed ? labels.revealed : labels.verdicts[said.verdict];
  const body = el("div", {}, el("p", { class: "cw-word" }, word), said.solution ? el("p", {}, said.solution) : null,
    ...paragraphs(said.text), ...paragraphs(said.explanation));
  if (said.verdict !== "right" && !said.revealed) body.append(el("p", {}, labels.again));
  const tone = said.revealed ? "told" : said.verdict;
  return el("div", { class: "cw-verdict", "data-tone": tone, tabindex: -1 }, icon(tone), body);
}

function render(answer, host) {
  const item = answer.model.get("item");
  const { labels } = answer;
  const hint = el("p", { class: "cw-hint", id: unique() }, labels.hint);
  const status = el("span", { class: "cw-status", role: "status" });
  const live = el("span", { class: "cw-unseen", role: "status" });
  const result = el("div", { role: "status" });
  const check = el("button", { type: "button", class: "cw-primary", onclick: () => submit("check") }, labels.check);
  const reveal = el("button", { type: "button", class: "cw-plain", onclick: () => submit("reveal") }, labels.reveal);
  const card = el("div", { class: "cw cw-card cw-quiz", lang: item.lang, "data-item": item.id, "data-kind": item.kind });
  const icons = { saved: "right", failed: "failed" };
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
    const { state, sentence } = answer.status;
    status.dataset.state = state;
    status.replaceChildren(...(sentence && icons[state] ? [icon(icons[state])] : []), el("span", {}, sentence ?? ""));
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
    result.replaceChildren(...(said ? [verdict(said, labels)] : []));
    if (!said || !asked) return;
    if (said.revealed) result.firstChild.focus({ preventScroll: true });
    result.firstChild.scrollIntoView({ block: "nearest" }); // below a tall card it would be missed
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
    // Bare keys are the trainee's here, and no shortcuts of JupyterLab (d, d would delete the
    // cell); Ctrl+S still saves the notebook.
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  }

  card.append(
    el("fieldset", { "aria-describedby": hint.id }, el("legend", {}, ...paragraphs(item.stem, "span")), hint, kind.body),
    el("div", { class: "cw-quiz-foot" }, ...(item.graded ? [] : [check, reveal]), status),
    result, live);
  card.addEventListener("keydown", keydown);
  card.addEventListener("pointerdown", () => (byPointer = true), true);
  answer.addEventListener("change", update);
  update();
  host.append(card);
  return () => {
    answer.flush();
    answer.removeEventListener("change", update);
  };
}

export default () => {
  let answer;
  return {
    initialize({ model }) {
      answer = new Answer(model);
    },
    render: ({ el: host }) => render(answer, host),
  };
};
