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
from watchdesk.record.checking import CheckReport, check_desk
from watchdesk.record.desk import Desk
from watchdesk.record.entries.deciding import (
    Decided,
    Person,
    load_decisions,
    merge_entries,
    split_entry,
    undo_last,
)
from watchdesk.record.entries.finding import (
    AsOf,
    EntryEvent,
    EntryHistory,
    day_of,
    find_entries,
    load_entry,
)
from watchdesk.record.entries.following import Linker
from watchdesk.record.entries.held import HeldClaim
from watchdesk.record.entries.naming import KINDS, is_entry
from watchdesk.record.entries.reviewed import Review
from watchdesk.record.entries.reviewing import (
    ToReview,
    UnsureLink,
    accept_claims,
    correct_fields,
    find_unsure,
    grade_source,
    list_grades,
    reject_claims,
)
from watchdesk.record.entries.settling import Linked, link_desk
from watchdesk.record.entries.sources import SourceGrade
from watchdesk.record.history import (
    ClaimEvent,
    ClaimHistory,
    DocumentHistory,
    load_claim,
    load_document,
)
from watchdesk.record.keeping import Kept, keep_reading
from watchdesk.record.opening import check_place, open_desk
from watchdesk.record.problems import Problem
from watchdesk.record.recalling import recall_statements
from watchdesk.record.registers import Imported, find_register_entries, keep_register

__all__ = [
    "KINDS",
    "AsOf",
    "CheckReport",
    "ClaimEntry",
    "ClaimEvent",
    "ClaimHistory",
    "Decided",
    "Desk",
    "DocumentEntry",
    "DocumentHistory",
    "EntryEvent",
    "EntryHistory",
    "HeldClaim",
    "Imported",
    "Kept",
    "Linked",
    "Linker",
    "Person",
    "Problem",
    "Review",
    "Scope",
    "Searched",
    "SourceGrade",
    "ToReview",
    "UnsureLink",
    "accept_claims",
    "check_desk",
    "check_place",
    "correct_fields",
    "day_of",
    "find_claims",
    "find_documents",
    "find_entries",
    "find_register_entries",
    "find_unsure",
    "grade_source",
    "is_entry",
    "keep_reading",
    "keep_register",
    "link_desk",
    "list_grades",
    "load_claim",
    "load_decisions",
    "load_document",
    "load_entry",
    "merge_entries",
    "open_desk",
    "recall_statements",
    "reject_claims",
    "split_entry",
    "undo_last",
]
