"""On which number and when the office may call: after the intake, or at once when somebody asks for it."""

from conversations.kinds import ManyOf, OneOf, Phone, ShortText
from conversations.script import Privacy, Question, Script

naam = Question("naam", ShortText(80, own_name=True), skip=True, later=False)
telefoon = Question("telefoon", Phone(), privacy=Privacy.DISCREET, skip=False, later=False)
DAGDELEN = (
    *(f"{day}_{part}" for day in ("ma", "di", "wo", "do", "vr") for part in ("ochtend", "middag")),
    "altijd",
)
wanneer = Question(
    "wanneer",
    ManyOf(
        DAGDELEN,
        alone=("altijd",),
        columns=2,
    ),
    privacy=Privacy.DISCREET,
    later=False,
)
voicemail = Question("voicemail", OneOf(("ja", "nee")), privacy=Privacy.DISCREET, later=False)

BELLEN = Script("bellen", version="1", items=(naam, telefoon, wanneer, voicemail))
