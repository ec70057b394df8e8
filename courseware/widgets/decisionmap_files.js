// What the trainee takes along: the map as a picture, the worksheet as a table.

const PRINT = { ink: "#212121", muted: "#5f6368", line: "#d5d8dc", paper: "#ffffff", card: "#f6f8fb", edge: "#8a939c",
  harmony: "#2e7d32", hostility: "#c62828", font: "system-ui, 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif" };
const MARGIN = { left: 20, top: 78, foot: 40 };

function saveAs(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

const words = (x, y, text, more = {}) => svgEl("text", { x, y, fill: PRINT.ink, "font-size": 12, ...more }, text);

function pictureLine({ kind, path }) {
  const dashes = kind === "hostility" ? { "stroke-dasharray": "6 4" } : {};
  return svgEl("path", { d: path, fill: "none", stroke: PRINT[kind], "stroke-width": 1.4, opacity: 0.75, ...dashes });
}

function pictureCard(tools, { member, x, y, width, height, small, idle }) {
  const codes = codesOf(tools, member);
  const weight = fill(tools.labels.percent, { n: member.influence[tools.state.stage] });
  const base = y + (small ? height / 2 + 4 : 17);
  const right = { "text-anchor": "end", fill: PRINT.muted, "font-size": 11 };
  const rest = [words(x + 8, y + 34, letters(codes), { fill: PRINT.muted, "font-size": 11 }), words(x + width - 8, y + 34, weight, right)];
  return svgEl("g", {}, svgEl("rect", { x, y, width, height, rx: 4, fill: PRINT.card, stroke: PRINT.edge }),
    words(x + 8, base, member.name, { "font-weight": small ? 400 : 600 }), ...(idle ? [] : small ? [words(x + width - 8, base, weight, right)] : rest));
}

function pictureLegend({ labels }, y) {
  return ["harmony", "hostility"].flatMap((kind, n) => [
    pictureLine({ kind, path: `M${n * 150} ${y - 4}h36` }), words(n * 150 + 44, y, labels[kind], { fill: PRINT.muted })]);
}

function picture(tools) {
  const { item, labels, state } = tools;
  const plan = layout(tools, state.stage);
  const size = { width: plan.width + 2 * MARGIN.left, height: plan.height + MARGIN.top + MARGIN.foot };
  const heads = plan.columns.map(({ id, text }, n) => words(plan.pitch * (n + 0.5), -10, [id, text].filter(Boolean).join(" · "), { "text-anchor": "middle", "font-weight": 600, fill: PRINT.muted }));
  const rules = plan.columns.slice(1).map((_, n) => svgEl("path", { d: `M${plan.pitch * (n + 1)} 0V${plan.height}`, stroke: PRINT.line }));
  const idle = [svgEl("path", { d: `M0 ${plan.top + 4}H${plan.width}`, stroke: PRINT.line }), words(0, plan.top + 19, labels.idle, { fill: PRINT.muted, "font-size": 11 })];
  const svg = svgEl("svg", { xmlns: SVG, viewBox: `0 0 ${size.width} ${size.height}`, ...size, "font-family": PRINT.font },
    svgEl("rect", { ...size, fill: PRINT.paper }),
    words(MARGIN.left, 26, item.title, { "font-size": 16, "font-weight": 600 }), words(MARGIN.left, 46, stageName(tools, state.stage), { "font-size": 13 }),
    svgEl("g", { transform: `translate(${MARGIN.left} ${MARGIN.top})` }, ...heads, ...rules, ...idle,
      ...relationPaths(tools, plan).map(pictureLine), ...plan.cards.map((card) => pictureCard(tools, card)), ...pictureLegend(tools, plan.height + 24)));
  return new XMLSerializer().serializeToString(svg);
}

const quoted = (cell) => `"${String(cell).replaceAll('"', '""')}"`;

function worksheet(tools) {
  const { item, labels } = tools;
  const head = [labels.name, labels.title, labels.roles, labels.attitude, labels.relationship, ...item.stages.map(({ text }, n) => `${stageNumber(item, n)} ${text}`),
    labels.friends, labels.foes, labels.sources];
  const rows = item.members.map((member) => {
    const { roles, attitude, relationship } = codesOf(tools, member);
    const ties = ["harmony", "hostility"].map((kind) => related(tools, member.id, kind).map(({ name }) => name).join("; "));
    return [member.name, member.title, roles.join(";"), attitude ?? "", relationship ?? "", ...member.influence, ...ties,
      member.sources.map((id) => wordOf(item.channels, id)).join("; ")];
  });
  return `\ufeff${[head, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`; // Excel takes a file for UTF-8 by this mark
}
