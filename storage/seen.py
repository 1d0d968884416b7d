"""Updates of Telegram that were handled already."""

from datetime import datetime

from sqlalchemy import Connection, delete

from storage.database import put_once
from storage.models import columns
from storage.models_upkeep import Seen

SEEN = columns(Seen)


def first_time(db: Connection, update_id: int, now: datetime) -> bool:
    """Note this update; False when it was handled before."""
    return put_once(db, Seen, update_id=update_id, at=now)


def purge(db: Connection, before: datetime) -> int:
    """Forget updates handled before this instant: Telegram keeps none longer than a day."""
    return db.execute(delete(Seen).where(SEEN.at < before)).rowcount
