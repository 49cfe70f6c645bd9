"""The tables that the migrations make are the tables that the code speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from watchdesk.record import Desk, check_desk, open_desk
from watchdesk.record.opening import APPLICATION_ID, SCHEMA_VERSION
from watchdesk.record.tables import metadata


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "watchdesk.record:migrations")
    return config


OLDER = [step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()][1:]


def test_the_newest_migration_is_the_version_that_opening_knows() -> None:
    assert ScriptDirectory.from_config(_config()).get_heads() == [SCHEMA_VERSION]


@pytest.mark.parametrize("version", OLDER)
def test_a_desk_of_an_older_version_is_brought_up_to_date_when_it_is_opened(
    version: str, desk_path: Path
) -> None:
    engine, config = sa.create_engine(f"sqlite:///{desk_path}"), _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        command.upgrade(config, version)
    engine.dispose()
    with open_desk(desk_path) as opened:
        with opened.asking() as connection:
            context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
            assert compare_metadata(context, metadata) == []
        assert check_desk(opened).holds


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
