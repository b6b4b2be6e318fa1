"""Verifies a bank beyond its format: what a candidate would see, what marking would accept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from itertools import chain

from pixsim.bank.checking.balance import balance_problems, look_alike_problems
from pixsim.bank.checking.item_check import ItemReport, check_item
from pixsim.bank.checking.wording import telling_lengths
from pixsim.bank.question import Question, item_of
from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Item
from pixsim.foundation.problems import Problem
from pixsim.foundation.streams import Stream, stream_generator

LEAST_VARIANTS = 3  # of a skill: a prototype and two
LEAST_FAMILY_VARIANTS = 50  # that read differently
LEAST_TUBES = 4  # with a skill at each level of a competence
LEVELS = range(1, 8)
CHUNK = 20  # items worked on before another process is asked
WHOLE = 16  # competences of the whole framework: the tests that need so much are drawn from it


@dataclass(frozen=True, slots=True)
class BankReport:
    """What a check found.

    Attributes
    ----------
    problems : tuple of Problem
        Empty for a sound bank.
    coverage : dict
        Playable skills by competence and level: ``coverage["1.1"][3]``.
    questions : int
        Variants drawn and verified.
    unopened : tuple of str
        Libraries that are missing, with the files they would have opened.
    """

    problems: tuple[Problem, ...]
    coverage: dict[str, dict[int, int]]
    questions: int
    unopened: tuple[str, ...] = ()


def check_bank(
    bank: Bank,
    only: frozenset[str] = frozenset(),
    *,
    quick: bool = False,
    executor: Executor | None = None,
    reach: Callable[[int, int], object] | None = None,
) -> BankReport:
    """Draw every variant of every item and verify it, then the bank as a whole.

    How many questions each level needs is looked at in a bank of the whole framework; one of one's
    own, with a few competences, is as small as its author likes.

    Parameters
    ----------
    bank : Bank
    only : frozenset of str
        Competences or items to look at; all when empty. The bank as a whole is not looked at where
        items are named.
    quick : bool
        Only some variants of each item, spread over them.
    executor : concurrent.futures.Executor, optional
        Where the items are worked on; here when None.
    reach : callable, optional
        Called with the items looked at so far, and in all.
    """
    file = bank.path.name
    problems: list[Problem] = []
    seen: dict[int, str] = {}
    drawn: dict[str, list[Question]] = {}
    missing: set[str] = set()
    asked = _items_to_check(bank, only)
    reports = _check_items(bank, asked, quick=quick, executor=executor)
    for number, report in enumerate(reports, 1):
        if reach is not None:
            reach(number, len(asked))
        questions = list(report.questions)
        drawn[report.item] = [_keep_text(question) for question in questions]
        problems += report.problems
        missing |= report.unopened
        problems += _repeat_problems(file, bank.items[report.item], questions, seen, quick=quick)
    problems += telling_lengths(file, drawn)
    problems += look_alike_problems(file, drawn)
    if only.isdisjoint(bank.items):
        problems += balance_problems(file, drawn)
        if len(bank.framework.competences) >= WHOLE:
            problems += _coverage_problems(bank, only)
    count = sum(map(len, drawn.values()))
    return BankReport(tuple(problems), count_coverage(bank), count, tuple(sorted(missing)))


def sample_items(bank: Bank, only: frozenset[str], size: int, seed: int) -> frozenset[str]:
    """Ids of some of the items that a check would look at, drawn without replacement.

    Parameters
    ----------
    bank : Bank
    only : frozenset of str
        Competences or items to draw from; the whole bank when empty.
    size : int
        How many; all where there are fewer.
    seed : int
        Not negative; the same seed gives the same items of the same bank.
    """
    ids = _items_to_check(bank, only)
    drawn = stream_generator(Stream.CHECKED_SAMPLE, seed).permutation(len(ids))[:size]
    return frozenset(ids[place] for place in drawn)


def _items_to_check(bank: Bank, only: frozenset[str]) -> list[str]:
    return [
        item.id
        for item in bank.items.values()
        if not only or item.id in only or bank.framework.skill[item.skill].competence in only
    ]


def _check_items(
    bank: Bank, ids: Sequence[str], *, quick: bool, executor: Executor | None
) -> Iterator[ItemReport]:
    """What is found in each item, in order."""
    check = partial(_check_some, bank, quick=quick)
    together = CHUNK if executor else 1  # the bank travels with each chunk
    chunks = [ids[first : first + together] for first in range(0, len(ids), together)]
    work: Callable[..., Iterable[list[ItemReport]]] = executor.map if executor else map
    return chain.from_iterable(work(check, chunks))


def _check_some(bank: Bank, ids: Sequence[str], *, quick: bool) -> list[ItemReport]:
    return [check_item(bank, bank.items[name], quick=quick) for name in ids]


def count_coverage(bank: Bank) -> dict[str, dict[int, int]]:
    """Number of playable skills by competence and level."""
    table: dict[str, dict[int, int]] = {
        c.code: defaultdict(int) for c in bank.framework.competences
    }
    for skill in bank.playable_skills:
        table[skill.competence][skill.level] += 1
    return {code: dict(sorted(levels.items())) for code, levels in table.items()}


def _repeat_problems(
    file: str,
    item: Item,
    questions: list[Question],
    seen: dict[int, str],
    *,
    quick: bool,
) -> Iterator[Problem]:
    """Questions that read like an earlier one, and families that give too few.

    A family may draw the same values twice: only its number of different questions matters.
    """
    fresh = 0
    for question in questions:
        first = seen.setdefault(hash(_appearance_key(question)), question.id)
        if first == question.id:
            fresh += 1
        elif not (item.family and item_of(first) == item.id):
            yield Problem.of(file, question.id, "", "duplicate", other=first)
    if item.family and not quick and fresh < LEAST_FAMILY_VARIANTS:
        yield Problem.of(file, item.id, "", "few_draws", n=fresh, least=LEAST_FAMILY_VARIANTS)


def _keep_text(question: Question) -> Question:
    """What is compared across the bank: worlds and files of every variant would fill the memory."""
    return question.model_copy(update={"attachments": (), "figure": None, "task": None})


def _appearance_key(question: Question) -> tuple[object, ...]:
    return (
        question.statement,
        tuple(sorted(question.options)),
        tuple((field.label, field.options) for field in question.fields),
        tuple(file.content for file in question.attachments),
        question.figure,
        question.task.world.model_dump_json() if question.task else "",
    )


def _coverage_problems(bank: Bank, only: frozenset[str]) -> Iterator[Problem]:
    """Skills with too few variants, levels with too few tubes."""
    file, counts = bank.path.name, Counter[str]()
    for item in bank.items.values():
        if item.status == "validated":
            counts[item.skill] += item.variant_count
    for skill in bank.framework.skills:
        if (not only or skill.competence in only) and counts[skill.name] < LEAST_VARIANTS:
            n = counts[skill.name]
            yield Problem.of(file, skill.name, "", "few_variants", n=n, least=LEAST_VARIANTS)
    tubes: dict[tuple[str, int], set[str]] = defaultdict(set)
    for skill in bank.playable_skills:
        tubes[skill.competence, skill.level].add(skill.tube)
    for competence in bank.framework.competences:
        if only and competence.code not in only:
            continue
        for level in LEVELS:
            n = len(tubes[competence.code, level])
            if n < LEAST_TUBES:
                context = {"n": n, "level": level, "least": LEAST_TUBES}
                yield Problem.of(file, competence.code, "", "few_skills", **context)
