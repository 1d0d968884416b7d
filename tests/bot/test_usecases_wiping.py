"""Erasure: everything, or what consent B covered; and nothing of it stays anywhere."""

from datetime import timedelta
from functools import partial

import pytest

from bot.usecases.turn import House
from storage import outgoing
from tests.bot import rows
from tests.bot.intake import begin, go_to, send, whole
from tests.bot.phone import ANNA, BRAM, Handset, Town

OF_A_PERSON = ("person", "consent", "case", "talk", "answer")


def nothing_left(town: Town) -> None:
    """No row of the person, and nothing more to send."""
    assert town.read(lambda db: rows.of(db, "person", telegram_id=ANNA)) == []
    for table in OF_A_PERSON[1:]:
        assert town.read(partial(rows.of, name=table)) == []
    assert all(row["body"] is None for row in town.read(lambda db: rows.of(db, "outgoing")))


def test_wiping_from_the_summary_erases_every_row(anna: Handset, town: Town) -> None:
    """Asked once more, then everything is gone and the person hears so."""
    go_to(begin(anna))
    anna.tap("Wis alles", "Ja, wis al mijn antwoorden")
    assert "Al uw antwoorden zijn gewist" in anna.last.plain
    nothing_left(town)


def test_wiping_by_command_erases_every_row(anna: Handset, town: Town) -> None:
    """The command asks first as well."""
    go_to(begin(anna), "gemeente")
    anna.command("wissen").tap("Ja, wis al mijn antwoorden")
    nothing_left(town)


def test_who_thinks_better_of_wiping_keeps_everything(anna: Handset, town: Town) -> None:
    """No means no, from the command and from the summary."""
    go_to(begin(anna))
    before = town.read(lambda db: rows.of(db, "answer"))
    anna.command("wissen").tap("Nee, bewaar ze")
    assert anna.last.plain == "Goed, uw antwoorden blijven bewaard."
    anna.command("overzicht").tap("Wis alles", "Nee, bewaar ze")
    assert "Klopt dit?" in anna.last.plain
    assert town.read(lambda db: rows.of(db, "answer")) == before


def test_wiping_takes_bekijk_out_of_the_coordinators_chat_at_once(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """Not after a day: now; and the coördinator hears that the traject is no longer there."""
    whole(anna)
    coordinator.tap("Bekijk")
    anna.command("wissen").tap("Ja, wis al mijn antwoorden")
    assert "Anna de Wit" not in coordinator.everything
    assert coordinator.last.plain.endswith("bestaat niet meer.")
    nothing_left(town)


def test_wiping_stops_bekijk_that_was_refused_and_set_aside(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """A message that Telegram refused and that would be tried again later is never sent."""
    whole(anna)
    town.delivers = False
    coordinator.tap("Bekijk")
    about = town.read(lambda db: rows.of(db, "outgoing", state="waiting"))[-1]
    again = town.now + timedelta(hours=1)
    town.write(lambda db: outgoing.set_aside(db, about["id"], again))
    town.delivers = True
    anna.command("wissen").tap("Ja, wis al mijn antwoorden")
    town.move(hours=2)
    assert "Anna de Wit" not in coordinator.everything
    nothing_left(town)


def test_wiping_takes_the_persons_own_file_away_too(anna: Handset, town: Town) -> None:
    """A file with everything that was kept does not outlive it in the chat."""
    whole(anna)
    anna.command("mijngegevens").tap("Ja, stuur het bestand")
    assert "(bestand)" in anna.everything
    anna.command("wissen").tap("Ja, wis al mijn antwoorden")
    assert "(bestand)" not in anna.everything
    nothing_left(town)


def test_the_coordinators_buttons_of_an_erased_case_say_so(
    anna: Handset, coordinator: Handset
) -> None:
    """Of a traject that is gone: one sentence, no error."""
    send(anna)
    look, done = coordinator.button("Bekijk"), coordinator.button("Gesprek gehouden")
    anna.command("wissen").tap("Ja, wis al mijn antwoorden")
    for number, data in (look, done):
        coordinator.press(data, number)
        assert coordinator.news[-1].endswith("bestaat niet meer.")


def test_wiping_leaves_other_people_alone(anna: Handset, town: Town) -> None:
    """Somebody else's rows are the same before and after."""
    bram = town.phone(BRAM)
    go_to(begin(bram), "spoed")

    def of_bram() -> list[list[dict[str, object]]]:
        return [town.read(partial(rows.of, name=table)) for table in OF_A_PERSON]

    before = of_bram()
    go_to(begin(anna))
    anna.tap("Wis alles", "Ja, wis al mijn antwoorden")
    assert of_bram() == before


def test_consent_b_taken_back_erases_what_it_covered(
    anna: Handset, town: Town, house: House
) -> None:
    """How somebody is doing is no longer in any row, also not in an older one."""
    go_to(begin(anna), spoed="Het gaat niet goed met mij")
    assert town.read(lambda db: rows.opened(db, house.seal))["spoed"] == '"niet_goed"'
    anna.tap("Aanpassen", "Extra toestemming", "Nee, bewaar die niet")
    consents = town.read(lambda db: rows.of(db, "consent", kind="B"))
    assert [row["given"] for row in consents] == [True, False]
    kept = town.read(lambda db: rows.of(db, "answer", key="spoed"))
    said = [
        house.seal.unseal(row["value"], f"answer/{row['talk_id']}/{row['turn']}/spoed")
        for row in kept
    ]
    assert all("niet_goed" not in each for each in said)
    go_to(anna)
    assert "Klopt dit?" in anna.last.plain


@pytest.mark.parametrize("consent", ["Ja, dat mag", "Nee, bewaar die niet"])
def test_how_somebody_is_doing_is_kept_with_consent_b_only(
    anna: Handset, town: Town, house: House, consent: str
) -> None:
    """The help text comes either way."""
    go_to(begin(anna), "spoed", toestemming_bijzonder=consent)
    anna.tap("Het gaat niet goed met mij")
    assert any("Bel gratis 113" in said for said in anna.news)
    kept = town.read(lambda db: rows.opened(db, house.seal))["spoed"]
    assert ("niet_goed" in kept) == (consent == "Ja, dat mag")


def test_consent_a_taken_back_later_erases_everything(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """Corrected to no in the summary, consent A leaves nothing; nobody was to call yet."""
    go_to(begin(anna))
    anna.tap("Aanpassen", "Toestemming", "Nee, ik bel liever")
    nothing_left(town)
    assert coordinator.messages == {}
