"""No module of pixsim imports itself by way of others, at import or later."""

from __future__ import annotations

from pathlib import Path

from tests.tools.import_circles import import_circles


def test_no_modules_import_each_other() -> None:
    assert [*import_circles()] == []


def test_imports_of_methods_and_for_types_count(tmp_path: Path) -> None:
    modules = {
        "one": "class One:\n    def two(self):\n        from thing.below.two import Two\n        return Two()\n",
        "below/two": "from thing.below import three\n\n\nclass Two:\n    pass\n",
        "below/three": "if True:\n    try:\n        import thing.one\n    except ImportError:\n        pass\n",
        "typed": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from thing.user import User\n",
        "user": "import thing.typed\n\n\nclass User:\n    pass\n",
    }
    for name, text in modules.items():
        file = tmp_path / "thing" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    circles = [*import_circles(tmp_path / "thing")]
    assert all(circle[0] == circle[-1] for circle in circles)
    assert {frozenset(circle) for circle in circles} == {
        frozenset({"thing.one", "thing.below.two", "thing.below.three"}),
        frozenset({"thing.typed", "thing.user"}),
    }
