"""The tables that the migrations make are the tables that the code speaks of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from watchdesk.record import Desk
from watchdesk.record.opening import SCHEMA_VERSION
from watchdesk.record.tables import metadata


def test_the_newest_migration_is_the_version_that_opening_knows() -> None:
    config = Config()
    config.set_main_option("script_location", "watchdesk.record:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA_VERSION]


def test_migrations_and_tables_are_in_step(desk: Desk) -> None:
    with desk.asking() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, metadata) == []


def _is_ours(name: str | None, kind: str, parents: object) -> bool:
    """Full text makes tables of its own beside `search_words`."""
    return not (kind == "table" and name and name.startswith("search_words"))


def test_primary_keys_and_references_are_in_step(desk: Desk) -> None:
    with desk.asking() as connection:
        inspector = sa.inspect(connection)
        for table in metadata.sorted_tables:
            keys = inspector.get_pk_constraint(table.name)["constrained_columns"]
            assert keys == [column.name for column in table.primary_key], table.name
            assert len(inspector.get_foreign_keys(table.name)) == len(table.foreign_key_constraints)
