"""Pages about the public names, made from their docstrings: signature, then the numpydoc sections."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

from pixsim.foundation.i18n import gettext as _
from pixsim.manual.topics import INDEX, Page

MODULES = ("pixsim", "pixsim.simulation", "pixsim.calibration", "pixsim.plots")
"""Those whose ``__all__`` is the public interface, beside the commands."""
_RULE = re.compile(r"^-{3,}$")
_ROLE = re.compile(r"``([^`]+)``")


def public_names() -> Iterator[tuple[str, str]]:
    """Module and name of everything public, in the order of `MODULES`."""
    for module in MODULES:
        for name in importlib.import_module(module).__all__:
            if name != "__version__":
                yield module, name


def find_public_name(text: str) -> tuple[str, str] | None:
    """A public name as one writes it: ``simulate``, ``pixsim.simulate``, ``calibration.ability``."""
    wanted = text.removeprefix("pixsim.")
    return next(
        (
            (module, name)
            for module, name in public_names()
            if wanted in (name, f"{module}.{name}".removeprefix("pixsim."))
        ),
        None,
    )


def api_pages() -> list[Page]:
    """The index, then a page for each public name."""
    pages = [name_page(module, name) for module, name in public_names()]
    return [index_page(linked=True), *pages]


def name_page(module: str, name: str) -> Page:
    """The page of one public name."""
    thing = getattr(importlib.import_module(module), name)
    whole = f"{module}.{name}"
    parts = [f"# {whole}"]
    if callable(thing):
        parts.append(f"```python\n{_signature_text(whole, thing)}\n```")
    parts.append(_docstring_markdown(thing))
    if inspect.isclass(thing):
        parts += _method_list(thing)
    return Page(whole, whole, "\n\n".join(part for part in parts if part) + "\n")


def index_page(*, linked: bool = False) -> Page:
    """All public names with a line on each; linked to their pages where all stand in one file."""
    title = _("pixsim en Python : les noms publics")
    lines = [f"# {title}", "", _("Une page par nom : `pixsim help pixsim.simulate`."), ""]
    for module in MODULES:
        lines += [f"## {module}", ""]
        for where, name in public_names():
            if where == module:
                thing = getattr(importlib.import_module(module), name)
                shown = f"[{name}]({where}.{name}.md)" if linked else f"`{name}`"
                lines.append(f"- {shown}: {_first_line(thing)}")
        lines.append("")
    return Page(INDEX, title, "\n".join(lines))


def _signature_text(whole: str, thing: object) -> str:
    """The call, a parameter a line where it is long."""
    try:
        signature = inspect.signature(thing)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return whole
    short = f"{whole}{signature}"
    if len(short) <= 88:
        return short
    bare = [p.replace(annotation=inspect.Parameter.empty) for p in signature.parameters.values()]
    short = (
        f"{whole}{signature.replace(parameters=bare, return_annotation=inspect.Signature.empty)}"
    )
    if len(short) <= 88:
        return short
    inside = short.removeprefix(f"{whole}(").removesuffix(")")
    return f"{whole}(\n    " + inside.replace(", ", ",\n    ") + "\n)"


def _own_doc(thing: object) -> str:
    """What the thing says itself: not what a plain value has from its type."""
    if inspect.isclass(thing) or inspect.isroutine(thing) or isinstance(thing, ModuleType):
        return inspect.getdoc(thing) or ""
    return ""


def _first_line(thing: object) -> str:
    found = _own_doc(thing).partition("\n\n")[0].replace("\n", " ")
    return (
        _single_backticks(found)
        if found
        else _("constante, {type}").format(type=type(thing).__name__)
    )


def _docstring_markdown(thing: object) -> str:
    """A docstring in Markdown: its sections as headings, what they define as lists."""
    if not (text := _own_doc(thing)):
        return f"`{thing!r}`"
    lines, made, place, defines = text.split("\n"), list[str](), 0, False
    while place < len(lines):
        line = lines[place]
        if place + 1 < len(lines) and line and _RULE.match(lines[place + 1]):
            defines = line not in ("Notes", "Examples", "See Also", "References")
            made += ["", f"## {line}", ""]
            place += 2
            continue
        if line.startswith(">>>"):
            block = []
            while place < len(lines) and lines[place].strip():
                block.append(lines[place])
                place += 1
            made += ["```python", *block, "```"]
            continue
        if defines and line and not line.startswith(" "):
            name, _colon, kind = line.partition(" : ")
            made.append(f"- `{name}`" + (f" : {_single_backticks(kind)}" if kind else ""))
        elif defines and line:
            made += (
                ["", f"  {_single_backticks(line.strip())}"]
                if made[-1].startswith("- ")
                else [f"  {_single_backticks(line.strip())}"]
            )
        else:
            made.append(_single_backticks(line))
        place += 1
    return "\n".join(made).strip()


def _single_backticks(text: str) -> str:
    """Double backticks are code in both markups; an asterisk is a sign, not emphasis."""
    return _ROLE.sub(r"`\1`", text).replace("*", "\\*").replace("<", "\\<")


def _method_list(thing: type) -> list[str]:
    """Public methods and properties with their first lines."""
    lines = []
    for name, member in vars(thing).items():
        if name.startswith("_"):
            continue
        target = member.fget if isinstance(member, property) else getattr(member, "func", member)
        if isinstance(target, classmethod | staticmethod):
            target = target.__func__
        if inspect.isfunction(target) and (said := inspect.getdoc(target)):
            first = _single_backticks(said.partition("\n\n")[0].replace("\n", " "))
            lines.append(f"- `{name}{'()' if inspect.isfunction(member) else ''}` : {first}")
    return [f"## {_('Méthodes et propriétés')}\n\n" + "\n".join(lines)] if lines else []
