import {attaching} from "./attaching.js";
import {bubble, element, home} from "./bubbles.js";
import {inline} from "./inline.js";
import {picking} from "./picking.js";
import {playing} from "./scenes.js";

const find = (id) => document.getElementById(id);
const parts = Object.fromEntries(
  ["people", "log", "keys", "text", "write", "file", "attach", "attached", "menu", "commands", "sender", "as", "typing", "toast", "alert", "notice", "clock", "at",
    "replying", "answered", "unanswer", "forum", "offered", "scenes", "list", "playing", "count", "caption", "next", "leave", "show", "map", "plane", "cross", "where"].map((id) => [id, find(id)]),
);
const state = {people: [], chat: null, drawn: {}, known: {}, read: {}, waiting: 0, reply: null, queries: new Map(), zone: "UTC", ahead: 0, follows: true};

async function call(path, body) {
  const options = body === undefined ? {} : body instanceof FormData
    ? {method: "POST", body}
    : {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)};
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || response.statusText);
  return answer;
}

const inGroup = () => state.chat < 0;
const sender = () => (inGroup() ? {from: parts.sender.value} : {});

// People

function drawPeople() {
  parts.people.replaceChildren(...state.people.map((person) => {
    const tab = element("button", "", person.name);
    tab.type = "button";
    tab.role = "tab";
    tab.dataset.id = person.id;
    tab.append(element("span", "badge"));
    tab.addEventListener("click", () => choose(person.id));
    return tab;
  }));
  parts.sender.replaceChildren(...state.people.filter((p) => p.id > 0).map((p) => new Option(p.name, p.id)));
  parts.sender.value = state.people.filter((p) => p.id > 0).at(-1).id;
}

function mark() {
  for (const tab of parts.people.children) {
    const chosen = Number(tab.dataset.id) === state.chat;
    tab.setAttribute("aria-selected", chosen);
    tab.tabIndex = chosen ? 0 : -1;
  }
}

function choose(id) {
  if (id === state.chat) return;
  state.chat = id;
  mark();
  parts.as.hidden = !inGroup();
  if (inGroup()) call(`/chats/${id}/forum`).then(({forum}) => { parts.forum.hidden = forum; });
  reply(null);
  parts.log.replaceChildren();
  state.drawn = {};
  closeMenu();
  closeOffers();
  if (state.known[id]) draw(state.known[id]);
  look();
}

parts.people.addEventListener("keydown", (event) => {
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  if (!step) return;
  const tabs = [...parts.people.children];
  const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
  next.focus();
  next.click();
});

// The chat

const actions = {
  get inGroup() { return inGroup(); },
  timeOf: (seconds) => new Intl.DateTimeFormat("en-GB", {timeZone: state.zone, hour: "2-digit", minute: "2-digit"}).format(new Date(seconds * 1000)),
  send: (text) => send(text),
  reply: (message) => reply(message),
  async press(message, key, button) {
    button.classList.add("pressed");
    awaitAnswer();
    try {
      const {query} = await call(`/chats/${state.chat}/press`, {message: message.id, button: key.data, ...sender()});
      state.queries.set(query, button);
      setTimeout(() => { button.classList.remove("pressed"); state.queries.delete(query); }, 15000);
    } catch (error) { say(error.message); }
  },
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      say("Copied to the clipboard");
    } catch (error) { say(`Not copied: ${error.message}`); }
  },
  open(address) {
    const link = new URL(address);
    if (link.hostname !== "t.me") {
      window.open(address, "_blank", "noopener");
      return;
    }
    if (link.pathname === "/share/url") return share(link.searchParams);
    const payload = link.searchParams.get("start");
    if (inGroup()) choose(Number(parts.sender.value));
    // What Telegram would not carry over does not arrive here either.
    if (payload !== null) send(/^[A-Za-z0-9_-]{1,64}$/.test(payload) ? `/start ${payload}` : "/start");
  },
};

// Telegram asks for a chat, and puts the text there for its sender to look at.
function share(given) {
  choose(state.people.find((person) => person.id < 0).id);
  write(`${given.get("url")}\n${given.get("text")}`);
  say("Telegram would let you choose a chat. Look at the text and send it.");
}

function write(text) {
  parts.text.value = text;
  grow();
  parts.text.focus();
}

const send = (text) => post("send", {text, ...sender(), ...replied()});

// Replying

function reply(message) {
  state.reply = message?.id || null;
  parts.replying.hidden = !message;
  parts.answered.textContent = message ? `Reply to ${message.name}: ${message.text || message.kind}` : "";
  if (message) parts.text.focus();
}

