"""The coördinators' chats: what waits and what is urgent, and no button that means nothing any more."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from storage import outgoing
from tests.bot import rows
from tests.bot.intake import begin, code_of, go_to, send, whole
from tests.bot.phone import BRAM, SECOND, Handset, Town

TO_CALL = ["Bekijk", "Plan gesprek", "Gesprek gehouden"]
ELSE = "Andere coach, en wie afviel"  # under the candidates, of whom there is none here
URGENT = "er speelt iets dat niet kan wachten"


@pytest.fixture
def second(town: Town) -> Handset:
    """The phone of the other coördinator."""
    return town.phone(SECOND)


def buttons(*phones: Handset) -> list[str]:
    """What is on every button of these phones."""
    return [key.label for phone in phones for m in phone.messages.values() for key in m.keys]


# Buttons


def test_after_gebeld_no_notice_of_that_case_has_a_button(
    anna: Handset, coordinator: Handset, second: Handset
) -> None:
    """Not with who pressed and not with the other one; what was said stays."""
    whole(anna, spoed="Mijn positie staat onder druk", vandaag_bellen="Ja, bel mij")
    second.tap("Bekijk")
    before = second.everything
    coordinator.tap("Gesprek gehouden", "Zoek een coach")
    assert buttons(coordinator, second) == [ELSE]
    assert second.everything == before
    assert "gesprek gehouden. Genoteerd op dinsdag 24 november" in coordinator.everything


def test_gebeld_leaves_the_buttons_of_another_case(
    anna: Handset, coordinator: Handset, second: Handset, town: Town
) -> None:
    """Somebody else still waits for a call."""
    send(town.phone(BRAM))
    code = code_of(coordinator)
    send(anna)
    coordinator.tap("Gesprek gehouden", "Zoek een coach")
    assert buttons(coordinator, second) == [*TO_CALL, ELSE, *TO_CALL]
    assert code_of(second) == code


def send_but_not_to(second: Handset, anna: Handset, town: Town) -> None:
    """Send the intake; Telegram refuses to bring the notice to one coördinator for an hour."""

    def put_aside(db: Connection) -> None:
        for row in rows.of(db, "outgoing", chat_id=second.id, state="waiting"):
            outgoing.set_aside(db, row["id"], town.now + timedelta(hours=1))

    go_to(begin(anna))
    town.delivers = False
    anna.tap("Ja, verstuur")
    town.write(put_aside)
    town.delivers = True
    town.deliver()


def test_a_notice_that_still_waits_is_not_sent_after_gebeld(
    anna: Handset, coordinator: Handset, second: Handset, town: Town
) -> None:
    """There is nobody to call any more."""
    send_but_not_to(second, anna, town)
    coordinator.tap("Gesprek gehouden", "Zoek een coach")
    town.move(hours=2)
    assert second.messages == {}


def test_a_notice_keeps_its_row_until_its_buttons_are_off(
    anna: Handset, coordinator: Handset, second: Handset, town: Town
) -> None:
    """Tidying up after days does not forget where a button still stands."""
    whole(anna)
    town.move(days=3)
    town.write(lambda db: outgoing.purge(db, town.now - timedelta(days=2)))
    coordinator.tap("Gesprek gehouden", "Geen coach nodig")
    assert buttons(coordinator, second) == []
    town.move(days=5)
    town.write(lambda db: outgoing.purge(db, town.now - timedelta(days=2)))
    assert town.read(lambda db: rows.of(db, "outgoing")) == []


def test_a_button_that_was_taken_off_and_is_pressed_all_the_same_is_safe(
    anna: Handset, coordinator: Handset, second: Handset
) -> None:
    """A phone that had not seen the change yet: one sentence, no error."""
    send(anna)
    number, data = second.button("Gesprek gehouden")
    coordinator.tap("Gesprek gehouden", "Zoek een coach")
    second.press(data, number)
    assert second.news[-1].endswith("er wordt een coach gezocht.")


def test_wiping_takes_the_buttons_off_every_notice(
    anna: Handset, coordinator: Handset, second: Handset
) -> None:
    """In every coördinator's chat, of an alert as well, and each hears that the case is gone."""
    go_to(begin(anna), "vandaag_bellen", spoed="Mijn positie staat onder druk")
    assert buttons(coordinator, second) == ["Bekijk"] * 2
    anna.command("wissen").tap("Ja, wis al mijn antwoorden")
    assert buttons(coordinator, second) == []
    for phone in (coordinator, second):
        assert phone.last.plain.endswith("bestaat niet meer.")


