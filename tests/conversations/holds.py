"""What must hold after everything that happens in a talk."""

import re
from collections.abc import Iterator

from bot.messages import Message
from conversations.events import Amended, Event, Photo, Tapped, Typed, Unheard
from conversations.kinds import Answer, GemeenteList, Mark, Moments, OneOf, PhotoKind
from conversations.says import Ask, Note, OfferChange, Review, SoFar, WhichAnswer
from conversations.script import Privacy, Question, Script
from conversations.talk import Step, Talk, current

LONGEST_MESSAGE = 4096  # characters (Bot API, sendMessage)
LONGEST_DATA = 64  # bytes (Bot API, InlineKeyboardButton)
MOST_BUTTONS = 100  # in a keyboard that phones show
MESSAGE_ID = re.compile(
    r"(?<![\w/@.])(?:retry|knop|niet_gelezen|antwoord|wijzig|welkom_terug|wis|overzicht|los"
    r"|lijst|moment|wethouder|bellen|coach|kennismaking|klik_\w+|afspraken|logboek|observatiekaart"
    r"|tussenstand_\w+|evaluatie_\w+|college|collegelid|programma_akkoord|werkafspra\w+"
    r"|heisessie_\w+)\.[a-z_]{2,}"
)


def fits_a_phone(message: Message) -> Iterator[tuple[str, str, str]]:
    """What Telegram takes, and nothing that only we understand; gives the data of every button."""
    assert message.text.strip()
    assert len(message.text) <= LONGEST_MESSAGE
    assert not MESSAGE_ID.search(message.text), message.text
    data = [key.data for row in message.keys for key in row]
    assert len(set(data)) == len(data) <= MOST_BUTTONS
    assert all(len(one.encode()) <= LONGEST_DATA for one in data)
    labels = [key.label for row in message.keys for key in row]
    assert all(label.strip() and not MESSAGE_ID.search(label) for label in labels)
    return ((talk, key, option) for talk, key, option in (one.split(":", 2) for one in data))


def something_is_said(before: Talk, event: Event, step: Step) -> None:
    """At least one thing, except when the talk ends or a tap says what is already so."""
    if not step.says and not step.outcome:
        assert isinstance(event, Tapped)
        assert (step.talk, dict(step.kept), step.signals) == (before, {}, ())


def nothing_is_lost(script: Script, before: Talk, event: Event, step: Step) -> None:
    """Every answer is there still; what changed was kept, and belongs to what was heard."""
    after = step.talk.answers
    assert before.answers.keys() <= after.keys()
    for key, answer in after.items():
        if key in step.kept:
            assert step.kept[key] == answer
        elif key in before.answers:
            assert before.answers[key] == answer
    points = {q.key for q in script.questions if q.privacy is Privacy.CONFIDENTIAL}
    assert all(step.kept[key] is Mark.LATER for key in step.kept.keys() & points)
    answered = step.kept.keys() - points
    if isinstance(event, Tapped | Amended):
        mine = script.question(event.key)
        assert answered <= ({mine.key} if mine else set())
    elif isinstance(event, Typed | Photo):
        now = current(script, before)
        assert answered <= ({now.key} if now else set())
    else:
        assert not answered


def what_is_unread_changes_nothing(script: Script, before: Talk, event: Event, step: Step) -> None:
    """A sentence that says why, and all else as it was."""
    first = step.says[0] if step.says else None
    note = first.note if isinstance(first, Ask) else first
    unread = isinstance(note, Note) and note.id.startswith(("retry.", "niet_gelezen."))
    if isinstance(event, Unheard) or unread:
        points = {q.key for q in script.questions if q.privacy is Privacy.CONFIDENTIAL}
        assert step.kept.keys() <= points
        assert not step.signals
        assert not step.outcome or isinstance(event, Unheard)
    if unread and isinstance(event, Typed):
        assert step.talk.answers == before.answers
        assert step.talk.drafts == before.drafts


def one_thing_is_on_the_table(script: Script, step: Step) -> None:
    """A question or the summary, and it comes last; a question is the one that is open."""
    put = [one for one in step.says if isinstance(one, Ask | Review)]
    assert len(put) <= 1
    if put:
        assert step.says[-1] is put[0]
    if put and isinstance(put[0], Ask):
        assert put[0].question is current(script, step.talk)
        assert put[0].correcting is (step.talk.editing == put[0].question.key)
    if put and isinstance(put[0], Review):
        assert current(script, step.talk) is None


def nothing_confidential_is_put(step: Step) -> None:
    """Not asked, not offered to be changed."""
    questions: list[Question] = []
    for one in step.says:
        if isinstance(one, Ask | OfferChange):
            questions.append(one.question)
        elif isinstance(one, WhichAnswer):
            questions += one.questions
    assert all(question.privacy is not Privacy.CONFIDENTIAL for question in questions)


def only_the_path_is_shown(script: Script, step: Step) -> None:
    """In the summary, the overview and the list of what can be corrected."""
    known = script.path(step.talk.answers).known
    for one in step.says:
        if isinstance(one, Review | SoFar):
            assert one.known == known
        elif isinstance(one, WhichAnswer):
            assert {question.key for question in one.questions} <= known.keys()


def the_path_is_closed(script: Script, talk: Talk) -> None:
    """What is known was asked for and is an answer; then one question, one stop, or the end."""
    path = script.path(talk.answers)
    assert not (path.open and path.stop)
    for question in script.questions:
        if question.key in path.known:
            assert question.when.holds(path.known)
            assert question.accepts(path.known[question.key])
        elif not path.open and not path.stop:
            assert not question.when.holds(path.known)
    left = script.steps_left(talk.answers, confidential=True)
    assert 0 <= left <= script.steps
    assert bool(left) <= bool(path.open)


def events_of(question: Question, answer: Answer) -> list[Event]:
    """What somebody does to give this answer."""
    key = question.key
    if isinstance(answer, Mark):
        return [Tapped(key, "!overslaan" if answer is Mark.SKIPPED else "!bespreken")]
    if isinstance(question.kind, OneOf):
        return [Tapped(key, str(answer))]
    if isinstance(question.kind, PhotoKind):
        return [Photo(str(answer))]
    if isinstance(question.kind, Moments) and isinstance(answer, tuple):
        typed = Typed(str(answer[0]).replace("T", " ").replace("/", " "))
        return [typed if question.kind.at_most == 1 else Tapped(key, "!klaar")]
    if isinstance(question.kind, GemeenteList) and isinstance(answer, tuple):
        none = answer == question.kind.options
        return (
            [Tapped(key, "geen")]
            if none
            else [Tapped(key, f"+{c}") for c in answer] + [Tapped(key, "!klaar")]
        )
    if isinstance(answer, tuple) and question.kind.options:
        numbers = [question.kind.options.index(str(option)) + 1 for option in answer]
        return [Typed(", ".join(map(str, numbers)))]
    if isinstance(answer, tuple):
        return [Typed(", ".join(map(str, answer)))]
    return [Amended(key, str(answer))]
