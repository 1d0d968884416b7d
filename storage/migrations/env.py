"""What Alembic runs: with the connection that storage/migrations/__init__.py hands it."""

from alembic import context

from storage import models_heisessie, models_nudges, models_upkeep  # noqa: F401 # their tables are known then
from storage.models import Person

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Person.metadata,
    render_as_batch=True,  # SQLite changes a column by making the table anew
    compare_type=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
