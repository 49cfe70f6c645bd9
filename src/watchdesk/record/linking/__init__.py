"""Linking: which claims tell of one thing in the world.

    claims ──▶ columns ──▶ blocks ──▶ pairs ──▶ features ──▶ scores ──▶ rulings ──▶ groups
               numbers     who may    worth     what speaks  log-odds   same,       average
                           meet       a look    for, against            different   link

Takes Linkables and what persons ruled.  Gives the machine's decisions and the groups that follow. A judgement on two
claims depends on these two alone, and groups on the judgements alone, so the order of arrival changes nothing.
"""

from watchdesk.record.linking.index import LinkIndex, Relinked
from watchdesk.record.linking.judging import LINKER
from watchdesk.record.linking.whole import link

__all__ = ["LINKER", "LinkIndex", "Relinked", "link"]
