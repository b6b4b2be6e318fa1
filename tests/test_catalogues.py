"""The languages of the interface: complete, faithful, chosen before anything is imported."""

from __future__ import annotations

import ast
import gettext
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from pixsim.foundation.language import (
    UnknownLanguageError,
    chosen_language,
    known_language,
    known_languages,
    take_language_option,
)
from pixsim.text.po import WrittenCatalogue
from tests.tools import catalogue as tool

OTHERS = known_languages()[1:]
NOT_SAID = (*tool.CONTENT, "making", "bank", "exchange", "room", "calibration", "ccp1")
"""Folders with content, or with texts that are read by programs."""


@pytest.mark.parametrize("language", OTHERS)
def test_whatever_the_code_says_is_translated(language: str) -> None:
    left = tool.missing(tool.read(tool.file_of(language)))
    places = [f"{', '.join(tool.extracted()[text])}: {text!r}" for text in left]
    assert not left, "\n".join([f"no {language} yet:", *places, tool.HOW])


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_translated_that_is_no_longer_said(language: str) -> None:
    gone = tool.obsolete(tool.read(tool.file_of(language)))
    assert not gone, f"{gone}\n{tool.COMMAND} --fill {tool.file_of(language)}"


@pytest.mark.parametrize("language", OTHERS)
def test_translations_have_the_same_placeholders_margins_keys_and_all_plural_forms(
    language: str,
) -> None:
    assert not list(tool.faults(tool.read(tool.file_of(language)), language))


def test_the_faults_of_a_translation_are_seen(tmp_path: Path) -> None:
    wrong = b"""
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
msgid "{n} sur {total}"
msgstr "{n} of {totel}"
msgid "  F4 : je passe"
msgstr "F5: skip"
msgid "{n} question"
msgid_plural "{n} questions"
msgstr[0] "{n} question"
msgstr[1] "questions"
"""
    path = tmp_path / "en.po"
    path.write_bytes(wrong)
    said = "\n".join(tool.faults(tool.read(path), "en"))
    assert said.count("other placeholders") == 2
    assert said.count("other margins") == 1
    assert said.count("other keys") == 1


def test_what_is_missing_is_filled_in_and_what_is_gone_is_dropped(tmp_path: Path) -> None:
    kept = next(text for text in tool.extracted() if text == "Résultats")
    lacking = (
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        'msgid "Ce que personne ne dit"\nmsgstr "What nobody says"\n'
    )
    path, given = tmp_path / "lacking.po", tmp_path / "given.po"
    path.write_text(lacking, encoding="utf-8")
    assert kept in tool.messages(tool.fragment(tool.read(path)))
    given.write_text('msgid "Résultats"\nmsgstr "Results"\n', encoding="utf-8")
    filled = tool.messages(tool.fill(tool.read(path), tool.read(given), "en"))
    assert list(filled) == ["Résultats"]


@pytest.mark.parametrize("language", OTHERS)
def test_a_checkout_and_a_wheel_say_the_same(language: str, tmp_path: Path) -> None:
    with tool.file_of(language).open("rb") as source, (tmp_path / "x.mo").open("wb") as out:
        write_mo(out, read_po(source))
    with (tmp_path / "x.mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    written = WrittenCatalogue.read(tool.file_of(language).read_text(encoding="utf-8"))
    for text in tool.extracted():
        if isinstance(text, str):
            assert written.gettext(text) == compiled.gettext(text)
        else:
            assert written.gettext(text[0]) == compiled.gettext(text[0])
            one, many = text
            for n in (0, 1, 2, 10):
                assert written.ngettext(one, many, n) == compiled.ngettext(one, many, n)


def test_what_was_kept_of_a_catalogue_is_never_served_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "x.po"

    def written(results: str) -> str:
        header = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        path.write_text(
            f'{header}msgid "Résultats"\nmsgstr "{results}"\n', encoding="utf-8", newline="\n"
        )
        os.utime(path, (1, 1))  # neither its date nor its size tells one from another
        return WrittenCatalogue.of_file(path).gettext("Résultats")

    assert written("Results") == "Results"
    (kept,) = (tmp_path / "__pycache__").iterdir()
    assert written("Marking") == "Marking"
    whole = kept.read_bytes()
    for damaged in (b"", whole[:-9], whole[:40] + b"\xff" + whole[41:], b"x" * len(whole)):
        kept.write_bytes(damaged)
        assert written("Marking") == "Marking"
        assert kept.read_bytes() == whole
    monkeypatch.setattr(WrittenCatalogue, "read", None)
    assert written("Marking") == "Marking"  # it is what was kept that is served


def test_a_catalogue_is_read_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "x.po"
    path.write_bytes(tool.file_of("en").read_bytes())
    (tmp_path / "__pycache__").write_text("a file where the folder would be", encoding="utf-8")
    assert WrittenCatalogue.of_file(path).gettext("Résultats") == "Results"
    (tmp_path / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert WrittenCatalogue.of_file(path).gettext("Résultats") == "Results"
    assert not (tmp_path / "__pycache__").exists()


def test_no_punctuation_of_french_is_written_into_a_template() -> None:
    """« {{ name }} : {{ value }} » is French: `labelled`, `heading` and `quoted` say it in any language."""
    said = re.compile(r"""(?:_|ngettext)\((?:"[^"]*"|'[^']*')(?:, ?"[^"]*")?""")
    found = [
        f"{path.name}:{number}: {line.strip()[:120]}"
        for path in tool.PACKAGE.rglob("*.html.j2")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r" [:;!?](?=[ \"<]|$)|[«»]", said.sub("", line))
    ]
    assert found == []


def test_subjects_have_names_in_the_language_of_the_run() -> None:
    script = (
        "from pixsim.bank.reading.load import load_bank\n"
        "for tube in load_bank().framework.tubes:\n    print(tube.name, tube.title, tube.description, sep='|')"
    )
    told = {
        language: subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PIXSIM_LANG": language}, check=True, capture_output=True, encoding="utf-8",
        ).stdout.splitlines()
        for language in ("fr", "en")
    }  # fmt: skip
    french, english = ([row.split("|") for row in told[language]] for language in ("fr", "en"))
    assert [row[0] for row in french] == [row[0] for row in english]
    assert all(fr[1] != en[1] for fr, en in zip(french, english, strict=True))
    assert english[0][:2] == ["navigateur", "Using a browser"]


