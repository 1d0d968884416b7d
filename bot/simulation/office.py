"""The coördinator: acts every working day on what the overview and the daily list say."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import Connection

from bot.inbound import Text
from bot.simulation.answers import Answers
from bot.simulation.desk import Desk
from bot.simulation.office_heisessies import Heisessies
from conversations.traject import Event, Owner, State, can
from storage import caseload, coaches, proposals
from storage.cases import Traject

LOOKS_AGAIN = timedelta(days=7)
CALLED_WITHIN = (1, 3, 1)  # days, and how many moments
AFTER_A_TALK: Mapping[str, float] = {"zoek": 0.93, "nog_een": 0.04, "geen_coach": 0.03}
AFTER_A_DOUBT: Mapping[str, float] = {"toch": 0.6, "door": 0.6, "ander": 0.4}


class Office:
    """A coördinator who looks after the trajecten, and after the heisessies."""

    def __init__(self, desk: Desk, answers: Answers, chance: Random) -> None:
        self.town, self._desk, self._answers, self._chance = desk.town, desk, answers, chance
        self._heisessies = Heisessies(desk, chance)
        self._looks_again: dict[int, datetime] = defaultdict(lambda: self.town.now)

    def work(self) -> None:
        """A round along everything that waits for the office, or for somebody who is late."""
        self._desk.look()
        for case in self.town.write(caseload.open_cases):
            if case.owner is Owner.COORDINATOR:
                self._mine(case)
            elif case.due and case.due < self.town.today:
                self._late(case)
        self._heisessies.work()

    def _mine(self, case: Traject) -> None:
        desk = self._desk
        match case.state:
            case State.TE_BELLEN:
                if desk.press(case, "plan"):
                    self._answer()
            case State.GESPREK_GEPLAND if case.due and case.due <= self.town.today:
                self._note(case)
            case State.ZOEKEN if self.town.now >= self._looks_again[case.id]:
                if desk.press(case, "kandidaten"):
                    self._propose(case)
            case State.BESPREKEN:
                there = [one for one in AFTER_A_DOUBT if desk.see(case, one)]
                if there:
                    desk.press(case, self._one(there, AFTER_A_DOUBT))

    def _note(self, case: Traject) -> None:
        """The intakegesprek was held: what comes of it is the second tap."""
        if not self._desk.press(case, "gehouden"):
            return
        next_ = self._one(list(AFTER_A_TALK), AFTER_A_TALK)
        self._desk.press(case, next_)
        if next_ == "nog_een":
            self._answer()
        elif next_ == "zoek":
            self._propose(case)

    def _propose(self, case: Traject) -> None:
        """The first candidate; where there is none, somebody may have a place some days later."""
        if found := self._desk.phone.find(f"c:{case.code}:vraag:*"):
            self.town.hear(self._desk.chat, found)
        else:
            self._looks_again[case.id] = self.town.now + LOOKS_AGAIN

    def _late(self, case: Traject) -> None:
        """Call who is late, now and then; in the end take back what stands still."""
        if self._desk.called_lately(case):
            return
        if self._desk.called_enough(case) and can(case.state, Event.INGETROKKEN):
            self._desk.end(case, "intrekken", "intrekken_ja")
        else:
            self._desk.call(case, self._chat_of(case))

    def _chat_of(self, case: Traject) -> int:
        """Of whoever has the next step."""
        if case.owner is Owner.WETHOUDER:
            return case.telegram_id

        def coach(db: Connection) -> int:
            proposal = proposals.current(db, self.town.house.seal, case.id)
            found = coaches.with_id(db, proposal.coach_id) if proposal else None
            return (found.telegram_id if found else None) or 0

        return self.town.write(coach)

    def _answer(self) -> None:
        """Name a moment, and another one when that is taken."""
        phone = self._desk.phone
        for _ in range(5):
            shown = next((one for one in phone.newest() if one.asks == "moment"), None)
            if shown is None:
                return
            shown.seen = True
            phone.last_id += 1
            text = self._answers.moments(self.town.today, *CALLED_WITHIN)
            self.town.hear(self._desk.chat, Text(text, phone.last_id))

    def _one(self, actions: list[str], weights: Mapping[str, float]) -> str:
        return self._chance.choices(actions, [weights[one] for one in actions])[0]