function replied() {
  const answered = state.reply ? {reply_to: state.reply} : {};
  reply(null);
  return answered;
}

parts.unanswer.addEventListener("click", () => reply(null));
parts.forum.addEventListener("click", async () => { await post("forum", {}); parts.forum.hidden = true; });

async function post(path, body) {
  awaitAnswer();
  try {
    await call(`/chats/${state.chat}/${path}`, body);
  } catch (error) { say(error.message); }
}

// Keys below the chat, which the bot has asked for; each sends its own text.
function drawKeys(rows) {
  const source = JSON.stringify(rows);
  if (parts.keys.dataset.source === source) return;
  parts.keys.dataset.source = source;
  parts.keys.hidden = !rows.length;
  parts.keys.replaceChildren(...rows.flat().map((text) => {
    const key = element("button", "key", text);
    key.type = "button";
    key.addEventListener("click", async () => {
      await post("send", {text, ...sender()});
      const people = await call("/people");
      if (people.length === state.people.length) return;
      state.people = people;
      drawPeople();
      mark();
      look();
    });
    return key;
  }));
}

async function look() {
  const {chat: shown, people} = state;
  const chats = await Promise.all(people.map((p) => call(`/chats/${p.id}`)));
  // Meanwhile another chat may have been opened, or a channel have got its tab.
  if (shown !== state.chat || people !== state.people) return;
  people.forEach((person, i) => {
    const messages = chats[i].messages;
    state.known[person.id] = messages;
    const last = messages.at(-1)?.id || 0;
    if (person.id === state.chat) {
      draw(messages);
      drawKeys(chats[i].keys || []);
      state.read[person.id] = last;
    }
    const unread = messages.filter((m) => m.from === "bot" && m.id > (state.read[person.id] || 0)).length;
    const badge = parts.people.children[i].querySelector(".badge");
    badge.textContent = unread || "";
    badge.hidden = !unread;
  });
  await settleQueries();
  await lookAtOffers();
}

// Only what changed is drawn again, so that focus and what a screen reader has read stay.
function draw(messages) {
  const log = parts.log;
  const opened = !log.childElementCount;
  if (!messages.length) return greet();
  log.querySelector(".greeting")?.remove();
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const ids = new Set(messages.map((m) => String(m.id)));
  for (const node of [...log.querySelectorAll("article")]) if (!ids.has(node.dataset.id)) node.remove();
  for (const node of [...log.querySelectorAll(".album:empty")]) node.remove();
  let day = "";
  let fresh = false;
  for (const message of messages) {
    const today = dayOf(message.date);
    const source = JSON.stringify(message);
    if (state.drawn[message.id] !== source) {
      const node = bubble(message, actions);
      const old = log.querySelector(`article[data-id="${message.id}"]`);
      if (old) old.replaceWith(node);
      else {
        if (today !== day) log.append(element("p", "day", today));
        home(log, message).append(node);
        fresh = true;
      }
      state.drawn[message.id] = source;
      if (message.from === "bot") answered();
    }
    day = today;
  }
  state.follows = fresh || atEnd;
  // A chat opens where it ends; only what is new rolls into view.
  if (state.follows) log.scrollTo({top: log.scrollHeight, behavior: opened ? "instant" : "auto"});
}

const GROUP = "A group with the bot in it. As in Telegram, it is given commands such as /team, mentions of it and replies to it, and nothing else. A double click on a message replies to it.";
const CHANNEL = "A channel. Once the bot may post here, published changes of the programme appear for everybody who follows it.";

// What Telegram shows in an empty chat: what the bot can do, and a button to start it.
async function greet() {
  const shown = state.chat;
  const {description, kind} = await call(`/chats/${shown}/about`);
  if (shown !== state.chat || state.known[shown]?.length) return;
  const title = inGroup() ? state.people.find((person) => person.id === shown).name : "What can this bot do?";
  const about = kind === "channel" ? CHANNEL : inGroup() ? GROUP : description;
  const card = parts.log.querySelector(".greeting") || element("div", "greeting");
  if (card.dataset.about === about) return;
  card.dataset.about = about;
  card.replaceChildren(element("b", "", title), element("p", "", about));
  if (!inGroup()) {
    const start = element("button", "start", "Start");
    start.type = "button";
    start.addEventListener("click", () => { send("/start"); parts.text.focus(); });
    card.append(start);
  }
  parts.log.replaceChildren(card);
}

// Pictures have their height only once they are there; whoever reads further up is left in peace.
parts.log.addEventListener("load", () => { if (state.follows) parts.log.scrollTop = parts.log.scrollHeight; }, true);
for (const kind of ["wheel", "touchmove", "keydown"]) parts.log.addEventListener(kind, () => { state.follows = false; }, {passive: true});

