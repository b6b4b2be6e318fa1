"""Draws questions as candidates see them, to be done by someone who sees no key, and marks what was typed.

``python -m tests.tools.blind draw --out DIR --count 20 --seed 7 [--competence 1.3] [--level 4] [--typed]``
writes a folder for each question: ``question.txt`` and the files handed out.
``--tenth 3`` draws the whole third tenth of the bank, a question of each of its items; the tenths of one seed are
alike in competences, share no item, and together are the bank.
``python -m tests.tools.blind act DIR/003`` opens a simulator line by line and keeps what is done in it.
``python -m tests.tools.blind mark DIR [--keys]`` reads ``DIR/answers.toml`` and tells each form right or wrong::

    001 = ["12", "12 fichiers"]                # one answer, in the forms that one might type
    002 = [["4", "quatre"], ["8 échecs"]]      # several fields: forms of the first, of the second
    003 = ["b"]                                # a choice: its letters, "a c" for several

A simulator in which one acts has no answer there: what was done last is marked.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from pixsim.bank.marking import answer_matches, field_is_right, is_right
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.report.question.asking import mode_words
from pixsim.worlds.lines import answered, spoken
from pixsim.worlds.tasks import replayed

DRAWN, ACTS, ANSWERS = ".drawn.json", "acts.json", "answers.toml"
LETTERS = "abcdefghijklmnopqrstuvwxyz"

Marked = tuple[str, bool]
"""A form, with its field where there are several, and whether it is right."""


def is_typed(question: Question) -> bool:
    """Whether something is typed in it."""
    return not question.is_done and (
        question.type in ("QROC", "QROCM-dep")
        or any(not field.options for field in question.fields)
    )


TENTHS = 10


def tenth_of(bank: Bank, number: int, seed: int) -> list[str]:
    """Items of one tenth: one of each ten that follow each other by competence and level."""
    skill = bank.framework.skill
    items = sorted(
        (item for item in bank.items.values() if item.status == "validated"),
        key=lambda item: (skill[item.skill].competence, skill[item.skill].level, item.id),
    )
    rng = np.random.default_rng(seed)
    found = []
    for first in range(0, len(items), TENTHS):
        place = first + int(rng.permutation(TENTHS)[number - 1])
        if place < len(items):
            found.append(items[place].id)
    return found


def options_seed(seed: int, item: str) -> int:
    """What draws the order of the options: another one for each item, or the right one would always be the same letter."""
    return zlib.crc32(f"{seed} {item}".encode())


def drawn(bank: Bank, args: argparse.Namespace) -> Iterator[tuple[str, int, Question]]:
    """Questions of different items, and what draws the order of their options, from the seed alone."""
    rng = np.random.default_rng(args.seed)
    if args.item:
        items = sorted(args.item)
    elif args.tenth is None:
        items = sorted(item.id for item in bank.items.values() if item.status == "validated")
    else:
        items = tenth_of(bank, args.tenth, args.seed)
    left = args.count or len(items)
    for place in rng.permutation(len(items)):
        if not left:
            return
        item = bank.items[items[place]]
        name = f"{item.id}#{rng.integers(1, item.variant_count + 1)}"
        own_seed = options_seed(args.seed, item.id)
        question = bank.question(name, np.random.default_rng(own_seed))
        fits = args.competence in (None, question.competence) and args.level in (
            None,
            question.level,
        )
        if fits and (is_typed(question) or not args.typed):
            left -= 1
            yield name, own_seed, question


def shown(question: Question) -> str:
    """What a candidate reads."""
    mode, allowed = mode_words(question)
    lines = [f"{mode.capitalize()}. {allowed}", "", question.statement, ""]
    lines += [
        f"  {letter}. {text}" for letter, text in zip(LETTERS, question.options, strict=False)
    ]
    for number, field in enumerate(question.fields, 1):
        lines.append(f"  {number}. {field.label}")
        lines += [f"       - {option}" for option in field.options]
    if question.placeholder:
        lines.append(f"  ({question.placeholder})")
    if question.task is not None:
        lines.append("  Simulateur : python -m tests.tools.blind act (ce dossier)")
    return "\n".join(lines) + "\n"


def draw(args: argparse.Namespace) -> None:
    """Write the folders of drawn questions."""
    args.out.mkdir(parents=True)
    kept: dict[str, Any] = {}
    for number, (name, own_seed, question) in enumerate(drawn(load_bank(), args), 1):
        folder = args.out / f"{number:03}"
        folder.mkdir()
        (folder / "question.txt").write_text(shown(question), encoding="utf-8")
        for file in question.handed:
            (folder / file.name).write_bytes(file.content)
        kept[folder.name] = [name, own_seed]
    (args.out / DRAWN).write_text(json.dumps(kept), encoding="utf-8")
    print(f"{len(kept)} questions in {args.out}")


def questions_of(root: Path) -> dict[str, Question]:
    """The questions of a draw, by folder."""
    bank, kept = load_bank(), json.loads((root / DRAWN).read_text(encoding="utf-8"))
    return {
        folder: bank.question(name, np.random.default_rng(seed))
        for folder, (name, seed) in kept.items()
    }


def act(args: argparse.Namespace) -> None:
    """Act in the simulator of one folder; « recommencer » begins anew."""
    question = questions_of(args.folder.parent)[args.folder.name]
    if question.task is None:
        raise SystemExit(f"{args.folder}: no simulator")
    kept: list[str] = []
    world = question.task.world
    print(question.statement, *spoken(world.page()), sep="\n")
    for line in sys.stdin:
        if line.strip() == "recommencer":
            world, kept = question.task.world, []
            said = spoken(world.page())
        else:
            world, done, said = answered(world, line.strip())
            kept += [act.kept() for act in done]
        print("\n".join(said))
        (args.folder / ACTS).write_text(json.dumps(kept), encoding="utf-8")


def marked(question: Question, given: list[Any]) -> Iterator[Marked]:
    """Each form of an answer, right or wrong."""
    if question.options:
        for letters in given:
            places = tuple(str(LETTERS.index(letter) + 1) for letter in letters.split())
            yield letters, is_right(question, places)
    elif question.fields:
        for number, forms in enumerate(given, 1):
            for form in forms:
                yield f"{number}: {form}", _field_is_right(question, number - 1, form)
    else:
        yield from ((form, is_right(question, (form,))) for form in given)


def _field_is_right(question: Question, place: int, form: str) -> bool:
    if question.groups:
        return any(answer_matches(form, group, question.comparison) for group in question.groups)
    return field_is_right(question.fields[place], form)


def mark(args: argparse.Namespace) -> None:
    """Tell each form right or wrong, and count them."""
    answers = tomllib.loads((args.folder / ANSWERS).read_text(encoding="utf-8"))
    right = wrong = 0
    for folder, question in questions_of(args.folder).items():
        acts = args.folder / folder / ACTS
        if question.is_done and question.task is not None and acts.exists():
            done = tuple(json.loads(acts.read_text(encoding="utf-8")))
            replayed(question.task.world, done)
            forms = [("(acts)", is_right(question, done))]
        else:
            forms = list(marked(question, answers.get(folder, [])))
        right += sum(fits for _form, fits in forms)
        wrong += sum(not fits for _form, fits in forms)
        key = f"   [{question.id}: {' ; '.join(question.right_answer)}]" if args.keys else ""
        for form, fits in forms:
            print(f"{folder} {'right' if fits else 'WRONG'} {form}{'' if fits else key}")
    print(f"{right} right, {wrong} wrong")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.blind")
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("--out", type=Path, required=True)
    drawing.add_argument("--count", type=int)
    drawing.add_argument("--tenth", type=int, choices=range(1, TENTHS + 1))
    drawing.add_argument(
        "--item", nargs="+", help="of these items, such as those that were changed"
    )
    drawing.add_argument("--seed", type=int, default=0)
    drawing.add_argument("--competence")
    drawing.add_argument("--level", type=int)
    drawing.add_argument("--typed", action="store_true", help="typed answers alone")
    drawing.set_defaults(run=draw)
    acting = commands.add_parser("act")
    acting.add_argument("folder", type=Path)
    acting.set_defaults(run=act)
    marking = commands.add_parser("mark")
    marking.add_argument("folder", type=Path)
    marking.add_argument("--keys", action="store_true", help="with the key of what is wrong")
    marking.set_defaults(run=mark)
    args = parser.parse_args()
    if args.run is draw and not (args.count or args.tenth or args.item):
        drawing.error("say how many (--count), which tenth (--tenth) or which items (--item)")
    args.run(args)


if __name__ == "__main__":
    main()
