// The customer card: the report on one side, a list and "fact or guess" for each field beside it.

function cardField(field, { item, labels, changed }) {
  const select = el("select", { id: unique(), onchange: pick }, el("option", { value: "" }, labels.choose),
    ...field.options.map(({ id, text }) => el("option", { value: id }, text)),
    el("option", { value: item.open }, labels.open));
  const basis = radios(item.bases, changed);
  const group = el("fieldset", { class: "cw-frame-radios" },
    el("legend", { class: "cw-unseen" }, fill(labels.basis, { field: field.label })), ...basis.labels);
  const place = remarkPlace(select);

  // What the report doesn't tell is neither fact nor guess.
  function pick() {
    if (select.value === item.open) basis.write(null);
    show();
    changed();
  }
  function show() {
    group.style.visibility = select.value === item.open ? "hidden" : "";
  }
  return {
    id: field.id,
    body: el("div", { class: "cw-card-field" }, el("label", { for: select.id }, field.label), select, group, place),
    read: () => ({ pick: select.value || null, basis: basis.read() }),
    write(entry) {
      select.value = entry?.pick ?? "";
      basis.write(entry?.basis ?? null);
      show();
    },
    tell: place.tell,
  };
}

function card({ item, labels, changed }) {
  const count = el("span", { class: "cw-hint" });
  const tools = { item, labels, changed: () => { show(); changed(); } };
  const fields = item.fields.map((field) => cardField(field, tools));
  const head = el("p", { class: "cw-title", id: unique() }, labels.card);
  const report = el("p", { class: "cw-title", id: unique() }, labels.report);
  const isFilled = ({ pick, basis }) => pick === item.open || (pick && basis);

  function show() {
    const n = fields.filter((field) => isFilled(field.read())).length;
    count.textContent = fill(labels.count, { n, total: fields.length });
  }
  show();
  return {
    body: el("div", { class: "cw-card-sides" },
      el("section", { class: "cw-card-report", "aria-labelledby": report.id }, report, ...paragraphs(item.report)),
      el("div", { class: "cw-card-form", role: "group", "aria-labelledby": head.id },
        el("div", { class: "cw-card-head" }, head, count), ...fields.map(({ body }) => body))),
    empty: { fields: {} },
    read() {
      const entries = fields.map((field) => [field.id, field.read()]);
      return { fields: Object.fromEntries(entries.filter(([, { pick, basis }]) => pick || basis)) };
    },
    write(value) {
      fields.forEach((field) => field.write(value.fields[field.id]));
      show();
    },
    tell: (said) => fields.forEach((field) => field.tell(said?.remarks[field.id])),
  };
}

export default framed(card);
