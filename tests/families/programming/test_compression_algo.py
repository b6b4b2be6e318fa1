"""Keys found another way. Understanding compression: run-length encoding, Huffman, ratios."""

from __future__ import annotations

import re
from itertools import groupby

from pixsim.families.programming import compression_algo
from tests.families.drawing import draw_named
from tests.families.programs import wanted_outputs
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_compression(seed: int) -> None:
    f = draw_named("programming.compression_algo.run_lengths", seed)
    longer = {}
    for line in f["lines"].split("\n"):
        letter, text = line.split()
        code = "".join(f"{len(run[0])}{run[1]}" for run in re.finditer(r"(\w)\1*", text))
        assert re.sub(r"(\d+)(\w)", lambda m: m[2] * int(m[1]), code) == text
        if len(code) > len(text):
            longer[letter] = str(len(code) - len(text))
    assert longer == {f["letter"]: f["by"]}
    assert f["by"] not in f["not_by"]


@each_seed
def test_runs_are_cut_and_the_worst_case_left(seed: int) -> None:
    values, _world = done(compression_algo.runs_coded, seed)
    left = 0
    for names, output in wanted_outputs(values):
        held, code = names[values["name"]], []
        for value, run in groupby(held):
            count = len(list(run))
            code += [
                one
                for n in range(0, count, values["most"])
                for one in (min(values["most"], count - n), value)
            ]
        left += len(code) >= len(held)
        assert output == [str(held if len(code) >= len(held) else code)]
    assert left >= 2


@each_seed
def test_bits_are_decoded_word_by_word(seed: int) -> None:
    values, _world = done(compression_algo.prefix_decoded, seed)
    for names, output in wanted_outputs(values):
        bits, text = names["bits"], ""
        while bits:
            word = next(word for word in names["table"] if bits.startswith(word))
            text += names["table"][word]
            bits = bits[len(word) :]
        assert output == [text, str(8 * len(text) - len(names["bits"]))]
