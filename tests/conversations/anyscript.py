"""Random small scripts, ways in which a new version can differ, and words for all of them."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from bot.words import Words
from conversations.conditions import ALWAYS, Condition, all_of, any_of, not_
from conversations.kinds import (
    Date,
    GemeenteKind,
    GemeenteList,
    Kind,
    ManyOf,
    Moments,
    Number,
    OneOf,
    Phone,
    PhotoKind,
    Ranking,
    Scale,
    ShortText,
)
from conversations.script import Privacy, Question, Script, Stop, WrongScript

NAME = "los"  # of every random script
FRESH = "nieuw"  # how the key of a question begins that a new version adds or renames
OPTIONS = ("appel", "beer", "citroen", "druif")

KINDS: st.SearchStrategy[Kind] = st.one_of(
    st.integers(2, 4).map(lambda n: OneOf(OPTIONS[:n])),
    st.builds(
        ManyOf,
        st.just(OPTIONS),
        at_most=st.sampled_from((0, 1, 2)),
        alone=st.sampled_from(((), ("druif",))),
        columns=st.sampled_from((1, 2)),
    ),
    st.integers(2, 4).map(lambda n: Ranking(OPTIONS[:n])),
    st.sampled_from(
        (
            Scale(1, 5),
            Scale(1, 10, ("rust", "moed")),
            Number(0, 3),
            ShortText(20),
            ShortText(300, no_names=True),
            Date(ahead=40, quick={"nu": 0, "straks": 30, "te_ver": 50}),
            GemeenteKind(),
            GemeenteList(at_most=2),
            Moments(at_most=2),
            Moments(at_most=1),
            PhotoKind(),
            ShortText(500),
            Phone(),
        )
    ),
)


class AnyWords(Words):
    """The real sentences, and a made one for everything that a random script says."""

    def find(self, message_id: str) -> str | None:
        script, _, rest = message_id.partition(".")
        if script == NAME or rest.startswith(FRESH) or rest.endswith(".bewaard"):
            return None if ".ook." in rest else message_id.replace(".", " ")
        return super().find(message_id)

    def say(self, message_id: str, **values: object) -> str:
        made = self.find(message_id)
        real = made is None or message_id in self
        return super().say(message_id, **values) if real else str(made)


def _condition(draw: st.DrawFn, earlier: list[Question]) -> Condition:
    """About one or two of the earlier questions; mostly none."""
    if not earlier or draw(st.integers(0, 2)):
        return ALWAYS
    parts = [_about(draw, draw(st.sampled_from(earlier))) for _ in range(draw(st.integers(1, 2)))]
    return draw(st.sampled_from((all_of, any_of)))(*parts)


def _about(draw: st.DrawFn, question: Question) -> Condition:
    if isinstance(question.kind, OneOf):
        held = question.is_(draw(st.sampled_from(question.kind.options)))
    elif isinstance(question.kind, ManyOf):
        held = question.includes(draw(st.sampled_from(question.kind.options)))
    else:
        held = question.passes(bool, "bekend")
    return not_(held) if draw(st.booleans()) else held


@st.composite
def questions(draw: st.DrawFn, key: str, earlier: list[Question]) -> Question:
    """A question that may depend on earlier ones."""
    kind = draw(KINDS)
    condition = _condition(draw, earlier)
    option = kind.options[0] if isinstance(kind, OneOf | ManyOf) else ""
    consent = {option: _condition(draw, earlier)} if option and draw(st.booleans()) else {}
    return Question(
        key,
        kind,
        step=draw(st.integers(0, 4)),
        when=condition,
        privacy=draw(st.sampled_from(Privacy)),
        skip=draw(st.booleans()),
        later=bool(consent) or draw(st.booleans()),
        replies=(option,) if option else (),
        signals={option: "alarm"} if option else {},
        kept_if=consent,
    )


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Two to six questions, now and then a stop."""
    items: list[Question | Stop] = []
    asked: list[Question] = []
    for at in range(draw(st.integers(2, 6))):
        asked.append(draw(questions(f"v{at}", asked)))
        items.append(asked[-1])
        if draw(st.integers(0, 5)) == 0 and (when := _condition(draw, asked)) is not ALWAYS:
            items.append(Stop(f"stop{at}", when))
    return Script(NAME, "1", tuple(items), confirms=draw(st.booleans()))


@st.composite
def changes(draw: st.DrawFn, old: Script, fresh: str) -> Script:
    """The next version: one question more, one less, or one that is different."""
    at = draw(st.integers(0, len(old.items) - 1))
    item = old.items[at]
    ways: list[Callable[[], tuple[Question | Stop, ...]]] = [lambda: (item,)]
    if isinstance(item, Question):
        one: Question = item
        added = draw(questions(fresh, [q for q in old.items[:at] if isinstance(q, Question)]))
        ways = [
            lambda: (added, one),
            lambda: () if len(old.questions) > 1 else (one,),
            lambda: (replace(one, key=fresh, formerly=(one.key, *one.formerly)),),
            lambda: (replace(one, privacy=draw(st.sampled_from(Privacy))),),
            lambda: (replace(one, skip=not one.skip),),
            lambda: (_withdrawn(one),),
        ]
    instead = draw(st.sampled_from(ways))()
    try:
        return replace(old, version="2", items=(*old.items[:at], *instead, *old.items[at + 1 :]))
    except WrongScript:  # something later still asks for what went
        return old


def _withdrawn(question: Question) -> Question:
    """Without its first option, or with a stricter rule."""
    match question.kind:
        case OneOf(options) | Ranking(options) if len(options) > 1:
            kind: Kind = replace(question.kind, options=options[1:])
        case ManyOf(options) if len(options) > 1:
            kind = replace(question.kind, options=options[1:], at_most=1)
        case Scale(low, high, items):
            kind = Scale(low + 1, high, items[1:])
        case _:
            kind = ShortText(5)
    left = set(kind.options)
    return replace(
        question,
        kind=kind,
        replies=tuple(o for o in question.replies if o in left),
        signals={o: s for o, s in question.signals.items() if o in left},
        kept_if={o: c for o, c in question.kept_if.items() if o in left},
    )
