// What every widget with a saved answer shares: how far the answer has got, and its status line.

const PATIENCE = 3000; // ms without a reply before the trainee is told
const TYPING = 300; // ms of rest before something typed is sent

const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value) => (Array.isArray(value) || !value || typeof value !== "object" ? value
  : Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
const isBlank = (value) => value == null || value.text === "" || (!("text" in Object(value)) && !Object.keys(value).length);

// What all views of one answer share.
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
      clearTimeout(this.timer); // the kernel that drew this widget is gone
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
    return said && "value" in said && same(said.value, this.value) ? said : null;
  }
}

const STATUS_ICONS = { saved: "right", failed: "failed" };

// Call the returned node's `update` whenever the answer changes.
function statusLine(answer) {
  const node = el("span", { class: "cw-status", role: "status" });
  node.update = () => {
    const { state, sentence } = answer.status;
    node.dataset.state = state;
    const mark = sentence && STATUS_ICONS[state];
    node.replaceChildren(...(mark ? [icon(mark)] : []), el("span", {}, sentence ?? ""));
  };
  return node;
}

// The verdict on an answer, or the answer itself where the trainee asked for it.
function verdict(said, labels, ...sentences) {
  const word = said.revealed ? labels.revealed : labels.verdicts[said.verdict];
  const body = el("div", {}, el("p", { class: "cw-word" }, word), ...sentences);
  if (said.verdict !== "right" && !said.revealed) body.append(el("p", {}, labels.again));
  const tone = said.revealed ? "told" : said.verdict;
  return el("div", { class: "cw-verdict", "data-tone": tone, tabindex: -1 }, icon(tone), body);
}

// Take a trainee to the verdict they asked for: below a tall card it would be missed, and the
// button that asked for the answer has gone with their focus.
function lead(node, { revealed }) {
  if (revealed) node.focus({ preventScroll: true });
  node.scrollIntoView({ block: "nearest" });
}

// The widget's export: one `Answer` for all its views; `render(answer, host)` draws one view
// and returns what to call when its answer changes.
const answering = (render) => () => {
  let answer;
  return {
    initialize({ model }) {
      answer = new Answer(model);
    },
    render({ el: host }) {
      const update = render(answer, host);
      answer.addEventListener("change", update);
      update();
      return () => {
        answer.flush();
        answer.removeEventListener("change", update);
      };
    },
  };
};
