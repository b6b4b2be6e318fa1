"""Groups of questions known beforehand, from a table of two columns."""

from __future__ import annotations

from pathlib import Path

from pixsim.answers.own_quiz.grid import read_grid
from pixsim.answers.own_quiz.marks import mark_words
from pixsim.answers.own_quiz.quiz_answers import QuizResults
from pixsim.foundation.problems import DataError, Problem

HEADS = (("question", "item"), ("groupe", "group", "theme", "sujet", "topic"))


def read_question_groups(path: Path, results: QuizResults) -> dict[str, str]:
    """The group of each question.

    Parameters
    ----------
    path : Path
        CSV or workbook: the first columns named « question » and « groupe ».
    results : QuizResults
        Whose questions they are.

    Raises
    ------
    DataError
        Columns or questions missing, a question that is not of the quiz or stands twice, fewer than two
        groups: all at once.
    """
    grid = read_grid(path)
    heads = [mark_words(cell) for cell in (grid.rows[0] if grid.rows else [])]
    places = [next((n for n, head in enumerate(heads) if head in names), -1) for names in HEADS]
    if min(places) < 0:
        raise DataError([Problem.of(grid.file, "", "", "group_columns")])
    found: dict[str, str] = {}
    problems = []
    for row, line in zip(grid.rows[1:], grid.lines[1:], strict=True):
        name, group = (row[place] for place in places)
        where = f"line {line}"
        if name not in results.responses.items:
            problems.append(Problem.of(grid.file, where, name, "group_unknown"))
        elif not group:
            problems.append(Problem.of(grid.file, where, name, "group_empty"))
        elif found.setdefault(name, group) != group:
            problems.append(Problem.of(grid.file, where, name, "group_twice"))
    lacking = tuple(name for name in results.responses.items if name not in found)
    if lacking and not problems:
        problems.append(Problem.of(grid.file, "", "", "group_lacking", names=lacking))
    if len(set(found.values())) < 2 and not problems:
        problems.append(Problem.of(grid.file, "", "", "group_single"))
    if problems:
        raise DataError(problems)
    return found
