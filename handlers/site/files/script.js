"use strict";
// What pages can do besides being read: they mark what is on, keep stars on this device, and say
// the hours where the reader is. Without this script they are complete.
(() => {
  const say = document.body.dataset;
  const language = document.documentElement.lang;
  const shift = Number(say.shift || 0) * 1000;
  const now = () => Date.now() + shift;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const timed = all("[data-start]");

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  const dayThere = (moment) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: say.zone, dateStyle: "short" }).format(moment);

  function mark() {
    const moment = now();
    for (const item of timed) {
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
    const ahead = timed.find((item) => !item.classList.contains("over") && !item.classList.contains("off"));
    if (!ahead || ahead === timed[0]) return;
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
    for (const item of timed) {
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

  function offerStars() {
    if (read() === null) return; // this browser keeps nothing
    const list = document.querySelector(".day");
    // What is cancelled keeps its star, but gets none anew.
    const starred = timed.filter(
      (item) => !item.classList.contains("off") || read().has(item.dataset.id),
    );
    const only = make("input", { type: "checkbox" });
    const nothing = make("p", { className: "note", textContent: say.none, hidden: true });
    const show = () => {
      const stars = read();
      for (const item of starred) {
        const button = item.querySelector("button.star"), has = stars.has(item.dataset.id);
        button.setAttribute("aria-pressed", String(has));
        button.textContent = `${has ? "★" : "☆"} ${has ? say.starred : say.star}`;
        item.hidden = only.checked && !has;
      }
      for (const other of all(".gap, .session.off")) {
        if (!starred.includes(other)) other.hidden = only.checked;
      }
      nothing.hidden = !only.checked || starred.some((item) => !item.hidden);
    };
    for (const item of starred) {
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
        show();
      });
      (item.querySelector("div:last-child") || item).append(button);
    }
    if (list) {
      const label = make("label", { className: "only" });
      label.append(only, say.only);
      only.addEventListener("change", show);
      list.before(label, nothing);
    }
    show();
    addEventListener("storage", show);
  }

  mark();
  markDays();
  sayHoursHere();
  offerStars();
  setInterval(mark, 20_000);
})();
