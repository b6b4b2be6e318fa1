"""Lists what of pixsim nothing uses but its tests: ``python -m tests.tools.dead_code``.

Names are those vulture finds in no code of the package. The code of notebooks counts, what templates
show, and what the bank draws. Fields of data are read by whoever has the document, and are left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from vulture.core import Item, Vulture

ROOT = Path(__file__).parent.parent.parent
REGISTERING = ("@*.register", "@*.command", "@command", "@register_function", "@register_array_function", "@_figures*",
               "@model_validator", "@field_validator", "@certificate*", "@class_group*")  # fmt: skip
"""Decorators that call what they decorate."""
CALLED_BY_LIBRARIES = (
    "on_*", "action_*", "watch_*", "compose", "render*", "get_content_*", "get_component_*", "_on_*",
    "get_selection", "selection_updated", "run_input_thread",  # Textual
    "BINDINGS", "CSS", "CSS_PATH", "*_CSS", "AUTO_FOCUS", "ENABLE_COMMAND_PALETTE", "*_BREAKPOINTS",
    "COMPONENT_CLASSES",  # Textual
    "handle_startendtag", "handle_data", "header_fetch_parse", "afterFlowable",  # parsers, reportlab
    "list_commands", "get_command",  # click
    "PrepareData", "initialize",  # hatch
    "__getattr__", "__dir__", "__test__", "_repr_html_", "model_config",
)  # fmt: skip
WHITELIST = {
    "open_seat", "give_time_all", "show_codes", "end_session", "close_room",  # tui/flows/room, by key
    "_presentation", "_interview",  # plain/ccp1_oral, by stage
    "line_breaks", "stylesheet_cache",  # tui/shell: imported for what they do
    # for who scripts
    "vcov", "correlation_error", "to_latex", "certified_mean_pix", "certified_pix_quantiles",
    "EXAM", "CONVOKED", "ENDED",  # ccp1/dates, by place
    "TRIAL_ANSWERS",  # rules/v3/streams: no other stream may have its number
}  # fmt: skip
KINDS = {"function", "class", "method", "property", "import", "variable", "unreachable_code"}
_FAMILY = re.compile(r'^\s*family\s*=\s*"([a-z0-9_.]+)"', re.MULTILINE)
_WORD = re.compile(r"[A-Za-z_]\w*")


def dead() -> list[str]:
    """What nothing uses, with its place; sorted."""
    found = Vulture(ignore_names=[*CALLED_BY_LIBRARIES], ignore_decorators=[*REGISTERING])
    found.scavenge([str(ROOT / "pixsim")])
    elsewhere, drawn = set(_words_elsewhere()), families_drawn()
    return sorted(
        f"{Path(item.filename).relative_to(ROOT)}:{item.first_lineno}: {item.typ} {item.name}"
        for item in found.get_unused_code(min_confidence=60)
        if item.typ in KINDS
        and item.name not in WHITELIST | elsewhere
        and not _is_field(item)
        and not _is_act(item)
        and _family_name(item) not in drawn
    )


def families_drawn() -> frozenset[str]:
    """Families that an item of the bank draws."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "item_bank").rglob("*.toml"))
    return frozenset(name for text in texts for name in _FAMILY.findall(text))


def _words_elsewhere() -> Iterator[str]:
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                yield from _WORD.findall("".join(cell["source"]))
    for suffix in ("*.j2", "*.typ"):
        for path in (ROOT / "pixsim").rglob(suffix):
            yield from _WORD.findall(path.read_text(encoding="utf-8"))


def _is_act(item: Item) -> bool:
    """Whether it is a class that is known by the name it declares, as acts of machines are."""
    return item.typ == "class" and " do=" in _first_line(item)


def _first_line(item: Item) -> str:
    lines = Path(item.filename).read_text(encoding="utf-8").splitlines()
    first: int = item.first_lineno
    return lines[first - 1]


def _is_field(item: Item) -> bool:
    """Whether it is a variable of a class, or within a function: only those of a module count."""
    if item.typ != "variable":
        return False
    line = _first_line(item)
    return bool(line[:1].isspace())


def _family_name(item: Item) -> str:
    """How the bank would name a function."""
    parts = Path(item.filename).relative_to(ROOT).with_suffix("").parts
    return ".".join((*parts[2:], item.name)) if parts[1] == "families" else ""


if __name__ == "__main__":
    lines = dead()
    print("\n".join(lines) or "nothing is dead")
    sys.exit(bool(lines))
