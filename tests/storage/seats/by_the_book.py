"""The rules of the issue once more, as plainly as lists allow: what storage is compared with."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from storage.seats.model import Notice
from tests.programmes import at
from tests.storage.seats.seat_scenarios import Plan

Line = tuple[str, int, str]
"""What an audit line says: the action, the person, the group."""


@dataclass
class ByTheBook:
    """Who sits where and waits for what; `owed` and `lines` are what the last act brought."""

    plans: dict[str, Plan]
    now: datetime
    seats: dict[str, list[int]] = field(default_factory=dict)
    queues: dict[str, list[int]] = field(default_factory=dict)
    since: dict[tuple[int, str], datetime] = field(default_factory=dict)
    wishes: dict[int, list[str]] = field(default_factory=dict)
    owed: Counter[tuple[int, str]] = field(default_factory=Counter)
    lines: Counter[Line] = field(default_factory=Counter)

    def begin(self) -> None:
        """A new act begins."""
        self.owed.clear()
        self.lines.clear()

    def seats_of(self, person: int) -> set[str]:
        """Where somebody sits."""
        return {group for group, seated in self.seats.items() if person in seated}

    def costs(self, person: int, group: str) -> list[str]:
        """The seats that one there excludes, in the order in which they were taken."""
        held = self.seats_of(person) & self.clashing(group)
        return sorted(held, key=lambda name: (self.since[person, name], name))

    def wishes_of(self, person: int) -> list[str]:
        """What somebody waits for, in their order."""
        return self.wishes.get(person, [])

    def has(self, person: int, group: str) -> bool:
        """Whether somebody sits or waits there."""
        return group in self.seats_of(person) or group in self.wishes_of(person)

    def clashing(self, group: str) -> set[str]:
        """The groups at the same time."""
        mine = self.plans.get(group)
        return {
            name
            for name, other in self.plans.items()
            if name != group
            and any(
                a.start < b.end and b.start < a.end
                for a in (mine.sittings if mine else ())
                for b in other.sittings
            )
        }

    def is_over(self, group: str) -> bool:
        """Whether sign-up has ended."""
        plan = self.plans[group]
        return self.now >= (plan.closes or plan.begins or at(30, 20))

    def is_open(self, group: str) -> bool:
        """Whether one can sign up."""
        opens = self.plans[group].opens
        return (opens is None or opens <= self.now) and not self.is_over(group)

    def has_free_seat(self, group: str) -> bool:
        """Whether there is a free seat."""
        capacity = self.plans[group].capacity
        return capacity is None or len(self.seats.get(group, [])) < capacity

    def take(self, person: int, group: str, agreed: set[str]) -> str:
        """The name of what comes of it."""
        if group not in self.plans:
            return "NotThere"
        if self.has(person, group):
            return "AlreadyThere"
        if not self.is_open(group):
            return "Closed" if self.is_over(group) else "NotYetOpen"
        if not self.has_free_seat(group):
            self._queue(person, group)
            return "Waits"
        costs = self.costs(person, group)
        if set(costs) - agreed:
            return "WouldGiveUp"
        self._seat(person, group, costs)
        self.fill(costs)
        return "Seated"

    def leave(self, person: int, group: str, action: str = "left") -> str:
        """Leave, or be made to."""
        if not self.has(person, group):
            return "NotThere"
        self._strike(person, group, action)
        self.fill([group])
        return "Left"

    def requeue(self, person: int, group: str) -> str:
        """Pass the seat on, and wait again."""
        if group not in self.plans or group not in self.seats_of(person):
            return "NotThere"
        if not self.is_open(group):
            return "Closed"
        if not self.queues.get(group):
            return "NobodyElseWaits"
        self._strike(person, group, "left")
        self._queue(person, group)
        self.fill([group])
        if group in self.seats_of(person):
            return "Seated"
        return "Waits" if group in self.wishes_of(person) else "NotThere"

    def keep_only(self, person: int, group: str) -> str:
        """Resolve a clash."""
        if group not in self.seats_of(person):
            return "NotThere"
        others = self.costs(person, group)
        for other in others:
            self._strike(person, other, "left")
        self.fill(others)
        return "Seated"

    def prefer(self, person: int, group: str) -> bool:
        """One wish before the one above it."""
        wishes = self.wishes_of(person)
        if group not in wishes[1:]:
            return False
        place = wishes.index(group)
        wishes[place - 1 : place + 1] = wishes[place], wishes[place - 1]
        self.lines["wishes reordered", person, group] += 1
        return True

    def seat_by_hand(self, person: int, group: str, by: int, instead_of: str | None) -> str:
        """A coordinator gives a free seat to who waits there, or is moved."""
        if group not in self.plans:
            return "NotThere"
        if group in self.seats_of(person):
            return "AlreadyThere"
        if not self.has(person, instead_of or group):
            return "NotThere"
        if not self.has_free_seat(group):
            return "NoSeatLeft"
        given_up = self.costs(person, group)
        if instead_of in self.seats_of(person) and instead_of not in given_up:
            given_up.append(instead_of)
        self._seat(person, group, given_up)
        if instead_of in self.wishes_of(person):
            self._strike(person, instead_of)
        if person != by:
            self.owed[person, Notice.MOVED] += 1
        self.fill(given_up)
        return "Seated"

    def unseat(self, person: int, group: str, by: int) -> str:
        """A coordinator takes somebody off the list."""
        if self.has(person, group) and person != by:
            self.owed[person, Notice.UNSEATED] += 1
        return self.leave(person, group, "unseated")

    def erase(self, person: int) -> None:
        """Somebody is no more."""
        held = sorted(self.seats_of(person) | set(self.wishes_of(person)))
        for group in held:
            self._strike(person, group, "left")
        self.fill(held)

    def publish(self, plans: Mapping[str, Plan]) -> None:
        """A release; who was in a group that is gone is told, everybody else keeps their seat."""
        for group in self.plans.keys() - plans.keys():
            for person in (*self.seats.get(group, ()), *self.queues.get(group, ())):
                self._strike(person, group, "unseated")
                self.owed[person, Notice.GROUP_REMOVED] += 1
        self.plans = dict(plans)
        for group in self.plans:
            self.fill([group])

    def fill(self, groups: Iterable[str]) -> None:
        """Free seats pass on until nobody waits for one that may be given."""
        freed = deque(groups)
        while freed:
            group = freed.popleft()
            while (
                group in self.plans
                and not self.is_over(group)
                and self.has_free_seat(group)
                and self.queues.get(group)
            ):
                person = self.queues[group][0]
                given_up = self.costs(person, group)
                self._seat(person, group, given_up)
                self.owed[person, Notice.MOVED] += 1
                freed.extend(given_up)

    def _seat(self, person: int, group: str, given_up: list[str]) -> None:
        wishes, clashing = self.wishes_of(person), self.clashing(group)
        lower = wishes[wishes.index(group) + 1 :] if group in wishes else []
        for name in (group, *given_up, *(wish for wish in lower if wish in clashing)):
            self._strike(person, name)
        self.seats.setdefault(group, []).append(person)
        self.since[person, group] = self.now
        self.lines["seated", person, group] += 1

    def _queue(self, person: int, group: str) -> None:
        self.queues.setdefault(group, []).append(person)
        self.wishes.setdefault(person, []).append(group)
        self.lines["queued", person, group] += 1

    def _strike(self, person: int, group: str, action: str | None = None) -> None:
        for known in (self.seats.get(group, []), self.queues.get(group, [])):
            if person in known:
                known.remove(person)
        if group in self.wishes_of(person):
            self.wishes[person].remove(group)
        if action:
            self.lines[action, person, group] += 1
