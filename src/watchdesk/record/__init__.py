"""The record: readings become claims that are kept, asked for and checked.

Takes Readings. Gives claims with their history. Does not know how a text was read.
"""

from watchdesk.record.asking import (
    ClaimEntry,
    DocumentEntry,
    Scope,
    Searched,
    find_claims,
    find_documents,
)
from watchdesk.record.checking import CheckReport, Problem, check_desk
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
from watchdesk.record.recalling import recall_statements

__all__ = [
    "CheckReport",
    "ClaimEntry",
    "ClaimEvent",
    "ClaimHistory",
    "Desk",
    "DocumentEntry",
    "DocumentHistory",
    "Kept",
    "Problem",
    "Scope",
    "Searched",
    "check_desk",
    "check_place",
    "find_claims",
    "find_documents",
    "keep_reading",
    "load_claim",
    "load_document",
    "open_desk",
    "recall_statements",
]
