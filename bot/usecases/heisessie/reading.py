"""The office reads a heisessie on its own screen: members only by their place, and of what they said
afterwards only what is shown of the group.
"""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.phrases import Phrases
from bot.usecases.heisessie import evalueren, standing
from bot.words import Words
from conversations.gemeenten import Gemeenten
from conversations.scripts import COLLEGELID, HEISESSIE_EVALUATIE, SCRIPTS, WERKAFSPRAKEN_STAND
from conversations.toegang import Viewer
from storage import coaches, leden, talks, werkafspraken
from storage.heisessies import Heisessie
from storage.sealing import Seal

# Told under the promise that nobody reads it, or who said it.
OF_THE_GROUP = frozenset({COLLEGELID.name, HEISESSIE_EVALUATIE.name, WERKAFSPRAKEN_STAND.name})


def lines(
    words: Words, gemeenten: Gemeenten, seal: Seal, zone: ZoneInfo, db: Connection, case: Heisessie
) -> Iterator[str]:
    """Every answer on the path of every talk about it, the agreements, and how the group looks back."""
    say = words.say
    state = say(f"heisessie.staat.{case.state.value}")
    yield say("klik.case.heisessie", code=case.code, staat=state)
    if case.day:
        yield say("heisessie.overzicht.dag", dag=words.day(case.day))
    places = {one.person_id: one.place for one in leden.of_case(db, case.id)}
    coach = coaches.with_id(db, case.coach_id) if case.coach_id else None
    for held in talks.of_case(db, seal, case.id):
        if held.script in OF_THE_GROUP:
            continue
        script = SCRIPTS[held.script]
        phrases = Phrases(words, gemeenten, script)
        began = words.moment(held.opened_at.astimezone(zone))
        yield ""
        yield say("mijngegevens.talk", onderwerp=phrases.subject, wanneer=began)
        if held.person_id == case.person_id:
            yield say("heisessie.wie.aanvrager")
        elif coach and held.person_id == coach.person_id:
            yield say("heisessie.wie.begeleider")
        elif held.person_id in places:
            yield standing.said(words, places[held.person_id])
        yield from phrases.summary(script.path(held.talk.answers).known, Viewer.OFFICE)
    yield from _agreed(words, seal, db, case)
    found = evalueren.picture(db, seal, case.id)
    if found:
        yield ""
        yield from evalueren.lines(words, case.code, found)


def _agreed(words: Words, seal: Seal, db: Connection, case: Heisessie) -> Iterator[str]:
    every = werkafspraken.of_case(db, seal, case.id)
    if every:
        yield ""
        yield words.say("klik.case.werkafspraken")
    for line, one in zip(standing.numbered(words, db, every), every, strict=True):
        yield f"{line} ({words.label(f'werkafspraken.stand.{one.stand.value}')})"
