// Scenes: who does what, one step for each press on “Next”.

import {element} from "./bubbles.js";

const PATIENCE = 6000;
const PATIENCE_OPTIONAL = 1200;

// `parts` are the elements of the page; `actions` choose a chat, call the server and look again.
export function playing(parts, actions) {
  const {scenes, list, caption, next, leave, show} = parts;
  const now = {scene: null, at: 0, button: null};
  const played = new Set();

  async function draw() {
    const found = await actions.call("/scenes");
    scenes.classList.toggle("empty", !found.length);
    show.hidden = !found.length;
    list.replaceChildren(...found.map((scene) => {
      const item = element("li");
      const button = element("button", "scene", scene.title);
      button.type = "button";
      button.append(element("span", "", scene.about));
      button.setAttribute("aria-label", scene.title);
      button.disabled = played.has(scene.title);
      button.addEventListener("click", () => begin(scene));
      item.append(button);
      return item;
    }));
  }

  function begin(scene) {
    Object.assign(now, {scene, at: 0});
    close();
    scenes.classList.add("busy");
    parts.playing.hidden = false;
    next.focus();
    step();
  }

  async function step() {
    const doing = now.scene.steps[now.at];
    if (!doing) return end();
    now.at += 1;
    next.disabled = true;
    parts.count.textContent = `${now.scene.title} · ${now.at}/${now.scene.steps.length}`;
    caption.textContent = doing.says;
    next.textContent = now.at < now.scene.steps.length ? "Next" : "Done";
    actions.choose(doing.chat);
    let done = true;
    try {
      done = await take(doing);
    } catch (error) { actions.say(error.message); }
    next.disabled = false;
    next.focus();
    // What was not asked this time is passed over.
    if (!done && now.scene) step();
  }

  async function take(doing) {
    const from = doing.sender ? {from: doing.sender} : {};
    if (doing.clock) await actions.call("/clock", {at: doing.clock}).then(actions.clock);
    else if (doing.text) await actions.call(`/chats/${doing.chat}/send`, {text: doing.text, ...from});
    else if (doing.press) return press(doing, from);
    return true;
  }

  async function press(doing, from) {
    const wanted = new RegExp(`^(?:${doing.press})`);
    const until = Date.now() + (doing.optional ? PATIENCE_OPTIONAL : PATIENCE);
    while (Date.now() < until) {
      const {messages} = await actions.call(`/chats/${doing.chat}`);
      for (const message of messages.reverse()) {
        const key = message.buttons.flat().find((button) => wanted.test(button.data || ""));
        if (!key) continue;
        actions.point(message.id, key.data);
        await pause(500);
        await actions.call(`/chats/${doing.chat}/press`, {message: message.id, button: key.data, ...from});
        return true;
      }
      await pause(200);
    }
    if (!doing.optional) actions.say("The button for this step is not there. End the scene, or press it yourself.");
    return !doing.optional;
  }

  function end() {
    if (now.scene && now.at >= now.scene.steps.length) played.add(now.scene.title);
    now.scene = null;
    parts.playing.hidden = true;
    scenes.classList.remove("busy");
    draw();
  }

  function close() {
    scenes.classList.remove("open");
    show.setAttribute("aria-expanded", "false");
  }

  show.addEventListener("click", () => {
    const opens = scenes.classList.toggle("open");
    show.setAttribute("aria-expanded", opens);
    if (opens) list.querySelector("button:enabled")?.focus();
  });
  scenes.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); show.focus(); } });
  next.addEventListener("click", step);
  leave.addEventListener("click", end);
  draw();
  return close;
}

const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));
