"""Telegram's HTML: into plain text and entities, with Telegram's refusals."""

import re
from dataclasses import dataclass
from typing import Any

from bot.proeftuin.refused import Refused, bad_request

Entity = dict[str, Any]

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_ATTRIBUTES = re.compile(r"""(?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*\s*>""")
_ATTRIBUTE = re.compile(r"""([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_PLAIN = re.compile(r"[^<&]*")
_NAME = re.compile(r"[^\s>]*")


def utf16(text: str) -> int:
    """The length of a text as Telegram counts offsets: in UTF-16 units."""
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities, in order of offset, the longest first.

    Raises Refused ("Bad Request: can't parse entities: ...") where Telegram does.
    """
    parser = _Parser(source)
    parser.run()
    return "".join(parser.text), sorted(
        parser.entities, key=lambda entity: (entity["offset"], -entity["length"])
    )


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Text without white space around it, its entities moved along, as Telegram stores it."""
    start = utf16(text) - utf16(text.lstrip())
    text = text.strip()
    end = utf16(text)
    kept = []
    for entity in entities:
        first = max(entity["offset"] - start, 0)
        last = min(entity["offset"] + entity["length"] - start, end)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return text, kept


@dataclass
class _Open:
    tag: str
    entity: Entity
    start: int


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.text: list[str] = []
        self.entities: list[Entity] = []
        self._at = 0
        self._units = 0
        self._open: list[_Open] = []

    def run(self) -> None:
        while self._at < len(self.source):
            letter = self.source[self._at]
            if letter == "<":
                (self._end_tag if self.source.startswith("</", self._at) else self._start_tag)()
            elif letter == "&" and (found := _REFERENCE.match(self.source, self._at)):
                self._write(_decoded(found), found.end())
            else:
                plain = _PLAIN.match(self.source, self._at + 1)
                end = plain.end() if plain else self._at + 1
                self._write(self.source[self._at : end], end)
        if self._open:
            raise _refused(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')

    def _write(self, text: str, at: int) -> None:
        self.text.append(text)
        self._units += utf16(text)
        self._at = at

    def _byte(self) -> int:
        return len(self.source[: self._at].encode())

    def _start_tag(self) -> None:
        name = _NAME.match(self.source, self._at + 1)
        if name is None or name.end() == len(self.source):
            raise _refused(f"Unclosed start tag at byte offset {self._byte()}")
        tag = name.group().lower()
        if tag not in _KINDS and tag != "span":
            raise _refused(f'Unsupported start tag "{tag}" at byte offset {self._byte()}')
        rest = _ATTRIBUTES.match(self.source, name.end())
        if rest is None:
            raise _refused(f"Unclosed start tag at byte offset {self._byte()}")
        attributes = {
            key.lower(): _plain(quoted or single or bare)
            for key, quoted, single, bare in _ATTRIBUTE.findall(rest.group()[:-1])
        }
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _refused(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte()}')
        self._open.append(_Open(tag, _entity(tag, attributes), self._units))
        self._at = rest.end()

    def _end_tag(self) -> None:
        if not self._open:
            raise _refused(f"Unexpected end tag at byte offset {self._byte()}")
        name = _NAME.match(self.source, self._at + 2)
        end = self.source.find(">", self._at)
        if name is None or end < 0 or self.source[name.end() : end].strip():
            raise _refused(f"Unclosed end tag at byte offset {self._byte()}")
        opened = self._open.pop()
        if name.group() and name.group().lower() != opened.tag:
            raise _refused(
                f"Unmatched end tag at byte offset {self._byte()}, "
                f'expected "</{opened.tag}>", found "</{name.group().lower()}>"'
            )
        self._close(opened)
        self._at = end + 1

    def _close(self, opened: _Open) -> None:
        length = self._units - opened.start
        entity = {**opened.entity, "offset": opened.start, "length": length}
        if entity["type"] == "text_link" and not entity["url"]:
            return
        if length:
            self.entities.append(entity)


def _entity(tag: str, attributes: dict[str, str]) -> Entity:
    kind = _KINDS.get(tag, "spoiler")
    if kind == "text_link":
        return {"type": kind, "url": attributes.get("href", "")}
    if kind == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    return {"type": kind}


def _decoded(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF else found.group()


def _plain(value: str) -> str:
    return _REFERENCE.sub(_decoded, value)


def _refused(what: str) -> Refused:
    return bad_request(f"can't parse entities: {what}")
