// Inline mode: who begins a message with the bot's name is offered what it finds, as in any chat.

import {element} from "./bubbles.js";

const PAUSE = 200;

// `parts` are the elements of the page; `actions` call the server, and say in which chat and as whom.
export function inline(parts, actions) {
  const {offered, text} = parts;
  let name, timer, asked = null;

  function close() {
    clearTimeout(timer);
    asked = null;
    offered.hidden = true;
  }

  function item(title, explained, chosen) {
    const button = element("button");
    button.type = "button";
    button.role = "menuitem";
    button.append(element("b", "", title));
    if (explained) button.append(element("span", "", explained));
    button.addEventListener("click", () => { close(); chosen(); });
    return button;
  }

  async function choose(query, result) {
    actions.clear();
    try {
      await actions.call(`/chats/${actions.chat}/inline/${query}`, {result, ...actions.sender()});
    } catch (error) { actions.say(error.message); }
  }

  async function ask() {
    name ??= (await actions.call(`/chats/${actions.chat}/about`)).username.toLowerCase();
    const [first, ...rest] = text.value.split(" ");
    if (first.toLowerCase() !== `@${name}` || !text.value.includes(" ")) return close();
    const body = {text: rest.join(" "), ...actions.sender()};
    asked = (await actions.call(`/chats/${actions.chat}/inline`, body)).query;
    await look();
  }

  // What the bot has found, once it has answered.
  async function look() {
    const query = asked;
    if (query === null) return;
    const answer = await actions.call(`/inline/${query}`);
    if (answer === null || query !== asked) return;
    asked = null;
    const items = answer.results.map((one) => item(one.title, one.description, () => choose(query, one.id)));
    if (answer.button) items.unshift(item(answer.button.text, "", () => { actions.clear(); actions.start(answer.button.start_parameter); }));
    offered.replaceChildren(...items);
    offered.hidden = !items.length;
  }

  text.addEventListener("input", () => {
    clearTimeout(timer);
    if (!text.value.startsWith("@")) return close();
    timer = setTimeout(() => ask().catch((error) => actions.say(error.message)), PAUSE);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "ArrowUp" && !offered.hidden) {
      event.preventDefault();
      offered.lastElementChild.focus();
    }
  });
  offered.addEventListener("keydown", (event) => {
    const items = [...offered.children];
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    }
    if (event.key === "Escape") { close(); text.focus(); }
  });
  return {look, close};
}
