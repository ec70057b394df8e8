// Building elements. Text is only ever set as text, so nothing in it is taken for HTML.

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

// Texts come from Python as paragraphs of [style, words], the style "", "strong" or "em".
const styled = (runs) => runs.map(([style, words]) => (style ? el(style, {}, words) : words));
const paragraphs = (text, tag = "p") => text.map((runs) => el(tag, {}, ...styled(runs)));
const plain = (text) => text.map((runs) => runs.map(([, words]) => words).join("")).join(" ");

const ICONS = {
  right: "M4 12.5l5 5L20 6.5",
  wrong: "M6 6l12 12M18 6L6 18",
  partly: "M12 3a9 9 0 100 18 9 9 0 000-18zM7 12h10",
  missed: "M4 12h15M13 6l6 6-6 6",
  told: "M4 12h15M13 6l6 6-6 6",
  failed: "M12 4l9.5 16h-19zM12 10v4.5M12 17.3v.2",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
  grip: "M5 9h14M5 15h14",
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  for (const [key, value] of [["class", "cw-icon"], ["viewBox", "0 0 24 24"], ["aria-hidden", "true"]])
    svg.setAttribute(key, value);
  svg.append(path);
  return svg;
}

const fill = (pattern, fields) => pattern.replace(/\{(\w+)\}/g, (whole, name) => fields[name] ?? whole);
const unique = () => `cw-${Math.random().toString(36).slice(2)}`;
const enable = (button, enabled) => button.setAttribute("aria-disabled", String(!enabled));
const isEnabled = (button) => button.getAttribute("aria-disabled") !== "true";

// Bare keys are the trainee's inside a widget, and no shortcuts of JupyterLab (d, d would
// delete the cell); Ctrl+S still saves the notebook.
function keepKeys(card) {
  card.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
}
