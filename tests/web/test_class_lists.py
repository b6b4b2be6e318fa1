"""A class list sent from the trainer's page: kept whole, or refused; and what somebody hostile sends."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.people.profiles import own_profiles
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.web_browser import Page, WebBrowser
from tests.tools.web_centre import ADDRESS, Centre, centre, enrolled
from tests.tools.web_sound import markup_faults
from tests.tools.workbooks import bomb, xlsx

pytestmark = pytest.mark.usefixtures("small_bank_in_place")

LIST = "nom;prénom;date de naissance;temps majoré\nDurand;Léa;02/03/2001;oui\nNgô;Ha;;\n".encode()
PATH = "/trainer/import"


@pytest.fixture(scope="session")
def bank(small_bank: Bank) -> Bank:
    return small_bank


@pytest.fixture
def people(journal: Journal, bank: Bank, clock: ManualClock) -> Iterator[Centre]:
    with centre(journal, bank, clock, enrolled(bank, ("Ana",))) as found:
        yield found


@pytest.fixture
def trainer(people: Centre) -> WebBrowser:
    return people.trainer()


def fields_of(page: Page) -> dict[str, str]:
    """The hidden fields of the form of a list, and what is ticked."""
    form = next(f for f in page.forms if f.action == PATH)
    return {name: value for name, value in form.data(None, {}) if name != "file"}


def send(
    browser: WebBrowser,
    content: bytes,
    name: str = "classe.csv",
    fields: dict[str, str] | None = None,
    **changes: str,
) -> httpx.Response:
    """Choose a file on the page of the list, and press its button."""
    sent = (fields_of(browser.get(PATH)) if fields is None else fields) | changes
    answer = browser.request(
        "POST", PATH, data=sent, files={"file": (name, content)}, headers={"origin": ADDRESS}
    )
    browser.page = Page(answer)
    return answer


def known(bank: Bank) -> dict[str, Profile]:
    return {p.name: p for _path, p in own_profiles(bank.framework) if isinstance(p, Profile)}


def test_a_list_makes_a_class_whose_codes_are_then_printed(trainer: WebBrowser, bank: Bank) -> None:
    page = trainer.get("/trainer")
    assert page.links["Importer une liste de classe"] == PATH
    page = trainer.get(PATH)
    assert markup_faults(page.source) == []
    template = trainer.request("GET", page.links["Le modèle à remplir"])
    assert template.content.decode("utf-8-sig").startswith("nom;prenom;")
    assert "attachment" in template.headers["content-disposition"]
    answer = send(trainer, LIST)
    assert str(answer.url).endswith("/trainer")
    assert "2 profils créés." in trainer.page.text
    assert "Léa Durand" in trainer.page.text
    assert trainer.page.has_button("Imprimer les codes qui manquent (2)")
    made = known(bank)
    assert (made["Léa Durand"].birth_date, made["Léa Durand"].extra_time_percent) == (
        "2001-03-02",
        33,
    )
    assert "2 profils" not in trainer.get("/trainer").text  # said once


def test_the_first_list_of_an_empty_centre(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with centre(journal, bank, clock, {}) as empty:
        trainer = empty.trainer()
        assert "commencez par la liste" in trainer.page.text
        send(trainer, xlsx({"Feuille 1": [["Nom"], ["Léa"], ["Mehdi"]]}), "classe.xlsx")
        assert "2 profils créés." in trainer.page.text


def test_the_help_of_the_form_names_the_formats_that_it_takes(trainer: WebBrowser) -> None:
    page = trainer.get("/trainer/import")
    assert "CSV, XLSX ou ODS" in page.text
    assert "gardez le format CSV" not in page.text


def test_all_faults_are_told_at_once_and_nothing_is_written(
    trainer: WebBrowser, bank: Bank
) -> None:
    bad = "nom;date_de_naissance;temps_majore\n;01/02/2003;\nLéa;31/02/2001;\nMehdi;;beaucoup\n".encode()
    answer = send(trainer, bad, "../../3e B.csv", existing="update")
    assert answer.status_code == 422
    text = trainer.page.text
    assert "3e B.csv : 3 défauts. Rien n'a été créé." in text.replace("\u00a0", " ").replace(
        "\u202f", " "
    )
    for said in ("ligne 2", "ligne 3", "date_de_naissance", "31/02/2001", "ligne 4", "beaucoup"):
        assert said in text, said
    assert "/tmp" not in text
    assert markup_faults(trainer.page.source) == []
    assert set(known(bank)) == {"Ana"}
    assert fields_of(trainer.page)["existing"] == "update"  # what was chosen stays


def test_who_is_there_already_is_left_updated_or_made_again_as_chosen(
    trainer: WebBrowser, bank: Bank
) -> None:
    row = b"nom;temps_majore\nana;50\n"
    send(trainer, row)
    assert "1 profil laissé tel quel." in trainer.page.text
    assert known(bank)["Ana"].extra_time_percent == 0
    send(trainer, row, existing="update")
    assert "1 profil mis à jour." in trainer.page.text
    assert known(bank)["Ana"].extra_time_percent == 50
    send(trainer, row, existing="add")
    assert "1 profil créé." in trainer.page.text
    assert len(list(own_profiles(bank.framework))) == 2


def test_homonyms_that_nothing_tells_apart_are_named(trainer: WebBrowser, bank: Bank) -> None:
    assert send(trainer, b"nom\nAna\nAna\n").status_code == 422
    assert "Rien ne dit qui est qui" in trainer.page.text
    born = b"nom;date_de_naissance\nBo;01/02/2003\nBo;04/05/2006\n"
    send(trainer, born)
    assert "2 profils créés." in trainer.page.text
    send(trainer, born)
    assert "2 profils laissés tels quels." in trainer.page.text
    assert len(list(own_profiles(bank.framework))) == 3


# ---- hostile


def test_only_the_trainer_sends_a_list(people: Centre, trainer: WebBrowser, bank: Bank) -> None:
    fields = fields_of(trainer.get(PATH))
    person, stranger = people.entered("Ana"), people.browser("192.168.7.66")
    other = people.trainer()  # another browser of the trainer: not its form either
    for browser in (person, stranger, other):
        if browser is not other:
            assert browser.request("GET", PATH).status_code == 403
            assert browser.request("GET", "/trainer/class-list-template").status_code == 403
        assert send(browser, LIST, fields=fields).status_code == 403
    for origin in ("http://evil.example", "null"):
        answer = trainer.request("POST", PATH, data=fields, files={"file": ("a.csv", LIST)}, headers={"origin": origin})  # fmt: skip
        assert answer.status_code == 403
    assert set(known(bank)) == {"Ana"}


def test_a_form_is_taken_once(trainer: WebBrowser, bank: Bank) -> None:
    fields = fields_of(trainer.get(PATH)) | {"existing": "add"}
    assert send(trainer, LIST, fields=fields).status_code == 200
    for _ in range(2):
        assert send(trainer, LIST, fields=fields).status_code == 409
        assert "a déjà servi" in trainer.page.text
    assert len(known(bank)) == 3


def test_what_is_too_large_is_refused_to_a_stranger_unread_and_to_the_trainer(
    people: Centre, trainer: WebBrowser, bank: Bank
) -> None:
    assert send(trainer, b"nom\n" + b"a" * 2_200_000).status_code == 413
    many = "nom\n" + "".join(f"Nom {n}\n" for n in range(6000))
    assert send(trainer, many.encode()).status_code == 422
    assert "6" in trainer.page.text
    assert set(known(bank)) == {"Ana"}
    stranger = people.browser("192.168.7.66")
    assert send(stranger, b"a" * 1_000_000, fields={}).status_code == 403


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "vide.csv"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "photo.csv"),
        (b"PK\x03\x04" + b"\x00" * 400, "classe.xlsx"),
        (b"\xd0\xcf\x11\xe0" + b"\xff" * 600, "classe.xls"),
        (b"%PDF-1.7\nnom\n", "liste.pdf"),
        (b'{"id": "../../x", "name": "Intrus"}', "x.json"),
        (b"[" * 100_000, "x.json"),
        (b"nom\n\x81\x8d\x8f\n", "cp.csv"),
        ("nom\nLéa\n".encode("utf-16-be"), "sans-marque.csv"),
        (b'nom\n"jamais ferm\xc3\xa9\n' + b"a,b\n" * 50, "guillemet.csv"),
        (b"nom\nL\x07\xc3\xa9a\x1b[2J\n", "sonnerie.csv"),
        ("nom\nLéa\u202eesnes\n".encode(), "envers.csv"),
        (b"nom;" * 300 + b"\n", "colonnes.csv"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_a_sentence(
    trainer: WebBrowser, bank: Bank, content: bytes, name: str
) -> None:
    answer = send(trainer, content, name)
    assert answer.status_code == 422, trainer.page.text
    assert "Rien n'a été" in trainer.page.text
    assert not set(answer.text) & set("\x07\x1b\u202e\x00")
    assert "Traceback" not in answer.text
    assert set(known(bank)) == {"Ana"}


def test_a_workbook_that_unfolds_beyond_measure_is_refused(trainer: WebBrowser, bank: Bank) -> None:
    assert send(trainer, bomb(), "classe.xlsx").status_code == 422
    assert "Rien n'a été" in trainer.page.text
    assert set(known(bank)) == {"Ana"}


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "..\\..\\boot.csv", ".", "..", "/", "nul\x00.csv", "é" * 300, "\U0001d54f" * 300, "<b>.csv", ' "; x'],
)  # fmt: skip
def test_a_name_of_a_file_leads_nowhere(trainer: WebBrowser, bank: Bank, name: str) -> None:
    answer = send(trainer, LIST, name)
    assert answer.status_code in (200, 422)
    assert "<b>" not in answer.text
    assert set(known(bank)) in ({"Ana"}, {"Ana", "Léa Durand", "Ha Ngô"})


def test_encodings_that_spreadsheets_write_are_read(trainer: WebBrowser, bank: Bank) -> None:
    for name, coding in (("Zoé A", "utf-8-sig"), ("Zoé B", "cp1252"), ("Zoé C", "utf-16")):
        send(trainer, f"nom\r\n{name}\r\n".encode(coding))
    assert set(known(bank)) == {"Ana", "Zoé A", "Zoé B", "Zoé C"}


def test_formulas_and_markup_stay_text_in_what_leaves(trainer: WebBrowser) -> None:
    """A name that a spreadsheet would run is neither run by the page nor by the table of results."""
    send(trainer, b'nom\n"=HYPERLINK(""http://evil.example"")"\n<script>alert(1)</script>\n')
    assert "2 profils créés." in trainer.page.text
    assert "<script>alert" not in trainer.page.source
    table = trainer.request("GET", "/trainer/results").content.decode("utf-8-sig")
    assert "HYPERLINK" in table
    assert not any(cell.startswith("=") for line in table.splitlines() for cell in line.replace('"', "").split(";"))  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [b"", b"--x", b"--x--\r\n", b"--x\r\n\r\n", b"\x00" * 99, b"--x\r\nContent-Disposition: form-data; name=\r\n\r\na\r\n--x--",
     b'--x\r\nContent-Disposition: form-data; name="file"; filename*=utf-8\'\'%ff%00%2e%2e\r\n\r\nnom\r\n--x--',
     b'--x\r\nContent-Disposition: ;;;="\r\nContent-Transfer-Encoding: base64\r\n\r\n=\r\n--x--',
     b'--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n--x--' * 40],
)  # fmt: skip
def test_a_body_that_no_browser_sends_is_refused(trainer: WebBrowser, body: bytes) -> None:
    kinds = (
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "text/csv",
    )
    for kind in kinds:
        headers = {"origin": ADDRESS, "content-type": kind}
        assert trainer.request("POST", PATH, content=body, headers=headers).status_code in (400, 403, 415)  # fmt: skip
