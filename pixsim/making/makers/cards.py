"""Contacts as .vcf (vCard 3.0, RFC 2426)."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.making.makers.agenda import escape_text
from pixsim.making.makers.folding import fold_lines
from pixsim.making.texts import Card, Cards


def make_bytes(cards: Cards, _suffix: str) -> bytes:
    """The bytes of a list of contacts."""
    return fold_lines(line for card in cards.cards for line in _card_lines(card))


def _card_lines(card: Card) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:3.0")
    yield f"N:{escape_text(card.last)};{escape_text(card.first)};;;"
    yield f"FN:{escape_text(f'{card.first} {card.last}'.strip())}"
    for kind, number in card.phones:
        yield f"TEL;TYPE={kind.upper()}:{number}"
    for kind, address in card.mails:
        yield f"EMAIL;TYPE={kind.upper()}:{address}"
    texts = {
        "ORG": card.company, "TITLE": card.role, "NOTE": card.note, "BDAY": card.birthday,
    }  # fmt: skip
    yield from (f"{name}:{escape_text(text)}" for name, text in texts.items() if text)
    if card.address:
        yield f"ADR;TYPE=HOME:;;{escape_text(card.address)};;;;"
    yield "END:VCARD"
