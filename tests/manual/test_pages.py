"""The manual: its pages in two languages, no dead link, the same text for every place that shows it."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import Bank
from pixsim.cli import COMMANDS, pixsim
from pixsim.foundation.language import known_languages
from pixsim.manual.html_page import html_document
from pixsim.manual.man_page import man_page
from pixsim.manual.markdown import linked_topic, page_links
from pixsim.manual.python_api import (
    api_pages,
    find_public_name,
    index_page,
    name_page,
    public_names,
)
from pixsim.manual.terminal_text import terminal_text
from pixsim.manual.topics import FRENCH, PAGES, TOPICS, all_pages, find_topic, read_page
from pixsim.text.terminal_text import UNSAFE
from tests.tools.tiers import tiered

BOTH = [(language, topic) for language in known_languages() for topic in TOPICS]
NARROW, WIDE = 40, 80


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")


def test_every_topic_is_a_page_in_every_language() -> None:
    for language in known_languages():
        assert {path.stem for path in (PAGES / language).iterdir()} == set(TOPICS)
    assert set(FRENCH) == set(TOPICS)
    assert all(find_topic(name) == topic for topic, name in FRENCH.items())


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("conseillers", "advisors"), ("Vie privée", "privacy"), ("RGPD", "privacy"), ("braille", "accessibility"),
        ("lecteur d'écran", "accessibility"), ("TRAINERS", "trainers"), ("ccp1", "advisors"),
        ("simulations", None),
    ],
)  # fmt: skip
def test_a_topic_is_found_by_names_that_one_guesses(name: str, topic: str | None) -> None:
    assert find_topic(name) == topic


@pytest.mark.parametrize(("language", "topic"), BOTH)
def test_no_link_of_a_page_is_dead(language: str, topic: str) -> None:
    for address in page_links(read_page(topic, language).text):
        to = linked_topic(address)
        assert to is not None, address  # nothing leads out of the manual
        assert to in TOPICS or to == "pixsim" or find_public_name(to), address


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_sections_and_commands(topic: str) -> None:
    shapes = []
    for language in known_languages():
        text = read_page(topic, language).text
        blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        lines = [line for block in blocks for line in block.splitlines()]
        commands = [re.sub(r"[ #=].*", "", line.removeprefix("pixsim ")) for line in lines]
        shapes.append((text.count("\n## "), text.count("\n|"), commands))
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize(("language", "topic"), BOTH)
def test_a_page_fits_its_width_and_commands_are_never_cut(language: str, topic: str) -> None:
    text = read_page(topic, language).text
    code = [
        line
        for block in re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
    ]
    for width in (NARROW, WIDE):
        shown = terminal_text(text, width)
        assert not UNSAFE.search(shown)
        assert "```" not in shown
        assert "\n\n\n" not in shown
        lines = shown.splitlines()
        assert not [x for x in lines if len(x) > width and not x.startswith("    ")]
        assert [f"    {line}".rstrip() for line in code if line] == [
            x for x in lines if x.strip() and x[4:] in code
        ]


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.hrefs += [known["href"] or ""] if "href" in known else []
        if tag not in ("meta", "br", "hr", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_all_of_it_is_one_page_without_a_dead_link() -> None:
    read = _Reader(html_document([*all_pages(), *api_pages()]))
    assert read.open == []
    assert len(set(read.ids)) == len(read.ids)
    assert {*TOPICS, "pixsim", "pixsim.simulate"} <= set(read.ids)
    assert read.hrefs
    assert {href.removeprefix("#") for href in read.hrefs} <= set(read.ids)


def test_a_single_page_links_to_nothing_that_is_not_in_it() -> None:
    text = html_document([read_page("advisors")])
    assert _Reader(text).hrefs == []
    assert "<h1>Pour les conseillers" in text
    assert "http" not in text.replace('charset="utf-8"', "")  # nothing is fetched


@pytest.mark.parametrize("language", known_languages())
def test_the_man_page_has_every_topic(language: str) -> None:
    pages = [read_page(topic, language) for topic in TOPICS]
    source = man_page(pages, "1.0", "2026-12-02")
    assert source.startswith('.TH PIXSIM 1 "2026-12-02" "pixsim 1.0"')
    for page in pages:
        assert f'.SH "{page.title}"'.replace("-", r"\-") in source
    assert not re.search(r"^['.](?!\\|TH|SH|SS|B |IP|PP|RS|RE|nf|fi|TP)", source, re.MULTILINE)
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-man", "-Kutf8", "-Tutf8", "-ww"],
            input=source,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        assert "pixsim profile delete lea" in done.stdout


def test_every_public_name_has_a_page() -> None:
    names = list(public_names())
    index = index_page().text
    for module, name in names:
        assert f"`{name}`: " in index
        assert getattr(importlib.import_module(module), name) is not None
    assert len(names) > 100
    assert len({page.topic for page in api_pages()}) == len(names) + 1


@pytest.mark.parametrize("name", tiered([f"{m}.{n}" for m, n in public_names()], 8))
def test_a_page_of_a_name_has_its_docstring(name: str) -> None:
    found = find_public_name(name)
    assert found is not None
    shown = terminal_text(name_page(*found).text, WIDE)
    assert shown.startswith(f"{name}\n")
    assert "``" not in shown
    assert not re.search(r"^Parameters -", shown, re.MULTILINE)
    assert len(shown.splitlines()) > 3


def test_a_page_of_a_name_has_sections_and_the_call() -> None:
    shown = terminal_text(name_page("pixsim", "simulate").text, WIDE)
    assert "    pixsim.simulate(" in shown
    assert "\nParameters\n----------\n" in shown
    assert " • seed : int" in shown


def test_help_shows_topics_commands_and_names() -> None:
    assert run("help").output.count("\n") == len(TOPICS) + 3
    assert run("help", "vie-privee").output == run("aide", "vie", "privée").output
    assert run("help", "privacy").output.startswith("Vie privée\n==")
    assert run("help", "room", "open").output == run("room", "open", "--help").output
    assert run("help", "pixsim.simulate").output.startswith("pixsim.simulate\n")
    assert "Utilisation : pixsim simulate" in run("help", "simulate").output
    assert "aide" not in COMMANDS  # once in the list


def test_what_has_no_page_is_told_with_what_is_near() -> None:
    wrong = run("help", "formateur s")
    assert wrong.exit_code == 2
    assert "formateurs" in wrong.stderr
    assert run("help", "room", "nothing").exit_code == 2


def test_pages_are_written(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    assert run("help", "privacy", "--html", str(path)).exit_code == 0
    assert "<h1>Vie privée</h1>" in path.read_text(encoding="utf-8")
    assert os.name == "nt" or path.stat().st_mode & 0o044  # to be published
    assert run("help", "--man").output.startswith(".TH PIXSIM 1")


def test_figures_that_pages_give_are_those_of_the_bank(bank: Bank) -> None:
    items = [item for item in bank.items.values() if item.status == "validated"]
    web = sum(item.kind == "web" for item in items)
    for language, said in (
        ("fr", "sauf {} questions sur {}"),
        ("en", "except {} questions out of {}"),
    ):
        words = " ".join(read_page("advisors", language).text.split())
        assert said.format(web, len(items)) in words
