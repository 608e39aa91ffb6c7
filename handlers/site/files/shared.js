"use strict";
// What pages and screens have in common.

const make = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

const dayAt = (zone, moment) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(moment);

// What is on, and what begins at the next hour at which something does, with what was to begin until
// then and is cancelled: the rule of handlers/frame/whats_on.py.
function onAndNext(sessions, moment) {
  const on = sessions.filter((s) => s.start <= moment && moment < s.end);
  const ahead = sessions.filter((s) => s.start > moment);
  const first = ahead.filter((s) => !s.off).reduce((a, s) => (a && a.start <= s.start ? a : s), null);
  const next = first ? ahead.filter((s) => s.start === first.start || (s.off && s.start < first.start)) : [];
  return { on, ahead, first, next };
}
