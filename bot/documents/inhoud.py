"""What stands in the documents of a programme, as it is read: the same for PDF and DOCX.

The college's version knows the programme and nothing of what anybody answered. Its title says nothing
of what the day is about: a file lies in calendars and on desks.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.programmas import Zinnen, clock
from conversations.collegeperiode import BETEKENIS, Doel, Fase
from conversations.programma.blokken import Dag, Programma
from conversations.programma.intake import Intake
from conversations.programma.uitleg import Regel, concept
from conversations.werkvormen import Werkvorm

SHARED_ALIKE = "CC BY-SA"  # a licence that asks to be named
WORDS = (
    "doelen", "programma", "meebrengen", "herkomst", "let_op", "materiaal", "werkvormen", "stappen",
    "kolom_tijd", "kolom_onderdeel", "kolom_minuten", "kolom_doel", "pagina", "van",
)  # fmt: skip


@dataclass(frozen=True)
class Voorblad:
    """What stands on the cover.

    :param code: of the case, for the foot of each page.
    :param gemeente: its name; left out where the cover should not tell.
    :param day: the first one (local); a second one is the day after it.
    :param now: when this version was made (local).
    :param agreed: whether the college said yes to it: then it is no concept any more.
    """

    code: str = ""
    gemeente: str | None = None
    day: date | None = None
    now: datetime | None = None
    agreed: bool = False


@dataclass(frozen=True)
class Rij:
    """A line of the table of a day; `rust` when it is no work."""

    tijd: str
    titel: str
    toelichting: str
    minuten: str
    doel: str
    rust: bool


@dataclass(frozen=True)
class Tabel:
    """The table of a day."""

    kop: str
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Blad:
    """What the begeleider needs for one werkvorm; `feiten` are pairs of a name and what it says."""

    tijd: str
    titel: str
    werkvorm: str
    kort: str
    feiten: tuple[tuple[str, str], ...]
    stappen: tuple[str, ...]


@dataclass(frozen=True)
class Stuk:
    """A whole document; `woorden` are its headings and names of columns."""

    titel: str
    onder: tuple[str, ...]
    stempel: str
    concept: tuple[str, ...]
    voet: str
    taal: str
    doelen: tuple[str, ...]
    dagen: tuple[Tabel, ...]
    meebrengen: tuple[str, ...]
    herkomst: tuple[str, ...]
    woorden: dict[str, str] = field(default_factory=dict)
    let_op: tuple[str, ...] = ()
    materiaal: tuple[str, ...] = ()
    bladen: tuple[Blad, ...] = ()


def for_college(
    zinnen: Zinnen, programma: Programma, voorblad: Voorblad, fase: Fase | None
) -> Stuk:
    """What the college reads."""
    say, used = zinnen.words.label, _used(zinnen, programma)
    stands = "vast" if voorblad.agreed else "concept"
    return Stuk(
        titel=say("document.titel"),
        onder=tuple(_under(zinnen, programma, voorblad)),
        stempel=say(f"document.stempel.{stands}"),
        concept=tuple(say(f"document.{stands}").splitlines()),
        voet=voorblad.code,
        taal=zinnen.words.language,
        doelen=tuple(_goals(zinnen, programma, fase)),
        dagen=tuple(_tables(zinnen, programma, voorblad.day)),
        meebrengen=tuple(
            say("document.mee", wat=_capital(one.meebrengen), titel=one.titel)
            for one in used
            if one.meebrengen
        ),
        herkomst=tuple(
            say("document.naar", titel=one.titel, licentie=one.licentie)
            for one in used
            if SHARED_ALIKE in one.licentie
        ),
        woorden={name: say(f"document.{name}") for name in WORDS},
    )


def for_begeleider(
    zinnen: Zinnen, programma: Programma, intake: Intake, voorblad: Voorblad
) -> Stuk:
    """What the begeleider works with: also what to look at, what to lay out, and each werkvorm."""
    told = concept(programma, intake, zinnen.catalogus)
    stuk = for_college(zinnen, programma, voorblad, intake.fase)
    used = _used(zinnen, programma)
    return replace(
        stuk,
        onder=(zinnen.words.label("document.voor_begeleider"), *stuk.onder[1:]),
        woorden=stuk.woorden | {"meebrengen": zinnen.words.label("document.meenemen")},
        let_op=tuple(zinnen.let_op(one) for one in told.waarschuwingen),
        materiaal=tuple(f"{_capital(one.materiaal)} ({one.id})" for one in used if one.materiaal),
        bladen=tuple(
            _sheet(zinnen, programma, regel)
            for regel in told.regels
            if regel.onderdeel.blok.werkvorm
        ),
    )


def _used(zinnen: Zinnen, programma: Programma) -> list[Werkvorm]:
    return [zinnen.catalogus[id_] for id_ in dict.fromkeys(programma.werkvormen)]


def _under(zinnen: Zinnen, programma: Programma, voorblad: Voorblad) -> Iterator[str]:
    """What stands under the title: for whom, where, when, and which version."""
    say, words = zinnen.words.label, zinnen.words
    yield say("document.onder")
    if voorblad.gemeente:
        yield say("document.gemeente", gemeente=voorblad.gemeente)
    for at, dag in enumerate(programma.dagen):
        times = say("document.tijden", begin=clock(dag.begin), einde=clock(dag.einde))
        if len(programma.dagen) > 1:
            yield f"{zinnen.dag(at, voorblad.day)}, {times}"
            continue
        if voorblad.day:
            yield _capital(words.day(voorblad.day))
        yield times
    if voorblad.now:
        yield say("document.versie", dag=words.day(voorblad.now.date()))


def _goals(zinnen: Zinnen, programma: Programma, fase: Fase | None) -> Iterator[str]:
    """The goals, the one with the most time first, as what they mean in this phase of the term."""
    time: Counter[Doel] = Counter()
    for one in programma.onderdelen:
        if one.blok.doel:
            time[one.blok.doel] += one.blok.minuten
    for doel, _ in time.most_common():
        if fase:
            yield zinnen.words.label(BETEKENIS[fase][doel])
        else:
            yield _capital(f"{zinnen.doel(doel)}.")


def _tables(zinnen: Zinnen, programma: Programma, first: date | None) -> Iterator[Tabel]:
    say = zinnen.words.label
    several = len(programma.dagen) > 1
    for at, dag in enumerate(programma.dagen):
        kop = zinnen.dag(at, first) if several else say("document.programma")
        yield Tabel(kop, tuple(_rows(zinnen, dag)))


def _rows(zinnen: Zinnen, dag: Dag) -> Iterator[Rij]:
    say = zinnen.words.label
    for begin, blok in dag.timed:
        werkvorm = zinnen.catalogus.get(blok.wat)
        goal = say(f"document.doel.{blok.doel}") if blok.doel else say("document.doel.alle")
        yield Rij(
            f"{clock(begin)}–{clock(begin + blok.minuten)}",
            zinnen.titel(blok),
            _capital(werkvorm.opbrengst) if werkvorm else "",
            str(blok.minuten),
            goal if werkvorm else "",
            rust=werkvorm is None,
        )


def _sheet(zinnen: Zinnen, programma: Programma, regel: Regel) -> Blad:
    say, one = zinnen.words.label, regel.onderdeel
    werkvorm = zinnen.catalogus[one.blok.wat]
    time = f"{clock(one.begin)}–{clock(one.einde)}"
    if len(programma.dagen) > 1:
        time = f"{zinnen.dag(one.dag)}, {time}"
    facts = {
        "waarom": " ".join(zinnen.waarom(reden) for reden in regel.waarom),
        "opbrengst": _sentence(werkvorm.opbrengst),
        "materiaal": _sentence(werkvorm.materiaal),
        "mee": _sentence(werkvorm.meebrengen),
        "wel": werkvorm.wel,
        "niet": werkvorm.niet,
        "anders": _sentence(zinnen.words.list(map(zinnen.naam, regel.alternatieven))),
        "bron": _sentence(werkvorm.licentie) if SHARED_ALIKE in werkvorm.licentie else "",
    }
    return Blad(
        time,
        werkvorm.titel,
        say("document.werkvorm", id=werkvorm.id, naam=werkvorm.naam, minuten=one.blok.minuten),
        werkvorm.kort,
        tuple((say(f"document.feit.{name}"), text) for name, text in facts.items() if text),
        werkvorm.stappen,
    )


def _capital(text: str) -> str:
    """With a capital; the accents of "één" stay behind."""
    return f"E{text[1:]}" if text.startswith("één") else text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    return f"{_capital(text)}." if text else ""
