"""Draws six questions of each of some tubes, to be sorted by someone who sees no level, and compares the orders.

``python -m tests.tools.blind_sorting draw --out DIR --tubes 12 --seed 7`` writes folders ``01-a`` … ``12-f``, as
`tests.tools.blind` does (whose ``act`` opens their simulators). A reader writes the easiest first::

    01 = "c a f b d e"

``python -m tests.tools.blind_sorting compare DIR ONE.toml [TWO.toml]`` tells which items stand two places or more
away from their level's. An item that all readers move so, the same way, goes back to its author.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr  # type: ignore[import-untyped]

from pixsim.bank.reading.load import Bank, load_bank
from tests.tools.blind import DRAWN, LETTERS, options_seed, shown

SORTED = 6
MOVED = 2

Orders = dict[str, list[int]]
"""Of each tube: how far each question was put from its level's place, easiest first; positive: felt harder."""


def sortable(bank: Bank) -> dict[str, dict[int, list[str]]]:
    """Items of each tube by level, where there are enough levels to sort."""
    tubes: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item in bank.items.values():
        skill = bank.framework.skill[item.skill]
        if item.status == "validated":
            tubes[skill.tube][skill.level].append(item.id)
    return {name: dict(levels) for name, levels in sorted(tubes.items()) if len(levels) >= SORTED}


def drawn(bank: Bank, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Folder and variant of each question, the levels of a tube in no order."""
    rng = np.random.default_rng(seed)
    tubes = sortable(bank)
    names = rng.permutation(list(tubes))[:count]
    for number, tube in enumerate(names, 1):
        levels = rng.permutation(list(tubes[tube]))[:SORTED]
        for letter, level in zip(LETTERS, levels, strict=False):
            item = bank.items[str(rng.choice(sorted(tubes[tube][level])))]
            yield f"{number:02}-{letter}", f"{item.id}#{rng.integers(1, item.variant_count + 1)}"


def draw(args: argparse.Namespace) -> None:
    """Write the folders."""
    args.out.mkdir(parents=True)
    bank, kept = load_bank(), {}
    for name, variant in drawn(bank, args.tubes, args.seed):
        own_seed = options_seed(args.seed, variant.split("#")[0])
        question = bank.question(variant, np.random.default_rng(own_seed))
        folder = args.out / name
        folder.mkdir()
        (folder / "question.txt").write_text(shown(question), encoding="utf-8")
        for file in question.attachments:
            (folder / file.name).write_bytes(file.content)
        kept[name] = [variant, own_seed]
    (args.out / DRAWN).write_text(json.dumps(kept), encoding="utf-8")
    print(f"{len(kept)} questions in {args.out}")


def moved(levels: dict[str, int], orders: dict[str, str]) -> Orders:
    """How far each question was put from its place; ValueError names an order that is not one of its tube."""
    found: Orders = {}
    for tube, order in orders.items():
        letters = order.split()
        mine = sorted(
            (name for name in levels if name.startswith(f"{tube}-")), key=levels.__getitem__
        )
        if sorted(letters) != sorted(name[-1] for name in mine):
            raise ValueError(f"{tube}: « {order} » does not name each of its questions once")
        found[tube] = [letters.index(name[-1]) - place for place, name in enumerate(mine)]
    return found


def compare(args: argparse.Namespace) -> None:
    """Print what each reader moved, and what they all moved the same way."""
    bank = load_bank()
    kept = json.loads((args.folder / DRAWN).read_text(encoding="utf-8"))
    items = {name: variant.split("#")[0] for name, (variant, _seed) in kept.items()}
    levels = {
        name: bank.framework.skill[bank.items[item].skill].level for name, item in items.items()
    }
    readers = [moved(levels, tomllib.loads(file.read_text("utf-8"))) for file in args.orders]
    for file, reader in zip(args.orders, readers, strict=True):
        off = np.array([place for places in reader.values() for place in places])
        rho = [
            spearmanr(range(SORTED), np.arange(SORTED) + places)[0] for places in reader.values()
        ]
        print(
            f"{file.name}: {len(reader)} tubes, {np.mean(abs(off) >= MOVED):.1%} of {len(off)} questions moved by"
            f" {MOVED} places or more, rank correlation {np.mean(rho):.2f} (least {min(rho):.2f})"
        )
    both = 0
    for tube in sorted(set.intersection(*(set(reader) for reader in readers))):
        mine = sorted(
            (name for name in items if name.startswith(f"{tube}-")), key=levels.__getitem__
        )
        for place, name in enumerate(mine):
            places = [reader[tube][place] for reader in readers]
            if min(places) >= MOVED or max(places) <= -MOVED:
                both += 1
                print(
                    f"{name} {items[name]}: felt {'harder' if places[0] > 0 else 'easier'}", *places
                )
    print(
        f"{both} of {sum(len(p) for p in readers[0].values())} moved by every reader the same way"
    )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.blind_sorting")
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("--out", type=Path, required=True)
    drawing.add_argument("--tubes", type=int, default=12)
    drawing.add_argument("--seed", type=int, default=0)
    drawing.set_defaults(run=draw)
    comparing = commands.add_parser("compare")
    comparing.add_argument("folder", type=Path)
    comparing.add_argument("orders", type=Path, nargs="+")
    comparing.set_defaults(run=compare)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
