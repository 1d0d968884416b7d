"""Heisessies: a case is one or a traject; who takes part, which days suit, the programme, what was agreed."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "r0004"
down_revision = "r0003"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("case", sa.Column("kind", AutoString(), nullable=False, server_default="traject"))
    with op.batch_alter_table("invite") as invite:
        invite.add_column(sa.Column("case_id", BIG_ID, nullable=True))
        invite.create_index(op.f("ix_invite_case_id"), ["case_id"])
        invite.create_foreign_key(op.f("fk_invite_case_id_case"), "case", ["case_id"], ["id"])
    _make_heisessie()
    _make_collegelid()
    _make_prikdag()
    _make_programma()
    _make_werkafspraak()


def _make_heisessie() -> None:
    op.create_table(
        "heisessie",
        sa.Column("case_id", BIG_ID, nullable=False, autoincrement=False),
        sa.Column("asked_id", BIG_ID, nullable=True),
        sa.Column("coach_id", BIG_ID, nullable=True),
        sa.Column("questions", sa.Boolean(), nullable=False),
        sa.Column("closes", sa.Date(), nullable=True),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("call_members", sa.Boolean(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("part", AutoString(), nullable=True),
        sa.Column("uid", AutoString(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        _points_to("heisessie", "case"),
        _points_to("heisessie", "coach"),
        sa.ForeignKeyConstraint(
            ["asked_id"], ["coach.id"], name=op.f("fk_heisessie_asked_id_coach")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_heisessie")),
        sa.UniqueConstraint("uid", name=op.f("uq_heisessie_uid")),
    )
    _index("heisessie", "asked_id", "coach_id")


def _make_collegelid() -> None:
    op.create_table(
        "collegelid",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("place", AutoString(), nullable=False),
        sa.Column("person_id", BIG_ID, nullable=True),
        sa.Column("invite_id", BIG_ID, nullable=True),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        *(_points_to("collegelid", name) for name in ("case", "invite", "person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collegelid")),
        sa.UniqueConstraint("case_id", "person_id", name=op.f("uq_collegelid_once")),
        sa.UniqueConstraint("case_id", "place", name=op.f("uq_collegelid_place")),
        sa.UniqueConstraint("invite_id", name=op.f("uq_collegelid_invite_id")),
        sqlite_autoincrement=True,
    )
    _index("collegelid", "case_id", "person_id")


def _make_prikdag() -> None:
    op.create_table(
        "prikdag",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("part", AutoString(), nullable=False),
        _points_to("prikdag", "case"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prikdag")),
        sa.UniqueConstraint("case_id", "day", "part", name=op.f("uq_prikdag_once")),
        sqlite_autoincrement=True,
    )
    _index("prikdag", "case_id")
    op.create_table(
        "prikkeuze",
        sa.Column("prikdag_id", BIG_ID, nullable=False),
        sa.Column("collegelid_id", BIG_ID, nullable=False),
        sa.Column("suits", sa.Boolean(), nullable=False),
        *(_points_to("prikkeuze", name) for name in ("collegelid", "prikdag")),
        sa.PrimaryKeyConstraint("prikdag_id", "collegelid_id", name=op.f("pk_prikkeuze")),
    )
    _index("prikkeuze", "collegelid_id")


def _make_programma() -> None:
    op.create_table(
        "programma",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column("agreed_at", UTCDateTime(), nullable=True),
        _points_to("programma", "case"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programma")),
        sa.UniqueConstraint("case_id", "version", name=op.f("uq_programma_version")),
    )
    _index("programma", "case_id")


def _make_werkafspraak() -> None:
    op.create_table(
        "werkafspraak",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("collegelid_id", BIG_ID, nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("uid", AutoString(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        *(_points_to("werkafspraak", name) for name in ("case", "collegelid")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_werkafspraak")),
        sa.UniqueConstraint("uid", name=op.f("uq_werkafspraak_uid")),
        sqlite_autoincrement=True,
    )
    _index("werkafspraak", "case_id", "collegelid_id")


def _points_to(table: str, other: str) -> sa.ForeignKeyConstraint:
    column = f"{other}_id"
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
    )


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
