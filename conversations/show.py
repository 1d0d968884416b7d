"""A script as a person reads it: as Dutch text, and as a Mermaid diagram, from the data that runs."""

from collections.abc import Callable
from textwrap import indent

from conversations.conditions import ALWAYS, Condition
from conversations.kinds import (
    Date,
    GemeenteList,
    ManyOf,
    Moments,
    Number,
    PhotoKind,
    Ranking,
    Scale,
    ShortText,
)
from conversations.script import Privacy, Question, Script, Stop

Say = Callable[[str], str]  # the sentence of an id


def text(script: Script, say: Say) -> str:
    """Every question in order: when it is asked, its words, its answers, how it may be asked."""
    head = say("show.kop").format(onderwerp=say(f"{script.name}.naam"), versie=script.version)
    items = (
        _stop(script, item, say) if isinstance(item, Stop) else _question(script, item, say)
        for item in script.items
    )
    return "\n\n".join([head, *items]) + "\n"


def mermaid(script: Script, say: Say) -> str:
    """A flow chart: a box a question, a diamond a condition, a round end a stop."""
    lines = ["flowchart TD", f"  begin([{_safe(say(f'{script.name}.naam'))}])"]
    ends, label = ["begin"], ""
    for item in script.items:
        node = f"stop_{item.key}" if isinstance(item, Stop) else item.key
        if item.when is not ALWAYS:
            lines.append(f"  if_{item.key}{{{{{_safe(_told(script, item.when, say))}}}}}")
            lines += _arrows(ends, f"if_{item.key}", label)
            lines.append(f"  if_{item.key} -->|{_safe(say('show.ja'))}| {node}")
            ends, label = ([f"if_{item.key}"], say("show.nee"))
        else:
            lines += _arrows(ends, node, label)
            ends, label = [], ""
        lines.append(f"  {_box(script, item, say)}")
        if isinstance(item, Question):
            ends = [*ends, item.key] if label else [item.key]
    return (
        "\n".join([*lines, *_arrows(ends, "eind", label), f"  eind([{_safe(say('show.eind'))}])"])
        + "\n"
    )


def _arrows(ends: list[str], to: str, label: str) -> list[str]:
    """From every open end; only the first one is the "no" of a condition."""
    arrows = []
    for place, end in enumerate(ends):
        no = f"|{_safe(label)}|" if label and place == 0 else ""
        arrows.append(f"  {end} -->{no} {to}")
    return arrows


def _box(script: Script, item: Question | Stop, say: Say) -> str:
    if isinstance(item, Stop):
        return f"stop_{item.key}([{_safe(say('show.stop').format(stop=item.key))}])"
    number = f"{item.step}. " if item.step else ""
    about = f": {say(f'{script.name}.{item.about}')}" if item.about else ""
    return f"{item.key}[{_safe(number + say(f'{script.stem(item)}.kort') + about)}]"


def _safe(label: str) -> str:
    return '"' + label.replace('"', "'") + '"'


def _question(script: Script, question: Question, say: Say) -> str:
    stem = script.stem(question)
    number = (
        say("show.vraag").format(nummer=question.step)
        if question.step
        else say("show.zonder_nummer")
    )
    over = say(f"{script.name}.{question.about}") if question.about else ""
    lines = [f"{number} ({question.key})", indent(say(f"{stem}.ask").replace("{over}", over), "  ")]
    lines += [f"    - {say(f'{stem}.optie.{option}')}" for option in question.kind.options]
    lines.append(f"  {_how(question, say)}")
    if question.when is not ALWAYS:
        lines.append("  " + say("show.als").format(voorwaarde=_told(script, question.when, say)))
    if question.privacy is not Privacy.OPEN:
        lines.append("  " + say(f"show.{question.privacy.value}"))
    ways = [
        say(f"knop.{way}")
        for way, offered in (("overslaan", question.skip), ("bespreken", question.later))
        if offered
    ]
    if ways:
        lines.append("  " + say("show.mag").format(knoppen=", ".join(ways)))
    return "\n".join(lines)


def _how(question: Question, say: Say) -> str:
    match question.kind:
        case ManyOf(at_most=most) if most:
            return say("show.soort.hoogstens").format(hoogstens=most)
        case ManyOf():
            return say("show.soort.meer")
        case Ranking():
            return say("show.soort.volgorde")
        case Scale(low, high, items):
            return say("show.soort.cijfer").format(
                aantal=max(len(items), 1), laagste=low, hoogste=high
            )
        case Number(low, high):
            return say("show.soort.cijfer").format(aantal=1, laagste=low, hoogste=high)
    return _how_typed(question, say)


def _how_typed(question: Question, say: Say) -> str:
    match question.kind:
        case ShortText(limit):
            return say("show.soort.tekst").format(limiet=limit)
        case GemeenteList(at_most=most):
            return say("show.soort.gemeenten").format(hoogstens=most)
        case Moments(at_most=most):
            return say("show.soort.momenten").format(hoogstens=most)
        case PhotoKind():
            return say("show.soort.foto")
        case Date():
            return say("show.soort.datum")
    return say("show.soort.een" if question.kind.options else "show.soort.typen")


def _stop(script: Script, stop: Stop, say: Say) -> str:
    return say("show.stopt").format(voorwaarde=_told(script, stop.when, say), stop=stop.key)


def _told(script: Script, condition: Condition, say: Say) -> str:
    """A condition in words."""
    words = []
    for part in condition.told:
        match part:
            case Question():
                words.append("„" + say(f"{script.stem(part)}.kort") + "”")
            case (Question() as question, option):
                words.append("„" + say(f"{script.stem(question)}.optie.{option}") + "”")
            case word:
                words.append(say(f"show.woord.{word}"))
    return " ".join(words)
