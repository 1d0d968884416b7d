"""From klik to traject: coaches, invites, proposals and appointments; every open case has an owner
of the next step and a day.
"""

from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None

KEPT = {"sqlite_autoincrement": True}
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# As the terms were when this revision was made: who, and working days or calendar days.
TERMS = {
    "vragen": ("wethouder", 14, False),
    "te_bellen": ("coordinator", 2, True),
    "zoeken": ("coordinator", 5, True),
}


def upgrade() -> None:
    with op.batch_alter_table("person", table_kwargs=KEPT) as person:
        person.alter_column("telegram_id", existing_type=sa.BigInteger(), nullable=True)
    with op.batch_alter_table("case") as case:
        case.add_column(sa.Column("owner", AutoString(), nullable=True))
        case.add_column(sa.Column("due", sa.Date(), nullable=True))
        case.add_column(sa.Column("planned", sa.Integer(), nullable=True))
    _give_every_case_a_next_step()
    with op.batch_alter_table("case", table_kwargs=KEPT) as case:
        case.create_check_constraint(
            "next_step",
            "state IN ('afgesloten', 'gestopt') OR (owner IS NOT NULL AND due IS NOT NULL)",
        )
    _make_coach()
    _make_invite()
    _make_proposal()
    _make_appointment()
    with op.batch_alter_table("talk", table_kwargs=KEPT) as talk:
        talk.alter_column("case_id", existing_type=BIG_ID, nullable=True)
        talk.add_column(sa.Column("proposal_id", BIG_ID, nullable=True))
        talk.create_foreign_key(
            op.f("fk_talk_proposal_id_proposal"), "proposal", ["proposal_id"], ["id"]
        )
        talk.create_index(op.f("ix_talk_proposal_id"), ["proposal_id"])
    op.add_column("outgoing", sa.Column("case_id", BIG_ID, nullable=True))
    op.create_index(op.f("ix_outgoing_case_id"), "outgoing", ["case_id"])


def _give_every_case_a_next_step() -> None:
    case = sa.table(
        "case",
        sa.column("id", BIG_ID),
        sa.column("state", AutoString()),
        sa.column("changed_at", UTCDateTime()),
        sa.column("owner", AutoString()),
        sa.column("due", sa.Date()),
    )
    db = op.get_bind()
    db.execute(case.update().where(case.c.state == "gebeld").values(state="zoeken"))
    rows = db.execute(sa.select(case.c.id, case.c.state, case.c.changed_at)).all()
    for number, state, changed_at in rows:
        owner, days, working = TERMS[state]
        due = _after(changed_at, days, working=working)
        db.execute(case.update().where(case.c.id == number).values(owner=owner, due=due))


def _after(moment: datetime, days: int, *, working: bool) -> date:
    day = moment.astimezone(UTC).date()
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5 or not working
    return day


def _make_coach() -> None:
    op.create_table(
        "coach",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_coach_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coach")),
        sa.UniqueConstraint("person_id", name=op.f("uq_coach_person_id")),
        sqlite_autoincrement=True,
    )


def _make_invite() -> None:
    op.create_table(
        "invite",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("token_hash", AutoString(), nullable=False),
        sa.Column("purpose", AutoString(), nullable=False),
        sa.Column("person_id", BIG_ID, nullable=True),
        sa.Column("made_by", AutoString(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.Column("used_at", UTCDateTime(), nullable=True),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_invite_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invite_token_hash")),
    )
    op.create_index(op.f("ix_invite_person_id"), "invite", ["person_id"])


def _make_proposal() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("coach_id", BIG_ID, nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("reasons", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_proposal_case_id_case")),
        sa.ForeignKeyConstraint(
            ["coach_id"], ["coach.id"], name=op.f("fk_proposal_coach_id_coach")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_proposal_case_id"), "proposal", ["case_id"])
    op.create_index(op.f("ix_proposal_coach_id"), "proposal", ["coach_id"])
    is_open = sa.text("state IN ('gevraagd', 'voorgesteld', 'kennismaken', 'klik')")
    op.create_index(
        "uq_proposal_open",
        "proposal",
        ["case_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _make_appointment() -> None:
    op.create_table(
        "appointment",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("proposal_id", BIG_ID, nullable=True),
        sa.Column("coach_id", BIG_ID, nullable=True),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("time", AutoString(), nullable=True),
        sa.Column("part", AutoString(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=True),
        sa.Column("uid", AutoString(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("(time IS NULL) <> (part IS NULL)", name="time_or_part"),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_appointment_case_id_case")),
        sa.ForeignKeyConstraint(
            ["coach_id"], ["coach.id"], name=op.f("fk_appointment_coach_id_coach")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_appointment_proposal_id_proposal")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.UniqueConstraint("uid", name=op.f("uq_appointment_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_appointment_case_id"), "appointment", ["case_id"])
    op.create_index(op.f("ix_appointment_coach_id"), "appointment", ["coach_id"])
    op.create_index(op.f("ix_appointment_proposal_id"), "appointment", ["proposal_id"])
