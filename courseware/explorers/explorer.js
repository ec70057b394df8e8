// What a calculator shows, and the names that ipywidgets leaves out.
//
// The label of an ipywidgets slider stands beside it, but neither its handle nor the number
// that can be typed over has it as a name, so a screen reader says "slider, 80" and no more.
// Radio buttons have no name together, so that arrow keys don't go from one to the next.
// And a number that was typed counts for ipywidgets only after Enter, and "12,500" as 12.

const ENTER = { key: "Enter", keyCode: 13, bubbles: true, cancelable: true }; // ipywidgets reads keyCode

function takeNumbers(box) {
  const number = ({ target }) => target.closest?.(".widget-readout");
  const typed = (event) => {
    const place = event.key === "Enter" && number(event);
    if (place) place.textContent = place.textContent.replace(/[,，\s]/g, "");
  };
  box.addEventListener("keydown", typed, true); // before ipywidgets
  box.addEventListener("focusout", (event) => number(event)?.dispatchEvent(new KeyboardEvent("keydown", ENTER)));
}

function nameControls(box) {
  const sliders = [...box.querySelectorAll(".widget-slider")];
  for (const slider of sliders) {
    const name = slider.querySelector(".widget-label")?.textContent ?? "";
    slider.querySelector(".noUi-handle")?.setAttribute("aria-label", name);
    const number = slider.querySelector(".widget-readout");
    number?.setAttribute("role", "textbox");
    number?.setAttribute("aria-label", name);
  }
  return sliders.length + nameRadios(box);
}

function nameRadios(box) {
  const groups = [...box.querySelectorAll(".widget-radio-box")].filter((group) => group.querySelector("input"));
  for (const group of groups) {
    const name = unique();
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-label", group.parentNode.querySelector(".widget-label")?.textContent ?? "");
    group.querySelectorAll("input").forEach((input) => input.setAttribute("name", name));
  }
  return groups.length;
}

function render({ model, el: host }) {
  const words = el("div", { class: "cw-explorer-words", role: "status" }); // is read out; the picture isn't
  const picture = el("div");
  host.append(words, picture);

  // Python escapes every text in both.
  const show = () => {
    words.innerHTML = model.get("words");
    picture.innerHTML = model.get("picture");
  };
  model.on("change:words change:picture", show);
  show();

  // The box and its controls are drawn by ipywidgets, before or after this.
  let box;
  let gone = false;
  const wait = () => {
    if (!box && (box = host.closest(".cw-explorer"))) {
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", model.get("title"));
      keepKeys(box);
      takeNumbers(box);
    }
    const ready = box && nameControls(box) >= model.get("unnamed");
    if (!ready && !gone) requestAnimationFrame(wait);
  };
  wait();
  return () => {
    gone = true;
    model.off("change:words change:picture", show);
  };
}

export default { render };
