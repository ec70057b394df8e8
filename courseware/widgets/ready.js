// The line under the set-up cell. When all cells have run, the page goes to where the reader
// stopped, or else to its beginning: JupyterLab itself leaves it at the last cell.

const SETTLING = 5000; // ms in which cells above may still grow and push the place away

const onScreen = (selector) => [...document.querySelectorAll(selector)].find((each) => each.offsetParent);

function goBack(answered) {
  const page = onScreen(".jp-NotebookPanel .jp-WindowedPanel-outer");
  if (!page) return; // not JupyterLab's page, or another tab is in front
  const card = (name) => page.querySelector(`[data-item="${CSS.escape(name)}"]`);
  const stopped = answered.find(card);
  const go = () => (stopped ? card(stopped)?.scrollIntoView({ block: "center" }) : (page.scrollTop = 0));
  const growth = new ResizeObserver(go);
  const stop = () => growth.disconnect();
  growth.observe(page.firstElementChild);
  setTimeout(stop, SETTLING);
  // Whoever scrolls, clicks or types has taken over.
  for (const event of ["wheel", "pointerdown", "keydown"]) page.addEventListener(event, stop, { once: true, passive: true });
  go();
}

function initialize({ model }) {
  model.on("msg:custom", ({ type, answered }) => {
    if (type === "settled") goBack(answered);
  });
}

function render({ model, el: host }) {
  const notices = model.get("notices").map((notice) => el("p", { class: "cw-note-line" }, notice));
  host.append(el("div", { class: "cw cw-ready", lang: model.get("lang") }, el("p", {}, model.get("line")), ...notices));
}

export default { initialize, render };
