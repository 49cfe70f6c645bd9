"""What a sentence leaves out because the one before has said it: the day of talks that go on.

Only contacts take over a day, and only from the lead or a contact of the same states; the words cited are
those that gave the day.
"""

from __future__ import annotations

from watchdesk.domain.time import When
from watchdesk.reading.drafts import Draft
from watchdesk.reading.scene import Scene


def carry_over(scene: Scene, drafts: list[Draft]) -> None:
    """Give contacts without a day that of the earlier claim they continue."""
    for number, draft in enumerate(drafts):
        when = draft.field("when")
        dated = when is not None and (when.earliest or when.latest)
        told = draft.field("sourcing").mode in {"stated", "reported"}
        if (
            draft.kind != "contact"
            or dated
            or not told
            or draft.field("modality") != "asserted"
            or draft.field("headline")
        ):
            continue
        for earlier in reversed(drafts[:number]):
            if _continues(scene, draft, earlier):
                _take_day(draft, earlier, before=when is not None)
                break


def _continues(scene: Scene, draft: Draft, earlier: Draft) -> bool:
    when: When | None = earlier.field("when")
    if when is None or when.precision != 1 or when.earliest is None or earlier.field("related_link"):
        return False
    if earlier.kind not in {"contact", "position"} or earlier.field("modality") != "asserted":
        return False
    return len(_sides(scene, draft) & _sides(scene, earlier)) >= 1


def _sides(scene: Scene, draft: Draft) -> set[str]:
    parties = (*draft.field("initiators"), *draft.field("recipients"))
    return {scene.cast.country(p) or p for p in parties}


def _take_day(draft: Draft, earlier: Draft, *, before: bool) -> None:
    """ "Earlier" talks were held that day at the latest, and are given no first day."""
    start, end = earlier.cited_at("when")
    when: When = earlier.field("when")
    words = draft.scene.document.text[start:end]
    if before:
        own_start, own_end = draft.cited_at("when")
        own = draft.scene.document.text[own_start:own_end]
        draft.when_period(
            When(earliest=when.earliest, latest=when.latest, precision=1, words=own), start, end
        )
    else:
        draft.when_period(
            When(earliest=when.earliest, latest=when.latest, precision=1, words=words), start, end
        )
