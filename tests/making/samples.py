"""One description of each kind, with all that it may hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from pixsim.making import documents as doc
from pixsim.making.archives import Archive
from pixsim.making.mails import Mail, MailFolder
from pixsim.making.make import in_two_formats
from pixsim.making.papers import FormField, Paper
from pixsim.making.pictures import Exif, Picture, Shape, Writing
from pixsim.making.properties import Properties
from pixsim.making.slides import Slide, SlideShow
from pixsim.making.sounds import Sound, Tone
from pixsim.making.texts import Agenda, Card, Cards, DataTable, Event, PlainText
from pixsim.making.workbooks import Cell, CellStyle, Chart, Rule, Sheet, Workbook, sheet

SAID = Properties(
    title="Rapport", author="Léa Roux", changed_by="Karim Petit", changed=datetime(2026, 3, 9, 8, 0)
)
DAYS = [date(2026, 1, 1) + timedelta(n) for n in range(120)]
SALES = sheet(
    "Ventes",
    ("Ville", "Date", "Montant", "Part"),
    [
        *(
            (f"V{n}", day, n * 1.5, Cell(n / 100, style=CellStyle("percent1")))
            for n, day in enumerate(DAYS)
        ),
        (
            "Total",
            None,
            Cell(10_710.0, "=SUM(C2:C121)", CellStyle("euros", bold=True), note="à vérifier"),
            Cell("#DIV/0!", "=C2/0", error=True),
        ),
    ],
    filtered="A1:D121",
    hidden_rows=frozenset({3, 4}),
    rules=(Rule("A2:A9", ("Lyon", "Metz")), Rule("C2:C9", between=(0, 99))),
)
HIDDEN = Sheet(
    "Cachée",
    ((1, "12", True), ("titre", None, time(9, 5)), (Cell(10_710.0, "=Ventes!C122"), None, None)),
    hidden=True,
    merged=("A2:B2",),
)
BOOK = Workbook((SALES, HIDDEN), SAID, {"Taux": "Ventes!$C$2"})
CHARTS = Workbook(
    (
        Sheet(
            "Suivi",
            (("Mois", "A", "B"), ("Mars", 2, 30), ("Avril", 5, 10)),
            charts=(
                Chart(
                    "line",
                    "Suivi",
                    "A2:A3",
                    {"A": "B2:B3", "B": "C2:C3"},
                    secondary=frozenset({"B"}),
                ),
            ),
        ),
    )
)
PLAN = Picture(
    320,
    240,
    (Shape("rectangle", ((10, 10), (100, 80)), "#C00000"), Writing("Né", (9, 99))),
    dpi=150,
)
PHOTO = Picture(
    320,
    240,
    (Shape("ellipse", ((10, 10), (100, 80)), "#C00000"),),
    exif=Exif(
        maker="Kodax", model="D5", taken=datetime(2026, 5, 3, 14, 22, 1), exposure=(1, 250),
        aperture=5.6, sensitivity=200, focal=35.0, flash=False, orientation=6, latitude=-45.7578,
        longitude=4.832, altitude=170.0, artist="Elsa Brun", copyright="CC BY", software="Photo",
        description="Cour",
    ),
)  # fmt: skip
TEXT = doc.Document(
    (
        doc.Section(
            (
                doc.Contents((("Intro", 1, 2),)),
                doc.heading("Intro"),
                doc.Paragraph(
                    (
                        "Un texte ", doc.Run("gras", doc.Look(bold=True)), doc.Note("La note."),
                        doc.Comment("À revoir", "Léa Roux", "ce mot"),
                        doc.Run(" ajouté", change=doc.Change("inserted", "Karim Petit")),
                        doc.Run(" ôté", change=doc.Change("deleted", "Karim Petit")),
                        doc.Run(" caché", doc.Look(hidden=True)),
                    )
                ),
                doc.Paragraph("Puce", bullet="•"),
                doc.Paragraph("Puce 2", bullet="•"),
                doc.Paragraph("Numéro", bullet="1."),
                doc.Table((("A", "B"), ("1", "2"))),
                doc.Paragraph((doc.Image("plan.png", PLAN, 6, 4, alt="Le plan"),)),
                doc.Paragraph(("Figure ", doc.Mark("fig1", doc.Field("sequence", "Figure")), " : plan"), "Caption"),
                doc.Paragraph(("Voir ", doc.Field("reference", "fig1"), ", ", doc.Link("là", "https://a.example"))),
                doc.heading("Fin", 2),
                doc.Paragraph("Avec  deux espaces,\tune tabulation\net deux lignes", style="Encadré"),
            ),
            doc.Page(footer=("Page ", doc.Field("page"), " sur ", doc.Field("pages")), header=("Mairie",), gutter=0.5),
        ),
        doc.Section((doc.Paragraph("Paysage"), doc.Paragraph(("Cher ", doc.Field("merge", "Nom")))), doc.Page(29.7, 21.0)),
    ),
    (doc.Style("Encadré", "Standard", doc.Look(ink="#C00000", font="Liberation Mono", align="justify")),),
    SAID,
    tracking=True,
)  # fmt: skip
MAIL = Mail(
    (
        ("From", "Léa Roux <lea@poste.example>"), ("To", "karim@poste.example"),
        ("Subject", "Réunion à Évry"), ("Date", "Mon, 02 Mar 2026 09:00:00 +0100"),
    ),
    "Bonjour,\nÀ mardi.\n",
    "<p>Bonjour, <img src='cid:plan.png'> à mardi.</p>",
    {"ventes.xlsx": BOOK, "notes.txt": PlainText("été\n")},
    {"plan.png": PLAN},
    {"notes.txt": "application/pdf"},
)  # fmt: skip
SAMPLES: dict[str, Any] = {
    **in_two_formats("ventes", BOOK),
    **in_two_formats("rapport", TEXT),
    "suivi.xlsx": CHARTS,
    "rapport.pdf": TEXT,
    "fiche.pdf": Paper(
        TEXT,
        fields=(
            FormField("text", "nom", 1, (100, 100)),
            FormField("check", "accord", 1, (100, 130), "oui"),
            FormField("choice", "ville", 1, (100, 160), choices=("Lyon", "Metz")),
        ),
        hidden=("gras",),
        earlier=doc.document("Premier jet : Dupont"),
    ),
    "show.odp": SlideShow(
        (
            Slide("Un", ("a", "b"), notes="mot caché", animated=True, transition="fade"),
            Slide("Deux", ("c",), hidden=True),
        ),
        footer="Association",
    ),
    **{f"plan.{suffix}": PLAN for suffix in ("png", "gif", "bmp", "webp", "tiff")},
    "photo.jpg": PHOTO,
    "bip.wav": Sound((Tone(0.5, 440), Tone(0.2)), 8000, 2, 16),
    "dossier.zip": Archive(
        {"a/": b"", "a/ventes.ods": BOOK, "lot.zip": Archive({"x.txt": PlainText("bonjour")})},
        dates={"a/ventes.ods": datetime(2025, 5, 1, 12, 0)},
        comment="lot 3",
    ),
    "message.eml": MAIL,
    "boite.mbox": MailFolder((MAIL, Mail((("From", "a@poste.example"),), "From moi\n"))),
    "agenda.ics": Agenda(
        (
            Event(
                "1@poste.example", "Réunion, à " * 9, datetime(2026, 3, 2, 9), datetime(2026, 3, 2, 10),
                place="Salle ; 4", description="Deux\nlignes", organiser=("Léa", "lea@poste.example"),
                guests=(("Karim", "karim@poste.example", "ACCEPTED"),), rule="FREQ=WEEKLY",
                except_on=(datetime(2026, 3, 9, 9),), more=(("STATUS", "CONFIRMED"),),
            ),
            Event("2@poste.example", "Appel", datetime(2026, 3, 3, 9), datetime(2026, 3, 3, 10), "UTC"),
        ),
        "Travail",
    ),
    "carnet.vcf": Cards((Card("Léa", "Roux", (("work", "01 99 00 12 34"),), note="a, b", address="Metz"),)),
    "table.csv": DataTable(("a", "b"), ((1.5, "x;y"), (date(2026, 1, 2), None))),
    "note.md": PlainText("# été\n", "utf-16", "\r\n"),
}  # fmt: skip
