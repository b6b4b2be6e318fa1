"""Sheets of a session to print and fill in by hand: who came, and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import long_date, percent
from pixsim.text.french_spaces import french_spaces
from pixsim.text.terminal_text import plain_line

BLANK_LINES = 13  # of an incident sheet, at least
SPARE_SEATS = 3  # of an attendance sheet, for who was not on the list


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """Where and when a session is held; what is not known is left to fill in.

    Attributes
    ----------
    time : str
        As it was entered, ``"14:00"``.
    """

    session: str = ""
    day: date | None = None
    time: str = ""
    place: str = ""
    room: str = ""
    examiner: str = ""
    rules: str = ""


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """Somebody on the list of a session.

    Attributes
    ----------
    number : int
        The place in the room, as orders take it; 0: the number of the line on the sheet.
    """

    name: str
    born: date | None = None
    external_id: str = ""
    extra_time_percent: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that was reported during a session.

    Attributes
    ----------
    code : str
        ``C1`` to ``E12``.
    """

    who: str
    question: str = ""
    at: str = ""
    code: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """One sheet: a head, a table, lines to sign.

    Attributes
    ----------
    facts : tuple of (str, str)
        A label, and its value; an empty value is filled in by hand.
    heads : tuple of str
    rows : tuple of tuple of str
        Empty cells are filled in by hand.
    widths : tuple of float
        Of the columns, in parts.
    named : int
        The column of names, from 0.
    legend : tuple of (str, str)
        Codes, and what they mean.
    sign : tuple of str
        Who signs.
    """

    banner: str
    title: str
    facts: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    named: int
    rows: tuple[tuple[str, ...], ...]
    legend_title: str
    legend: tuple[tuple[str, str], ...]
    sign: tuple[str, ...]
    note: str


def attendance_sheet(session: SessionFacts, people: tuple[SheetPerson, ...]) -> SheetWords:
    """Who is expected, with room to sign."""
    rows = [
        (
            str(person.number or line),
            plain_line(person.name),
            "" if person.born is None else f"{person.born:%d/%m/%Y}",
            plain_line(person.external_id),
            french_spaces(percent(person.extra_time_percent)) if person.extra_time_percent else "",
            "",
        )
        for line, person in enumerate(people, 1)
    ]
    rows += [("",) * 6] * SPARE_SEATS  # whoever is put on the list then gets a place of the room
    return SheetWords(
        banner=_banner_text(),
        title=_("Feuille d'émargement"),
        facts=_session_facts(session),
        heads=(
            _("N°"),
            _("Nom"),
            _("Naissance"),
            _("Identifiant"),
            _("Temps majoré"),
            _("Signature"),
        ),
        widths=(1, 7, 3, 3.4, 2.4, 6),
        named=1,
        rows=tuple(rows),
        legend_title="",
        legend=(),
        sign=(_("Signature du surveillant"),),
        note=french_spaces(
            _("Chacun signe en arrivant, une fois son identité vérifiée. Une case vide : absent.")
        ),
    )


def incident_sheet(session: SessionFacts, incidents: tuple[Incident, ...] = ()) -> SheetWords:
    """What happened, already known or to write down, with the codes of reports."""
    rows = [tuple(map(plain_line, (i.who, i.question, i.at, i.code, i.text))) for i in incidents]
    rows += [("",) * 5] * max(3, BLANK_LINES - len(rows))
    return SheetWords(
        banner=_banner_text(),
        title=_("Procès-verbal d'incident"),
        facts=_session_facts(session),
        heads=(_("Candidat"), _("Question"), _("Heure"), _("Code"), _("Ce qui s'est passé")),
        widths=(6, 2.2, 1.8, 1.6, 10),
        named=0,
        rows=tuple(rows),
        legend_title=_("Codes"),
        legend=tuple((code, french_spaces(text)) for code, text in report_codes().items()),
        sign=(_("Signature du surveillant"),),
        note=french_spaces(
            _(
                "Sans incident, écrire « néant » et signer. Le numéro de question est celui de l'écran."
            )
        ),
    )


def report_codes() -> dict[str, str]:
    """What can be reported, in our words, by the short codes that invigilators use."""
    return {
        "C1": _("Nom ou date de naissance à corriger"),
        "C2": _("Temps majoré à ajouter ou à corriger"),
        "C4": _("N'a pas signé, ou pas à sa place"),
        "C6": _("Fraude soupçonnée"),
        "C7": _("Problème technique qui n'a pas empêché de continuer"),
        "C8": _("Problème du candidat qui n'a pas empêché de continuer"),
        "E1": _("L'image de la question ne s'affiche pas"),
        "E2": _("Le simulateur de la question ne marche pas"),
        "E3": _("Le fichier de la question ne s'ouvre pas"),
        "E4": _("Un site nécessaire est en panne"),
        "E5": _("Un site nécessaire est bloqué ici"),
        "E8": _("Le temps majoré n'a pas été appliqué à une question chronométrée"),
        "E9": _("Un logiciel nécessaire ne marche pas"),
        "E10": _("Sorti du mode focus sans le vouloir"),
        "E11": _("Question passée par erreur"),
        "E12": _("Question inaccessible pour ce candidat"),
    }


def _banner_text() -> str:
    return french_spaces(_("NON OFFICIEL : séance d'entraînement. pixsim n'est pas affilié à Pix."))


def _session_facts(session: SessionFacts) -> tuple[tuple[str, str], ...]:
    when = "" if session.day is None else long_date(session.day)
    rows = (
        (_("Session"), session.session),
        (_("Date"), when),
        (_("Heure"), session.time),
        (_("Lieu"), session.place),
        (_("Salle"), session.room),
        (_("Surveillant"), session.examiner),
    )
    return tuple((label, french_spaces(plain_line(value))) for label, value in rows)
