"""What the vectors are tried on is what people run: the fronts reach every function that is called."""

from __future__ import annotations

from pathlib import Path

from tests.tools.reachability import called_by, reached

MODULES = sorted(Path(__file__).parent.glob("*.py"))


def test_every_function_that_a_vector_is_tried_on_is_reached_from_the_fronts() -> None:
    called = {path.stem: called_by(path) for path in MODULES}
    assert sum(map(len, called.values())) > 100
    assert not {module: names - reached() for module, names in called.items() if names - reached()}
