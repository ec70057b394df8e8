// The six kinds of question. Each draws its controls once and returns
//   body         the element
//   read(sure)   the answer as it stands; `sure` takes an untouched order for an answer
//   write(value) shows an answer
//   place(id)    where the feedback on an option goes
//   control(id)  the control which that feedback describes
// and calls `changed()` when the trainee did something. Nothing here knows right from wrong.

function choices({ item, changed }) {
  const single = item.kind === "single";
  const name = unique();
  const inputs = new Map();
  const rows = new Map();
  for (const { id, text } of item.options) {
    const input = el("input", { type: single ? "radio" : "checkbox", name, value: id, onchange: changed });
    const label = el("label", { class: "cw-choice" }, input, el("span", {}, ...paragraphs(text, "span")));
    inputs.set(id, input);
    rows.set(id, el("div", {}, label));
  }
  const picked = () => [...inputs].filter(([, input]) => input.checked).map(([id]) => id);
  return {
    body: el("div", { class: "cw-quiz-rows" }, ...rows.values()),
    read: () => (single ? picked()[0] ?? null : picked()),
    write: (value) => inputs.forEach((input, id) => (input.checked = (single ? [value] : value ?? []).includes(id))),
    place: (id) => rows.get(id),
    control: (id) => inputs.get(id),
  };
}

// One native list per row: it works alike by mouse, finger and keyboard. Long targets are
// written out once, with letters, because a native list cuts them off.
function matching({ item, labels, changed }) {
  const width = (text) => [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);
  const long = item.targets.some(({ text }) => width(text) > 40);
  const letter = (n) => String.fromCharCode(65 + n);
  const selects = new Map();
  const rows = new Map();
  for (const { id, text } of item.options) {
    const select = el("select", { id: unique(), onchange: changed }, el("option", { value: "" }, labels.choose),
      ...item.targets.map((target, n) =>
        el("option", { value: target.id }, long ? `${letter(n)} · ${target.text}` : target.text)));
    const label = el("label", { for: select.id }, ...paragraphs(text, "span"));
    selects.set(id, select);
    rows.set(id, el("div", {}, el("div", { class: "cw-quiz-pair" }, label, select)));
  }
  const key = el("ol", { class: "cw-quiz-key", type: "A" }, ...item.targets.map(({ text }) => el("li", {}, text)));
  return {
    body: el("div", {}, long ? key : null, el("div", { class: "cw-quiz-rows" }, ...rows.values())),
    read: () => Object.fromEntries([...selects].filter(([, s]) => s.value).map(([id, s]) => [id, s.value])),
    write: (value) => selects.forEach((select, id) => (select.value = value?.[id] ?? "")),
    place: (id) => rows.get(id),
    control: (id) => selects.get(id),
  };
}

function ordering({ item, labels, changed, announce }) {
  const list = el("ol", { class: "cw-quiz-order" });
  const rows = new Map();
  let touched = false;
  const keep = el("button", { type: "button", hidden: !item.graded }, labels.keep);
  const total = item.options.length;

  function refresh() {
    [...list.children].forEach((row, n) => {
      enable(row.up, n > 0);
      enable(row.down, n < total - 1);
    });
    enable(keep, !touched);
  }
  function moved(row) {
    touched = true;
    refresh();
    announce(fill(labels.moved, { text: row.words, n: [...list.children].indexOf(row) + 1, total }));
    changed();
  }
  function shift(row, up) {
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    // The neighbour is moved, not the row itself: so the focus stays in it.
    if (up) row.after(other);
    else row.before(other);
    moved(row);
  }
  for (const { id, text } of item.options) {
    const words = plain(text);
    const row = el("li");
    const button = (way) => el("button", { type: "button", class: "cw-plain", onclick: () => shift(row, way === "up"),
      "aria-label": fill(labels[way], { text: words }), title: fill(labels[way], { text: "" }).trim() }, icon(way));
    const [up, down] = [button("up"), button("down")];
    Object.assign(row, { id: unique(), words, up, down });
    row.append(el("div", { class: "cw-quiz-thing" }, el("span", { class: "cw-quiz-grip" }, icon("grip")),
      el("span", { class: "cw-quiz-text" }, ...paragraphs(text, "span")), up, down));
    row.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      shift(row, event.key === "ArrowUp");
    });
    rows.set(id, row);
  }
  list.append(...rows.values());
  keep.addEventListener("click", () => {
    if (touched) return;
    touched = true;
    refresh();
    changed();
  });
  dragRows(list, moved);
  refresh();
  return {
    body: el("div", {}, list, keep),
    read: (sure) => (touched || sure ? [...list.children].map((row) => [...rows].find(([, r]) => r === row)[0]) : null),
    write(value) {
      if (list.querySelector(".cw-quiz-dragged")) return; // an older answer's reply, mid-drag
      touched = Boolean(value?.length);
      list.append(...(touched ? value : [...rows.keys()]).map((id) => rows.get(id)).filter(Boolean));
      refresh();
    },
    place: (id) => rows.get(id),
    control: (id) => rows.get(id).up,
  };
}

