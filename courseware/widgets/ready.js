// The line under the set-up cell. When all cells have run, the page goes to where the reader
// stopped, or else to its beginning: JupyterLab itself leaves it at the last cell.

const SETTLING = 5000; // ms in which cells above may still grow and push the place away

const PAGE = ".jp-NotebookPanel .jp-WindowedPanel-outer";

const isShown = (page) => Boolean(page?.offsetParent);

// The page that the line stands on. JupyterLab may take what is far out of sight off its page:
// then it is the page in front.
const pageOf = (host) => (host?.isConnected ? host.closest(PAGE) : [...document.querySelectorAll(PAGE)].find(isShown));

function goBack(answered, page) {
  if (!isShown(page)) return; // not JupyterLab's page, or another tab is in front
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

export default () => {
  let shownIn;
  return {
    initialize({ model }) {
      model.on("msg:custom", ({ type, answered }) => {
        if (type === "settled") goBack(answered, pageOf(shownIn));
      });
    },
    render({ model, el: host }) {
      shownIn = host;
      const notices = model.get("notices").map((notice) => el("p", { class: "cw-note-line" }, notice));
      host.append(el("div", { class: "cw cw-ready", lang: model.get("lang") }, el("p", {}, model.get("line")), ...notices));
    },
  };
};
