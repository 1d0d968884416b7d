"""Telegram's HTML: what becomes which text and entities, and what is refused."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.proeftuin.found_text import with_found
from bot.proeftuin.html_text import parse_html, trimmed, utf16
from bot.proeftuin.refused import Refused


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b>b", "ab", [("bold", 0, 1)]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("😀<i>b</i>", "😀b", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<B>a</b >", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("&lt;b&gt; &amp; &quot;x&quot; &#65;&#x42;", '<b> & "x" AB', []),
        ("R&D &nbsp; &", "R&D &nbsp; &", []),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        (
            "<u>a</u><s>b</s><code>c</code>",
            "abc",
            [("underline", 0, 1), ("strikethrough", 1, 1), ("code", 2, 1)],
        ),
        ('<a href="https://x.nl?a=1&amp;b=2">a</a>', "a", [("text_link", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    """Offsets and lengths count UTF-16 units."""
    found, marks = parse_html(source)
    assert found == text
    assert [(each["type"], each["offset"], each["length"]) for each in marks] == entities


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é<x>a</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("ik <3 u", 'Unsupported start tag "3" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a<", "Unclosed start tag at byte offset 1"),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_with_the_place(source: str, reason: str) -> None:
    """Unknown, unbalanced and half-written tags are refused."""
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text())
def test_escaped_text_always_comes_back_as_it_was(text: str) -> None:
    """html.escape is enough for any text."""
    assert parse_html(html.escape(text)) == (html.unescape(html.escape(text)), []) or "&#x27;" in (
        html.escape(text)
    )
    assert parse_html(html.escape(text, quote=False))[0] == text


def test_white_space_around_a_text_goes_and_the_entities_move_along() -> None:
    """An entity of white space alone disappears."""
    text, entities = trimmed(*parse_html("<i> </i> <b> a</b> "))
    assert text == "a"
    assert entities == [{"type": "bold", "offset": 0, "length": 1}]


def test_commands_and_addresses_are_found_in_a_text() -> None:
    """But not in the middle of a word or a path, and not in code."""
    text = "😀 /stop, https://x.nl/a/b. a@b.nl en/of 1/2"
    found = [
        (
            each["type"],
            text.encode("utf-16-le")[each["offset"] * 2 :][: each["length"] * 2].decode(
                "utf-16-le"
            ),
        )
        for each in with_found(text, [])
    ]
    assert found == [("bot_command", "/stop"), ("url", "https://x.nl/a/b"), ("email", "a@b.nl")]
    code = {"type": "code", "offset": 0, "length": utf16(text)}
    assert with_found(text, [code]) == [code]
