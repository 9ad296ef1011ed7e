"""Rehearsals.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "rehearsals",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("project_id", sa.String(32), sa.ForeignKey("projects.id", ondelete="CASCADE")),
        sa.Column("series", sa.String(16), nullable=False),
        sa.Column("parent", sa.String(32), sa.ForeignKey("rehearsals.id", ondelete="SET NULL")),
        sa.Column("parent_turn", sa.Integer()),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("outline", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("unsent", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("updated_at", sa.String(32), nullable=False),
    )
    op.create_index("ix_rehearsals_owner", "rehearsals", ["owner", "updated_at"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("rehearsals")
