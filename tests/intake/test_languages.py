"""Is this text in English?"""

from __future__ import annotations

import pytest

from watchdesk.intake.languages import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The envoys met the minister on Monday, a statement said, and spoke for two hours.",
            "en",
        ),
        ("Envoys meet", "en"),
        ("Pakistan Iran Afghanistan talks", "en"),
        (
            "Le ministre a déclaré que les pourparlers avec la délégation se poursuivront dans la capitale.",
            "fr",
        ),
        ("El ministro dijo que las conversaciones con la delegación seguirán en la capital el lunes.", "es"),
        (
            "Bakan, heyet ile yapılan görüşmelerin devam edeceğini ve bir belge için çalıştığını dedi.",
            "tr",
        ),
        ("وزیر خارجہ نے کہا ہے کہ مذاکرات جاری رہیں گے", "ur"),
        ("وزیر امور خارجه می‌گوید گفت‌وگوها در پایتخت ادامه دارد", "fa"),
        ("د بهرنیو چارو وزیر وویل چې خبرې به په پلازمېنه کې روانې وي او ټول به ګډون کوي", "ps"),
        ("قال الوزير إن المحادثات مستمرة في العاصمة وإن القضية مهمة", "ar"),
        ("Министр иностранных дел заявил, что переговоры были продолжены", "ru"),
        ("外交部发言人说，会谈将在首都继续", "zh"),
        ("1234 5678", "und"),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str) -> None:
    assert find_language(text) == language
