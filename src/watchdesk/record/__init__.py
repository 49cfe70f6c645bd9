"""The record: readings become claims that are kept, asked for and checked.

Takes Readings. Gives claims with their history. Does not know how a text was read.
"""

from watchdesk.record.actor_answers import (
    ActorAnswer,
    ActorAnswers,
    ActorName,
    MetActor,
    NamedAs,
    find_actor_id,
    find_actors,
)
from watchdesk.record.asking import (
    ClaimEntry,
    DocumentEntry,
    Scope,
    Searched,
    find_claims,
    find_documents,
)
from watchdesk.record.checking import CheckReport, check_desk
from watchdesk.record.desk import Desk
from watchdesk.record.history import (
    ClaimEvent,
    ClaimHistory,
    DocumentHistory,
    load_claim,
    load_document,
)
from watchdesk.record.keeping import Kept, keep_reading
from watchdesk.record.opening import check_place, open_desk
from watchdesk.record.own_names import (
    OwnFact,
    add_actor_name,
    add_own_place,
    decide_actors,
    list_own_facts,
    load_own_names,
    remove_own_place,
    undo_own_fact,
)
from watchdesk.record.problems import Problem
from watchdesk.record.recalling import recall_statements

__all__ = [
    "ActorAnswer",
    "ActorAnswers",
    "ActorName",
    "CheckReport",
    "ClaimEntry",
    "ClaimEvent",
    "ClaimHistory",
    "Desk",
    "DocumentEntry",
    "DocumentHistory",
    "Kept",
    "MetActor",
    "NamedAs",
    "OwnFact",
    "Problem",
    "Scope",
    "Searched",
    "add_actor_name",
    "add_own_place",
    "check_desk",
    "check_place",
    "decide_actors",
    "find_actor_id",
    "find_actors",
    "find_claims",
    "find_documents",
    "keep_reading",
    "list_own_facts",
    "load_claim",
    "load_document",
    "load_own_names",
    "open_desk",
    "recall_statements",
    "remove_own_place",
    "undo_own_fact",
]
