"""Who has a phone in the proeftuin."""

WETHOUDER, COORDINATOR = 5_000_000_001, 5_000_000_002
COACH1, COACH2 = 5_000_000_003, 5_000_000_004  # as in pool.json
# The Telegram id, and what the name and the role are called in the sentences.
PHONES = (
    (WETHOUDER, "proeftuin.naam.wethouder", "proeftuin.rol.wethouder"),
    (COORDINATOR, "proeftuin.naam.coordinator", "proeftuin.rol.coordinator"),
    (COACH1, "proeftuin.naam.coach1", "proeftuin.rol.coach"),
    (COACH2, "proeftuin.naam.coach2", "proeftuin.rol.coach"),
)
# The number that every Dutch example form has; nobody is called.
FICTIONAL_PHONE = "+31612345678"
