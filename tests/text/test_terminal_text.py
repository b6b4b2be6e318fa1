"""No control character reaches a terminal, from wherever it comes."""

from __future__ import annotations

import ast
import asyncio
import json
import re
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Static

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.cli.console import output
from pixsim.profile import Profile
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.sittings.journal import Journal
from pixsim.text.json_text import JsonError, read_json, write_json
from pixsim.text.terminal_text import UNSAFE, plain, plain_line
from pixsim.tui.app import PixsimApp
from tests.tools.small_bank import ITEMS, write_bank

ESCAPES = "\x1b[31mrouge\x1b]0;titre\x07\x9b2J\x7f\u202etxt.exe\u2028ligne\u2066\udcff"
CONTROL = {"Cc", "Cs", "Zl", "Zp"}
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def is_harmless(text: str) -> bool:
    return not any(
        (unicodedata.category(c) in CONTROL and c not in "\n\t")
        or unicodedata.bidirectional(c) in BIDI
        for c in text
    )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")


@given(st.text(st.characters()))
def test_plain_text_is_harmless_and_encodable(text: str) -> None:
    shown = plain(text)
    assert is_harmless(shown)
    shown.encode()
    assert plain(shown) == shown
    assert plain_line(text) == plain(text).replace("\n", "\\n").replace("\t", "\\t")
    if not UNSAFE.search(text):
        assert shown == text


@given(st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.booleans())))
def test_json_is_harmless_and_reads_back(document: dict[str, object]) -> None:
    text = write_json(document)
    assert is_harmless(text)
    assert read_json(text) == json.loads(text) == document


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"a": 1, "a": 2}', "json_twice"),
        ('[{"x": {"a": 1, "b": 2, "a": 1}}]', "json_twice"),
        ("9" * 5000, "json_number"),
        ("1e400", "json_number"),
        ("NaN", "json_number"),
        ("[-Infinity]", "json_number"),
        (r'"\ud800"', "json_text"),
        (r'{"\udfff": 1}', "json_text"),
        ("[" * 100_000, "json_deep"),
        ("{", "json_column"),
        (b"\xff\xfe", "json_encoding"),
    ],
)
def test_json_that_readers_take_differently_is_refused(text: str, kind: str) -> None:
    with pytest.raises(JsonError) as error:
        read_json(text)
    assert error.value.kind == kind


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert read_json(r'"\ud83d\ude00"') == "😀"


def profile_file(tmp_path: Path, **fields: object) -> Path:
    path = tmp_path / "p.json"
    path.write_text(json.dumps({"schema": "pixsim/profile/1", "id": "p", "name": "P"} | fields))
    return path


def escaping_bank(tmp_path: Path) -> Path:
    escaped = json.dumps(ESCAPES[:-1])[1:-1].replace("\x7f", "\\u007f")
    return write_bank(tmp_path / "bank", ITEMS.replace("navigateur4-plusieurs", escaped))


def test_no_route_of_the_command_line_passes_control_characters_on(tmp_path: Path) -> None:
    answers = tmp_path / f"{ESCAPES[:8]}.csv"
    answers.write_text(
        f"candidate,item,outcome\n{ESCAPES[:-1]},navigateur1-un,{ESCAPES[:-1]}\n", encoding="utf-8"
    )
    folder = escaping_bank(tmp_path)
    routes: list[tuple[str, ...]] = [
        (ESCAPES,),
        ("exam", ESCAPES, "--autopilot", "perfect"),
        ("exam", "independant", "--autopilot", ESCAPES),
        ("exam", "independant", f"--{ESCAPES}"),
        ("exam", "independant", "--seed", ESCAPES),
        ("exam", "independant", "--rules", ESCAPES),
        ("results", ESCAPES),
        ("profile", "show", ESCAPES),
        ("profile", "new", "--name", ESCAPES),
        ("profile", "new", "--name", "x", "--level", ESCAPES),
        ("profile", "show", str(profile_file(tmp_path, name=ESCAPES))),
        ("profile", "show", str(profile_file(tmp_path, **{ESCAPES[:-1]: 1}))),
        ("profile", "show", str(profile_file(tmp_path, levels={ESCAPES[:-1]: 1}))),
        ("profile", "import", ESCAPES),
        ("profile", "import", str(answers)),
        ("progress", ESCAPES),
        ("bank", "check", ESCAPES),
        ("bank", "check", str(folder)),
        ("bank", "show", ESCAPES),
        ("bank", "check", "--competence", ESCAPES),
        ("calibrate", str(answers), "--dry-run"),
        ("calibrate", ESCAPES, "--dry-run"),
        ("export", "--merge", str(answers)),
        ("export", "--merge", ESCAPES),
        ("simulate", "--seed", ESCAPES),
        ("simulate", "--table", str(answers)),
        ("generate", ESCAPES),
        ("chances", ESCAPES),
    ]
    for route in routes:
        done = run(*route)
        assert done.exit_code not in (0, 70), route
        assert isinstance(done.exception, SystemExit), route
        assert is_harmless(done.output), (route, done.output)
        assert done.stderr, route


