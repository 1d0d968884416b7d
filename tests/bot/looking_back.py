"""How a wethouder looks back at a traject, for the tests of what follows."""

from tests.bot.phone import Handset


def look_back(anna: Handset, terugkom: str = "Nee") -> None:
    """The wethouder answers everything at the end."""
    answers = {
        "cijfers": ("8", "7", "9"), "bereikt": ("Grotendeels",), "ervaring": ("4",),
        "observatie_gedaan": ("Nee",), "gesprekken": ("Goed",), "vertrouwelijk": ("Ja",),
        "terugkom": (terugkom,), "overstap": ("Nee",), "aanraden": ("9",), "anoniem": ("Nee",),
    }  # fmt: skip
    while (key := anna.last.keys[0].data.split(":")[1] if anna.last.keys else "") in answers:
        for label in answers[key]:
            anna.tap(label)
