"""Kinds of answers: parse what was typed or tapped into a value, or say why not."""

from conversations.kinds.answers import (
    Answer,
    Button,
    Draft,
    Ear,
    Kind,
    Mark,
    Retry,
    Rows,
    Value,
    dump,
    load,
)
from conversations.kinds.listed import GemeenteList, Moments, on_list
from conversations.kinds.tapped import ManyOf, OneOf, Ranking, Scale, yes_no
from conversations.kinds.typed import Date, GemeenteKind, Number, Phone, PhotoKind, ShortText

__all__ = [
    "Answer",
    "Button",
    "Date",
    "Draft",
    "Ear",
    "GemeenteKind",
    "GemeenteList",
    "Kind",
    "ManyOf",
    "Mark",
    "Moments",
    "Number",
    "OneOf",
    "Phone",
    "PhotoKind",
    "Ranking",
    "Retry",
    "Rows",
    "Scale",
    "ShortText",
    "Value",
    "dump",
    "load",
    "on_list",
    "yes_no",
]
