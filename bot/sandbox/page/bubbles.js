// One message as a bubble. Text is only ever set as text: nothing that somebody wrote becomes markup.

const ELEMENTS = {bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote"};
// Telegram finds commands in every text by itself.
const COMMAND = /(?<!\S)\/[a-z_]+(?![\w/])/g;
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

export function bubble(message, actions) {
  const article = element("article", message.from === "bot" ? "bubble" : "bubble own");
  article.dataset.id = message.id;
  if (actions.inGroup) article.append(element("strong", "name", message.topic ? `${message.name} · # ${message.topic}` : message.name));
  if (message.via) article.append(element("p", "quote", "via konferenzbot"));
  if (message.reply) article.append(element("p", "quote", `${message.reply.name}: ${message.reply.text || "…"}`));
  if (message.file) article.append(attachment(message.file, message.kind));
  if (message.point) article.append(pin(message.point));
  if (message.text) {
    const text = element("div", "text");
    text.append(...formatted(message.text, message.entities, actions));
    article.append(text);
  }
  article.append(stamp(message, actions));
  // As in Telegram's apps; what is pressed inside of a message keeps its own meaning.
  article.addEventListener("dblclick", (event) => { if (!event.target.closest("button, a")) actions.reply(message); });
  for (const row of message.buttons) article.append(keys(row, message, actions));
  return article;
}

function keys(row, message, actions) {
  const line = element("div", "keys");
  for (const key of row) {
    const button = element("button", `key ${key.style || ""}`, key.text);
    button.type = "button";
    if (key.data) button.dataset.data = key.data;
    if (key.url) {
      button.classList.add("opens");
      button.title = key.url;
    }
    if (key.copy) button.title = key.copy;
    button.addEventListener("click", () => {
      if (key.url) actions.open(key.url);
      else if (key.copy) actions.copy(key.copy);
      else actions.press(message, key, button);
    });
    line.append(button);
  }
  return line;
}

// Where a message is put: the pictures of an album lie side by side, one bubble each.
export function home(log, message) {
  if (!message.album) return log;
  const last = log.lastElementChild;
  if (last?.dataset.album === message.album) return last;
  const pictures = ["photo", "video"].includes(message.kind) ? "pictures" : "";
  const album = element("div", `album ${pictures} ${message.from === "bot" ? "" : "own"}`);
  album.dataset.album = message.album;
  log.append(album);
  return album;
}

function attachment(file, kind) {
  if (file.played && kind !== "document") return player(file, kind);
  const link = element("a", "file");
  link.href = file.address;
  if (file.shown && kind !== "document") {
    const image = element("img");
    image.src = file.address;
    image.alt = file.name;
    link.target = "_blank";
    link.append(image);
  } else {
    link.download = file.name;
    link.textContent = `${file.name} · ${size(file.size)}`;
  }
  return link;
}

function player(file, kind) {
  const media = element(kind === "video" ? "video" : "audio", "player");
  media.src = file.address;
  media.controls = true;
  media.preload = "metadata";
  media.setAttribute("aria-label", kind === "voice" ? "Voice note" : file.name);
  return media;
}

function pin(point) {
  const place = point.venue || {title: "Location", address: "", location: point.location};
  const {latitude, longitude} = place.location;
  const link = element("a", "file pin");
  link.href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  link.target = "_blank";
  link.rel = "noopener";
  link.append(element("b", "", place.title), ` ${place.address} (${latitude}, ${longitude})`);
  return link;
}

function stamp(message, actions) {
  const time = actions.timeOf(message.date);
  return element("time", "stamp", `${message.edited && !message.buttons.length ? "edited " : ""}${time}`);
}

// Telegram counts offsets in UTF-16 units, as JavaScript does.
function formatted(text, entities, actions) {
  const cuts = new Set([0, text.length]);
  const links = [...text.matchAll(LINK)].map((m) => ({type: "url", offset: m.index, length: m[0].length}));
  const commands = entities.some((e) => e.type === "bot_command") ? [] : [...text.matchAll(COMMAND)].map((m) => ({type: "bot_command", offset: m.index, length: m[0].length}));
  const all = [...entities, ...links, ...commands];
  for (const e of all) cuts.add(e.offset).add(e.offset + e.length);
  const places = [...cuts].filter((at) => at <= text.length).sort((a, b) => a - b);
  return places.slice(0, -1).map((start, i) => {
    const end = places[i + 1];
    const around = all.filter((e) => e.offset <= start && e.offset + e.length >= end);
    return around.reduce((inner, e) => wrapped(inner, e, text.slice(start, end), actions), document.createTextNode(text.slice(start, end)));
  });
}

function wrapped(inner, entity, text, actions) {
  if (entity.type === "url" || entity.type === "text_link") {
    const link = element("a");
    link.href = entity.url || text;
    link.addEventListener("click", (event) => { event.preventDefault(); actions.open(link.href); });
    link.append(inner);
    return link;
  }
  if (entity.type === "bot_command") {
    const command = element("button", "command");
    command.type = "button";
    command.addEventListener("click", () => actions.send(text));
    command.append(inner);
    return command;
  }
  const node = element(ELEMENTS[entity.type] || "span");
  node.append(inner);
  return node;
}

export function element(name, className = "", text = "") {
  const node = document.createElement(name);
  if (className) node.className = className.trim();
  if (text) node.textContent = text;
  return node;
}

function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} kB`;
}
