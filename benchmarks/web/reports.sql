CREATE TEMP TABLE parties AS
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 55),
     first(i, word) AS (VALUES (0, 'North'), (1, 'South'), (2, 'Upper'), (3, 'Lower'), (4, 'River'), (5, 'Hill'), (6, 'Border')),
     second(i, word) AS (VALUES (0, 'Front'), (1, 'Guard'), (2, 'Council'), (3, 'Ministry'), (4, 'Union'), (5, 'Movement'),
                                (6, 'Office'), (7, 'Party'))
SELECT n.i AS i, first.word || ' ' || second.word AS name, printf('act-%016x', n.i) AS id
FROM n JOIN first ON first.i = n.i / 8 JOIN second ON second.i = n.i % 8;
CREATE TEMP TABLE kinds (k INTEGER PRIMARY KEY, kind TEXT, verb TEXT, type TEXT, status TEXT);
INSERT INTO kinds VALUES (0, 'attack', 'attacked', 'ASSAULT', NULL), (1, 'contact', 'met', 'CONSULT', NULL),
    (2, 'act', 'pressed', 'REQUEST', NULL), (3, 'position', 'criticised', 'REJECT', 'refusal'), (4, 'presence', 'hosted', NULL, 'hosted');
CREATE TEMP TABLE said AS
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :reports - 1)
SELECT n.i AS n, k.k AS k, k.kind, k.verb, k.type, k.status, a.i AS first, a.name AS a, a.id AS a_id, b.name AS b, b.id AS b_id,
       'Place ' || ((n.i * 7 + k.k * 31) % 300) AS place, (n.i * 7 + k.k * 31) % 300 AS place_number,
       'The ' || a.name || ' ' || k.verb || ' the ' || b.name || ' near Place ' || ((n.i * 7 + k.k * 31) % 300) || ' on that day.' AS sentence
FROM n CROSS JOIN kinds AS k
JOIN parties AS a ON a.i = (n.i * 5 + n.i / 56 + (k.k % 4) * 13) % 56
JOIN parties AS b ON b.i = (n.i * 5 + n.i / 56 + ((k.k + 1) % 4) * 13) % 56
ORDER BY n.i, k.k;
CREATE TEMP TABLE made AS
SELECT n, printf('%08x%08x', (n * 2654435761) & 4294967295, n) AS hex, date('2016-01-01', '+' || (n * 3650 / :reports) || ' days') AS day,
       'Report number ' || n || ' on the ' || min(CASE WHEN k = 0 THEN a END) AS title,
       'Report number ' || n || ' on the ' || min(CASE WHEN k = 0 THEN a END) || char(10) || group_concat(sentence, ' ') AS text
FROM said GROUP BY n;
CREATE UNIQUE INDEX temp.made_by_n ON made (n);
INSERT INTO captures SELECT sha256(text), CAST(text AS BLOB), 'text/plain', '2026-01-01T00:00:00+00:00' FROM made;
INSERT INTO documents SELECT 'doc-' || hex, sha256(text) FROM made;
INSERT INTO texts SELECT sha256(text), text FROM made;
INSERT INTO readings (id, document_id, text_sha256, reader, reader_version, vocabulary, published_on, document, notes, recorded_at)
SELECT 'rdg-' || hex, 'doc-' || hex, sha256(text), 'made-up', '1', '0', day,
       json_object('id', 'doc-' || hex, 'bytes_sha256', sha256(text), 'media_type', 'text/plain', 'text_sha256', sha256(text),
           'blocks', json_array(json_object('kind', 'title', 'start', 0, 'end', length(title) + 1),
                                json_object('kind', 'body', 'start', length(title) + 1, 'end', length(text))),
           'extractor', json_object('name', 'made-up', 'version', '1'), 'title', title, 'byline', NULL,
           'publisher', 'Outlet ' || min(n % 40, n % 17, n % 29), 'url', NULL, 'published', day || 'T09:30:00+00:00', 'zone', 'UTC',
           'language', 'en'),
       '[]', '2026-01-01T00:00:00+00:00'
FROM made;
INSERT INTO reading_events (document_id, reading_id, what, at, by)
SELECT 'doc-' || hex, 'rdg-' || hex, 'made', '2026-01-01T00:00:00+00:00', 'made-up 1' FROM made;
INSERT INTO actors (reading_id, id, position, name, kind, country, body)
SELECT 'rdg-' || hex, a_id, k, a, 'organisation', NULL,
       json_object('id', a_id, 'name', a, 'kind', 'organisation', 'role', NULL, 'of', NULL, 'country', NULL, 'names', json_array())
