// What the widgets share in which a trainee sorts and marks: the words above, the buttons
// below, the verdict. Each of them draws its own part once and returns
//   body         the element above the buttons
//   after        the element below the verdict, if there is one
//   empty        the answer of somebody who did nothing yet
//   read()       the answer as it stands
//   write(value) shows an answer
//   tell(said)   shows the feedback on the parts, or takes it away (null)
// and calls `changed()` when the trainee did something. Nothing here knows right from wrong.

// What a remark is about, where it stands apart from it; spoken words have their own marks.
function quote(text) {
  if (!text) return [];
  return [el("span", { class: "cw-frame-quoted" }, /["“]/.test(text) ? text : `“${text}”`), " "];
}

// A remark on one part: icon, word and reason.
function remark(said, quoted) {
  const body = el("div", {}, el("span", { class: "cw-word" }, said.word), ...quote(quoted),
    ...said.text.map((runs, n) => el(n ? "div" : "span", {}, ...styled(runs))), said.solution ? el("div", {}, said.solution) : null);
  return el("div", { class: "cw-note cw-frame-note", "data-tone": said.mark }, icon(said.mark), body);
}

// A place for the remark on one control, which it then describes.
function remarkPlace(...controls) {
  const place = el("div", { id: unique(), hidden: true });
  place.tell = (said) => {
    place.hidden = !said;
    place.replaceChildren(...(said ? [remark(said)] : []));
    for (const control of controls) {
      if (said) control.setAttribute("aria-describedby", place.id);
      else control.removeAttribute("aria-describedby");
    }
  };
  return place;
}

// Radio buttons with their words, a group of their own.
function radios(options, changed, { className = "cw-frame-radio" } = {}) {
  const name = unique();
  const inputs = new Map();
  const labels = options.map(({ id, text }) => {
    const input = el("input", { type: "radio", name, value: id, onchange: changed });
    inputs.set(id, input);
    const words = Array.isArray(text) ? paragraphs(text, "span") : [text];
    return el("label", { class: className }, input, el("span", {}, ...words));
  });
  return {
    labels,
    read: () => [...inputs].find(([, input]) => input.checked)?.[0] ?? null,
    write: (value) => inputs.forEach((input, id) => (input.checked = id === value)),
  };
}

const conclusion = (said, labels) => verdict(said, labels,
  ...said.summary.map((sentence) => el("p", {}, sentence)), ...paragraphs(said.closing));

const framed = (draw) => answering((answer, host) => {
  const { labels } = answer;
  const item = answer.model.get("item");
  const status = statusLine(answer);
  const live = el("span", { class: "cw-unseen", role: "status" });
  const result = el("div", { role: "status" });
  const title = el("p", { class: "cw-title", id: unique() }, item.title);
  const check = el("button", { type: "button", class: "cw-primary", onclick: () => submit("check") }, labels.check);
  const reveal = el("button", { type: "button", class: "cw-plain", onclick: () => submit("reveal") }, labels.reveal);
  let asked = ""; // what the trainee asked for here: take them to it
  let told = null;

  const part = draw({ item, labels, announce: (words) => (live.textContent = words), changed: () => answer.change(part.read()) });

  function submit(type) {
    const value = part.read();
    if (same(value, part.empty)) return answer.show("hint", labels.blank);
    asked = type;
    answer.send(type, value);
  }
  function update() {
    if (!same(part.read(), answer.value ?? part.empty)) part.write(answer.value ?? part.empty);
    status.update();
    const said = answer.feedback;
    reveal.hidden = !said || said.verdict === "right" || said.revealed;
    if (said !== told) tell((told = said));
  }
  function tell(said) {
    part.tell(said);
    result.replaceChildren(...(said ? [conclusion(said, labels)] : []));
    if (!said || !asked) return;
    lead(result.firstChild, said);
    asked = "";
  }

  const card = el("section", { class: `cw cw-card cw-frame cw-${item.kind}`, lang: item.lang, "data-item": item.id,
    "data-kind": item.kind, "aria-labelledby": title.id },
    title, el("div", { class: "cw-frame-intro" }, ...paragraphs(item.intro)), part.body,
    el("div", { class: "cw-frame-foot" }, check, reveal, status), result, live, ...(part.after ? [part.after] : []));
  keepKeys(card);
  host.append(card);
  return update;
});
