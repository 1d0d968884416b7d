"""Make a new revision from what models.py has and the newest revision has not."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from storage.database import open_engine
from storage.migrations import config, upgrade


def revise(message: str) -> None:
    """Write versions/NUMBER_MESSAGE.py, to be read and corrected before it is used."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'newest.db'}")
        upgrade(engine)
        with engine.connect() as connection:
            settings = config(connection)
            past = ScriptDirectory.from_config(settings).walk_revisions()
            number = f"r{len(list(past)) + 1:04}"
            command.revision(settings, message, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    revise(" ".join(sys.argv[1:]))
