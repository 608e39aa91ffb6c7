// What can be attached: files, several of which go as an album, and a location.

import {element} from "./bubbles.js";

const POINT = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/;

// `parts` are the elements of the page; `actions` send a form or a location, and say what is wrong.
export function attaching(parts, actions) {
  const {attach, attached, file, text} = parts;

  function close() {
    attached.hidden = true;
    attach.setAttribute("aria-expanded", "false");
  }

  function item(name, explained, chosen) {
    const button = element("button");
    button.type = "button";
    button.role = "menuitem";
    button.append(element("b", "", name), element("span", "", explained));
    button.addEventListener("click", () => { close(); chosen(); });
    return button;
  }

  async function location() {
    const typed = text.value.match(POINT);
    if (!typed) return actions.pick(await actions.venue());
    actions.clear();
    actions.locate({latitude: Number(typed[1]), longitude: Number(typed[2])});
  }

  attach.addEventListener("click", () => {
    if (!attached.hidden) return close();
    actions.opens();
    attached.hidden = false;
    attach.setAttribute("aria-expanded", "true");
    attached.firstElementChild.focus();
  });

  attached.addEventListener("keydown", (event) => {
    const items = [...attached.children];
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    if (event.key === "Escape") { close(); attach.focus(); }
  });

  file.addEventListener("change", () => {
    const form = new FormData();
    for (const chosen of file.files) form.append("file", chosen);
    form.append("caption", text.value.trim());
    file.value = "";
    actions.clear();
    actions.upload(form);
  });

  attached.replaceChildren(
    item("Files", "several make an album; what you have typed is the caption", () => file.click()),
    item("Location", "the “latitude, longitude” you have typed, else a point you pick", location),
  );
  return close;
}
