"""What a tap does: a button of the question on the table, of another one, or of the summary.

A tap answers the question it belongs to or none: a button of another question never answers the
current one.
"""

from dataclasses import replace

from conversations.kinds import Answer, Mark
from conversations.position import Position
from conversations.says import Note, OfferChange, Paused, SureToWipe, WhichAnswer
from conversations.script import Question
from conversations.talk import Step

REVIEW = "overzicht"  # the key that the buttons of the summary carry


def tapped(at: Position, key: str, option: str) -> Step:
    """What pressing the button `option` of the question `key` leads to."""
    question = at.script.question(key)
    if question and at.current and at.correcting and question is not at.current:
        if option == "!terug" and at.before(question) is at.current:
            return Step(at.talk)  # the tap that began this correction, once more
        if question is at.path.open:
            # The button belongs to the open question: answering that ends the correction.
            at = Position(at.script, at.talk.without_draft(at.current), at.lexicon, at.door)
    if option == "!verder":
        return at.go_on()
    if option == "!stop":
        return Step(at.talk, (Paused(),))
    if option == "!wijzig":
        return _change(at, question)
    if key == REVIEW and not (at.current and option == "!verstuur"):
        return at_review(at, option)
    if not question or question is not at.current:
        return _stale(at, question, option)
    if option.startswith("!"):
        return control(at, option)
    heard = question.kind.tap(option, at.ear(question), at.talk.draft(question))
    return at.go_on() if heard is None else at.heard(question, heard)


def control(at: Position, option: str) -> Step:
    """What a way out or another button of the question on the table leads to."""
    question = at.current
    match option:
        case "!terug":
            return at.back()
        case "!stop":
            return Step(at.talk, (Paused(),))
        case "!laat" if at.correcting:
            return at.leave()
        case "!overslaan" if question and question.skip:
            return at.answered(question, Mark.SKIPPED)
        case "!bespreken" if question and question.later:
            return at.answered(question, Mark.LATER)
        case "!uitleg" if question:
            return Step(at.talk, (replace(at.ask(question), explained=True),), in_place=True)
    heard = (
        question.kind.tap(option, at.ear(question), at.talk.draft(question)) if question else None
    )
    return at.heard(question, heard) if question and heard is not None else at.go_on()


def at_review(at: Position, option: str) -> Step:
    """What a button of the summary leads to."""
    match option:
        case "!verstuur" if at.closing(at.path):
            return Step(at.talk, outcome="verstuurd")
        case "!aanpassen":
            return Step(at.talk, (WhichAnswer(at.correctable()),))
        case "!wis":
            return Step(at.talk, (SureToWipe(),))
        case "!wis_ja":
            return Step(at.talk, outcome="gewist")
    return at.go_on()


def _stale(at: Position, question: Question | None, option: str) -> Step:
    """A button of a question that is not on the table: say which, unless it repeats what is so."""
    if question is None or question not in at.correctable():
        return at.again(Note("knop_verlopen"))
    answer = at.path.known[question.key]
    repeats = _repeats(at, question, option, answer)
    return Step(at.talk, () if repeats else (OfferChange(question, answer),))


def _change(at: Position, question: Question | None) -> Step:
    return (
        at.edit(question)
        if question is not None and question in at.correctable()
        else at.again(Note("niet_meer_nodig"))
    )


def _repeats(at: Position, question: Question, option: str, answer: Answer) -> bool:
    """Whether a tap says what the answer already says, as a tap that arrives twice does."""
    if option == "!laat":
        return True
    if isinstance(answer, Mark):
        # A choice that may not be kept was stored as Liever bespreken.
        later = option == "!bespreken" or option in question.kept_if
        return later if answer is Mark.LATER else option == "!overslaan"
    return question.kind.repeats(option, answer, at.ear(question))
