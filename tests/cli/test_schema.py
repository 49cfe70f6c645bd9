"""watchdesk schema."""

from __future__ import annotations

import json

import pytest

from conftest import Command


@pytest.mark.parametrize(
    ("arguments", "key"),
    [([], "claims"), (["reading"], "claims"), (["claim"], "sourcing"), (["document"], "publisher")],
)
def test_each_schema_is_printed(watchdesk_command: Command, arguments: list[str], key: str) -> None:
    schema = json.loads(watchdesk_command("schema", *arguments).out)
    assert key in schema["required"]


def test_a_schema_of_something_else_is_refused(watchdesk_command: Command) -> None:
    run = watchdesk_command("schema", "rumour")
    assert run.code == 2
    assert "choose one of reading, claim, document" in run.err
