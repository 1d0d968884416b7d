"""A college at the end of its heisessie, put into the database directly: who asked for it, a begeleider
and members, each with a phone.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from conversations.heisessie import Event, State
from conversations.kinds import Answer, Mark
from conversations.scripts import COLLEGE
from conversations.talk import Talk
from storage import heisessies, leden, people, talks
from storage.heisessies import Heisessie
from storage.leden import Lid
from tests.bot import pool
from tests.bot.phone import BRAM, Handset, Town

MEMBERS = (7_000_000_041, 7_000_000_042, 7_000_000_043, 7_000_000_044, 7_000_000_045)
PLACES = ("burgemeester", "wethouder-1", "wethouder-2", "wethouder-3", "secretaris")
WISHES: dict[str, Answer] = {
    "opening": "verder", "toestemming": "ja", "rol": "secretaris", "draagvlak": "ja",
    "gemeente": "GM0193", "verkiezingen": "gewoon", "benoemd": Mark.SKIPPED,
    "deelnemers": ("burgemeester", "wethouders", "secretaris"), "aantal_wethouders": 3,
    "aanleiding": ("gewoonte",), "doelen": ("succes", "reflectie", "overdracht"),
    "uitkomst": ("werkafspraken",), "sfeer": Mark.LATER, "onveilig": "nee", "lengte": "dag",
}  # fmt: skip
TO_THE_DAY = (
    Event.VERSTUURD, Event.GEVRAAGD, Event.BEGELEIDER_JA, Event.GEBELD, Event.GESLOTEN, Event.GEKOZEN,
    Event.GOEDGEKEURD, Event.JA,
)  # fmt: skip


class College:
    """A heisessie that Bram asked for, which Carla leads, two days before its day.

    :param until: the state that it has come to.
    """

    def __init__(
        self, town: Town, until: State = State.VASTGESTELD, members: int = 5, **wishes: Answer
    ) -> None:
        self.town = town
        self.begeleider = pool.coach(town, colleges="ja")
        self.day = town.today + timedelta(days=2)
        self.id = town.write(lambda db: self._put(db, until, members, WISHES | wishes))

    @property
    def bram(self) -> Handset:
        """Who asked for it."""
        return self.town.phone(BRAM)

    @property
    def carla(self) -> Handset:
        """Who leads it."""
        return self.town.phone(pool.CARLA)

    def member(self, number: int) -> Handset:
        """The phone of the member at this place of PLACES."""
        return self.town.phone(MEMBERS[number])

    @property
    def now(self) -> Heisessie | None:
        """As it is now; None when it was erased."""
        return self.town.read(lambda db: heisessies.with_id(db, self.id))

    @property
    def case(self) -> Heisessie:
        """As it is now."""
        assert self.now
        return self.now

    @property
    def places(self) -> list[Lid]:
        """Who takes part."""
        return self.town.read(lambda db: leden.of_case(db, self.id))

    def press(self, phone: Handset, action: str) -> Handset:
        """A button of this heisessie."""
        return phone.press(f"h:{self.id}:{action}")

    def hand_over(self, number: int, phone: Handset) -> None:
        """The place of a member (of PLACES) has somebody else now."""
        town = self.town

        def move(db: Connection) -> None:
            leden.invite(db, self.id, PLACES[number], "telegram 9", town.now, 14)
            invite_id = leden.of_case(db, self.id)[number].invite_id
            assert invite_id
            person = people.meet(db, phone.id, "nl", town.now)
            assert leden.join(db, invite_id, person.id, phone.id, town.now)

        town.write(move)

    def happen(self, *events: Event) -> None:
        """It moves on, without a word to anybody."""
        self.town.write(lambda db: self._move(db, heisessies.lock(db, self.id), *events))

    def told(self, person: int, script: str, answers: Mapping[str, Any]) -> None:
        """Somebody held a talk about it to the end."""

        def put(db: Connection) -> None:
            known = people.meet(db, person, "nl", self.town.now)
            held = talks.start(db, known.id, self.id, script, "1", self.town.now)
            seal = self.town.house.seal
            talks.save(db, seal, held, Talk(answers), answers, self.town.now, outcome="klaar")

        self.town.write(put)

    def _put(self, db: Connection, until: State, members: int, wishes: Mapping[str, Answer]) -> int:
        town = self.town
        bram = people.meet(db, BRAM, "nl", town.now)
        case = heisessies.open_for(db, bram.id, town.now, town.today)
        held = talks.start(db, bram.id, case.id, COLLEGE.name, "1", town.now)
        talks.save(db, town.house.seal, held, Talk(wishes), wishes, town.now, outcome="verstuurd")
        for place, who in zip(PLACES[:members], MEMBERS, strict=False):
            leden.invite(db, case.id, place, "telegram 9", town.now, 14)
            person = people.meet(db, who, "nl", town.now)
            made = next(one for one in leden.of_case(db, case.id) if one.place == place)
            assert made.invite_id
            lid = leden.join(db, made.invite_id, person.id, who, town.now)
            assert lid
            leden.to(db, lid, leden.Stand.DOET_MEE, town.now)
        for event in TO_THE_DAY:
            if case.state is until:
                break
            case = self._move(db, case, event)
        return case.id

    def _move(self, db: Connection, case: Heisessie, *events: Event) -> Heisessie:
        town = self.town
        for event in events:
            decided: dict[str, object] = {}
            if event is Event.GEVRAAGD:
                decided = {"asked_id": self.begeleider.id}
            elif event is Event.BEGELEIDER_JA:
                decided = {"asked_id": None, "coach_id": self.begeleider.id}
            elif event is Event.GEKOZEN:
                decided = {"day": self.day, "part": "dag"}
            if decided:
                case = heisessies.decide(db, case, town.now, **decided)
            case = heisessies.happen(db, case, event, town.now, town.today)
        return case
