// What widgets with a field to write in share.

// A text field that grows with its text; `changed({ typing })` is called as in a question.
function textField({ label, limit, rows = 2, changed, done }) {
  const field = el("textarea", { id: unique(), rows, spellcheck: "false", maxlength: limit });
  const grow = () => {
    field.style.height = "auto";
    if (field.scrollHeight) field.style.height = `${field.scrollHeight + 2}px`;
  };
  // While an input method composes, its letters are not yet the trainee's words: they are
  // neither saved and counted, nor written over.
  let composing = false;
  const typed = () => {
    grow();
    if (!composing) changed({ typing: true });
  };
  field.addEventListener("input", typed);
  field.addEventListener("compositionstart", () => (composing = true));
  field.addEventListener("compositionend", () => {
    composing = false;
    typed();
  });
  field.addEventListener("blur", done);
  return {
    body: el("div", { class: "cw-writing-field" }, el("label", { for: field.id }, label), field),
    field,
    read: () => field.value,
    // What is being typed has the same text, and keeps its cursor.
    write(text) {
      if (composing || field.value === text) return;
      field.value = text;
      requestAnimationFrame(grow);
    },
  };
}

// A verdict that takes the focus, since the button that asked for it goes away.
function verdictBox(...children) {
  return el("div", { class: "cw-verdict", "data-tone": "told", tabindex: -1 }, ...children);
}

// A note with icon, word and text.
function toned(tone, word, ...children) {
  const body = el("div", {}, word ? el("span", { class: "cw-word" }, word) : null, ...children);
  return el("div", { class: "cw-note", "data-tone": tone }, icon(tone), body);
}
