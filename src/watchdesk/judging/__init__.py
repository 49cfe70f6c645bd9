"""The journey of one promise.

    criteria ──▶ view ──▶ findings ──▶ verdicts
    somebody's   the      computed     somebody's
    file         record   and kept     signature

Each verb is one transaction: what it stores, it stores whole or not at all.
"""

from watchdesk.judging.asking import Asked, relation_of, trend_of
from watchdesk.judging.criteria import list_criteria, new_criteria, show_criterion
from watchdesk.judging.findings import judge_desk, show_finding
from watchdesk.judging.promises import list_promises, show_promise
from watchdesk.judging.verdicts import Signature, give_verdict

__all__ = [
    "Asked",
    "Signature",
    "give_verdict",
    "judge_desk",
    "list_criteria",
    "list_promises",
    "new_criteria",
    "relation_of",
    "show_criterion",
    "show_finding",
    "show_promise",
    "trend_of",
]
