"""A sealed value opens for its own row and with a key of the list, and for nothing else."""

import base64

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.sealing import CannotOpen, Seal, Tampered, UnknownKey, WrongKey, new_key

OLD, NEW = new_key(), new_key()
SEAL = Seal([NEW, OLD])
# Not valid in UTF-8, but JSON may bring it.
HALF_AN_EMOJI = "\ud83d"


@given(st.text(), st.text())
@example(HALF_AN_EMOJI, "answer/1/1/klik")
def test_any_text_comes_back(text: str, identity: str) -> None:
    """What is sealed for a row opens for that row as it was."""
    assert SEAL.unseal(SEAL.seal(text, identity), identity) == text


@given(st.text(), st.data())
def test_any_flipped_bit_is_refused(text: str, data: st.DataObject) -> None:
    """No single bit of header, nonce, ciphertext or tag can change unseen."""
    box = bytearray(SEAL.seal(text, "talk/1/draft"))
    bit = data.draw(st.integers(0, len(box) * 8 - 1))
    box[bit // 8] ^= 1 << bit % 8
    with pytest.raises(CannotOpen, match="talk/1/draft"):
        SEAL.unseal(bytes(box), "talk/1/draft")


@given(st.text(), st.data())
def test_a_value_cut_off_is_refused(text: str, data: st.DataObject) -> None:
    """No beginning of a sealed value opens, not even an empty one."""
    box = SEAL.seal(text, "talk/1/draft")
    with pytest.raises(Tampered):
        SEAL.unseal(box[: data.draw(st.integers(0, len(box) - 1))], "talk/1/draft")


@given(st.text(), st.text(), st.text())
def test_a_value_of_another_row_is_refused(text: str, own: str, other: str) -> None:
    """Moved to another row, a value opens only if that is the same row."""
    if own != other:
        with pytest.raises(Tampered):
            SEAL.unseal(SEAL.seal(text, own), other)


def test_a_value_never_looks_the_same_twice() -> None:
    """Equal answers cannot be told from their sealed values."""
    assert len({SEAL.seal("ja", "answer/1/1/klik") for _ in range(100)}) == 100


def test_an_older_key_still_opens_and_is_found_for_rotation() -> None:
    """After a new key was put in front, old values open, and are known to be old."""
    box = Seal([OLD]).seal("ja", "answer/1/1/klik")
    assert SEAL.unseal(box, "answer/1/1/klik") == "ja"
    assert not SEAL.is_current(box)
    assert SEAL.is_current(SEAL.seal("ja", "answer/1/1/klik"))


def test_a_key_that_is_gone_is_named_as_the_cause() -> None:
    """An operator who dropped a key too early reads so, and not what was sealed."""
    with pytest.raises(UnknownKey, match="answer/1/1/klik"):
        Seal([OLD]).unseal(Seal([NEW]).seal("ja", "answer/1/1/klik"), "answer/1/1/klik")


def test_keys_are_read_as_the_settings_hold_them() -> None:
    """Commas between, spaces and padding as they come, the newest first."""
    read = Seal.from_text(f" {NEW.rstrip('=')} , {OLD}\n")
    assert read.is_current(SEAL.seal("ja", "x"))
    assert read.unseal(Seal([OLD]).seal("ja", "x"), "x") == "ja"


def test_a_new_key_is_32_bytes_and_new() -> None:
    """What klik keys new prints can be put in the settings."""
    keys = {new_key() for _ in range(10)}
    assert {len(base64.urlsafe_b64decode(key)) for key in keys} == {32}
    assert len(keys) == 10


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no key"),
        (" \n", "There is no key"),
        ("{new},", "Key 2 is not a key"),
        ("{new},geheim", "Key 2 is not a key"),
        ("!{cut}", "Key 1 is not a key"),
        ("{new}{new}", "Key 1 is not a key"),
        ("{new};{old}", "Key 1 is not a key"),
        ("{new},{old},{new}", "Key 3 stands in the list twice"),
    ],
)
def test_a_wrong_key_is_pointed_at_and_not_shown(text: str, sentence: str) -> None:
    """The sentence says which key is wrong; no part of a key stands in it."""
    with pytest.raises(WrongKey, match=sentence) as caught:
        Seal.from_text(text.format(new=NEW, old=OLD, cut=NEW[1:]))
    shown = str(caught.value)
    assert not any(piece in shown for piece in (NEW[:8], NEW[-8:], "geheim"))
    assert "twice" in shown or "klik keys new" in shown
