"""The two ways in which something is not done: Telegram refuses the bot, or a phone cannot do it."""

from collections.abc import Mapping


class Refused(Exception):
    """Telegram's answer to a call that it does not carry out.

    :param error_code: the HTTP status, such as 400, 403, 409 or 429.
    :param description: Telegram's own text, prefix included ("Bad Request: chat not found").
    :param parameters: Telegram's ResponseParameters, such as {"retry_after": 3}.
    """

    def __init__(
        self, error_code: int, description: str, parameters: Mapping[str, int] | None = None
    ) -> None:
        super().__init__(description)
        self.error_code = error_code
        self.description = description
        self.parameters = dict(parameters or {})


class Impossible(LookupError):
    """What a person cannot do on a phone: tap a button that was never there, edit what is gone."""


def bad_request(what: str) -> Refused:
    """A refusal with status 400 and Telegram's prefix."""
    return Refused(400, f"Bad Request: {what}")


def forbidden(what: str) -> Refused:
    """A refusal with status 403 and Telegram's prefix."""
    return Refused(403, f"Forbidden: {what}")
