"""Who has a phone in the proeftuin."""

WETHOUDER, COORDINATOR = 5_000_000_001, 5_000_000_002
COACH1, COACH2 = 5_000_000_003, 5_000_000_004  # as in pool.json; the first one leads colleges too
SECRETARIS, LID1, LID2 = 5_000_000_005, 5_000_000_006, 5_000_000_007
# The Telegram id, and what the name and the role are called in the sentences.
PHONES = (
    (WETHOUDER, "proeftuin.naam.wethouder", "proeftuin.rol.wethouder"),
    (COORDINATOR, "proeftuin.naam.coordinator", "proeftuin.rol.coordinator"),
    (COACH1, "proeftuin.naam.coach1", "proeftuin.rol.coach"),
    (COACH2, "proeftuin.naam.coach2", "proeftuin.rol.coach"),
    (SECRETARIS, "proeftuin.naam.secretaris", "proeftuin.rol.secretaris"),
    (LID1, "proeftuin.naam.lid1", "proeftuin.rol.burgemeester"),
    (LID2, "proeftuin.naam.lid2", "proeftuin.rol.collegelid"),
)
# The number that every Dutch example form has; nobody is called.
FICTIONAL_PHONE = "+31612345678"
