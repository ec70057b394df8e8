// What a calculator shows, and the names that ipywidgets leaves out.
//
// The label of an ipywidgets slider stands beside it, but neither its handle nor the number
// that can be typed over has it as a name, so a screen reader says "slider, 80" and no more.

function nameControls(box) {
  const sliders = [...box.querySelectorAll(".widget-slider")];
  for (const slider of sliders) {
    const name = slider.querySelector(".widget-label")?.textContent ?? "";
    slider.querySelector(".noUi-handle")?.setAttribute("aria-label", name);
    const number = slider.querySelector(".widget-readout");
    number?.setAttribute("role", "textbox");
    number?.setAttribute("aria-label", name);
  }
  return sliders.length;
}

// Bare keys belong to the controls and are no shortcuts of JupyterLab, which would move on
// to the next cell at an arrow key in a list; Ctrl+S still saves the notebook.
function keepKeys(box) {
  box.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
}

function render({ model, el, signal }) {
  const words = document.createElement("div");
  words.className = "cw-explorer-words";
  words.setAttribute("role", "status"); // is read out when it changes; the picture isn't
  const picture = document.createElement("div");
  el.append(words, picture);

  // Python escapes every text in both.
  const show = () => {
    words.innerHTML = model.get("words");
    picture.innerHTML = model.get("picture");
  };
  model.on("change:words change:picture", show);
  show();

  // The box and its controls are drawn by ipywidgets, before or after this.
  let box;
  const wait = () => {
    if (!box && (box = el.closest(".cw-explorer"))) {
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", model.get("title"));
      keepKeys(box);
    }
    const ready = box && nameControls(box) >= model.get("sliders");
    if (!ready && !signal?.aborted) requestAnimationFrame(wait);
  };
  wait();
  return () => model.off("change:words change:picture", show);
}

export default { render };
