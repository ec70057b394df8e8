// The questions of an exercise, each answered or not; drawn anew whenever one is saved.

function render({ model, el: host }) {
  const heading = el("p", { class: "cw-word", id: unique() });
  const list = el("ol", { class: "cw-checklist-rows" });
  const next = el("p", { role: "status" });
  const card = el("section", { class: "cw cw-card cw-checklist", lang: model.get("lang"), "aria-labelledby": heading.id },
    heading, list, next);
  function update() {
    const labels = model.get("labels");
    heading.textContent = model.get("heading");
    list.replaceChildren(...model.get("rows").map(({ text, answered }) =>
      el("li", {}, el("span", {}, text), el("span", { class: "cw-checklist-state", "data-tone": answered ? "right" : "" },
        answered ? icon("right") : null, answered ? labels.answered : labels.open))));
    next.textContent = model.get("advice");
  }
  model.on("change", update);
  update();
  host.append(card);
}

export default { render };
