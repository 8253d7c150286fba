"""An explanation: nothing of the page is lost, everything of it is escaped."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dialogue_analysis import explain, parse_article
from dialogue_analysis.records import ParsedArticle

Made = Callable[..., ParsedArticle]
GOOD = "doi-thoai-quoc-phong-viet-anh-lan-4.txt"


@pytest.fixture(scope="module")
def coded(root: Path) -> ParsedArticle:
    return parse_article(root / "data" / "raw" / GOOD)


def test_scripts_of_a_page_stay_text(made: Made) -> None:
    for page in (made()._repr_html_(), explain(made()).to_html()):
        assert "<script" not in page
        assert "&lt;script&gt;" in page


def test_script_in_an_id_stays_text(made: Made) -> None:
    page = explain(made('"><script>alert(1)</script>')).to_html(home='"><script>')
    assert "<script" not in page


@pytest.mark.parametrize("which", ["made", "coded"])
def test_the_whole_page_is_there(which: str, request: pytest.FixtureRequest, made: Made) -> None:
    parsed = made() if which == "made" else request.getfixturevalue("coded")
    passages = list(explain(parsed).passages())
    raw = parsed.article.raw
    assert "".join(s.text for passage in passages for s in passage.segments) == raw
    starts = [s.start for passage in passages for s in passage.segments if s.text]
    assert starts == sorted(set(starts))


def test_a_stretch_is_marked_by_exactly_the_evidence_over_it(coded: ParsedArticle) -> None:
    explanation = explain(coded)
    for passage in explanation.passages():
        for segment in passage.segments:
            end = segment.start + len(segment.text)
            over = {m.table for m in explanation.marks if m.start < end and m.end > segment.start}
            assert set(segment.tables) == over


def test_overlapping_evidence_is_cut_and_the_narrowest_leads(made: Made) -> None:
    segments = [s for passage in explain(made()).passages() for s in passage.segments]
    partner = next(s for s in segments if s.text == "Pháp")
    assert partner.tables == ("meetings", "participants", "references", "articles")
    assert "meetings m1: partner = FRA (rule rule.made)" in partner.says


def test_neighbouring_rows_share_a_label(made: Made) -> None:
    segments = [s for passage in explain(made()).passages() for s in passage.segments]
    assert [label.text for s in segments if s.text == "nhất trí" for label in s.labels] == ["c1–c2"]
    assert [label.text for s in segments if s.text == "đào tạo" for label in s.labels] == ["c2"]


def test_names_that_would_be_taken_keep_their_meeting(made: Made) -> None:
    parsed = made()
    first, second = parsed.cooperation
    other = replace(parsed.meetings[0], meeting_id="made/m2")
    twin = replace(second, cooperation_id="made/m2/c1", meeting_id="made/m2")
    parsed = replace(parsed, meetings=(*parsed.meetings, other), cooperation=(first, twin))
    names = [row.name for row in explain(parsed).rows("cooperation")]
    assert names == ["m1/c1", "m2/c1"]


def test_every_anchor_leads_somewhere(coded: ParsedArticle) -> None:
    page = html.unescape(explain(coded).to_html())
    targets = set(re.findall(r' id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links
    assert links <= targets
    assert len(re.findall(r' id="', page)) == len(targets)


def test_what_stands_outside_the_story_is_folded_away(coded: ParsedArticle) -> None:
    page = explain(coded).to_html()
    assert '<details class="outside">' in page
    assert '<details class="outside" open>' not in page


def test_two_explanations_are_equal(coded: ParsedArticle) -> None:
    assert explain(coded).to_html() == explain(coded).to_html()


def test_plain_text_names_rows_and_words(coded: ParsedArticle) -> None:
    text = str(explain(coded))
    assert "mechanism=policy_dialogue" in text
    assert re.search(r"\d+-\d+ “[^”]+” topic", text)
    assert "\x1b" not in text


def test_an_article_shows_itself_in_jupyter_in_a_line_of_plain_text(coded: ParsedArticle) -> None:
    from IPython.lib.pretty import pretty

    assert pretty(coded) == repr(explain(coded))
    assert len(pretty(coded)) < 250


def test_a_file_is_parsed_first(root: Path, coded: ParsedArticle) -> None:
    assert explain(root / "data" / "raw" / GOOD).to_html() == explain(coded).to_html()


def test_a_page_without_a_story_can_be_explained() -> None:
    assert "not relevant" in str(explain(parse_article("")))
    assert "explanation" in explain(parse_article("một hai ba\n"))._repr_html_()