// A mouse drags a row anywhere; a finger drags it by the grip, and scrolls elsewhere.
function dragRows(list, moved) {
  let row = null;
  let before = null;
  list.addEventListener("pointerdown", (event) => {
    const grip = event.pointerType === "mouse" ? "li" : ".cw-quiz-grip";
    if (event.button || event.target.closest("button") || !event.target.closest(grip)) return;
    event.preventDefault();
    row = event.target.closest("li");
    before = row.nextElementSibling;
    list.setPointerCapture(event.pointerId);
    row.classList.add("cw-quiz-dragged");
  });
  list.addEventListener("pointermove", (event) => {
    if (!row) return;
    const next = [...list.children].find((other) => {
      const { top, height } = other.getBoundingClientRect();
      return other !== row && event.clientY < top + height / 2;
    });
    if ((next ?? null) !== row.nextElementSibling) list.insertBefore(row, next ?? null);
  });
  const drop = () => {
    row?.classList.remove("cw-quiz-dragged");
    if (row && row.nextElementSibling !== before) moved(row);
    row = null;
  };
  list.addEventListener("pointerup", drop);
  list.addEventListener("pointercancel", drop);
}

function numeric({ item, labels, changed }) {
  const input = el("input", { type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false",
    maxlength: 60, "aria-label": labels.number, oninput: () => changed({ typing: true }), onblur: () => changed({ done: true }) });
  const [first] = item.units;
  const unit = item.units.length > 1
    ? el("select", { "aria-label": labels.unit, onchange: changed }, ...item.units.map(({ id, text }) => el("option", { value: id }, text)))
    : el("span", { id: unique() }, first.text);
  if (item.units.length === 1) input.setAttribute("aria-describedby", unit.id);
  return {
    body: el("div", { class: "cw-quiz-number" }, input, unit),
    read: () => ({ text: input.value.trim(), unit: unit.value ?? first.id }),
    write(value) {
      if (input.value.trim() !== (value?.text ?? "")) input.value = value?.text ?? "";
      if (item.units.length > 1) unit.value = value?.unit ?? first.id;
    },
    place: () => null,
    control: () => input,
  };
}

// Running text whose segments are buttons. With one label a click marks; with several it
// picks the segment up, and the bar of labels below says what it is.
function spans({ item, labels, changed, announce }) {
  const marks = new Map();
  const segments = new Map();
  const only = item.targets.length === 1 ? item.targets[0].id : null;
  const notes = new Map(item.options.map(({ id }) => [id, el("div")]));
  let current = null;

  function show() {
    for (const [id, segment] of segments) {
      const label = item.targets.find((target) => target.id === marks.get(id));
      segment.setAttribute("aria-pressed", String(Boolean(label)));
      segment.classList.toggle("cw-quiz-current", id === current);
      segment.tag.textContent = label && !only ? `\u2060${label.text}` : ""; // joined to the last word
      if (label) segment.setAttribute("aria-label", `${segment.words}: ${label.text}`);
      else segment.removeAttribute("aria-label");
    }
    for (const [target, button] of buttons) {
      enable(button, current !== null);
      button.setAttribute("aria-pressed", String(current !== null && (marks.get(current) ?? "") === target));
    }
  }
  function mark(id, target) {
    if (target) marks.set(id, target);
    else marks.delete(id);
    current = null;
    show();
    changed();
  }
  function pick(id, byKeyboard) {
    if (only) return mark(id, marks.has(id) ? "" : only);
    current = id;
    show();
    if (byKeyboard) buttons.get(marks.get(id) ?? item.targets[0].id).focus();
    else announce(labels.then);
  }
  function label(target) {
    if (current === null) return announce(labels.pick);
    const id = current;
    mark(id, target);
    segments.get(id).focus({ preventScroll: true });
  }
  const targets = [...item.targets, { id: "", text: labels.none }];
  const buttons = new Map(only ? [] : targets.map(({ id, text }) =>
    [id, el("button", { type: "button", onclick: () => label(id) }, text)]));
  const prose = el("p", { class: "cw-quiz-prose" });
  for (const { id, text, gap } of item.options) {
    const tag = el("span", { class: "cw-quiz-tag" });
    const segment = el("span", { role: "button", tabindex: 0, class: "cw-quiz-span", onclick: () => pick(id, false) },
      ...styled(text.flat()), tag);
    segment.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pick(id, true);
    });
    segments.set(id, Object.assign(segment, { tag, words: plain(text) }));
    prose.append(segment, gap);
  }
  const bar = el("div", { class: "cw-quiz-bar", role: "group", "aria-label": labels.bar, hidden: only !== null }, ...buttons.values());
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && current !== null) segments.get(current).focus();
  });
  show();
  return {
    body: el("div", {}, prose, bar, ...notes.values()),
    read: () => Object.fromEntries(item.options.filter(({ id }) => marks.has(id)).map(({ id }) => [id, marks.get(id)])),
    write(value) {
      marks.clear();
      Object.entries(value ?? {}).forEach(([id, target]) => marks.set(id, target));
      show();
    },
    place: (id) => notes.get(id),
    control: (id) => segments.get(id),
    quote: true, // a note stands apart from its segment, so it repeats it
  };
}

const KINDS = { single: choices, multiple: choices, matching, ordering, numeric, spans };
