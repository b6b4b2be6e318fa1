"""From an item and a variant number to the question a candidate sees."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from pixsim.bank.drawing.filling import Fields, Filler
from pixsim.bank.drawing.question_nouns import (
    maximum_marks,
    noun_of_label,
    nouns_counted,
    nouns_located,
    nouns_named,
    nouns_of_lines,
)
from pixsim.bank.drawing.task import task_of
from pixsim.bank.drawing.text_layout import lay_out_text, set_nonbreaking_spaces
from pixsim.bank.drawing.translated_values import translate_value
from pixsim.bank.marking.kinds import NAMED
from pixsim.bank.marking.words_of_the_question import lent_words
from pixsim.bank.question import Attachment, Question, QuestionField, language_of
from pixsim.bank.schema import OPTION_KINDS, PLACEHOLDER, AnswerField, Comparison, Item
from pixsim.families import family_fields
from pixsim.foundation.language import SOURCE
from pixsim.foundation.streams import Stream, stream_generator
from pixsim.framework import Skill
from pixsim.text.elision import elide_words

LED = OPTION_KINDS["lead"]

NO_WORLDS: Mapping[str, Any] = {}

Maker = Callable[[str, Any], bytes]
"""From the name of a file and what a family gave of it to its bytes."""


def question_id(item: Item, number: int) -> str:
    """``item-id#variant``."""
    return f"{item.id}#{number}"


def variant_fields(item: Item, number: int) -> Fields:
    """Values of one variant: a listed row, or the family's draw for that number.

    A family's draw depends on the item and the number only, so a variant always reads the same.
    """
    if not 1 <= number <= item.variant_count:
        raise LookupError(f"{item.id} has no variant {number}")
    if item.family is None:
        return item.variants[number - 1] if item.variants else {}
    rng = stream_generator(Stream.VARIANT, zlib.crc32(item.id.encode()), number)
    drawn = family_fields(item.family, rng)
    if item.words or language_of(question_id(item, number)) != SOURCE:
        return {
            name: value if name in item.quoted else translate_value(value, item.words)
            for name, value in drawn.items()
        }
    return drawn


def draw_question(
    item: Item,
    number: int,
    skill: Skill,
    rng: np.random.Generator,
    worlds: Mapping[str, Any] = NO_WORLDS,
    maker: Maker | None = None,
) -> Question:
    """Draw one variant of an item.

    Parameters
    ----------
    item : Item
    number : int
        Variant, from 1 to ``item.variant_count``.
    skill : Skill
        The skill of the item.
    rng : numpy.random.Generator
        Shuffles the options; consumes one permutation for a choice, nothing otherwise.
    worlds : Mapping
        Worlds written as data, by name.
    maker : callable, optional
        Makes the files handed out. By default each is made when it is first wanted; a check of
        all variants need not make any.

    Raises
    ------
    LookupError
        There is no such variant, a text has a ``{{name}}`` the variant does not fill, or what is
        written of a world is not possible.
    """
    fields = variant_fields(item, number)
    fill = Filler(question_id(item, number), fields)
    options, key = _draw_options(item, fill, rng)
    statement = lay_out_text(elide_words(fill.text(fields.get("statement", item.statement))))
    typed = item.type in ("QROC", "QROCM-dep") and bool(key or item.groups)
    return Question(
        id=question_id(item, number),
        skill=skill.name,
        competence=skill.competence,
        level=skill.level,
        type=item.type,
        statement=statement,
        options=options,
        key=key,
        groups=tuple(fill.texts(group) for group in item.groups),
        fields=tuple(_fill_field(field, fill, statement) for field in item.fields),
        wrong=fill.texts(fields.get("wrong", item.wrong)),
        comparison=Comparison.model_construct(
            **_fill_comparison(item, fill, statement if typed else "")
        ),
        explanation=lay_out_text(
            elide_words(fill.text(fields.get("explanation", item.explanation)))
        ),
        placeholder=fill.text(item.placeholder),
        timer=item.timer,
        focus=item.focus,
        attachments=(
            *(Attachment(file.name, file.content) for file in item.files),
            *(
                Attachment(name, given if maker is None else maker(name, given))
                for name, given in fields.get("files", {}).items()
            ),
        ),
        figure=fields.get("to_look_at"),
        task=task_of(item, fill, worlds),
    )


def _draw_options(
    item: Item, fill: Filler, rng: np.random.Generator
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Options in the order shown, and the key: their right positions, or the accepted answers."""
    key = (
        *fill.texts(fill.fields.get("key", item.key)),
        *fill.texts(fill.fields.get("also", ())),
    )
    if item.type not in ("QCU", "QCM"):
        return (), key
    options = fill.texts(fill.fields.get("options", item.options))
    order = rng.permutation(len(options))
    if not item.shuffle:
        order = np.arange(len(options))
    right = {int(position) - 1 for position in key}
    shown_right = (str(place) for place, source in enumerate(order, 1) if int(source) in right)
    return tuple(set_nonbreaking_spaces(options[source]) for source in order), tuple(shown_right)


def hidden_key(item: Item, number: int) -> tuple[str, ...]:
    """Texts of an item's own key that the key of a variant leaves unread.

    Where a variant gives a key, it stands for the item's, whose mere marks, as in ``key = 1``, mean
    nothing; one that names fields means to be read.
    """
    fields = variant_fields(item, number)
    if "key" not in fields or not any(PLACEHOLDER.search(str(text)) for text in item.key):
        return ()
    fill = Filler(question_id(item, number), fields)
    read = {*fill.texts(fields["key"]), *fill.texts(fields.get("also", ()))}
    return tuple(text for text in fill.texts(item.key) if text not in read)


def _fill_field(field: AnswerField, fill: Filler, statement: str) -> QuestionField:
    label = set_nonbreaking_spaces(elide_words(fill.text(field.label)))
    return QuestionField.model_construct(
        **_fill_comparison(field, fill, label, statement),
        label=label,
        key=fill.texts(field.key),
        options=fill.texts(field.options),
        wrong=fill.texts(field.wrong),
    )


def _fill_comparison(
    source: Comparison, fill: Filler, asked: str, round_it: str = ""
) -> dict[str, Any]:
    """How an answer is compared, with its texts filled and what the question lends to its answers.

    `asked` is what asks for this answer, `round_it` what is said besides.
    """
    settings = {name: getattr(source, name) for name in Comparison.model_fields}
    units, lead = fill.texts(source.units), fill.texts(source.lead)
    said: tuple[str, ...] = ()
    if source.compare == "number":
        counted = nouns_counted(asked)
        units = (
            *units,
            *counted,
            *(nouns_counted(round_it) if counted else ()),
            *nouns_of_lines(f"{asked} {round_it}", (*source.units, *counted)),
            *maximum_marks(asked),
        )
    if source.compare in ("number", "time", "exact", "letters", *NAMED):
        said = lent_words(f"{asked} {round_it}")
    if source.compare in LED:
        lead = (*lead, *nouns_located(asked))
    if source.compare in LED - {"number"}:
        lead = (
            *lead,
            *nouns_named(f"{asked} {round_it}"),
            *(noun_of_label(asked) if round_it else ()),
        )
    return settings | {"units": units, "lead": lead, "said": said}