FROM said JOIN made USING (n) WHERE k < 4;
INSERT INTO actor_terms (reading_id, actor_id, term, because)
SELECT 'rdg-' || hex, a_id, lower(a), 'name' FROM said JOIN made USING (n) WHERE k < 4;
INSERT INTO claims (id, document_id, kind, event_type, earliest, latest, when_words, status, modality, negated, headline, related_link, body)
SELECT 'clm-' || hex || k, 'doc-' || hex, kind, type, day, day, NULL, status, 'asserted', 0, 0, 0,
       json_object('kind', kind, 'event', CASE WHEN type IS NULL THEN NULL ELSE json_object('type', type, 'mode', NULL, 'contexts', json_array()) END,
           'initiators', json_array(a_id), 'recipients', json_array(b_id), 'others', json_array(), 'about', NULL,
           'when', json_object('earliest', day, 'latest', day, 'precision', 1, 'words', NULL),
           'where', json_object('name', place, 'country', substr('PKAFIR', 1 + 2 * (place_number % 3), 2), 'lat', 24 + (place_number * 7 % 130) / 10.0,
                                'lon', 60 + (place_number * 11 % 170) / 10.0, 'precision', 1, 'words', place),
           'tolls', json_array(), 'count', NULL, 'deadline', NULL, 'status', status,
           'sourcing', json_object('footing', 'reporter', 'mode', 'stated'), 'negated', json('false'), 'modality', 'asserted',
           'headline', json('false'), 'related_link', json('false'), 'confidence', 0.38 + ((n * 13 + k * 37) % 60) / 100.0)
FROM said JOIN made USING (n);
CREATE TEMP TABLE cited AS
SELECT 'clm-' || hex || k AS claim, text, instr(text, ' ' || verb || ' ') AS verb_at, verb, a, b, place FROM said JOIN made USING (n);
INSERT INTO claim_spans (claim_id, position, field, start_at, end_at, exact, prefix, suffix)
SELECT claim, position, field, start_at, start_at + length(exact), exact,
       substr(text, max(0, start_at - 24) + 1, min(24, start_at)), substr(text, start_at + length(exact) + 1, 24)
FROM (
    SELECT claim, text, 0 AS position, 'event' AS field, verb_at AS start_at, verb AS exact FROM cited
    UNION ALL SELECT claim, text, 1, 'initiators', verb_at - 1 - length(a), a FROM cited
    UNION ALL SELECT claim, text, 2, 'recipients', verb_at + length(verb) + 5, b FROM cited
    UNION ALL SELECT claim, text, 3, 'where', verb_at + length(verb) + length(b) + 11, place FROM cited);
INSERT INTO claim_actors (claim_id, actor_id, role)
SELECT 'clm-' || hex || k, a_id, 'initiator' FROM said JOIN made USING (n)
UNION ALL SELECT 'clm-' || hex || k, b_id, 'recipient' FROM said JOIN made USING (n);
INSERT INTO claim_events (claim_id, reading_id, what, at, by, confidence)
SELECT 'clm-' || hex || k, 'rdg-' || hex, 'kept', '2026-01-01T00:00:00+00:00', 'made-up 1', 0.38 + ((n * 13 + k * 37) % 60) / 100.0
FROM said JOIN made USING (n);
INSERT INTO entry_events (claim_id, entry_id, what, at, by, because)
SELECT 'clm-' || mine.hex || k, CASE k WHEN 0 THEN 'inc-' ELSE 'con-' END || anchor.hex || k, 'joined', '2026-01-01T00:00:00+00:00', 'machine', ''
FROM said JOIN made AS mine USING (n) JOIN made AS anchor ON anchor.n = said.n - said.n % 2 WHERE k < 2;
INSERT INTO search_rows (seq, kind, id, document_id, reading_id)
SELECT n * 6 + 1, 'report', 'doc-' || hex, 'doc-' || hex, 'rdg-' || hex FROM made;
INSERT INTO search_words (rowid, words) SELECT n * 6 + 1, lower(text) FROM made;
INSERT INTO search_rows (seq, kind, id, document_id, reading_id)
SELECT n * 6 + 2 + k, 'claim', 'clm-' || hex || k, 'doc-' || hex, 'rdg-' || hex FROM said JOIN made USING (n);
INSERT INTO search_words (rowid, words) SELECT n * 6 + 2 + k, lower(sentence) FROM said;
INSERT INTO search_states (event) SELECT max(seq) FROM reading_events
