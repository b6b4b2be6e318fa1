"""What a format does not carry: told with every export."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from pixsim.answers.findings import Finding
from pixsim.bank.question import Question
from pixsim.bank.schema import Comparison
from pixsim.exchange.export.accepted_forms import is_number
from pixsim.exchange.export.selection import Selection
from pixsim.exchange.export.tags import is_long
from pixsim.exchange.gift.writer import is_expressible

Target = Literal["xml", "gift", "csv"]
SIMULATOR = "task"  # the part of a question that is done in a world
LISTED = frozenset({"date", "time", "duration", "letters", "name", "address", "keys", "phone", "colour", "code", "formula", "terms"})  # fmt: skip
"""Kinds of answers of which a quiz knows the forms that are written out, and no other."""


def find_losses(selection: Selection, target: Target) -> list[Finding]:
    """What an export leaves out or changes, with the questions concerned."""
    questions = [one.question for one in selection.chosen]
    found = [
        Finding.of("export_simulators", names)
        if part == SIMULATOR
        else Finding.of("export_left_out", names, part=part)
        for part, names in selection.left_out.items()
    ]
    if target == "gift":
        beyond = [question.id for question in questions if not is_expressible(question)]
        found += [Finding.of("export_no_gift", beyond)] if beyond else []
        questions = [question for question in questions if is_expressible(question)]
    computed = {question.item for question in questions} & selection.computed
    found += [Finding.of("export_draws", sorted(computed))] if computed else []
    if target == "csv":
        shown = [question.id for question in questions if question.figure is not None]
        return found + ([Finding.of("export_no_image", shown)] if shown else [])
    for kind, concerns in _CHECKS.items():
        names = [question.id for question in questions if concerns(question)]
        if names and not (kind == "export_case" and target != "gift"):
            found.append(Finding.of(kind, names))
    return found


def _comparison_pairs(question: Question) -> Iterable[tuple[tuple[str, ...], Comparison]]:
    if question.type == "QROC":
        yield question.key, question.comparison
    elif question.type == "QROCM-dep":
        yield question.groups[0], question.comparison
    else:
        yield from ((field.key, field) for field in question.fields if not field.options)


def _any_comparison(
    check: Callable[[tuple[str, ...], Comparison], bool],
) -> Callable[[Question], bool]:
    return lambda question: any(check(key, how) for key, how in _comparison_pairs(question))


_CHECKS: dict[str, Callable[[Question], bool]] = {
    "export_all_or_nothing": lambda question: question.type not in ("QCU", "QROC"),
    "export_typing": _any_comparison(lambda _key, how: how.t3),
    "export_case": _any_comparison(lambda _key, how: how.compare in ("exact", "code")),
    "export_comma": _any_comparison(is_number),
    "export_forms": _any_comparison(lambda _key, how: how.compare in LISTED),
    "export_same_twice": lambda question: question.type == "QROCM-dep",
    "export_mode": lambda question: question.focus or question.timer is not None,
    "export_pointing": lambda question: question.is_pointed,
    "export_long_tag": is_long,
}
