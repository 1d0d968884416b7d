"""Anything at all happens in a talk, in any order; some things hold all the same."""

import json
import os
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.phrases import Phrases
from bot.render import Render
from conversations import engine
from conversations.events import (
    Amended,
    Back,
    Event,
    GoOn,
    Overview,
    Photo,
    Resumed,
    Tapped,
    Typed,
    Unheard,
)
from conversations.kinds import Answer, Draft, ShortText, dump, load
from conversations.lexicon import Lexicon
from conversations.script import Question, Script
from conversations.scripts import SCRIPTS
from conversations.talk import Step, Talk, current
from tests.clock import T0
from tests.conversations import holds
from tests.conversations.anyscript import FRESH, AnyWords, changes, scripts
from tests.conversations.talking import GEMEENTEN

WORDS = AnyWords("nl", bureau="Bureau", telefoon="(telefoon)", email="bureau@voorbeeld.nl")
LEXICON = Lexicon(WORDS.find, GEMEENTEN, T0.date())
TALK_ID = 2**63 - 1  # the longest there is

SAID = st.sampled_from(
    (
        *("1", "2", "3", "1, 2", "2, 1, 3", "4 3 2 1", "5 en 6", "ja", "nee", "appel", "bere"),
        *("appel, druif", "citroen en iets anders", "Utrecht", "Bergen", "Domburg", "Amersfort"),
        *("morgen", "gisteren", "over een half jaar", "06 12345678", "dat is mevrouw Jansen"),
        *("overslaan", "liever bespreken", "terug", "stop", "uitleg", "klaar", "laat zo", "verder"),
        *(
            "wis alles",
            "Utrecht, Bergen en Xyzzy",
            "vrijdag 10 uur",
            "3 december ochtend of 4 december 14 uur",
        ),
        *("ja, verstuur", "", "\u200b", "<b>&", "x" * 301, "portefeuille", "😀"),
        *("hallo", "Goedemorgen, ben er weer", "bel mij", "weet ik niet", "mevrouw", "ik wil dood"),
    )
)
# What looks like an id of ours is looked for on the phone: a name like that would be taken for one.
ANYTHING = st.text(max_size=12).filter(lambda text: not holds.MESSAGE_ID.search(text))
ELSE: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from((Back(), Overview(), Resumed(), GoOn(), Unheard("voice"), Unheard("contact"))),
    st.builds(Photo, st.sampled_from(("AgAC", "BQAC"))),
    st.builds(Tapped, st.just("overzicht"), st.sampled_from(("!verstuur", "!wis", "!wis_nee"))),
    st.builds(Tapped, st.just("nergens"), st.text(max_size=5)),
)


