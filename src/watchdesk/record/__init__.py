"""The record: readings become claims that are kept, asked for and checked.

Takes Readings. Gives claims with their history. Does not know how a text was read.
"""

from watchdesk.record.accounts import (
    add_audit,
    check_password,
    find_account,
    list_accounts,
    list_audit,
    mark_documents,
    marking_of,
    remove_account,
    set_account,
)
from watchdesk.record.asking import (
    ClaimEntry,
    DocumentEntry,
    Scope,
    Searched,
    find_claims,
    find_documents,
    find_latest_claims,
)
from watchdesk.record.browsing import (
    PART,
    Browsing,
    PublisherRow,
    Report,
    ReportClaim,
    ReportRow,
    WeekOfReports,
    count_to_review,
    list_publishers,
    list_reports,
    list_weeks,
    load_report,
    next_to_review,
)
from watchdesk.record.checking import CheckReport, check_desk
from watchdesk.record.desk import Desk
from watchdesk.record.entries.browsing import (
    EntryBrowsing,
    EntryMark,
    EntryPart,
    browse_entries,
    count_days,
    entries_of,
    index_entries,
    latest_day,
    load_entries,
    mark_entries,
)
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
from watchdesk.record.searching import Hit, Hits, Searching, index_desk, is_indexed, search_desk

__all__ = [
    "KINDS",
    "PART",
    "AsOf",
    "Browsing",
    "CheckReport",
    "ClaimEntry",
    "ClaimEvent",
    "ClaimHistory",
    "Decided",
    "Desk",
    "DocumentEntry",
    "DocumentHistory",
    "EntryBrowsing",
    "EntryEvent",
    "EntryHistory",
    "EntryMark",
    "EntryPart",
    "HeldClaim",
    "Hit",
    "Hits",
    "Imported",
    "Kept",
    "Linked",
    "Linker",
    "Person",
    "Problem",
    "PublisherRow",
    "Report",
    "ReportClaim",
    "ReportRow",
    "Review",
    "Scope",
    "Searched",
    "Searching",
    "SourceGrade",
    "ToReview",
    "UnsureLink",
    "WeekOfReports",
    "accept_claims",
    "add_audit",
    "browse_entries",
    "check_desk",
    "check_password",
    "check_place",
    "correct_fields",
    "count_days",
    "count_to_review",
    "day_of",
    "entries_of",
    "find_account",
    "find_claims",
    "find_documents",
    "find_entries",
    "find_latest_claims",
    "find_register_entries",
    "find_unsure",
    "grade_source",
    "index_desk",
    "index_entries",
    "is_entry",
    "is_indexed",
    "keep_reading",
    "keep_register",
    "latest_day",
    "link_desk",
    "list_accounts",
    "list_audit",
    "list_grades",
    "list_publishers",
    "list_reports",
    "list_weeks",
    "load_claim",
    "load_decisions",
    "load_document",
    "load_entries",
    "load_entry",
    "load_report",
    "mark_documents",
    "mark_entries",
    "marking_of",
    "merge_entries",
    "next_to_review",
    "open_desk",
    "recall_statements",
    "reject_claims",
    "remove_account",
    "search_desk",
    "set_account",
    "split_entry",
    "undo_last",
]
