"""The English of the interface: what is missing, and how it is filled in.

``python -m tests.tools.catalogue`` says what is wrong with the catalogues, exit code 1 where
something is. ``--missing`` prints what has no translation yet as a catalogue of its own, with the
places in the code: write the translations into it (take the mark *fuzzy* off those proposed), then ``--fill FILE`` takes them over (and drops
what the code no longer says). Questions, simulators and families are content: see `CONTENT`.
"""

from __future__ import annotations

import ast
import re
import string
import sys
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import cache
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

import pixsim
from pixsim.cli import COMMANDS
from pixsim.foundation.language import CATALOGUES, known_languages
from pixsim.foundation.resources import bundled_folder
from pixsim.framework import SAID

PACKAGE = Path(pixsim.__file__).parent
FRAMEWORK = bundled_folder("item_bank") / "framework.toml"
CONTENT = ("worlds", "families")
"""Folders of the package whose texts are part of what is asked, but for those said through ``gettext`` itself."""
COMMAND = "python -m tests.tools.catalogue"
HOW = f"{COMMAND} --missing > todo.po ; translate todo.po ; {COMMAND} --fill todo.po"
METHODS = [("**.j2", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "forms": (1, 2)}

FORMS = {"_": 1, "gettext": 1, "ngettext": 2, "forms": 2}
"""How many texts a call of each takes."""

NEAR = 0.8
"""How like a text that is gone a new one must be for its translation to be proposed."""

Text = str | tuple[str, ...]

KEY = re.compile(
    r"\bF\d{1,2}\b|\bCtrl\+\S|(?<![\w-])--[a-z][a-z-]+|\bPIXSIM_[A-Z]+\b"
    rf"|\bpixsim (?:{'|'.join(COMMANDS)})\b"
)
"""What is typed as it is in every language: keys, options, variables, commands."""


def file_of(language: str) -> Path:
    """The written catalogue of a language."""
    return CATALOGUES / language / "LC_MESSAGES" / "pixsim.po"


@cache
def extracted() -> dict[Text, list[str]]:
    """What the code says through ``_`` and ``ngettext``, and what subjects say, with their places."""
    found: dict[Text, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        asked = name.partition("/")[0] in CONTENT
        for line, text in _said(path, ("gettext",) if asked else tuple(FORMS)):
            found.setdefault(text, []).append(f"{name}:{line}")
    for name, line, message, _comments, _context in extract_from_dir(
        PACKAGE, METHODS, keywords=KEYWORDS
    ):
        found.setdefault(message, []).append(f"{name}:{line}")
    for line, text in _named():
        found.setdefault(text, []).append(f"{FRAMEWORK.name}:{line}")
    for plural in [text for text in found if isinstance(text, tuple)]:
        found[plural] += found.pop(plural[0], [])  # one entry, as gettext has it
    return found


def _said(path: Path, through: Collection[str]) -> Iterator[tuple[int, Text]]:
    """Texts of a module, those inside formatted texts too, which babel does not see."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            count = FORMS[node.func.id] if node.func.id in through else 0
            values = [a.value for a in node.args[:count] if isinstance(a, ast.Constant)]
            texts = [value for value in values if isinstance(value, str)]
            if count and len(texts) == count:
                yield node.lineno, texts[0] if count == 1 else tuple(texts)


def _named() -> Iterator[tuple[int, str]]:
    """Names and skills of subjects in the framework, each at its first line."""
    source = FRAMEWORK.read_text(encoding="utf-8")
    lines: dict[str, int] = {}
    for number, line in enumerate(source.splitlines(), 1):
        if re.match(r"\w+ = [\"']", line):  # a text has its line, read as TOML for its escapes
            (text,) = tomllib.loads(line).values()
            lines.setdefault(text, number)
    for tube in tomllib.loads(source)["tube"]:
        for field in SAID:
            texts = tube[field].values() if isinstance(tube[field], dict) else (tube[field],)
            for text in texts:
                yield lines[text], text


def read(path: Path) -> Catalog:
    """A catalogue as it is written."""
    with path.open("rb") as stream:
        return read_po(
            stream, locale=path.parent.parent.name if path.parent.name == "LC_MESSAGES" else None
        )


def messages(catalogue: Catalog) -> dict[Text, Message]:
    """Its entries by what they translate, without the header."""
    return {
        message.id if isinstance(message.id, str) else tuple(message.id): message
        for message in catalogue
        if message.id
    }


def translated(message: Message) -> bool:
    """Whether each form has its text."""
    return all(forms(message)) and not message.fuzzy


def forms(message: Message) -> tuple[str, ...]:
    """The texts of an entry: one, or one for each plural form."""
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def missing(catalogue: Catalog) -> list[Text]:
    """What the code says and the catalogue does not, in the order of the code."""
    have = messages(catalogue)
    return [text for text in extracted() if text not in have or not translated(have[text])]


def obsolete(catalogue: Catalog) -> list[Text]:
    """What the catalogue translates and the code no longer says."""
    return [text for text in messages(catalogue) if text not in extracted()]


def faults(catalogue: Catalog, language: str) -> Iterator[str]:
    """What is wrong with the translations that there are."""
    expected = get_plural(language).num_plurals
    for text, message in messages(catalogue).items():
        if not translated(message):
            continue
        sources = (text,) if isinstance(text, str) else text
        targets = forms(message)
        if len(sources) > 1 and len(targets) != expected:
            yield f"{text!r}: {len(targets)} plural forms, {expected} expected"
        for target in targets:
            yield from (f"{text!r}: {said}" for said in _differs(sources, target))


def _differs(sources: tuple[str, ...], target: str) -> Iterator[str]:
    for what, look in (("placeholders", placeholders), ("margins", margins), ("keys", keys)):
        found, allowed = look(target), [look(source) for source in sources]
        if found not in allowed:
            yield f"other {what}: {found} for {allowed[-1]}"


def placeholders(text: str) -> Counter[str]:
    """Fields of `str.format`, with their formats."""
    try:
        fields = list(string.Formatter().parse(text))
    except ValueError:  # braces that are no fields
        return Counter()
    return Counter(
        f"{name}:{form}" for _text, name, form, _conversion in fields if name is not None
    )


def margins(text: str) -> list[str]:
    """White space at both ends, which places texts beside others."""
    return [text[: len(text) - len(text.lstrip(" \n"))], text[len(text.rstrip(" \n")) :]]


def keys(text: str) -> Counter[str]:
    """What is typed to the letter."""
    return Counter(KEY.findall(text))


def fragment(catalogue: Catalog) -> Catalog:
    """What is missing, as a catalogue to fill in, with places; fuzzy where an old text is near."""
    made, have = Catalog(locale=catalogue.locale, charset="utf-8"), messages(catalogue)
    old = {_singular(text): text for text in obsolete(catalogue)}
    for text in missing(catalogue):
        places = [place.rpartition(":") for place in extracted()[text]]
        near = [old[name] for name in get_close_matches(_singular(text), old, 1, NEAR)]
        same = [have[name] for name in near if isinstance(name, tuple) == isinstance(text, tuple)]
        made.add(
            text,
            same[0].string if same else None,
            locations=[(name, int(line)) for name, _colon, line in places],
            flags={"fuzzy"} if same else (),
            auto_comments=[f"was: {_singular(name)}" for name in near],
        )
    return made


def _singular(text: Text) -> str:
    return text if isinstance(text, str) else text[0]


def fill(catalogue: Catalog, given: Catalog, locale: str) -> Catalog:
    """The catalogue with what was given, and nothing the code does not say; sorted."""
    texts = messages(catalogue) | {k: m for k, m in messages(given).items() if translated(m)}
    made = Catalog(locale=locale, charset="utf-8", fuzzy=False)
    for text in sorted(extracted(), key=_singular):
        if text in texts and translated(texts[text]):
            made.add(text, texts[text].string)
    return made


def written(catalogue: Catalog) -> bytes:
    """A catalogue as a file: no dates, no places, so that merges show texts alone."""
    stream = BytesIO()
    write_po(stream, catalogue, width=100, omit_header=True)
    plural = get_plural(str(catalogue.locale))
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {plural.plural_forms}\\n"\n\n'
    )
    return head.encode() + stream.getvalue().strip() + b"\n"


@click.command(help=__doc__)
@click.option("--language", default="en", type=click.Choice(known_languages()[1:]))
@click.option("--missing", "want_missing", is_flag=True, help="Print what has no translation.")
@click.option("--fill", "given", type=click.Path(exists=True, path_type=Path), help="Take over.")
def main(language: str, want_missing: bool, given: Path | None) -> None:
    """Say what is wrong, print what is missing, or take over what was translated."""
    path = file_of(language)
    if given is not None:
        path.write_bytes(written(fill(read(path), read(given), language)))
    catalogue = read(path)
    if want_missing:
        sys.stdout.buffer.write(written(fragment(catalogue)))
        return
    said = list(faults(catalogue, language))
    left, gone = missing(catalogue), obsolete(catalogue)
    for text in left:
        print(f"{', '.join(extracted()[text])}: no {language}: {text!r}")
    print(*said, sep="\n", end="\n" if said else "")
    print(
        f"{len(extracted())} texts, {len(left)} missing, {len(gone)} no longer said, {len(said)} faults"
    )
    if left:
        print(HOW)
    elif gone:
        print(f"{COMMAND} --fill {path}")
    sys.exit(bool(said or left or gone))


if __name__ == "__main__":
    main()
