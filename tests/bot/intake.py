"""Ready answers to every question, given by tapping and typing on a phone."""

from collections.abc import Mapping
from itertools import islice

from tests.bot.phone import Handset

Given = str | tuple[str, ...]
TYPED = frozenset({"naam", "gemeente", "telefoon", "vanaf"})
ANSWERS: dict[str, tuple[str, ...]] = {
    "opening": ("Ik ga verder",),
    "toestemming": ("Ja",),
    "toestemming_bijzonder": ("Ja, dat mag",),
    "aanhef": ("Als mevrouw",),
    "naam": ("Anna de Wit",),
    "gemeente": ("Zwolle",),
    "herindeling": ("Dat weet ik niet",),
    "hoe_lang": ("1 tot 4 jaar",),
    "herkomst": ("Ik was raadslid", "Klaar"),
    "spoed": ("Nee",),
    "vandaag_bellen": ("Nee, ik ga verder met de vragen",),
    "aanleiding": ("Druk en balans", "Klaar"),
    "cijfers": ("6", "7", "5"),
    "stijl": ("Een spiegel voorhouden", "Klaar"),
    "observatie": ("Dat beslis ik later",),
    "ervaring": ("Was burgemeester", "Klaar"),
    "uitsluiten": ("Ja, dat zeg ik aan de telefoon",),
    "plek": ("Tijdens een wandeling", "Klaar"),
    "reistijd": ("Anderhalf uur",),
    "dagdelen": ("Dinsdagochtend", "Klaar"),
    "raadsavond": ("Donderdag",),
    "reces": ("In de schoolvakanties",),
    "vanaf": ("12 mei",),
    "betaalt": ("De gemeente",),
    "wie_weet": ("Alleen ik",),
    "telefoon": ("06 12 34 56 78",),
    "wanneer": ("Woensdagmiddag", "Klaar"),
    "voicemail": ("Nee",),
}
# What the answers to discreet and confidential questions say, as a person reads them.
DISCREET = ("Druk en balans", "Rust: 6", "dat zeg ik aan de telefoon", "De gemeente", "Alleen ik")


def question(phone: Handset) -> str:
    """The key of the question that is on the table; "" where there is none."""
    last = phone.last
    if last.keyboard and "keyboard" in last.keyboard:
        return "telefoon"
    parts = last.keys[0].data.split(":") if last.keys else []
    return parts[1] if len(parts) == 3 and parts[1] in ANSWERS else ""


def answer(phone: Handset, key: str, given: tuple[str, ...]) -> None:
    """Answer the question on the table."""
    if key in TYPED:
        phone.say(*given)
    else:
        phone.tap(*given)


def go_to(phone: Handset, until: str = "", **instead: Given) -> Handset:
    """Answer every question until this one is on the table, or none is; `instead` of the ready answers."""
    own = {key: (given,) if isinstance(given, str) else given for key, given in instead.items()}
    ready: Mapping[str, tuple[str, ...]] = ANSWERS | own
    for _ in islice(iter(int, 1), 60):
        key = question(phone)
        if key in ("", until):
            assert key == until, phone.everything
            return phone
        answer(phone, key, ready[key])
    raise AssertionError(f"still at {question(phone)}")


def begin(phone: Handset) -> Handset:
    """Press start."""
    return phone.command("start")


def send(phone: Handset, **instead: Given) -> Handset:
    """The whole intake, sent; the number is asked next."""
    go_to(begin(phone), "", **instead)
    return phone.tap("Ja, verstuur")


def whole(phone: Handset, **instead: Given) -> Handset:
    """The whole intake, sent, and on which number to call."""
    send(phone, **instead)
    return go_to(phone, "", **instead)


def code_of(coordinator: Handset) -> str:
    """The trajectcode in the newest message with a button to look at."""
    _, data = coordinator.button("Bekijk")
    return data.split(":")[1]
