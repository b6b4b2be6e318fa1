"""The screen of a question: nothing parsed, nothing needed out of sight, answers by any key."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Select

from pixsim.bank.question import QuestionField
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.v2.result import V2Result
from pixsim.running.exam import Exam
from pixsim.store.sittings.erasure import delete_sitting
from pixsim.store.sittings.handed_files import write_attachments
from pixsim.store.sittings.journal import Journal
from pixsim.tui.files import saving, taking_out
from pixsim.tui.screens.exam import handed_files
from pixsim.tui.screens.exam.instructions import Instructions
from pixsim.tui.screens.frame.menu import Menu
from pixsim.tui.widgets.answering.pane import AnswerPane
from pixsim.tui.widgets.files.pane import FilePane
from pixsim.tui.widgets.lists.choice_list import AZERTY_ROW, ChoiceList
from tests.conftest import ManualClock
from tests.running.test_act_check import LIVE, drawn
from tests.tools.exam_screens import (
    SIZES,
    At,
    OnlyShell,
    pass_first,
    question,
    run,
    sitting_of,
    until,
    visible,
)
from tests.tools.tiers import one_of
from tests.tui.conftest import SitExam

KINDS = ["QCU", "QCM", "QROC", "QROCM-ind", "QROCM-dep"]
CSV = ({"name": "../releve.csv", "content": "YTtiCjE7Mgo="},)
SOUND = ({"name": "message.wav", "content": "UklGRiQAAABXQVZF"},)


def lines_of(pilot: Pilot[None]) -> list[str]:
    return visible(pilot.app).split("\n")


@pytest.mark.parametrize("size", one_of(SIZES, 1))
def test_nothing_is_parsed_as_markup(sit_exam: SitExam, size: tuple[int, int]) -> None:
    async def body(at: At) -> None:
        for number, _kind in enumerate(KINDS, 1):
            await until(at.pilot, f"Question {number} sur 5")
            shown = visible(at.pilot.app)
            assert "[b]gras[/b] [/x] [1] \\[" in shown
            assert "code [tel] quel" in shown
            assert "Je valide" in shown
            await (pass_first(at.pilot) if number == 1 else at.pilot.press("f4"))
            await at.pilot.pause()
        await at.pilot.pause()
        assert at.exam.session.is_over

    sit_exam(KINDS, body, size)


@pytest.mark.parametrize("size", one_of(SIZES, 2))
def test_the_instructions_name_the_person_and_start_the_clock(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    sitting = sitting_of(bank, sample, clock, [question("QCU")])
    told: list[bool | None] = []

    async def body(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(Instructions(sitting), told.append)
        await until(pilot, "Démarrer le chronomètre")
        assert "[b]gras" in visible(pilot.app)
        assert "Durée" in visible(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        pilot.app.push_screen(Instructions(sitting), told.append)
        await until(pilot, "Démarrer le chronomètre")
        await pilot.press("escape")
        await pilot.pause()

    run(OnlyShell(journal, clock), body, size)
    assert told == [True, False]


@pytest.mark.parametrize("size", one_of(SIZES, 0))
def test_a_long_statement_leaves_the_answer_and_the_buttons_in_sight(
    sit_exam: SitExam, size: tuple[int, int]
) -> None:
    long = "\n\n".join(f"Paragraphe {n} : " + "mot " * 60 for n in range(12))
    many = tuple(f"option {n} " + "longue " * 24 for n in range(6))
    asked = [
        question("QCM", statement=long, options=many),
        question("QROC", statement=long, focus=True),
    ]

    async def body(at: At) -> None:
        for number in (1, 2):
            await until(at.pilot, f"Question {number} sur 2")
            await at.pilot.pause()
            shown = visible(at.pilot.app)
            for text in (
                "Paragraphe 0",
                "▼ suite : PgSuiv",
                "Je passe",
                "Je valide",
                "Reste",
                "F9",
            ):
                assert text in shown
            if number == 1:
                assert "plus bas" in shown
                await at.pilot.press("pagedown")
                await at.pilot.pause()
                assert "Paragraphe 0" not in visible(at.pilot.app)
                await at.pilot.press(*["pagedown"] * 40)
                await at.pilot.pause()
                assert "▲ début de l'énoncé" in visible(at.pilot.app)
                await pass_first(at.pilot)
        box = at.screen.query_one("#text").region  # the last one is typed
        assert box.height == 3
        assert box.bottom <= at.screen.query_one("#alert").region.y

    sit_exam(asked, body, size)


def test_options_out_of_sight_are_counted_and_reached(sit_exam: SitExam) -> None:
    many = tuple(f"option {n} " + "longue " * 24 for n in range(9))

    async def body(at: At) -> None:
        await until(at.pilot, "réponses plus bas")
        assert "option 8" not in visible(at.pilot.app)
        await at.pilot.press("end")
        await until(at.pilot, "option 8")
        assert "plus haut" in visible(at.pilot.app)
        await at.pilot.press("space")
        assert at.screen.query_one(ChoiceList).answer == ("9",)

    sit_exam([question("QCU", options=many)], body)


def test_letters_digits_and_azerty_keys_choose(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        choices = at.screen.query_one(ChoiceList)
        await at.pilot.press("a")
        assert list(choices.answer) == ["1"]
        choices.on_key(Key("x", AZERTY_ROW[1]))
        assert list(choices.answer) == ["1", "2"]
        await at.pilot.press("3", "A")  # a capital letter too
        assert list(choices.answer) == ["2", "3"]
        await at.pilot.press("ctrl+s")
        await until(at.pilot, "Question 2 sur 2")
        assert at.exam.session.number == 2
        await at.pilot.press("1", "down", "space")
        assert choices.answer == ("2",)

    sit_exam(["QCM", "QCU"], body)


def test_one_row_is_filled_and_states_need_no_colour(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        await at.pilot.press("a", "down")
        await at.pilot.pause()
        shown = visible(at.pilot.app)
        assert "[x] a." in shown
        assert "► [ ] b." in shown
        assert shown.count("►") == 1
        await at.pilot.press("tab")
        await at.pilot.pause()
        assert visible(at.pilot.app).count("►") == 1  # on a button now

    sit_exam(["QCM"], body)


@pytest.mark.full
def test_options_breathe_where_there_is_room(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        rows = lines_of(at.pilot)
        first = next(at for at, row in enumerate(rows) if " a. " in row)
        gap = 2 if at.pilot.app.size.height >= 36 else 1
        assert " b. " in rows[first + gap]

    for size in ((120, 40), (80, 24)):
        asked = [question("QCU", options=("un", "deux", "trois"))]
        sit_exam(asked, body, size)


def test_a_click_chooses_an_option_on_any_of_its_lines(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        choices = at.screen.query_one(ChoiceList)
        lines = choices.rows(choices.size.width)
        second = [at for at, (place, _text) in enumerate(lines) if place == 2][-1]
        await at.pilot.click(ChoiceList, offset=(12, second))
        assert choices.answer == ("3",)

    sit_exam(["QCU"], body)


def test_an_empty_answer_is_not_validated_but_explained(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        await at.pilot.press("ctrl+s")
        await until(at.pilot, "Choisissez une réponse, ou passez.")
        assert at.exam.session.number == 1
        await pass_first(at.pilot)
        await until(at.pilot, "Question 2 sur 3")
        await at.pilot.press("space", "f9")
        await until(at.pilot, "Écrivez une réponse, ou passez.")
        await at.pilot.press("x", "f9")
        await until(at.pilot, "Question 3 sur 3")
        await at.pilot.press("f9")
        await until(at.pilot, "Remplissez tous les champs, ou passez.")
        assert len(at.exam.session.responses) == 2

    sit_exam(["QCU", "QROC", "QROCM-ind"], body)


def test_enter_in_the_last_box_goes_to_validate_and_does_not_press_it(sit_exam: SitExam) -> None:
    fields = tuple(QuestionField(label=f"Champ {n}", key=("x",)) for n in range(2))

    async def body(at: At) -> None:
        await at.pilot.press("u", "n", "enter")
        await at.pilot.pause()
        first, second = (row.query_one(Input) for row in list(at.screen.query("FieldRow"))[:2])
        assert at.screen.focused is second
        await at.pilot.press("x", "enter")
        await at.pilot.pause()
        assert at.screen.focused is at.screen.query_one("#validate")
        assert not at.exam.session.responses
        assert first.value == "un"
        await at.pilot.press("enter")
        await until(at.pilot, "Question 2 sur 2")
        assert at.exam.session.responses[0].answer == ("un", "x")

    sit_exam([question("QROCM-ind", fields=fields), question("QCU")], body)


@pytest.mark.full
def test_escape_closes_a_list_and_only_it(sit_exam: SitExam) -> None:
    options = tuple(f"choix {n}" for n in range(4))
    fields = (QuestionField(label="Liste", key=("choix 1",), options=options),)

    async def body(at: At) -> None:
        drop = at.screen.query_one(Select)
        await at.pilot.press("enter")
        await until(at.pilot, "choix 3")
        frame = drop.query_one(OptionList).region
        assert frame.y > drop.region.y  # below, with its own frame
        await at.pilot.press("escape")
        await at.pilot.pause()
        assert not drop.expanded
        assert at.pilot.app.screen is at.screen
        await at.pilot.press("enter", "down", "down", "enter")
        await at.pilot.pause()
        assert at.screen.query_one(AnswerPane).answer == ("choix 1",)
        await at.pilot.press("escape")
        await until(at.pilot, "Arrêter l'épreuve ?")

    sit_exam([question("QROCM-ind", fields=fields)], body)


def test_letters_go_to_the_choice_of_a_list(sit_exam: SitExam) -> None:
    options = ("Anonymat", "[b]Pseudonymat", "Rien de cela")
    fields = (QuestionField(label="Liste", key=("Rien de cela",), options=options),)

    async def body(at: At) -> None:
        await at.pilot.press("ctrl+s")
        await until(at.pilot, "Remplissez tous les champs")
        await at.pilot.press("enter")
        await until(at.pilot, "[b]Pseudonymat")
        await at.pilot.press("r", "i", "enter")
        await at.pilot.pause()
        assert at.screen.query_one(AnswerPane).answer == ("Rien de cela",)
        assert "Remplissez" not in visible(at.pilot.app)

    sit_exam([question("QROCM-ind", fields=fields)], body)


@pytest.mark.full
def test_one_comes_back_from_a_file_to_the_field_one_was_in(sit_exam: SitExam) -> None:
    fields = tuple(QuestionField(label=f"Champ {n}", key=("x",)) for n in range(3))

    async def body(at: At) -> None:
        await at.pilot.press("a", "tab", "b", "f3")
        await at.pilot.pause()
        await at.pilot.press("escape")
        await at.pilot.pause()
        await at.pilot.press("c")
        assert at.screen.query_one(AnswerPane).answer == ("a", "bc", "")
        await at.pilot.press("shift+tab", "ctrl+s")  # what is missing is gone to
        await at.pilot.pause()
        await at.pilot.press("d")
        assert at.screen.query_one(AnswerPane).answer == ("a", "bc", "d")

    asked = question("QROCM-ind", fields=fields, attachments=CSV)
    sit_exam([asked], body)


@pytest.mark.full
def test_fields_out_of_sight_are_counted(sit_exam: SitExam) -> None:
    fields = tuple(QuestionField(label=f"Champ {n}", key=("x",)) for n in range(12))

    async def body(at: At) -> None:
        await until(at.pilot, "champs plus bas")
        await at.pilot.press(*["tab"] * 11)
        await at.pilot.pause()
        assert "plus bas" not in visible(at.pilot.app)
        assert "Champ 11" in visible(at.pilot.app)

    asked = question("QROCM-ind", fields=fields, statement="mot " * 60)
    sit_exam([asked], body, (60, 20))


# ---- the file


@pytest.mark.full
def test_a_file_opens_in_pixsim_without_a_path(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        shown = visible(at.pilot.app)
        assert "releve.csv" in shown
        assert "sittings" not in shown
        pane = at.screen.query_one(FilePane)
        assert not pane.display
        await at.pilot.press("f3")
        await at.pilot.pause()
        assert pane.display
        answer = at.screen.query_one("#text").region
        assert pane.region.bottom <= answer.y  # between the statement and the answer
        assert answer.bottom <= at.screen.query_one("#alert").region.y
        assert at.screen.query_one("#statement").region.y < pane.region.y
        await at.pilot.press("escape")
        await at.pilot.pause()
        assert not pane.display
        assert at.screen.focused is at.screen.query_one("#text")
        await at.pilot.press("ctrl+o")
        await at.pilot.pause()
        assert pane.display
        await at.pilot.click("#toggle-file")
        await at.pilot.pause()
        assert not pane.display
        assert at.pilot.app.screen is at.screen

    sit_exam([question("QROC", attachments=CSV)], body)


def test_a_file_stands_beside_the_question_where_there_is_room(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        pane, box = at.screen.query_one(FilePane), at.screen.query_one("#text")
        assert pane.display
        assert pane.region.x >= 58
        assert box.region.right <= pane.region.x
        assert at.screen.focused is box
        await at.pilot.press("f3")
        await at.pilot.pause()
        assert not pane.display
        left = at.screen.query_one("#statement").region
        assert left.width <= 92
        assert left.x > 5  # centred once it is alone

    sit_exam([question("QROC", attachments=CSV)], body, (120, 40))


@pytest.mark.full
@pytest.mark.parametrize("size", one_of([(60, 20), (80, 24), (120, 40)], 1))
def test_a_file_is_given_all_the_room_and_the_question_comes_back(
    sit_exam: SitExam, size: tuple[int, int]
) -> None:
    async def body(at: At) -> None:
        if not at.screen.query_one(FilePane).display:
            await at.pilot.press("f3")
        else:
            at.screen.query_one(FilePane).enter()
        await at.pilot.pause()
        before = at.screen.query_one(FilePane).size
        await at.pilot.press("ctrl+g")
        await at.pilot.pause()
        after = at.screen.query_one(FilePane).size
        assert after.height * after.width > before.height * before.width
        assert after.height >= size[1] - 9
        assert not at.screen.query_one("#answer").display
        await at.pilot.press("escape")
        await at.pilot.pause()
        assert at.screen.query_one("#answer").display
        assert at.screen.query_one(FilePane).size == before

    sit_exam([question("QROC", attachments=CSV)], body, size)


def test_a_statement_that_fits_exactly_has_no_scroll_bar(sit_exam: SitExam) -> None:
    words = "\n".join("x" * 58 for _ in range(5))

    async def body(at: At) -> None:
        scroll = at.screen.query_one("#statement-scroll")
        assert scroll.size.height == 5
        assert not scroll.show_vertical_scrollbar
        await at.pilot.resize_terminal(60, 15)
        await at.pilot.pause()
        await at.pilot.resize_terminal(60, 20)
        await at.pilot.pause()
        assert not scroll.show_vertical_scrollbar

    sit_exam([question("QROC", statement=words)], body, (60, 20))


def test_a_file_is_written_when_the_computer_opens_it_and_goes_with_the_sitting(
    sit_exam: SitExam, journal: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    async def open_it(path: Path) -> str | None:
        opened.append(path)
        return "aucun programme"

    monkeypatch.setattr(taking_out, "open_with_system", open_it)
    for module in (handed_files, taking_out):
        monkeypatch.setattr(module, "can_open_with_system", lambda: True)
    sittings: list[str] = []

    async def body(at: At) -> None:
        sittings.append(at.exam.session.sitting.id)
        assert not (home / "sittings").exists()
        await at.pilot.press("ctrl+p")
        await until(at.pilot, "Ouvrir le fichier avec l'ordinateur")
        await at.pilot.press(*"ordinateur", "enter")
        await until(at.pilot, "aucun programme")

    sit_exam([question("QROC", attachments=CSV)], body)
    written = home / "sittings" / sittings[0] / "01" / "releve.csv"
    assert opened == [written]
    assert written.exists()
    delete_sitting(journal, sittings[0])
    assert not written.exists()


def test_a_file_is_saved_and_replaces_nothing(
    sit_exam: SitExam, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixsim.tui.files.saving.user_downloads_path", lambda: tmp_path)
    (tmp_path / "releve.csv").write_text("à moi", encoding="utf-8")

    async def body(at: At) -> None:
        assert "Enregistrer  S" in visible(at.pilot.app)
        await at.pilot.press("f3")
        await until(at.pilot, "Fermer le fichier")
        await at.pilot.press("s")
        await until(at.pilot, "Enregistré dans Téléchargements : releve (2).csv")

    sit_exam([question("QROC", attachments=CSV)], body)
    assert (tmp_path / "releve.csv").read_text(encoding="utf-8") == "à moi"
    assert (tmp_path / "releve (2).csv").read_bytes() == b"a;b\n1;2\n"


@pytest.mark.full
def test_its_key_and_its_button_save_a_file_that_is_closed(
    sit_exam: SitExam, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixsim.tui.files.saving.user_downloads_path", lambda: tmp_path)

    async def body(at: At) -> None:
        await at.pilot.press("s")
        await until(at.pilot, "Enregistré dans Téléchargements : releve.csv")
        assert "Fermer le fichier" not in visible(at.pilot.app)
        await at.pilot.click("#save-file")
        await until(at.pilot, "Enregistré dans Téléchargements : releve (2).csv")

    sit_exam([question("QCU", attachments=CSV)], body)


def test_what_is_missing_is_said_until_it_is_there(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        await at.pilot.press("a", "f9")
        await until(at.pilot, "Choisissez au moins deux réponses")
        await at.pilot.press("b")
        await at.pilot.pause()
        assert "Choisissez au moins" not in visible(at.pilot.app)

    sit_exam([question("QCM")], body)


def test_there_is_always_a_place_to_save(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "user_downloads_path", lambda: tmp_path / "none")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert saving.place_to_save() == (tmp_path, "~")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "none")
    assert home in saving.place_to_save()[0].parents


def test_the_menu_offers_only_what_works(
    sit_exam: SitExam, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_out, "can_open_with_system", lambda: False)

    async def body(at: At) -> None:
        offered = [entry.text for entry in at.screen.entries()]
        assert "Voir le fichier" in offered
        assert "Enregistrer le fichier" in offered
        assert not any("ordinateur" in text for text in offered)
        await at.pilot.press("ctrl+p")
        await at.pilot.pause()
        assert isinstance(at.pilot.app.screen, Menu)
        shown = visible(at.pilot.app)
        for text in ("Passer la question", "Signaler un problème", "Masquer l'heure", "Arrêter…"):
            assert text in shown
        assert "Quitter pixsim" not in shown

    sit_exam([question("QROC", attachments=CSV)], body, (80, 40))


def test_a_file_that_cannot_be_read_here_costs_nothing(
    sit_exam: SitExam,
    bank: Bank,
    journal: Journal,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(handed_files, "can_open_with_system", lambda: False)

    async def body(at: At) -> None:
        await until(at.pilot, "ni montré ni ouvert ici")
        await at.pilot.press("ctrl+p")
        await at.pilot.pause()
        await at.pilot.press(*"sans ce fichier", "enter")
        await until(at.pilot, "Question 2 sur 2")
        assert "ni montré" not in visible(at.pilot.app)
        await at.pilot.press("a", "f9")
        await at.pilot.pause()
        assert at.exam.session.is_over

    sit_exam([question("QROC", attachments=SOUND), question("QCU")], body)
    result = Exam(journal, journal.summaries()[0].id, clock=clock, bank=bank)
    with result as exam:
        found = exam.result()
        assert isinstance(found, V2Result)
        assert [q.neutralised for q in found.questions] == [True, False]


@pytest.mark.full
def test_no_file_no_action_about_one(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        await at.pilot.press("f3")
        await at.pilot.pause()
        assert not at.screen.query_one(FilePane).display
        assert "fichier" not in visible(at.pilot.app)
        assert at.screen.file_entries() == []

    sit_exam(["QCU"], body)
    assert write_attachments(question("QCU"), "x", 1) == []


@pytest.mark.usefixtures("home")
def test_a_file_that_was_worked_on_is_not_written_over() -> None:
    handed = question("QROC", attachments=CSV)
    (path,) = write_attachments(handed, "x", 1)
    assert path.read_bytes() == handed.attachments[0].content
    path.write_text("my own work")
    assert write_attachments(handed, "x", 1) == [path]
    assert path.read_text() == "my own work"


# ---- what is said, and seen


def test_below_sixty_columns_the_clock_stays(sit_exam: SitExam, clock: ManualClock) -> None:
    async def body(at: At) -> None:
        await at.pilot.resize_terminal(40, 12)
        await until(at.pilot, "La fenêtre est trop petite : 40 × 12.")
        shown = visible(at.pilot.app)
        assert "Reste 1 h 45" in " ".join(shown.split())
        assert "Rien n'est perdu" in " ".join(shown.split())
        clock.step(46 * 60)
        await at.screen._tick()
        await at.pilot.pause()
        assert "59 min" in visible(at.pilot.app)

    sit_exam(["QCU"], body)


@pytest.mark.full
@pytest.mark.parametrize("size", one_of(SIZES, 2))
def test_what_is_said_hides_no_button(sit_exam: SitExam, size: tuple[int, int]) -> None:
    async def body(at: At) -> None:
        await at.pilot.press("ctrl+c")
        await until(at.pilot, "Pour quitter : F10.")
        shown = visible(at.pilot.app)
        assert "Je passe" in shown
        assert "Je valide" in shown
        await at.pilot.press("f6")
        await until(at.pilot, "Signaler un problème (question 1)")
        await at.pilot.press("f9")
        await until(at.pilot, "Choisissez ce qui ne va pas.")
        shown = visible(at.pilot.app)
        for text in ("Annuler", "Signaler ", "Échap annuler", "Le temps continue."):
            assert text in shown

    asked = [question("QROC", focus=True, attachments=CSV, timer=None)]
    sit_exam(asked, body, size)


def test_the_focus_and_the_cursor_survive_another_size(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        await at.pilot.press("down", "space")
        for size in ((120, 40), (60, 20), (200, 50), (80, 24)):
            await at.pilot.resize_terminal(*size)
            await at.pilot.pause()
            choices = at.screen.query_one(ChoiceList)
            assert at.screen.focused is choices
            assert choices.cursor == 1
            assert choices.answer == ("2",)
            assert "Je valide" in visible(at.pilot.app)

    sit_exam(["QCU"], body)


def test_why_a_file_cannot_be_written_is_said(
    sit_exam: SitExam, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> list[Path]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(handed_files, "write_attachments", full)
    monkeypatch.setattr(handed_files, "can_open_with_system", lambda: True)

    async def body(at: At) -> None:
        at.screen.action_open_outside()
        await until(at.pilot, "Le fichier n'a pas pu être écrit")

    sit_exam([question("QROC", attachments=CSV)], body)


@pytest.mark.full
def test_in_a_high_window_the_buttons_stand_under_the_answer(sit_exam: SitExam, bank: Bank) -> None:
    world = drawn(bank, LIVE)
    asked = [question("QCU"), question("QROC", attachments=CSV), world, question("QROCM-ind")]

    async def body(at: At) -> None:
        places = []
        for number in range(1, 5):
            await until(at.pilot, f"Question {number} sur 4")
            places.append(await button_row(at.pilot))
            if number == 1:
                assert at.screen.query_one("#choices").region.bottom < places[0]
                await at.pilot.resize_terminal(80, 24)
                assert await button_row(at.pilot) == 22
                await at.pilot.resize_terminal(120, 40)
                assert await button_row(at.pilot) == places[0]
            await (pass_first(at.pilot) if number == 1 else at.pilot.press("f4"))
        first, with_file, acting, fields = places
        assert first < 20
        assert fields < 30
        assert with_file == acting == 38, "a file or a simulator has all the rows there are"

    async def button_row(pilot: Pilot[None]) -> int:
        await pilot.pause()
        return next(row for row, line in enumerate(lines_of(pilot)) if "Je valide" in line)

    sit_exam(asked, body, (120, 40))
