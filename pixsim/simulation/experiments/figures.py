"""From the summaries of an experiment to one tidy table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Figures = dict[str, Any]
"""Numbers by dotted name, as ``passed.value``."""

LEFT_OUT = ("exposure",)
"""Long records of a summary that a table holds only when they are asked for."""


def figures(summary: Mapping[str, Any], names: Sequence[str] | None = None) -> Figures:
    """Numbers of a summary, flat.

    Parameters
    ----------
    summary : Mapping
        `Summary.as_dict`.
    names : sequence of str, optional
        Those wanted; a record stands for all it holds: ``passed``, ``competences.1.1``,
        ``pix_histogram``. By default single numbers and records of single numbers, without
        exposure, histograms and what goes by area or competence.
    """
    if names is None:
        return dict(_short_figures(summary))
    leaves = dict(_flatten_leaves(summary))
    return {
        leaf: leaves[leaf]
        for name in names
        for leaf in leaves
        if leaf == name or leaf.startswith(f"{name}.")
    }


def unknown_figures(names: Sequence[str], summaries: Iterable[Mapping[str, Any]]) -> list[str]:
    """Names that no summary has."""
    every = list(summaries)
    return [name for name in dict.fromkeys(names) if not any(figures(one, [name]) for one in every)]


def _short_figures(summary: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in summary.items():
        if not _is_record(value):
            yield name, value
        elif isinstance(value, Mapping) and name not in LEFT_OUT:
            yield from ((f"{name}.{k}", v) for k, v in value.items() if not _is_record(v))


def _flatten_leaves(record: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    pairs = record.items() if isinstance(record, Mapping) else enumerate(record)
    for name, value in pairs:
        if _is_record(value):
            yield from _flatten_leaves(value, f"{place}{name}.")
        else:
            yield f"{place}{name}", value


def _is_record(value: Any) -> bool:
    return isinstance(value, Mapping | list | tuple)
