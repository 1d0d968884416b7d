"""All hard limits once more, from the answers alone and by other formulas."""

from math import acos, cos, radians, sin

from conversations.pool import Coach, Gemist, Wethouder
from conversations.script import chosen
from tests.conversations.pools import TODAY, kaart


def may_meet(one: Wethouder, coach: Coach) -> bool:
    """All hard limits once more, from the answers alone."""

    def of(side: Wethouder | Coach, key: str) -> set[str]:
        return set(chosen(side.answers.get(key)))

    most = coach.answers.get("aantal")
    ready = (
        of(one, "toestemming") == of(coach, "toestemming") == of(coach, "code") == {"ja"}
        and all(of(coach, key) for key in ("eerder", "functies_nu", "liever_niet"))
        and isinstance(most, int)
        and coach.load < most
        and (coach.paused_until is None or coach.paused_until <= TODAY)
        and coach.id not in one.barred
    )
    if not ready or not of(one, "gemeente"):
        return ready
    (gemeente,) = of(one, "gemeente")
    distance = Gemist.AFSTAND in one.missed
    ties = of(coach, "eerder") | of(coach, "functies_nu") | of(coach, "woonplaats")
    province = kaart().province(gemeente)
    if (
        any(km(gemeente, tie) <= (30 if distance else 15) for tie in ties - {"geen"})
        or ties & nearest_three(gemeente)
        or any(gemeente in nearest_three(tie) for tie in ties - {"geen"})
        or (distance and province in of(coach, "eerder_provincies"))
        or gemeente in of(coach, "liever_niet") | coach.colleges
    ):
        return False
    shared = of(one, "plek") & of(coach, "plek")
    if "beeldbellen" in shared:
        return True
    area = of(coach, "provincies")
    if area and not area & {province, "heel_land"}:
        return False
    if not of(coach, "woonplaats"):
        return True
    minutes = 1.2 * km(gemeente, *of(coach, "woonplaats"))
    goes = float(next(iter(of(one, "reistijd")), "inf"))
    comes = float(next(iter(of(coach, "reistijd")), "inf"))
    ways = {
        "bij_mij": minutes <= comes,
        "bij_coach": minutes <= goes,
        "neutraal": minutes <= goes + comes,
        "wandelen": minutes <= goes + comes,
    }
    return any(ways[place] for place in shared) if shared else minutes <= min(goes, comes)


_KM: dict[tuple[str, str], float] = {}
_NEAREST: dict[str, set[str]] = {}


def km(one: str, other: str) -> float:
    """The distance by another formula (spherical law of cosines)."""
    if (one, other) not in _KM:
        here, there = kaart().gemeenten[one], kaart().gemeenten[other]
        a, b = radians(here.lat), radians(there.lat)
        inner = sin(a) * sin(b) + cos(a) * cos(b) * cos(radians(here.lon - there.lon))
        _KM[one, other] = 6371 * acos(min(inner, 1))
    return _KM[one, other]


def nearest_three(code: str) -> set[str]:
    """The gemeenten nearest to this one."""
    if code not in _NEAREST:
        others = sorted(kaart().codes, key=lambda other: km(code, other))
        _NEAREST[code] = {other for other in others if other != code and other in others[:4]}
    return _NEAREST[code]
