"""Vietnamese or not, with or without its diacritics."""

import unicodedata

import pytest

from dialogue_analysis.reading import is_unaccented_vietnamese, is_vietnamese

VIETNAMESE = "Hai bên nhất trí tăng cường hợp tác quốc phòng, trao đổi đoàn và đào tạo."
UNACCENTED = "Hai ben nhat tri tang cuong hop tac quoc phong, trao doi doan va dao tao."


@pytest.mark.parametrize(
    ("text", "vietnamese", "unaccented"),
    [
        (VIETNAMESE, True, False),
        (unicodedata.normalize("NFD", VIETNAMESE), True, False),
        (VIETNAMESE.upper(), True, False),
        (UNACCENTED, False, True),
        ("The two ministers agreed to hold the dialogue every year in Hanoi.", False, False),
        (
            "Les deux ministres ont été reçus à l'hôtel de Brienne; la coopération a été évoquée.",
            False,
            False,
        ),
        ("Os ministros da Defesa não chegaram a uma posição comum.", False, False),
        ("Министры обороны провели переговоры.", False, False),
        ("两国国防部长举行会谈。", False, False),
        ("", False, False),
        ("12345 !!!", False, False),
    ],
)
def test_languages(text: str, vietnamese: bool, unaccented: bool) -> None:
    assert is_vietnamese(text) is vietnamese
    assert is_unaccented_vietnamese(text) is unaccented
