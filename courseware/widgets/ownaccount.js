// An account of one's own: a file is read, and the decision map drawn from what it holds.

// What Excel and WPS write: UTF-8, with or without a mark; UTF-16 with one; or GBK.
function decoded(bytes) {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  for (const encoding of wide ? [wide] : ["utf-8", "gbk"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes("\0") ? null : text.replace(/\r\n?/g, "\n").trimEnd();
    } catch {
      // not this one
    }
  }
  return null;
}

// The answer as a decision map sees it: of the account's answer, the plan alone.
function planOf(answer, account) {
  let [heard, told] = [null, null];
  const whole = ({ plan = [] }) => ({ table: account.table, plan });
  const part = (value) => (value?.plan?.length ? { plan: value.plan } : {});
  return {
    labels: answer.labels,
    model: { get: (name) => (name === "item" ? account : answer.model.get(name)) },
    get value() {
      return part(answer.value);
    },
    get status() {
      return answer.status;
    },
    get feedback() {
      const said = answer.feedback;
      if (said !== heard) [heard, told] = [said, said && { ...said, value: part(said.value) }];
      return told;
    },
    show: (state, sentence) => answer.show(state, sentence),
    change: (value) => answer.change(whole(value)),
    send: (type, value) => answer.send(type, whole(value)),
  };
}

// A button that opens the browser's own choice of a file; the control behind it stays unseen.
function fileChooser(take) {
  const input = el("input", { type: "file", accept: ".csv,.txt,text/csv,text/plain", onchange: () => {
    const [file] = input.files;
    if (file) take(file);
    input.value = ""; // so that the same file can be chosen again once it is mended
  } });
  return el("button", { type: "button", onclick: () => input.click() });
}

function columnsTable({ columns }, labels) {
  return el("details", { class: "cw-own-columns" }, el("summary", {}, labels.columns), el("table", {},
    el("thead", {}, el("tr", {}, ...labels.head.map((cell) => el("th", { scope: "col" }, cell)))),
    el("tbody", {}, ...columns.map(([head, text]) => el("tr", {}, el("th", { scope: "row" }, head), el("td", {}, text))))));
}

function remarksList(remarks, labels) {
  if (!remarks.length) return [];
  return [el("p", { class: "cw-frame-head" }, labels.rules), el("ul", {}, ...remarks.map((text) => el("li", {}, icon("told"), el("span", {}, text))))];
}

function ownaccount(answer, host) {
  const { model } = answer;
  const labels = answer.labels.own;
  const item = model.get("item");
  const title = el("p", { class: "cw-title", id: unique() }, item.title);
  const trouble = el("div", { class: "cw-own-trouble", role: "alert" });
  const news = el("span", { role: "status" });
  const chooser = fileChooser(load);
  const template = el("button", { type: "button", onclick: () => saveAs(`${labels.file}.csv`, "text/csv;charset=utf-8", `\ufeff${item.template}`) }, labels.template);
  const remove = el("button", { type: "button", class: "cw-plain", onclick: () => {
    leave(null, labels.removed);
    undo.focus();
  } }, labels.remove);
  const undo = el("button", { type: "button", class: "cw-plain", hidden: true, onclick: back }, labels.undo);
  const about = el("details", { class: "cw-own-about", open: true }, el("summary", {}, labels.about),
    el("div", { class: "cw-frame-intro" }, ...paragraphs(item.intro)), columnsTable(item, labels));
  const place = el("div", { class: "cw-own-map" });
  const remarks = el("div", { class: "cw-own-remarks" });
  const computing = el("p", { class: "cw-own-computing", role: "status" });
  let drawn = null; // the account that is on the screen
  let redraw = null;
  let file = ""; // what is being loaded
  let former = null; // the answer before the last step: {value}

  async function load(chosen) {
    if (chosen.size > item.limit) return refuse(chosen.name, labels.tooLong);
    const text = decoded(new Uint8Array(await chosen.arrayBuffer()));
    if (text === null) return refuse(chosen.name, labels.notText);
    file = chosen.name;
    leave({ table: text, plan: [] }, "");
  }
  // Go on to another answer; the one before can be had back.
  function leave(value, words) {
    former = { value: answer.value };
    trouble.replaceChildren();
    news.textContent = words;
    answer.change(value);
  }
  function back() {
    const { value } = former;
    leave(value, labels.undone);
    former = null;
    chooser.focus();
    update();
  }
  function refuse(name, sentence) {
    trouble.replaceChildren(icon("failed"), el("span", {}, fill(drawn ? labels.stays : labels.refused, { file: name, sentence })));
  }
  // What the kernel said to the file.
  function hear() {
    const { state, sentence } = answer.status;
    if (!file || (state !== "failed" && state !== "saved")) return;
    if (answer.waiting) refuse(file, sentence); // no reply in time; it may still come
    else if (state === "failed") {
      const [before] = labels.notSaved.split("{sentence}");
      refuse(file, sentence.startsWith(before) ? sentence.slice(before.length) : sentence);
      file = "";
      former = null;
      answer.value = model.get("answer");
      answer.settle();
    } else if (drawn?.table === answer.value?.table) {
      trouble.replaceChildren();
      news.textContent = fill(labels.loaded, { n: drawn.members.length, file });
      file = "";
      keepPlan();
    }
  }
  // A plan stays if everybody in it is there still.
  function keepPlan() {
    const plan = former.value?.plan ?? [];
    const names = drawn.members.map(({ id }) => id);
    if (plan.length && plan.every(({ member }) => names.includes(member))) answer.change({ table: drawn.table, plan });
  }
  function draw() {
    const { account } = model.get("item");
    const table = answer.value?.table;
    if (!table) [drawn, redraw] = [null, null];
    else if (account?.table === table && drawn?.table !== table) {
      place.replaceChildren();
      [drawn, redraw] = [account, decisionmap(planOf(answer, account), place)];
      remarks.replaceChildren(...remarksList(account.remarks, labels));
      about.open = false;
    }
    if (!drawn && place.firstChild) place.replaceChildren();
    if (!drawn) about.open = true;
  }
  function update() {
    draw();
    hear();
    const empty = !drawn;
    card.dataset.empty = String(empty);
    chooser.textContent = empty ? labels.choose : labels.another;
    chooser.classList.toggle("cw-primary", empty);
    remove.hidden = remarks.hidden = empty;
    undo.hidden = !former || Boolean(file);
    if (drawn && answer.value?.table === drawn.table) redraw();
    const said = answer.feedback;
    const words = said?.computing ? labels.computing : said?.trouble ?? "";
    if (computing.textContent === words) return;
    computing.textContent = words;
    if (words && card.contains(document.activeElement)) computing.scrollIntoView({ block: "nearest" });
  }

  const card = el("section", { class: "cw cw-card cw-frame cw-ownaccount", lang: item.lang, "data-item": item.id, "data-kind": item.kind, "aria-labelledby": title.id },
    title, about, el("div", { class: "cw-own-tools" }, template, chooser, remove, news, undo), trouble, place, computing, remarks);
  keepKeys(card);
  host.append(card);
  model.on("change:item", () => answer.tell());
  return update;
}

export default answering(ownaccount);