def test_wiping_stops_a_notice_that_still_waits(anna: Handset, second: Handset, town: Town) -> None:
    """What was set aside about a case that is gone is never sent."""
    send_but_not_to(second, anna, town)
    anna.command("wissen").tap("Ja, wis al mijn antwoorden")
    town.move(hours=2)
    assert "om over te bellen" not in second.everything


def test_what_is_told_about_a_case_carries_it(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """With what it asks where it has buttons, and without where it has none."""
    send(anna)
    anna.block()
    coordinator.tap("Bekijk")
    (case,) = town.read(lambda db: rows.of(db, "case"))
    told = town.read(lambda db: rows.of(db, "outgoing", case_id=case["id"], chat_id=coordinator.id))
    assert [row["asks"] for row in told] == ["te_bellen", None, "bekijk"]


# The overview


def test_the_overview_begins_with_what_is_urgent(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """Also when nobody waits for a call; by code and since when, and nothing of the answer."""
    go_to(begin(anna), "vandaag_bellen", spoed="Mijn positie staat onder druk")
    code = code_of(coordinator)
    coordinator.command("overzicht")
    assert coordinator.last.plain == f"{code}: {URGENT}, sinds dinsdag 24 november om 10.00 uur"
    assert coordinator.labels == [f"{code}: Bekijk", "Coaches"]
    town.move(minutes=5)
    send(town.phone(BRAM))
    coordinator.command("start")
    urgent, empty, heading, waiting = coordinator.last.plain.splitlines()
    assert urgent.startswith(f"{code}: {URGENT}")
    assert (empty, heading) == ("", "Wie wacht op een telefoontje")
    assert not waiting.startswith(code)
    assert len(coordinator.labels) == 3


def test_who_presses_start_later_sees_the_alert_that_was_missed(
    anna: Handset, second: Handset
) -> None:
    """A bot cannot write first."""
    second.blocked = True
    go_to(begin(anna), "vandaag_bellen", spoed="Mijn positie staat onder druk")
    assert second.messages == {}
    second.blocked = False
    second.command("start")
    assert URGENT in second.last.plain


def test_looking_ends_what_is_urgent_until_the_next_alert(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """A later alert stands in the overview again."""
    go_to(begin(anna), "vandaag_bellen", spoed="Er is een integriteitsvraag")
    coordinator.tap("Bekijk").command("overzicht")
    assert coordinator.last.plain == "Er wacht nu niemand op een telefoontje."
    town.move(hours=20)
    anna.say("ik wil niet meer leven")
    coordinator.command("overzicht")
    assert coordinator.last.plain.endswith(f"{URGENT}, sinds woensdag 25 november om 06.00 uur")


def test_a_call_ends_what_is_urgent(anna: Handset, coordinator: Handset) -> None:
    """Also when nobody looked before calling."""
    go_to(
        begin(anna), "telefoon", spoed="Er is een integriteitsvraag", vandaag_bellen="Ja, bel mij"
    )
    coordinator.tap("Gesprek gehouden", "Zoek een coach").command("overzicht")
    assert URGENT not in coordinator.last.plain
    assert coordinator.last.plain.startswith("U bent aan zet")


def test_a_case_that_is_urgent_and_waits_is_listed_once(
    anna: Handset, coordinator: Handset
) -> None:
    """Among what is urgent; after a look it waits for its call."""
    go_to(
        begin(anna), "telefoon", spoed="Er is een integriteitsvraag", vandaag_bellen="Ja, bel mij"
    )
    coordinator.command("overzicht")
    assert coordinator.labels == [f"{code_of(coordinator)}: Bekijk", "Coaches"]
    assert URGENT in coordinator.last.plain
    coordinator.tap(coordinator.labels[0]).command("overzicht")
    assert URGENT not in coordinator.last.plain
    assert len(coordinator.labels) == 2


def test_the_longest_wait_comes_first(anna: Handset, coordinator: Handset, town: Town) -> None:
    """Among what is urgent, counted from the first alert that nobody looked at."""
    bram = town.phone(BRAM)
    go_to(begin(anna), "vandaag_bellen", spoed="Er is een integriteitsvraag")
    first = code_of(coordinator)
    town.move(minutes=5)
    go_to(begin(bram), "vandaag_bellen", spoed="Er is een integriteitsvraag")
    town.move(hours=2)
    anna.say("ik wil niet meer leven")
    coordinator.command("overzicht")
    assert coordinator.last.plain.startswith(first)
    assert len(coordinator.labels) == 3
