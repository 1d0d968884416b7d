"""How the members look back is kept as a picture of the group, like the one before the day."""

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision = "r0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("heisessie", sa.Column("terugblik", sa.LargeBinary(), nullable=True))