def test_a_tampered_journal_passes_no_control_character_on(
    sample: Profile, journal: Journal
) -> None:
    name = json.loads(
        run("exam", sample.id, "--autopilot", "perfect", "--seed", "1", "--json").stdout
    )["sitting"]
    with journal.transaction() as connection:
        connection.execute("UPDATE sitting SET candidate = ?", (ESCAPES[:-1],))
        connection.execute(
            "UPDATE result SET body = replace(body, ?, ?)", (sample.name, "\x9b2J\u202e")
        )
    routes: list[tuple[str, ...]] = [
        ("results",),
        ("results", name),
        ("results", "--json"),
        ("export", "--names", "--simulated"),
    ]
    for route in routes:
        done = run(*route)
        assert is_harmless(done.stdout), route
        assert is_harmless(done.stderr), route


def test_a_pasted_answer_is_exported_as_plain_text(
    bank: Bank, sample: Profile, journal: Journal, home: Path
) -> None:
    sitting = new_sitting(sample, bank, seed=1)
    journal.create(sitting)
    with Exam(journal, sitting.id, bank=bank) as exam:
        exam.start()
        while (question := exam.session.question) is not None:
            exam.show()
            exam.answer(("1",) if question.type in ("QCU", "QCM") else (ESCAPES[:20],))
        exam.result()
    for form in ("csv", "jsonl"):
        file = home / f"all.{form}"
        done = run("export", "--answers", "--out", str(file))
        assert done.exit_code == 0, done.stderr
        text = file.read_text(encoding="utf-8")
        assert r"\x1b[31mrouge" in text.replace("\\\\", "\\")
        assert is_harmless(text)
        assert run("export", "--merge", str(file)).exit_code == 0


def test_all_that_the_command_line_says_goes_through_one_writer() -> None:
    """`click.echo`, `print` and the streams write what a file holds as it stands: use `say`."""
    folder = Path(output.__file__).parent
    forbidden = re.compile(r"click\.(echo|secho|echo_via_pager)$|print$|sys\.std(out|err)\.write$")
    for file in sorted(folder.glob("*.py")):
        calls = [
            n
            for n in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(n, ast.Call)
        ]
        found = [ast.unparse(call.func) for call in calls]
        found = [name for name in found if forbidden.match(name)]
        assert file.name == "output.py" or not found, (file.name, found)


def test_screens_show_no_control_character() -> None:
    async def shown() -> str:
        app = PixsimApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await app.screen.mount(Static(ESCAPES[:-1], markup=False))
            app.notify(ESCAPES[:-1], markup=False)
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            return "".join(s.text for strip in strips for s in strip if not s.control)

    text = asyncio.run(shown())
    assert "rouge" in text
    assert is_harmless(text)


def test_a_fault_of_a_screen_is_one_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError(ESCAPES)

    monkeypatch.setattr("pixsim.tui.app.PixsimApp._begin", fail)
    app = PixsimApp()
    app.run(headless=True, size=(80, 24))
    said = capsys.readouterr().err
    assert app.return_code == 70
    assert "Erreur inattendue de pixsim" in said
    assert "Traceback" not in said
    assert is_harmless(said)
    assert "ZeroDivisionError" in (home / "errors.log").read_text(encoding="utf-8")
