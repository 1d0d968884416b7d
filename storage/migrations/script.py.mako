"""${message}

A table made anew in a batch forgets that its numbers are never used twice; where models.py says
NEVER_REUSED, write: op.batch_alter_table(..., table_kwargs={"sqlite_autoincrement": True})
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