class Talking(RuleBasedStateMachine):
    """One person in one talk, through versions of its script."""

    script: Script
    talk: Talk

    def begin(self, script: Script) -> None:
        self.script = script
        self.shown: list[tuple[str, str]] = []
        self.versions = 0
        step = engine.begin(script, LEXICON)
        self.talk = Talk() if step.outcome else step.talk
        self.show(step)

    def show(self, step: Step) -> None:
        """Put on the phone what a step says; its buttons can be pressed from now on."""
        render = Render(Phrases(WORDS, GEMEENTEN, self.script), TALK_ID)
        for message in render.messages(step.says):
            for _, key, option in holds.fits_a_phone(message):
                if (key, option) not in self.shown:
                    self.shown.append((key, option))
        if step.settled:
            holds.fits_a_phone(render.settled(step.settled))

    def hear(self, event: Event) -> Step:
        before = self.talk
        step = engine.hear(self.script, before, event, LEXICON)
        holds.something_is_said(before, event, step)
        holds.nothing_is_lost(self.script, before, event, step)
        holds.what_is_unread_changes_nothing(self.script, before, event, step)
        holds.one_thing_is_on_the_table(self.script, step)
        holds.nothing_confidential_is_put(step)
        holds.only_the_path_is_shown(self.script, step)
        self.show(step)
        if not step.outcome:  # when it ends, somebody else ends it: here it goes on as it was
            self.talk = step.talk
        return step

    # talk

    @rule(text=SAID)
    def type(self, text: str) -> None:
        self.hear(Typed(text))

    @rule(text=ANYTHING)
    def type_anything(self, text: str) -> None:
        self.hear(Typed(text))

    @rule(event=ELSE)
    def do_something_else(self, event: Event) -> None:
        self.hear(event)

    @rule(data=st.data())
    def tap(self, data: st.DataObject) -> None:
        """Any button shown now or earlier, which may arrive twice."""
        if not self.shown:
            return
        event = Tapped(*data.draw(st.sampled_from(self.shown)))
        step = self.hear(event)
        if step.outcome:
            return
        again = self.hear(event)
        assert (again.kept, again.signals, again.outcome) == ({}, (), None)
        assert again.talk == step.talk

    @rule(data=st.data())
    def tap_newest(self, data: st.DataObject) -> None:
        """Mostly people answer what is asked."""
        question = current(self.script, self.talk)
        options = [option for key, option in self.shown if question and key == question.key]
        if question and options:
            self.hear(Tapped(question.key, data.draw(st.sampled_from(options))))

    @rule(data=st.data(), text=SAID)
    def amend(self, data: st.DataObject, text: str) -> None:
        keys = [*self.talk.answers, "nergens"]
        self.hear(Amended(data.draw(st.sampled_from(keys)), text))

    # edit and undo

    @rule(data=st.data())
    def edit_and_leave(self, data: st.DataObject) -> None:
        """Laat zo: everything is as it was before the correction."""
        if question := self._known(data):
            before = self.talk
            self.hear(Tapped(question.key, "!wijzig"))
            if not self.hear(Tapped(question.key, "!laat")).outcome:
                assert self.talk.answers.items() >= before.answers.items()
                assert self.talk.editing is None

    @rule(data=st.data(), text=SAID)
    def edit_and_undo(self, data: st.DataObject, text: str) -> None:
        """The old answer given again leads along the old path."""
        question = self._known(data)
        if question is None:
            return
        before, answer = self.talk, self.script.path(self.talk.answers).known[question.key]
        self.hear(Amended(question.key, text))
        self.hear(Tapped(question.key, "!wijzig"))
        if current(self.script, self.talk) is not question:
            return  # the edit itself ended the talk
        if any(self.hear(event).outcome for event in holds.events_of(question, answer)):
            return
        path, was = self.script.path(self.talk.answers), self.script.path(before.answers)
        assert path.known.items() >= was.known.items()
        assert self.talk.answers.items() >= before.answers.items()

    def _known(self, data: st.DataObject) -> Question | None:
        """An answered question that can be corrected here, if there is one."""
        question = current(self.script, self.talk)
        if question and question.privacy.value == "confidential":
            return None  # the next thing heard makes it a point
        known = self.script.path(self.talk.answers).known
        there = [q for q in self.script.questions if q.key in known]
        there = [q for q in there if q.privacy.value != "confidential" and q.asked]
        return data.draw(st.sampled_from(there)) if there else None

    # restart, and a new version

    @rule()
    def restart(self) -> None:
        """What is stored is all there is."""
        stored = json.dumps({k: d.chosen for k, d in self.talk.drafts.items()})
        answers: dict[str, Answer] = {k: load(dump(a)) for k, a in self.talk.answers.items()}
        drafts = {k: Draft(tuple(chosen)) for k, chosen in json.loads(stored).items()}
        again = Talk(answers, drafts, self.talk.editing)
        assert again == self.talk
        self.talk = again

    @rule(data=st.data())
    def change_the_script(self, data: st.DataObject) -> None:
        self.versions += 1
        self.script = data.draw(changes(self.script, f"{FRESH}{self.versions}"))

    @invariant()
    def the_path_holds(self) -> None:
        if hasattr(self, "script"):
            holds.the_path_is_closed(self.script, self.talk)


class TalkingInAnyScript(Talking):
    """Through scripts that nobody wrote."""

    @initialize(script=scripts())
    def begin_any(self, script: Script) -> None:
        self.begin(script)


class TalkingForReal(Talking):
    """Through those that are shipped, from the start or from half-way."""

    @initialize(script=st.sampled_from(list(SCRIPTS.values())), data=st.data())
    def begin_real(self, script: Script, data: st.DataObject) -> None:
        self.begin(script)
        step = None
        for _ in range(data.draw(st.integers(0, 32))):
            if question := current(script, self.talk):
                step = engine.hear(script, self.talk, _answer(question, data), LEXICON)
                self.talk = step.talk
        if step:
            self.show(step)


def _answer(question: Question, data: st.DataObject) -> Event:
    """Something that answers it."""
    options: tuple[Any, ...] = question.kind.options
    if question.skip and (isinstance(question.kind, ShortText) or not options):
        return Tapped(question.key, "!overslaan")
    if options and question.key not in ("opening", "toestemming"):
        return Typed(str(data.draw(st.integers(1, len(options)))))
    return Typed("06 12345678") if question.key == "telefoon" else Typed("1")


settings.register_profile("dev", max_examples=100, stateful_step_count=20, deadline=None)
settings.register_profile("ci", settings.get_profile("dev"), max_examples=1000)
PROFILE = "ci" if os.environ.get("CI") else "dev"  # noqa: TID251 # of the tests, not of the bot

TestAnyScript = TalkingInAnyScript.TestCase
TestAnyScript.settings = settings.get_profile(PROFILE)
TestForReal = TalkingForReal.TestCase
TestForReal.settings = settings.get_profile(PROFILE)
