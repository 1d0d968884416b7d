"""The coördinator: acts every working day on what the overview and the daily list say."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import Connection

from bot.inbound import Command, Pressed, Text
from bot.simulation.answers import Answers
from bot.simulation.people import Somebody
from bot.simulation.town import Phone, Town
from conversations.traject import Event, Owner, State, can
from storage import caseload, coaches, proposals
from storage.cases import Traject

CALLS_AGAIN = timedelta(days=7)
LOOKS_AGAIN = timedelta(days=7)
PATIENCE = 3  # calls, after which a proposal is taken back
CALLED_WITHIN = (1, 3, 1)  # days, and how many moments
AFTER_A_TALK: Mapping[str, float] = {"zoek": 0.93, "nog_een": 0.04, "geen_coach": 0.03}
AFTER_A_DOUBT: Mapping[str, float] = {"toch": 0.6, "door": 0.6, "ander": 0.4}


class Office:
    """One coördinator with a phone.

    :param people: who can be called, by chat.
    """

    def __init__(
        self, town: Town, chat: int, phone: Phone, answers: Answers, chance: Random,
        people: Mapping[int, Somebody],
    ) -> None:  # fmt: skip
        self.town, self.chat, self.phone = town, chat, phone
        self._answers, self._chance, self._people = answers, chance, people
        self._calls: dict[int, list[datetime]] = defaultdict(list)
        self._looks_again: dict[int, datetime] = defaultdict(lambda: town.now)

    def work(self) -> None:
        """A round along everything that waits for the office, or for somebody who is late."""
        self.town.hear(self.chat, Command("overzicht"))
        for case in self.town.write(caseload.open_cases):
            if case.owner is Owner.COORDINATOR:
                self._mine(case)
            elif case.due and case.due < self.town.today:
                self._late(case)

    def _mine(self, case: Traject) -> None:
        match case.state:
            case State.TE_BELLEN:
                if self._press(case, "plan"):
                    self._answer()
            case State.GESPREK_GEPLAND if case.due and case.due <= self.town.today:
                self._note(case)
            case State.ZOEKEN if self.town.now >= self._looks_again[case.id]:
                if self._press(case, "kandidaten"):
                    self._propose(case)
            case State.BESPREKEN:
                there = [one for one in AFTER_A_DOUBT if self._see(case, one)]
                if there:
                    self._press(case, self._one(there, AFTER_A_DOUBT))

    def _note(self, case: Traject) -> None:
        """The intakegesprek was held: what comes of it is the second tap."""
        if not self._press(case, "gehouden"):
            return
        next_ = self._one(list(AFTER_A_TALK), AFTER_A_TALK)
        self._press(case, next_)
        if next_ == "nog_een":
            self._answer()
        elif next_ == "zoek":
            self._propose(case)

    def _propose(self, case: Traject) -> None:
        """The first candidate; where there is none, somebody may have a place some days later."""
        if found := self.phone.find(f"c:{case.code}:vraag:*"):
            self.town.hear(self.chat, found)
        else:
            self._looks_again[case.id] = self.town.now + LOOKS_AGAIN

    def _late(self, case: Traject) -> None:
        """Call who is late, now and then; in the end take back what stands still."""
        calls = self._calls[case.id]
        if calls and self.town.now - calls[-1] < CALLS_AGAIN:
            return
        if len(calls) >= PATIENCE and can(case.state, Event.INGETROKKEN):
            if self._press(case, "intrekken"):
                self._press(case, "intrekken_ja")
            calls.clear()
            return
        who = self._people.get(self._chat_of(case))
        if who:
            calls.append(self.town.now)
            self.town.watch.calls.append((self.town.now, case.id))
            who.reminded(case.state)

    def _chat_of(self, case: Traject) -> int:
        """Of whoever has the next step."""
        if case.owner is Owner.WETHOUDER:
            return case.telegram_id

        def coach(db: Connection) -> int:
            proposal = proposals.current(db, self.town.house.seal, case.id)
            found = coaches.with_id(db, proposal.coach_id) if proposal else None
            return (found.telegram_id if found else None) or 0

        return self.town.write(coach)

    def _press(self, case: Traject, action: str) -> bool:
        found = self._see(case, action)
        if found:
            self.town.hear(self.chat, found)
        return found is not None

    def _see(self, case: Traject, action: str) -> Pressed | None:
        """The button of an action; it is looked for in the case, where it is not on the phone."""
        for _ in range(2):
            if found := self.phone.find(f"c:{case.code}:{action}") or self.phone.find(
                f"c:{case.code}:{action}:*"
            ):
                return found
            self.town.hear(self.chat, Pressed(f"c:{case.code}:traject", 0))
        return None

    def _answer(self) -> None:
        """Name a moment, and another one when that is taken."""
        for _ in range(5):
            shown = next((one for one in self.phone.newest() if one.asks == "moment"), None)
            if shown is None:
                return
            shown.seen = True
            self.phone.last_id += 1
            text = self._answers.moments(self.town.today, *CALLED_WITHIN)
            self.town.hear(self.chat, Text(text, self.phone.last_id))

    def _one(self, actions: list[str], weights: Mapping[str, float]) -> str:
        return self._chance.choices(actions, [weights[one] for one in actions])[0]
