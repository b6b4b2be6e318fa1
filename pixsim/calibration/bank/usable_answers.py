"""Which answers a bank takes: those to its items, variant by variant where families are estimated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import numpy as np

from pixsim.answers.findings import Finding
from pixsim.answers.reading import read_responses
from pixsim.answers.response_matrix import Responses
from pixsim.answers.uninformative_responses import design_warnings
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError, Problem

Unknown = Literal["refuse", "leave_out"]


def known_items(
    read: Responses, owners: list[str], bank: Bank, unknown: Unknown
) -> tuple[Responses, list[str], tuple[Finding, ...]]:
    """Responses to items of the bank, their items, and what was left out."""
    keep = np.array([name in bank.items for name in owners])
    if keep.all():
        return read, owners, ()
    foreign = list(dict.fromkeys(name for name in owners if name not in bank.items))
    if unknown == "refuse" or not keep.any():
        raise DataError(
            Problem.of("responses", "", "item", "unknown_item", name=name) for name in foreign
        )
    known = read.select(keep)
    repeats = [w for w in read.warnings if w.kind.startswith("repeats")]
    known = replace(known, warnings=(*repeats, *design_warnings(known)))
    kept = [name for name in owners if name in bank.items]
    return known, kept, (Finding.of("unknown_items", foreign),)


def split_by_variant(responses: Any) -> tuple[Any, dict[str, str]]:
    """The table with variants in place of items, and the item of each."""
    lacking = {"item", "variant"} - set(getattr(responses, "columns", ()))
    if lacking:
        raise DataError(
            Problem.of("responses", "", name, "no_column", name=name) for name in sorted(lacking)
        )
    if responses["variant"].isna().any():
        raise DataError([Problem.of("responses", "", "variant", "no_value")])
    names = responses["variant"]
    return responses.assign(item=names), dict(zip(names, responses["item"], strict=True))


def keep_items(read: Responses, responses: Any, known: set[str]) -> tuple[Finding, ...]:
    """Warnings about the items: that a variant has one answer is what families are for."""
    of_items = responses[responses["item"].isin(known)]
    design = design_warnings(read_responses(of_items, repeats="first"))
    return (*(w for w in read.warnings if w.kind.startswith("repeats")), *design)
