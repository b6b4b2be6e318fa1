"""Keys found another way. Understanding compression: run-length encoding, Huffman, ratios."""

from __future__ import annotations

import io
import itertools
import re
import zipfile

from pixsim.families.programming import compression_algo
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_named
from tests.families.reading import only_file
from tests.families.seeds import each_seed


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
def test_sizes_of_codes(seed: int) -> None:
    f = draw_named("programming.compression_algo.coded_size", seed)
    table = dict(re.findall(r"(\w) = (\d+)", f["table"]))
    coded = only_file(f).decode().translate(str.maketrans(table))
    plain = 8 * len(only_file(f))
    assert str(plain - len(coded) if "gagne" in f["ask"] else len(coded)) == f["key"]


@each_seed
def test_pictures_packed(seed: int) -> None:
    values = drawn(compression_algo.packed_pictures, seed)
    sizes = {}
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        for name in archive.namelist():
            words = re.sub(r"#.*", "", archive.read(name).decode()).split()
            assert (words[0], words[3]) == ("P2", "255")
            width, height, pixels = int(words[1]), int(words[2]), words[4:]
            assert len(pixels) == width * height
            lines = [pixels[n : n + width] for n in range(0, len(pixels), width)]
            runs = [len(list(same)) for line in lines for _value, same in itertools.groupby(line)]
            sizes[name.removesuffix(".pgm")] = (2 * sum(-(-one // 15) for one in runs), len(pixels))
    (worse,) = [name for name, (packed, plain) in sizes.items() if packed >= plain]
    assert worse == values["worse"]
    assert min(sizes, key=lambda one: sizes[one][0] / sizes[one][1]) == values["best"]
    assert str(sum(map(min, sizes.values()))) == values["total"] not in values["not_total"]
    assert sorted(sizes) == values["options"]
