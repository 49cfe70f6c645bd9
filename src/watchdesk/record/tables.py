"""The tables of a desk. Rows are added and never changed: what holds now follows from the events.

    captures ◀── documents ◀── readings ──▶ texts          what came, and each time it was read
                     ▲            ▲
                     │            ├── actors ◀── actor_terms    who is named, and what they can be found by
                     │            ├── reading_events            which reading of a document is current
                   claims ◀───────┴── claim_events              which claims a reading found or dropped
                     ▲
                     ├── claim_spans                            the words each field rests on
                     ├── claim_actors                           who takes part, for finding
                     ├── entry_events                           which entry a claim joined or left
                     ├── link_decisions ─┐                      are two claims one thing? by machine or person
                     └── reviews ────────┼──▶ decisions         what a person decided; an undo is one too
                         source_grades ──┘
    signatures    what copies of a text are known by            register_events    what others have coded
    markings ──▶ documents    who may see them                  account_events     who may log in
    entry_rows    when and where entries are told of: an index for lists, maps and timelines
    search_rows   what is found by which words                  audit_events       who did what in the browser

    added_places, actor_names, actor_decisions                  what the desk itself says of names

    criteria ◀── findings ◀── finding_entries    by what a promise is judged, what was found, what was looked at
                    verdicts                     what named judges hold of it

`body` and `document` columns hold the domain type as JSON; the columns beside them repeat what lists filter
on, and `watchdesk check` compares the two. The migrations make these tables; a test keeps both in step.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()


def _key(name: str, target: str | None = None, *, primary: bool = False) -> sa.Column[str]:
    reference = [sa.ForeignKey(target)] if target else []
    return sa.Column(name, sa.Text, *reference, primary_key=primary, nullable=False)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _perhaps(name: str) -> sa.Column[str | None]:
    return sa.Column(name, sa.Text)


def _number(name: str, *, primary: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=primary, nullable=False)


captures = sa.Table(
    "captures",
    metadata,
    _key("bytes_sha256", primary=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    _words("media_type"),
    _words("captured_at"),
    sqlite_strict=True,
)

documents = sa.Table(
    "documents",
    metadata,
    _key("id", primary=True),
    _key("bytes_sha256", "captures.bytes_sha256"),
    sqlite_strict=True,
)

texts = sa.Table("texts", metadata, _key("text_sha256", primary=True), _words("content"), sqlite_strict=True)

readings = sa.Table(
    "readings",
    metadata,
    _key("id", primary=True),
    _key("document_id", "documents.id"),
    _key("text_sha256", "texts.text_sha256"),
    _words("reader"),
    _words("reader_version"),
    _words("vocabulary"),
    _perhaps("published_on"),
    _words("document"),
    _words("notes"),
    _words("recorded_at"),
    sa.Index("readings_by_document", "document_id"),
    sqlite_strict=True,
)

reading_events = sa.Table(
    "reading_events",
    metadata,
    _number("seq", primary=True),
    _key("document_id", "documents.id"),
    _key("reading_id", "readings.id"),
    _words("what"),
    _words("at"),
    _words("by"),
    sa.CheckConstraint("what IN ('made', 'restored')", name="reading_event_is_known"),
    sa.Index("reading_events_by_document", "document_id", "seq"),
    sqlite_strict=True,
)

actors = sa.Table(
    "actors",
    metadata,
    _key("reading_id", "readings.id", primary=True),
    _key("id", primary=True),
    _number("position"),
    _words("name"),
    _words("kind"),
    _perhaps("country"),
    _words("body"),
    sqlite_strict=True,
)

actor_terms = sa.Table(
    "actor_terms",
    metadata,
    _key("reading_id", primary=True),
    _key("actor_id", primary=True),
    _key("term", primary=True),
    _key("because", primary=True),
    sa.ForeignKeyConstraint(["reading_id", "actor_id"], ["actors.reading_id", "actors.id"]),
    sa.Index("actor_terms_by_term", "term"),
    sqlite_strict=True,
)

claims = sa.Table(
    "claims",
    metadata,
    _key("id", primary=True),
    _key("document_id", "documents.id"),
    _words("kind"),
    _perhaps("event_type"),
    _perhaps("earliest"),
    _perhaps("latest"),
    _perhaps("when_words"),
    _perhaps("status"),
    _words("modality"),
    _number("negated"),
    _number("headline"),
    _number("related_link"),
    _words("body"),
    sa.Index("claims_by_kind", "kind"),
    sa.Index("claims_by_document", "document_id"),
    sqlite_strict=True,
)

claim_spans = sa.Table(
    "claim_spans",
    metadata,
    _key("claim_id", "claims.id", primary=True),
    _number("position", primary=True),
    _words("field"),
    _number("start_at"),
    _number("end_at"),
    _words("exact"),
    _words("prefix"),
    _words("suffix"),
    sqlite_strict=True,
)

claim_actors = sa.Table(
    "claim_actors",
    metadata,
    _key("claim_id", "claims.id", primary=True),
    _key("actor_id", primary=True),
    _key("role", primary=True),
    sa.Index("claim_actors_by_actor", "actor_id"),
    sqlite_strict=True,
)

claim_events = sa.Table(
    "claim_events",
    metadata,
    _number("seq", primary=True),
    _key("claim_id", "claims.id"),
    _key("reading_id", "readings.id"),
    _words("what"),
    _words("at"),
    _words("by"),
    sa.Column("confidence", sa.REAL),
    sa.CheckConstraint("what IN ('kept', 'reaffirmed', 'superseded')", name="claim_event_is_known"),
    sa.Index("claim_events_by_claim", "claim_id", "seq"),
    sa.Index("claim_events_by_reading", "reading_id"),
    sqlite_strict=True,
)

# What the desk itself says of names; an id's last row is what now holds of it.
added_places = sa.Table(
    "added_places",
    metadata,
    _number("seq", primary=True),
    _words("id"),
    _words("name"),
    _words("kind"),
    _perhaps("country"),
    _perhaps("division"),
    sa.Column("lat", sa.REAL, nullable=False),
    sa.Column("lon", sa.REAL, nullable=False),
    _words("aliases"),
    _perhaps("disputed"),
    _words("what"),
    _words("at"),
    _words("by"),
    sa.CheckConstraint("what IN ('added', 'removed')", name="added_places_event_is_known"),
    sa.Index("added_places_by_id", "id", "seq"),
    sqlite_strict=True,
)

actor_names = sa.Table(
    "actor_names",
    metadata,
    _number("seq", primary=True),
    _words("id"),
    _words("actor_id"),
    _words("name"),
    _words("what"),
    _words("at"),
    _words("by"),
    sa.CheckConstraint("what IN ('added', 'undone')", name="actor_names_event_is_known"),
    sa.Index("actor_names_by_id", "id", "seq"),
    sqlite_strict=True,
)

actor_decisions = sa.Table(
    "actor_decisions",
    metadata,
    _number("seq", primary=True),
    _words("id"),
    _words("one_id"),
    _words("other_id"),
    _words("ruling"),
    _words("what"),
    _words("at"),
    _words("by"),
    sa.CheckConstraint("ruling IN ('same', 'different')", name="actor_ruling_is_known"),
    sa.CheckConstraint("what IN ('made', 'undone')", name="actor_decisions_event_is_known"),
    sa.Index("actor_decisions_by_id", "id", "seq"),
    sqlite_strict=True,
)

signatures = sa.Table(
    "signatures",
    metadata,
    _key("text_sha256", "texts.text_sha256", primary=True),
    _key("method", primary=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)

decisions = sa.Table(
    "decisions",
    metadata,
    _number("seq", primary=True),
    _words("verb"),
    _words("of"),
    _words("by"),
    _words("at"),
    _perhaps("because"),
    sa.Column("undoes", sa.Integer, sa.ForeignKey("decisions.seq")),
    sa.CheckConstraint(
        "verb IN ('merge', 'split', 'accept', 'correct', 'reject', 'grade', 'undo')", name="verb_is_known"
    ),
    sqlite_strict=True,
)

link_decisions = sa.Table(
    "link_decisions",
    metadata,
    _number("seq", primary=True),
    sa.Column("decision", sa.Integer, sa.ForeignKey("decisions.seq")),
    _key("left_claim", "claims.id"),
    _key("right_claim", "claims.id"),
    _words("ruling"),
    _words("by"),
    _words("because"),
    sa.Column("score", sa.REAL),
    _words("features"),
    _words("at"),
    sa.CheckConstraint("ruling IN ('same', 'different', 'unsure')", name="ruling_is_known"),
    sa.CheckConstraint("left_claim < right_claim", name="pair_is_in_order"),
    sa.Index("link_decisions_by_pair", "left_claim", "right_claim", "seq"),
    sqlite_strict=True,
)

link_withdrawals = sa.Table(
    "link_withdrawals",
    metadata,
    _number("seq", primary=True),
    sa.Column("link", sa.Integer, sa.ForeignKey("link_decisions.seq"), nullable=False),
    sa.Column("withdrawn_by", sa.Integer, sa.ForeignKey("decisions.seq"), nullable=False),
    sqlite_strict=True,
)

entry_events = sa.Table(
    "entry_events",
    metadata,
    _number("seq", primary=True),
    _key("claim_id", "claims.id"),
    _key("entry_id"),
    _words("what"),
    _words("at"),
    _words("by"),
    _words("because"),
    sa.CheckConstraint("what IN ('joined', 'left')", name="entry_event_is_known"),
    sa.Index("entry_events_by_claim", "claim_id", "seq"),
    sa.Index("entry_events_by_entry", "entry_id", "seq"),
    sqlite_strict=True,
)

reviews = sa.Table(
    "reviews",
    metadata,
    _number("seq", primary=True),
    sa.Column("decision", sa.Integer, sa.ForeignKey("decisions.seq"), nullable=False),
    _key("claim_id", "claims.id"),
    _words("what"),
    _perhaps("field"),
    _perhaps("value"),
    _words("at"),
    sa.CheckConstraint("what IN ('accepted', 'corrected', 'rejected')", name="review_is_known"),
    sa.Index("reviews_by_claim", "claim_id", "seq"),
    sqlite_strict=True,
)

source_grades = sa.Table(
    "source_grades",
    metadata,
    _number("seq", primary=True),
    sa.Column("decision", sa.Integer, sa.ForeignKey("decisions.seq"), nullable=False),
    _words("source"),
    _words("name"),
    _words("letter"),
    _words("at"),
    sa.CheckConstraint("letter IN ('A', 'B', 'C', 'D', 'E', 'F')", name="letter_is_known"),
    sa.Index("source_grades_by_source", "source", "seq"),
    sqlite_strict=True,
)

imports = sa.Table(
    "imports",
    metadata,
    _number("seq", primary=True),
    _words("register"),
    _words("file"),
    _words("sha256"),
    _number("entries"),
    _words("by"),
    _words("at"),
    sqlite_strict=True,
)

register_events = sa.Table(
    "register_events",
    metadata,
    _number("seq", primary=True),
    sa.Column("import", sa.Integer, sa.ForeignKey("imports.seq"), key="import_", nullable=False),
    _words("register"),
    _words("id"),
    _words("earliest"),
    _words("latest"),
    _perhaps("country"),
    _words("body"),
    sa.Index("register_events_by_id", "register", "id", "seq"),
    sa.Index("register_events_by_day", "register", "earliest"),
    sqlite_strict=True,
)

criteria = sa.Table(
    "criteria",
    metadata,
    _number("seq", primary=True),
    _words("id"),
    _words("promise_id"),
    _words("name"),
    _number("version"),
    _words("owner"),
    _words("at"),
    _words("body"),
    sa.UniqueConstraint("id", name="criterion_is_kept_once"),
    sa.Index("criteria_by_promise", "promise_id", "seq"),
    sqlite_strict=True,
)

findings = sa.Table(
    "findings",
    metadata,
    _number("seq", primary=True),
    _words("id"),
    _key("criterion_id", "criteria.id"),
    _words("promise_id"),
    _words("as_of"),
    _number("event"),
    _words("bearing"),
    _number("value"),
    _words("at"),
    _words("body"),
    sa.UniqueConstraint("id", name="finding_is_kept_once"),
    sa.Index("findings_by_criterion", "criterion_id", "seq"),
    sqlite_strict=True,
)

finding_entries = sa.Table(
    "finding_entries",
    metadata,
    _key("finding_id", "findings.id", primary=True),
    _number("position", primary=True),
    _words("entry_id"),
    _words("period"),
    _words("rule"),
    _words("kind"),
    _words("standing"),
    _perhaps("first_day"),
    _perhaps("last_day"),
    _words("types"),
    _words("areas"),
    _words("ties"),
    _words("targets"),
    _number("voices"),
    _number("contested"),
    _words("claims"),
    _words("body"),
    sqlite_strict=True,
)

verdicts = sa.Table(
    "verdicts",
    metadata,
    _number("seq", primary=True),
    _words("id"),
    _words("promise_id"),
    _words("word"),
    _words("judge"),
    _words("on_day"),
    _words("because"),
    _words("cites"),
    _words("at"),
    sa.CheckConstraint(
        "word IN ('not-yet-due', 'no-evidence', 'in-progress', 'stalled', 'partly-kept', 'kept', 'broken',"
        " 'cannot-judge')",
        name="verdict_word_is_known",
    ),
    sa.UniqueConstraint("id", name="verdict_is_kept_once"),
    sa.Index("verdicts_by_promise", "promise_id", "seq"),
    sqlite_strict=True,
)

account_events = sa.Table(
    "account_events",
    metadata,
    _number("seq", primary=True),
    _words("name"),
    _words("what"),
    _perhaps("role"),
    _perhaps("clearance"),
    _perhaps("groups"),
    _perhaps("password"),
    _words("at"),
    _words("by"),
    sa.CheckConstraint("what IN ('set', 'removed')", name="account_event_is_known"),
    sa.Index("account_events_by_name", "name", "seq"),
    sqlite_strict=True,
)

audit_events = sa.Table(
    "audit_events",
    metadata,
    _number("seq", primary=True),
    _words("at"),
    _words("who"),
    _words("what"),
    _perhaps("of"),
    _words("outcome"),
    sa.CheckConstraint("outcome IN ('done', 'refused')", name="outcome_is_known"),
    sqlite_strict=True,
)

markings = sa.Table(
    "markings",
    metadata,
    _number("seq", primary=True),
    _key("document_id", "documents.id"),
    _number("level"),
    _perhaps("kept_for"),
    _words("at"),
    _words("by"),
    sa.CheckConstraint("level BETWEEN 0 AND 4", name="level_is_known"),
    sa.Index("markings_by_document", "document_id", "seq"),
    sqlite_strict=True,
)

# What follows is an index that can be rebuilt at any time; `search_words` beside it is SQLite's own full text.
search_rows = sa.Table(
    "search_rows",
    metadata,
    _number("seq", primary=True),
    _words("kind"),
    _words("id"),
    _key("document_id", "documents.id"),
    _key("reading_id", "readings.id"),
    sa.Index("search_rows_by_id", "id", "reading_id"),
    sqlite_strict=True,
)

search_states = sa.Table(
    "search_states",
    metadata,
    _number("seq", primary=True),
    _number("event"),
    sqlite_strict=True,
)

entry_rows = sa.Table(
    "entry_rows",
    metadata,
    _key("claim_id", "claims.id", primary=True),
    _key("entry_id"),
    _words("kind"),
    _key("document_id", "documents.id"),
    *map(_perhaps, ("first", "last", "place_id", "place", "country")),
    sa.Column("lat", sa.REAL),
    sa.Column("lon", sa.REAL),
    sa.Column("precision", sa.Integer),
    sa.Index("entry_rows_by_day", "kind", "first", "entry_id"),
    sa.Index("entry_rows_by_entry", "entry_id", "claim_id"),
    sqlite_strict=True,
)

entry_states = sa.Table(
    "entry_states",
    metadata,
    _number("event"),
    _number("decision"),
    sqlite_strict=True,
)

sa.Index(
    "entry_rows_spanning",
    entry_rows.c.kind,
    entry_rows.c.last,
    sqlite_where=entry_rows.c.last > entry_rows.c.first,
)
sa.Index("readings_by_day", readings.c.published_on, readings.c.id)
sa.Index(
    "claim_events_unsure",
    claim_events.c.claim_id,
    claim_events.c.seq,
    sqlite_where=sa.column("confidence") < sa.literal_column("0.5"),
)
# One more stands in the migration alone, on publishers: it is on what JSON holds.

# Views, so that anyone who opens the file with another program sees what holds now. They live outside
# `metadata`: a migration writes them as SQL.
current_readings = sa.table("current_readings", sa.column("document_id"), sa.column("reading_id"))
claim_standing = sa.table(
    "claim_standing",
    sa.column("claim_id"),
    sa.column("reading_id"),
    sa.column("what"),
    sa.column("at"),
    sa.column("confidence"),
)
decisions_in_force = sa.table(
    "decisions_in_force",
    *map(sa.column, ("seq", "verb", "of", "by", "at", "because")),
)
rulings_in_force = sa.table(
    "rulings_in_force",
    *map(sa.column, ("seq", "decision", "left_claim", "right_claim", "ruling", "by", "because", "at")),
)
claim_reviews = sa.table("claim_reviews", *map(sa.column, ("claim_id", "what", "decision", "at")))
entry_members = sa.table("entry_members", sa.column("claim_id"), sa.column("entry_id"))
