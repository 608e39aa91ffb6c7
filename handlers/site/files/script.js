"use strict";
// What pages can do besides being read: they mark what is on, keep stars on this device, and say
// the hours where the reader is. Without this script they are complete.
(() => {
  const say = document.body.dataset;
  const language = document.documentElement.lang;
  const shift = Number(say.shift || 0) * 1000;
  const now = () => Date.now() + shift;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const timed = () => all("[data-start]");

  const dayThere = (moment) => dayAt(say.zone, moment);

  // Files know no hour: their first page holds all sessions, for this to say what is on and next.
  const store = document.getElementById("_all");
  let shown = null;

  function sayWhatIsOn() {
    if (!store) return;
    const moment = now(), words = JSON.parse(store.dataset.words);
    const sessions = [...store.content.querySelectorAll("[data-start]")].map((item) => ({
      item,
      start: Date.parse(item.dataset.start),
      end: Date.parse(item.dataset.end),
      off: item.classList.contains("off"),
    }));
    const { on, first, next } = onAndNext(sessions, moment);
    const ids = (found) => found.map((one) => one.item.dataset.id).join(" ");
    const found = `${ids(on)}  ${ids(next)}`;
    if (found === shown) return;
    shown = found;
    for (const old of all(".on-now")) old.remove();
    const day = first ? dayThere(first.start) : "";
    const heading = day === dayThere(moment) ? words.next : words.nextOn.replace("{day}", JSON.parse(store.dataset.days)[day]);
    const parts = [];
    if (on.every((one) => one.off)) {
      parts.push(make("p", { className: "on-now", textContent: next.length ? words.nothing : words.over }));
    }
    for (const [textContent, list] of [[words.on, on], [heading, next]]) {
      if (!list.length) continue;
      const items = list.map((one) => document.importNode(one.item, true));
      const below = make("ol", { className: "sessions" }, ...items);
      parts.push(make("section", { className: "on-now" }, make("h2", { textContent }), below));
    }
    store.before(...parts);
  }

  function mark() {
    const moment = now();
    for (const item of timed()) {
      if (item.classList.contains("off")) continue;
      const on = Date.parse(item.dataset.start) <= moment && moment < Date.parse(item.dataset.end);
      const over = Date.parse(item.dataset.end) <= moment;
      if (on === item.classList.contains("now") && over === item.classList.contains("over")) continue;
      item.classList.toggle("now", on);
      item.classList.toggle("over", over);
      item.querySelector(".mark").textContent = on ? say.now : over ? say.over : "";
    }
  }

  function markDays() {
    const today = dayThere(now());
    for (const item of all("li[data-date]")) {
      const isToday = item.dataset.date === today;
      if (isToday && !("live" in say)) item.append(` (${say.today})`);
      item.classList.toggle("today", isToday);
    }
    const day = document.querySelector(".day");
    if (!day || day.dataset.date !== today || document.getElementById("now")) return;
    const items = timed();
    const ahead = items.find((item) => !item.classList.contains("over") && !item.classList.contains("off"));
    if (!ahead || ahead === items[0]) return;
    ahead.id = "now";
    const way = make("p", { className: "to-now" });
    way.append(make("a", { href: "#now", textContent: say.toNow }));
    day.before(way);
  }

  function sayHoursHere() {
    const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    const clock = new Intl.DateTimeFormat("sv-SE", hour);
    const weekday = new Intl.DateTimeFormat(language, { weekday: "short" });
    const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" });
    for (const item of timed()) {
      if (item.querySelector(".home")) continue;
      const start = Date.parse(item.dataset.start), end = Date.parse(item.dataset.end);
      if (clock.format(start) === item.dataset.begins) continue;
      const other = day.format(start) !== dayThere(start) ? `${weekday.format(start)} ` : "";
      const hours = `${other}${clock.format(start)}–${clock.format(end)}`;
      const there = item.querySelector(".hours");
      if (there.textContent.includes(hours)) continue; // the event names that zone
      const said = make("span", { className: "home", textContent: say.home.replace("{hours}", hours) });
      there.append(" ", said);
    }
  }

  const key = `stars of ${say.event}`;
  const read = () => {
    try {
      return new Set(JSON.parse(localStorage.getItem(key) || "[]"));
    } catch {
      return null;
    }
  };

  const list = document.querySelector(".day");
  const only = make("input", { type: "checkbox" });
  const nothing = make("p", { className: "note", textContent: say.none, hidden: true });

  function addStar(item) {
    const button = make("button", { type: "button", className: "star" });
    const title = item.querySelector(".title, h1");
    if (title) {
      title.id = title.id || `title-of-${item.dataset.id}`;
      button.setAttribute("aria-describedby", title.id);
    }
    button.addEventListener("click", () => {
      const stars = read() || new Set();
      if (!stars.delete(item.dataset.id)) stars.add(item.dataset.id);
      localStorage.setItem(key, JSON.stringify([...stars]));
      showStars();
    });
    (item.querySelector("div:last-child") || item).append(button);
    return button;
  }

  function showStars() {
    const stars = read();
    if (stars === null) return; // this browser keeps nothing
    // What is cancelled keeps its star, but gets none anew.
    const starred = timed().filter(
      (item) => item.querySelector("button.star") || !item.classList.contains("off") || stars.has(item.dataset.id),
    );
    for (const item of starred) {
      const button = item.querySelector("button.star") || addStar(item), has = stars.has(item.dataset.id);
      button.setAttribute("aria-pressed", String(has));
      button.textContent = `${has ? "★" : "☆"} ${has ? say.starred : say.star}`;
      item.hidden = only.checked && !has;
    }
    for (const other of all(".gap, .session.off")) {
      if (!starred.includes(other)) other.hidden = only.checked;
    }
    nothing.hidden = !only.checked || starred.some((item) => !item.hidden);
  }

  function offerStars() {
    if (read() === null) return;
    if (list) {
      const label = make("label", { className: "only" });
      label.append(only, say.only);
      only.addEventListener("change", showStars);
      list.before(label, nothing);
    }
    addEventListener("storage", showStars);
  }

  function renew() {
    sayWhatIsOn();
    mark();
    sayHoursHere();
    showStars();
  }

  offerStars();
  renew();
  markDays();
  setInterval(renew, 20_000);
})();