const dayOf = (seconds) => new Intl.DateTimeFormat("en-GB", {timeZone: state.zone, weekday: "short", day: "numeric", month: "long"}).format(new Date(seconds * 1000));

async function settleQueries() {
  for (const [query, button] of [...state.queries]) {
    const answer = await call(`/queries/${query}`);
    if (answer === null) continue;
    state.queries.delete(query);
    button.classList.remove("pressed");
    if (answer.alert) {
      parts.notice.textContent = answer.text;
      parts.alert.showModal();
    } else if (answer.text) say(answer.text);
    answered();
  }
}

function say(text) {
  parts.toast.textContent = text;
  parts.toast.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { parts.toast.hidden = true; }, 4000);
}

function awaitAnswer() {
  parts.typing.textContent = "typing…";
  clearTimeout(state.waiting);
  state.waiting = setTimeout(answered, 5000);
}

function answered() {
  clearTimeout(state.waiting);
  parts.typing.textContent = "bot";
}

// Writing

parts.write.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = parts.text.value.trim();
  if (!text) return;
  parts.text.value = "";
  grow();
  send(text);
});

parts.text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    parts.write.requestSubmit();
  }
});

function grow() {
  parts.text.rows = Math.min(5, parts.text.value.split("\n").length);
}
parts.text.addEventListener("input", grow);

const {look: lookAtOffers, close: closeOffers} = inline(parts, {
  call, say,
  get chat() { return state.chat; },
  sender,
  clear: () => write(""),
  start(payload) {
    if (inGroup()) choose(Number(parts.sender.value));
    send(`/start ${payload}`);
  },
});

const closeAttached = attaching(parts, {
  say,
  opens: closeMenu,
  clear() { parts.text.value = ""; grow(); },
  venue: () => call("/venue").catch(() => null),
  locate: (location) => post("send", {location, ...sender(), ...replied()}),
  pick: picking(parts, (location) => post("send", {location, ...sender(), ...replied()})),
  upload(form) {
    for (const [name, value] of Object.entries({...sender(), ...replied()})) form.append(name, value);
    post("upload", form);
  },
});

// The command menu

parts.commands.addEventListener("click", async () => {
  if (!parts.menu.hidden) return closeMenu();
  closeAttached();
  const commands = await call(`/chats/${state.chat}/menu`);
  parts.menu.replaceChildren(...commands.map(({command, description}) => {
    const item = element("button");
    item.type = "button";
    item.role = "menuitem";
    item.append(element("b", "", `/${command}`), element("span", "", description));
    item.addEventListener("click", () => { closeMenu(); send(`/${command}`); parts.text.focus(); });
    return item;
  }));
  parts.menu.hidden = false;
  parts.commands.setAttribute("aria-expanded", "true");
  parts.menu.firstElementChild?.focus();
});

function closeMenu() {
  parts.menu.hidden = true;
  parts.commands.setAttribute("aria-expanded", "false");
}

parts.menu.addEventListener("keydown", (event) => {
  const items = [...parts.menu.children];
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (step) items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
  if (event.key === "Escape") { closeMenu(); parts.commands.focus(); }
});

// The clock

async function readClock() {
  showClock(await call("/clock"));
}

function showClock(clock) {
  state.zone = clock.zone;
  if (document.activeElement !== parts.at) parts.at.value = clock.at.slice(0, 16);
  parts.at.title = clock.zone;
}

parts.clock.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const clock = await call("/clock", {at: parts.at.value});
    parts.at.value = clock.at.slice(0, 16);
    say(`It is now ${clock.at.slice(11, 16)} at the venue.`);
  } catch (error) {
    say(error.message);
    parts.at.blur();
    readClock();
  }
});

state.people = await call("/people");
await readClock();
drawPeople();
choose(state.people[0].id);
playing(parts, {
  call, choose, say,
  clock(clock) { showClock(clock); say(`It is now ${clock.at.slice(11, 16)} at the venue.`); },
  point(message, data) {
    const keys = [...parts.log.querySelectorAll(`article[data-id="${message}"] .key`)];
    const key = keys.find((one) => one.dataset.data === data);
    key?.scrollIntoView({block: "nearest"});
    key?.classList.add("pointed");
  },
});
setInterval(readClock, 20000);

let looking = false;
let again = false;
async function lookSoon() {
  if (looking) { again = true; return; }
  looking = true;
  do { again = false; await look().catch((error) => say(error.message)); } while (again);
  looking = false;
}
new EventSource("/events").addEventListener("message", lookSoon);
