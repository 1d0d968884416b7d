"""What is played in the proeftuin: one traject of a year, and one heisessie, each as a list of scenes.
Read it from top to bottom; play.py plays it.
"""

from dataclasses import dataclass

from bot.proeftuin.people import COACH1, COACH2, COORDINATOR, LID1, LID2, SECRETARIS, WETHOUDER


@dataclass(frozen=True)
class Start:
    """Opens the chat, by a link with this behind it where there is one; `fresh`: what was kept of this
    person goes first, as they can ask themselves.
    """

    who: int
    fresh: bool = False
    link: str = ""


@dataclass(frozen=True)
class Follow:
    """Opens the first link that stands in the chat of `of` and was not opened yet, on this phone;
    what was kept of this person goes first.
    """

    who: int
    of: int


@dataclass(frozen=True)
class Press:
    """Presses the newest button with data of this pattern, and with this sentence in its label."""

    who: int
    data: str
    label: str = ""


@dataclass(frozen=True)
class Answer:
    """Answers the questions of a table in answers.py, in its order."""

    who: int
    table: str


@dataclass(frozen=True)
class DayAfter:
    """Lets the time pass until the morning after the first moment that was typed last."""


Act = Start | Follow | Press | Answer | DayAfter


@dataclass(frozen=True)
class Scene:
    """What the page says, by id, while this is played."""

    title: str
    acts: tuple[Act, ...]


def _propose(coach: int, name: str) -> tuple[Act, ...]:
    """From the list of candidates to the morning after the kennismaking."""
    return (
        Press(COORDINATOR, "c:*:vraag:*", name),
        Press(coach, "v:*:ja"),
        Press(WETHOUDER, "v:*:kennismaken"),
        Answer(coach, "kennismaking"),
        Press(WETHOUDER, "a:*:kies"),
        DayAfter(),
    )


_TALK: tuple[Act, ...] = (Answer(COACH2, "logboek"), DayAfter())

TRAJECT = (
    Scene(
        "proeftuin.spel.begin",
        (Start(COORDINATOR), Start(COACH1), Start(COACH2), Start(WETHOUDER, fresh=True)),
    ),
    Scene("proeftuin.spel.intake", (Answer(WETHOUDER, "wethouder"), Answer(WETHOUDER, "bellen"))),
    Scene(
        "proeftuin.spel.intakegesprek",
        (
            Press(COORDINATOR, "c:*:bekijk"),
            Press(COORDINATOR, "c:*:plan"),
            Answer(COORDINATOR, "intakegesprek"),
            DayAfter(),
            Press(COORDINATOR, "c:*:gehouden"),
            Press(COORDINATOR, "c:*:zoek"),
        ),
    ),
    Scene("proeftuin.spel.eerste_coach", _propose(COACH1, "proeftuin.naam.coach1")),
    Scene(
        "proeftuin.spel.geen_klik", (Answer(COACH1, "klik_coach"), Answer(WETHOUDER, "geen_klik"))
    ),
    Scene(
        "proeftuin.spel.tweede_coach",
        (Press(COORDINATOR, "c:*:kandidaten"), *_propose(COACH2, "proeftuin.naam.coach2")),
    ),
    Scene(
        "proeftuin.spel.klik", (Answer(COACH2, "klik_coach"), Answer(WETHOUDER, "klik_wethouder"))
    ),
    Scene(
        "proeftuin.spel.afspraken",
        (
            Answer(WETHOUDER, "afspraken"),
            Press(COACH2, "t*:akkoord:akkoord"),
            Answer(COACH2, "plannen"),
            DayAfter(),
        ),
    ),
    Scene("proeftuin.spel.gesprek1", _TALK),
    Scene("proeftuin.spel.gesprek2", _TALK),
    Scene("proeftuin.spel.gesprek3", (Answer(COACH2, "logboek"),)),
    Scene(
        "proeftuin.spel.tussenstand",
        (
            Answer(WETHOUDER, "tussenstand_wethouder"),
            Answer(COACH2, "tussenstand_coach"),
            DayAfter(),
        ),
    ),
    Scene("proeftuin.spel.gesprek4", _TALK),
    Scene("proeftuin.spel.gesprek5", _TALK),
    Scene("proeftuin.spel.gesprek6", _TALK),
    Scene("proeftuin.spel.gesprek7", _TALK),
    Scene("proeftuin.spel.gesprek8", (Answer(COACH2, "laatste_gesprek"),)),
    Scene(
        "proeftuin.spel.terugkijken",
        (Answer(COACH2, "evaluatie_coach"), Answer(WETHOUDER, "evaluatie_wethouder")),
    ),
)


def _member(who: int) -> tuple[Act, ...]:
    """What one member tells, and the days that suit."""
    return (Answer(who, "collegelid"), Press(who, "h:*:prik:*"), Press(who, "h:*:prik_klaar:*"))


HEISESSIE: tuple[Scene, ...] = (
    Scene(
        "proeftuin.spel.begin",
        (Start(COORDINATOR), Start(COACH1)),
    ),
    Scene(
        "proeftuin.spel.aanvraag",
        (
            Start(SECRETARIS, fresh=True, link="heisessie"),
            Answer(SECRETARIS, "college"),
            Answer(SECRETARIS, "bellen_college"),
        ),
    ),
    Scene(
        "proeftuin.spel.begeleider",
        (
            Press(COORDINATOR, "c:H-*:begeleiders"),
            Press(COORDINATOR, "c:H-*:vraag:*", "proeftuin.naam.coach1"),
            Press(COACH1, "h:*:ja"),
            Press(COACH1, "h:*:gesprek"),
            Answer(COACH1, "heisessie_gesprek"),
        ),
    ),
    Scene(
        "proeftuin.spel.leden",
        (
            Follow(LID1, SECRETARIS),
            Follow(LID2, SECRETARIS),
            *_member(LID1),
            *_member(LID2),
            Press(SECRETARIS, "h:*:meedoen"),
            *_member(SECRETARIS),
        ),
    ),
    Scene(
        "proeftuin.spel.datum",
        (Press(SECRETARIS, "h:*:kies:*"), Press(SECRETARIS, "h:*:kies_ja:*")),
    ),
    Scene(
        "proeftuin.spel.programma",
        (
            Press(COACH1, "h:*:redelijk"),
            Press(COACH1, "h:*:goed:*"),
            Answer(SECRETARIS, "programma_akkoord"),
        ),
    ),
    Scene(
        "proeftuin.spel.werkafspraken",
        (
            Press(COACH1, "h:*:werkafspraak"),
            Answer(COACH1, "werkafspraak"),
            Press(COACH1, "h:*:alle"),
            Answer(LID1, "heisessie_evaluatie"),
        ),
    ),
    Scene(
        "proeftuin.spel.leeft",
        (
            Answer(LID1, "werkafspraken_stand"),
            Press(SECRETARIS, "h:*:afsluiten"),
            Press(SECRETARIS, "h:*:afsluiten_ja:*"),
        ),
    ),
)

PLAYS: dict[str, tuple[Scene, ...]] = {"traject": TRAJECT, "heisessie": HEISESSIE}