ALIKE = {
    "PUE", "RLE", "SaaS, PaaS, IaaS", "MIN, MAX, NB, NBVAL", "RJ45, fibre, coaxial",
    "USB-A, USB-C, micro-USB (description)",
}  # fmt: skip
"""Skills that are the same words in French and English."""


def test_skills_are_told_in_the_language_of_the_run() -> None:
    script = (
        "from pixsim.bank.reading.load import load_bank\n"
        "for skill in load_bank().framework.skills:\n    print(skill.name, skill.description, sep='|')"
    )
    french, english = (
        dict(
            line.split("|", 1)
            for line in subprocess.run(
                [sys.executable, "-c", script],
                env=os.environ | {"PIXSIM_LANG": language}, check=True, capture_output=True, encoding="utf-8",
            ).stdout.splitlines()
        )
        for language in ("fr", "en")
    )  # fmt: skip
    assert list(french) == list(english)
    assert {text for name, text in french.items() if english[name] == text} <= ALIKE
    assert french["@navigateur1"] == "distinguer navigateur, moteur, site, messagerie"
    assert (
        english["@navigateur1"]
        == "tell apart a browser, a search engine, a site and a mail service"
    )


def test_what_is_content_is_never_translated() -> None:
    """``gettext`` by its own name says what is the reader's and not the question's: reviews, help."""
    for folder in tool.CONTENT:
        for path in (tool.PACKAGE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.ImportFrom) and node.module == "pixsim.foundation.i18n":
                    names = {alias.asname or alias.name: alias.name for alias in node.names}
                    assert names.pop("gettext", "gettext") == "gettext"
                    assert {*names.values()} <= {"content", "content_plural"}, (
                        f"{path}: take `content` as _"
                    )


def test_no_punctuation_of_a_language_is_written_into_a_formatted_text() -> None:
    """« {name} : {value} » is French: `localised.labelled` and its like say it in any language."""
    french = re.compile(r"\0 ?(?: [:;?!%](?=\s|\0|$)| ?»)|« ?\0")
    near = re.compile(r"""[}"'] ?(?: [:;?!%]| ?»)|« ?[{"']""")  # what parsing is worth
    found = []
    for path in sorted(tool.PACKAGE.rglob("*.py")):
        if path.relative_to(tool.PACKAGE).parts[0] in NOT_SAID:
            continue
        source = path.read_text(encoding="utf-8")
        if not near.search(source):
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.JoinedStr):
                parts = (p.value if isinstance(p, ast.Constant) else "\0" for p in node.values)
                if french.search("".join(map(str, parts))):
                    found.append(f"{path}:{node.lineno}")
    assert not found, found


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "fr"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "fr"),
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, "fr"),
        ({"LC_MESSAGES": "en_US", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANGUAGE": "de:en:fr", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"PIXSIM_LANG": "fr", "LANG": "en_GB.UTF-8"}, "fr"),
        ({"PIXSIM_LANG": "EN", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"PIXSIM_LANG": " ", "LANG": "en_GB"}, "en"),
    ],
)
def test_the_language_is_what_is_asked_then_the_systems_then_french(
    environment: dict[str, str], language: str
) -> None:
    assert chosen_language(environment) == language


def test_a_language_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(UnknownLanguageError, match=r"PIXSIM_LANG: .*'xx'.*fr, en"):
        chosen_language({"PIXSIM_LANG": "xx"})
    assert known_language("en_US", "--lang") == "en"


@pytest.mark.parametrize(
    ("words", "asked", "left"),
    [
        (["exam", "lea", "--lang", "en"], "en", ["exam", "lea"]),
        (["--lang=en", "exam"], "en", ["exam"]),
        (["exam", "--", "--lang", "en"], None, ["exam", "--", "--lang", "en"]),
        (["--lang"], None, ["--lang"]),
        (["--lang", "fr", "exam", "--lang=en"], "en", ["exam"]),
    ],
)
def test_the_option_is_taken_wherever_it_stands(
    words: list[str], asked: str | None, left: list[str]
) -> None:
    assert take_language_option(words) == (asked, left)


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    without = {name: value for name, value in os.environ.items() if name != "PIXSIM_LANG"}
    return subprocess.run(
        [sys.executable, "-m", "pixsim", *words],
        env=without | environment, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip


def test_the_command_speaks_the_language_asked_for() -> None:
    english = run("exam", "--help", "--lang", "en")
    assert "Usage:" in english.stdout
    assert "Take a mock certification" in english.stdout
    assert "Show this message and exit." in english.stdout
    french = run("exam", "--help", LANG="de_DE.UTF-8")
    assert "Utilisation :" in french.stdout


def test_an_unknown_language_is_one_message() -> None:
    for done in (run("--lang", "xx", "results"), run("results", PIXSIM_LANG="x\nx")):
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert "fr, en" in done.stderr
