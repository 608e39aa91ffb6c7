"use strict";
// Turns the pages of a screen on a wall: what is on, what is next and what has changed, in each
// language in turn. It asks for what is new by itself, and goes on with what it has while it cannot.
(() => {
  const TURN = 12_000, ASK = 30_000, PATIENCE = 10_000;
  const isFile = location.protocol === "file:";
  let data = JSON.parse(document.getElementById("data").textContent);
  let behind = 0; // by how much the clock of this device differs from that of the server
  let answered = Date.now();
  let isLost = false;
  let turn = 0;

  const now = () => Date.now() + behind + data.shift;
  const scripts = (page) =>
    [...page.querySelectorAll("script[src]")].map((one) => one.getAttribute("src")).join(" ");
  const said = (text) => {
    const made = make("span", { textContent: text.text });
    if (text.lang) made.lang = text.lang;
    return made;
  };
  const hour = (moment) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: data.zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);

  function regions(language, moment) {
    const n = data.languages.indexOf(language), words = language.words;
    const { on, ahead, first, next } = onAndNext(data.sessions, moment);
    const coming = first ? (data.place ? ahead : next).filter((s) => s.day === first.day) : [];
    if (data.place) coming.sort((a, b) => a.start - b.start);
    const fresh = data.news.filter((c) => c.said[n] && c.since + data.fresh > moment && c.until > moment);
    const isToday = first && first.day === dayAt(data.zone, moment);
    const heading = !first || isToday ? words.next : words.nextOn.replace("{day}", language.days[first.day]);
    const items = (found) => found.map((one) => item(one.said[n], one));
    const found = [{ name: "on", heading: words.on, items: items(on), nothing: first ? words.nothing : words.over }];
    if (coming.length) found.push({ name: "next", heading, items: items(coming) });
    if (fresh.length) found.push({ name: "news", heading: words.news, items: items(fresh) });
    const moves = [...on, ...coming].some((one) => one.moves);
    return { found, note: moves ? words.moves : "" };
  }

  function item(one, { off, moves }) {
    const title = make("p", { className: "title" }, off ? make("s", {}, said(one.title)) : said(one.title));
    const lines = one.lines.map((line) => make("p", { className: "line", textContent: line }));
    const made = make("li", { className: off ? "item off" : "item" }, title, ...lines);
    if (one.hours) {
      const hours = make("span", { className: "hours", textContent: one.hours + (moves ? "*" : "") });
      made.prepend(make("p", { className: "line" }, hours, one.beside && ` · ${one.beside}`));
    }
    return made;
  }

  // The pages of a list: as many items on each as there is room for, at least one.
  function paged(list, items) {
    const pages = [];
    let tallest = 0;
    for (const one of items) {
      list.append(one);
      if (list.children.length > 1 && list.scrollHeight > list.clientHeight + 1) {
        one.remove();
        pages.push([...list.children]);
        list.replaceChildren(one);
      }
      tallest = Math.max(tallest, list.clientHeight);
    }
    pages.push([...list.children]);
    list.style.minHeight = `${tallest}px`; // so that its place is the same with every page
    return pages;
  }

  function show() {
    const moment = now(), several = data.languages.length;
    const language = data.languages[turn % several], round = Math.floor(turn / several);
    document.documentElement.lang = language.code;
    const date = new Intl.DateTimeFormat(language.code, { timeZone: data.zone, weekday: "long", day: "numeric", month: "long" });
    const name = make("div", {}, make("h1", {}, said(language.heading)));
    if (language.event.text) name.append(make("p", { className: "event" }, said(language.event)));
    const day = date.format(moment);
    const when = make("div", { className: "when" },
      make("p", { className: "clock", textContent: hour(moment) }),
      make("p", { className: "date", textContent: day[0].toUpperCase() + day.slice(1) }));
    const main = make("main", {});
    const footer = make("footer", {});
    const screen = make("div", { className: "screen turning" }, make("header", {}, name, when), main, footer);
    if (isLost) {
      const since = hour(answered + behind + data.shift);
      footer.append(make("p", { className: "lost", textContent: language.words.lost.replace("{hour}", since) }));
    }
    document.body.replaceChildren(screen);
    const { found, note } = regions(language, moment);
    if (note) footer.append(make("p", { className: "as-of", textContent: note }));
    const shown = found.map((region) => {
      const list = region.items.length ? make("ol", {}) : make("p", { className: "nothing", textContent: region.nothing });
      const heading = make("h2", {}, make("span", { textContent: region.heading }));
      main.append(make("section", { className: region.name }, heading, list));
      return { ...region, list, label: heading };
    });
    main.classList.toggle("idle", !found[0].items.length);
    for (const { name } of found.slice(1)) main.classList.add(`with-${name}`);
    // What comes next and what has changed take the room they need, what is on gets the rest.
    for (const region of [...shown.slice(1), shown[0]].filter((one) => one.items.length)) {
      const pages = paged(region.list, region.items), number = round % pages.length;
      region.list.replaceChildren(...pages[number]);
      if (pages.length > 1) {
        region.label.append(make("span", { className: "pages", textContent: `${number + 1}/${pages.length}` }));
      }
    }
  }

  // Every page in one language, then in the next; whoever waits sees each within a minute or two.
  function go() {
    turn += 1;
    show();
  }

  async function ask() {
    try {
      const answer = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) throw new Error(String(answer.status));
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (scripts(found) !== scripts(document)) return location.reload();
      data = JSON.parse(found.getElementById("data").textContent);
      const there = Date.parse(answer.headers.get("Date"));
      if (there) behind = there - Date.now();
      answered = Date.now();
      isLost = false;
    } catch {
      isLost = true;
    }
    show();
  }

  show();
  setInterval(go, TURN);
  if (!isFile) {
    ask(); // at once: the clock of a small computer without a battery may be hours behind
    setInterval(ask, ASK);
  }
  addEventListener("resize", show);
  addEventListener("click", go);
})();
