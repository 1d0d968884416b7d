"""Sealing of confidential columns: AES-256-GCM, bound to the row the value belongs to.

A sealed value is one version byte, four bytes that name the key, a nonce of twelve bytes, and the
ciphertext. The row's identity is authenticated with it, so a value moved to another row does not
open. The key's name is in front, so opening never tries keys one after the other.
"""

import base64
import hashlib
import os
import re
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
KEY_BYTES = 32
NAME_BYTES = 4
NONCE_BYTES = 12
HEADER_BYTES = len(VERSION) + NAME_BYTES
TAG_BYTES = 16
KEY_TEXT = re.compile(r"[A-Za-z0-9_-]{43}=?")


class WrongKey(Exception):
    """A key in the settings cannot be used; the sentence says which one, never what it is."""


class CannotOpen(Exception):
    """A sealed value does not open; the message names the row's identity and nothing else."""


class Tampered(CannotOpen):
    """The value was changed, cut off, or belongs to another row."""


class UnknownKey(CannotOpen):
    """The value was sealed with a key that is no longer, or not yet, in the settings."""


def new_key() -> str:
    """Give a fresh key: 32 random bytes in URL-safe base64."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()


class Seal:
    """Seals with the newest key, opens with any of them. Safe to share between threads."""

    def __init__(self, keys: list[str]) -> None:
        """Take the keys, newest first, each as `new_key` gives them; raises WrongKey."""
        if not keys:
            raise WrongKey("There is no key to seal answers with. Make one with: klik keys new")
        self._boxes: dict[bytes, AESGCM] = {}
        for place, text in enumerate(keys, start=1):
            key = _decoded(text, place)
            name = hashlib.sha256(b"klik key name" + key).digest()[:NAME_BYTES]
            if name in self._boxes:
                raise WrongKey(f"Key {place} stands in the list twice. Leave one of the two out.")
            self._boxes[name] = AESGCM(key)
        newest, self._newest = next(iter(self._boxes.items()))
        self._header = VERSION + newest

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the keys as the settings hold them, separated by commas; raises WrongKey."""
        return cls([piece.strip() for piece in text.split(",")] if text.strip() else [])

    def seal(self, text: str, identity: str) -> bytes:
        """Seal a text for the row with this identity, with the newest key."""
        nonce = os.urandom(NONCE_BYTES)
        # surrogatepass: JSON may bring half an emoji, and an answer must never be refused for it.
        plain = text.encode("utf-8", "surrogatepass")
        return self._header + nonce + self._newest.encrypt(nonce, plain, identity.encode())

    def unseal(self, box: bytes, identity: str) -> str:
        """Open what was sealed for the row with this identity; raises Tampered or UnknownKey."""
        if len(box) < HEADER_BYTES + NONCE_BYTES + TAG_BYTES or box[:1] != VERSION:
            raise Tampered(f"The sealed value of {identity} is not whole")
        aes = self._boxes.get(box[1:HEADER_BYTES])
        if aes is None:
            raise UnknownKey(f"The key that sealed the value of {identity} is not in the settings")
        nonce, sealed = box[HEADER_BYTES:][:NONCE_BYTES], box[HEADER_BYTES + NONCE_BYTES :]
        try:
            plain = aes.decrypt(nonce, sealed, identity.encode())
        except InvalidTag:
            raise Tampered(f"The sealed value of {identity} was changed or moved") from None
        return plain.decode("utf-8", "surrogatepass")

    def is_current(self, box: bytes) -> bool:
        """Say whether a value is sealed with the newest key; if not, rotation seals it again."""
        return box[:HEADER_BYTES] == self._header


def _decoded(text: str, place: int) -> bytes:
    if not KEY_TEXT.fullmatch(text):
        raise WrongKey(
            f"Key {place} is not a key: it must be 32 bytes in URL-safe base64 (44 characters: "
            f"letters, digits, - and _), and it has {len(text)} characters. "
            "Make one with: klik keys new"
        )
    return base64.urlsafe_b64decode(text[:43] + "=")
