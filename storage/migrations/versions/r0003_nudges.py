"""Nudges: what was said of our own accord, what people want of it, and when to look at a case again."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "r0003"
down_revision = "r0002"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _look_at_cases()
    _make_ledger()
    _make_settings()
    _make_clock()


def _look_at_cases() -> None:
    op.add_column("case", sa.Column("next_nudge_at", UTCDateTime(), nullable=True))
    op.add_column("case", sa.Column("faults", sa.Integer(), nullable=False, server_default="0"))
    nudged = sa.text("next_nudge_at IS NOT NULL")
    op.create_index(
        op.f("ix_case_next_nudge_at"),
        "case",
        ["next_nudge_at"],
        sqlite_where=nudged,
        postgresql_where=nudged,
    )
    op.create_index(op.f("ix_case_state_due"), "case", ["state", "due"])
    # Whatever is open is looked at once.
    case = sa.table(
        "case", sa.column("next_nudge_at", UTCDateTime()), sa.column("changed_at", UTCDateTime())
    )
    op.execute(case.update().values(next_nudge_at=case.c.changed_at))


def _make_ledger() -> None:
    op.create_table(
        "nudge",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=True),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("occurrence", AutoString(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("queued_at", UTCDateTime(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("delivered_at", UTCDateTime(), nullable=True),
        sa.Column("later", UTCDateTime(), nullable=True),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_nudge_case_id_case")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_nudge_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudge")),
        sa.UniqueConstraint(
            "person_id", "case_id", "kind", "occurrence", name=op.f("uq_nudge_once")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_nudge_case_id"), "nudge", ["case_id"])
    op.create_index(op.f("ix_nudge_message"), "nudge", ["message"])


def _make_settings() -> None:
    op.create_table(
        "setting",
        sa.Column("person_id", BIG_ID, nullable=False),
        *(
            sa.Column(name, AutoString(), nullable=True)
            for name in ("since", "until", "only_at", "not_on")
        ),
        sa.Column("council", sa.Integer(), nullable=True),
        sa.Column("region", AutoString(), nullable=True),
        sa.Column("off", AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_setting_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_setting")),
    )


def _make_clock() -> None:
    op.create_table(
        "job",
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("began_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("fault", AutoString(), nullable=True),
        sa.Column("next_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_job")),
    )
    op.create_table(
        "listed",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("day", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "day", name=op.f("pk_listed")),
    )
