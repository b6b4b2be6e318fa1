"""How the invigilator's screen draws the room: counts, requests, one row a candidate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from rich.cells import cell_len
from textual.content import Content

from pixsim.accommodations import accommodations_sentence, short_words
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import label_value, numeric_date
from pixsim.report.room import order_words
from pixsim.report.room.wording import (
    admission_remedy,
    admission_words,
    person_words,
    result_words,
    state_words,
    stopped_words,
)
from pixsim.report.sitting.clock import time_left
from pixsim.tui.drawing.pieces import gauge_bar, join_styled, styled_text
from pixsim.tui.drawing.safe_text import fit_cells
from pixsim.tui.widgets.lists.pick_list import Row

NORMAL, WIDE = 78, 100  # columns from which birth dates, and gauges, have room
LONG_NAME = 38  # columns, with a surname of two names
ROW_EDGES = 16  # columns of a row that its left part has not: margins, mark, time left, two spaces
MARKS = {
    "absent": ("·", "$muted"),
    "waiting": ("○", "$warn"),
    "permitted": ("●", "$ok"),
    "under_way": ("►", "$brand"),
    "reporting": ("!", "$bad"),
    "interrupted": ("×", "$bad"),
    "asking_back": ("?", "$warn"),
    "ended": ("✓", "$ok"),
}
"""Glyph and colour of each state; its word stands in the row too, where there is room."""
Json = Mapping[str, Any]


def count_line(view: Json) -> Content:
    """« 20 candidats   15 répondent   2 ont fini   1 attend   3 demandes »."""
    found: Mapping[str, int] = view["counts"]
    n = len(view["seats"])
    here = sum(found.get(state, 0) for state in ("under_way", "reporting"))
    done, waiting = found.get("ended", 0), found.get("waiting", 0) + found.get("permitted", 0)
    away = found.get("interrupted", 0) + found.get("asking_back", 0)
    parts = [
        ngettext("{n} candidat", "{n} candidats", n).format(n=n),
        ngettext("{n} répond", "{n} répondent", here).format(n=here),
        ngettext("{n} a fini", "{n} ont fini", done).format(n=done),
    ]
    if waiting:
        parts.append(ngettext("{n} attend", "{n} attendent", waiting).format(n=waiting))
    if away:
        parts.append(ngettext("{n} absent", "{n} absents", away).format(n=away))
    asked = len(view["requests"])
    said = ngettext("{n} demande", "{n} demandes", asked).format(n=asked)
    tail = (said, "bold $bad") if asked else (_("aucune demande"), "$muted")
    return join_styled(("   ".join(parts), "bold"), "   ", tail)


def door_line(view: Json) -> Content:
    """« Candidats : http://192.168.1.12:8480/   code BCDF23 »; empty where nobody enters from elsewhere."""
    if not view.get("door"):
        return styled_text("")
    return join_styled(
        (_("Candidats : "), "$muted"),
        (view["door"], "bold $brand"),
        (_("   code "), "$muted"),
        (view["access_code"], "bold"),
    )


def request_line(request: Json, now: datetime) -> Content:
    """« ! Mehdi K. signale un problème à la question 23   il y a 1 min »."""
    mark, colour = {
        "report": ("!", "$bad"),
        "move": ("⇄", "$warn"),
        "back": ("?", "$warn"),
        "silent": ("×", "$bad"),
        "focus": ("◄", "$warn"),
        "waiting": ("○", "$warn"),
    }[request["kind"]]
    said = {
        "report": _("signale un problème à la question {n}"),
        "move": order_words.MOVE_ASKED,
        "back": _("demande à reprendre, question {n}"),
        "silent": _("ne donne plus de nouvelles, question {n}"),
        "focus": _("a quitté la fenêtre en mode focus, question {n}"),
        "waiting": _("attend d'être vu"),
    }[request["kind"]].format(n=request["question"])
    return join_styled(
        (f" {mark} ", f"bold $background on {colour}"),
        " ",
        (person_words(dict(request)), "bold"),
        f"  {said}  ",
        (ago_words(request["since"], now), "$muted"),
    )


def owed_line(minutes: int) -> Content:
    """« La salle était fermée 7 min pendant l'épreuve : T rend ce temps. »."""
    said = _("La salle était fermée {n} min pendant l'épreuve : T rend ce temps.")
    return join_styled((" T ", "bold $background on $warn"), " ", (said.format(n=minutes), "bold"))


def ago_words(since: str | None, now: datetime) -> str:
    """« il y a 3 min »."""
    if since is None:
        return ""
    minutes = int((now - datetime.fromisoformat(since)).total_seconds() // 60)
    return _("à l'instant") if minutes < 1 else _("il y a {n} min").format(n=minutes)


def seat_rows(seats: Sequence[Json], width: int) -> list[Row]:
    """One row a candidate; where birth dates have no room, those whose names look alike have a short one."""
    names = [fit_cells(seat["name"], _name_cells(width)).casefold() for seat in seats]
    alike = Counter(names)
    return [
        seat_row(seat, width, looks_alike=alike[name] > 1)
        for seat, name in zip(seats, names, strict=True)
    ]


def seat_row(seat: Json, width: int, *, looks_alike: bool = False) -> Row:
    """Mark, place, name, how far, time left; with room, birth date and what is to be known."""
    mark, colour = MARKS[seat["state"]]
    is_normal = width >= NORMAL
    left: list[str | tuple[str, str] | Content] = [
        (mark, f"bold {colour}"),
        (f"{seat['seat']:>3} ", "$muted"),
        (fit_cells(seat["name"], _name_cells(width)), "bold"),
        " ",
    ]
    if is_normal:
        said = "" if seat["birth_date"] is None else numeric_date(seat["birth_date"])
        left.append((f"{said:<11}", "$muted"))
    elif looks_alike and seat["birth_date"] is not None:
        born = date.fromisoformat(seat["birth_date"])
        left.append((f"{born:%d/%m/%y} ", "$muted"))
    if seat["length"] is not None and seat["state"] != "ended":
        if width >= WIDE:
            left += [gauge_bar(seat["answered"], seat["length"], 8), " "]
        left.append((f"{seat['question']:>2}/{seat['length']:<2}  ", "bold"))
    elif is_normal:  # where the others have their question
        left.append(" " * (16 if width >= WIDE else 7))
    stopped = stopped_words(dict(seat))  # more to the point than that they are not there yet
    is_urgent = seat["state"] == "reporting" or stopped
    left.append((stopped or state_words(dict(seat)), "bold $bad" if is_urgent else "$muted"))
    if notes := seat_notes(seat, width - ROW_EDGES - join_styled(*left).cell_length):
        left += ["  ", (notes, "$muted")]
    return Row(join_styled(*left), _right_side(seat))


def _name_cells(width: int) -> int:
    """Columns of a name: those that the window has more, up to a long name."""
    if width < NORMAL:
        return 15
    return 20 + min(max(width - WIDE, 0), LONG_NAME - 20)


def _right_side(seat: Json) -> Content:
    if seat["result"] is not None:
        return styled_text(result_words(seat["result"]), "bold")
    seconds = seat["remaining_seconds"]
    if seconds is None:
        return styled_text("")
    colour = "$warn" if seconds < 15 * 60 else "$foreground"
    return styled_text(minutes_left(seconds), f"bold {colour}")


def minutes_left(seconds: int) -> str:
    """Time left in a few signs."""
    from datetime import timedelta

    return time_left(timedelta(seconds=seconds))


def seat_notes(seat: Json, cells: int | None = None) -> str:
    """What else is to be known of a candidate, in a few words.

    Parameters
    ----------
    cells : int, optional
        The room there is: notes that do not fit in it are left out, and « … » says so.
    """
    found = _note_words(seat, whole=cells is None)
    if cells is None or cell_len(" · ".join(found)) <= cells:
        return " · ".join(found)
    while found and cell_len(" · ".join([*found, "…"])) > cells:
        found.pop()
    granted = seat["extra_time_shown"] or seat["accommodations"]
    return " · ".join([*found, "…"]) if cells > 0 and (found or granted) else ""


def _note_words(seat: Json, *, whole: bool) -> list[str]:
    """What was granted first: an invigilator must know it before the rest."""
    found = []
    if seat["extra_time_shown"]:
        said = order_words.EXTRA_TIME if whole else _("+{n} %")
        found.append(said.format(n=seat["extra_time_shown"]))
    found += short_words(seat["accommodations"])
    if (said := admission_words(dict(seat))) and (whole or not stopped_words(dict(seat))):
        found.append(said)
    if seat["minutes_added"]:
        found.append(_("+{n} min").format(n=seat["minutes_added"]))
    if seat["focus_losses"]:
        n = seat["focus_losses"]
        found.append(ngettext("{n} sortie", "{n} sorties", n).format(n=n))
    if seat["reports"]:
        n = len(seat["reports"])
        found.append(ngettext("{n} signalement", "{n} signalements", n).format(n=n))
    return found


def silence_words(seconds: int) -> str:
    """« il y a 12 s », « il y a 3 min »."""
    if seconds < 60:
        return _("il y a {n} s").format(n=seconds)
    return _("il y a {n} min").format(n=seconds // 60)


def clock_time(at: str | None) -> str:
    """« 14 h 32 », on the clock of this machine."""
    if at is None:
        return "–"
    return f"{datetime.fromisoformat(at).astimezone():%H h %M}"


def seat_facts(seat: Json) -> str:
    """All that is known of a candidate beside what the title says, a line each."""
    lines = [label_value(_("État"), state_words(dict(seat)))]
    if seat["external_id"]:
        lines.append(label_value(_("Identifiant"), str(seat["external_id"])))
    if seat["started_at"] is not None:
        times = _("Commencée à {start}, fin théorique {end}").format(
            start=clock_time(seat["started_at"]), end=clock_time(seat["theoretical_end"])
        )
        if seat["deadline"] is not None:
            times += _(", fin réelle {end}").format(end=clock_time(seat["deadline"]))
        lines.append(times)
    if seat["length"] is not None:
        lines.append(
            _("Question {n} sur {length}, {answered} répondues").format(
                n=seat["question"], length=seat["length"], answered=seat["answered"]
            )
        )
    if granted := accommodations_sentence(seat["accommodations"]):
        lines.append(granted)
    if notes := seat_notes({**seat, "accommodations": ()}):
        lines.append(notes)
    if seat["silent_seconds"] is not None:
        lines.append(
            _("Dernier signe de vie : {ago}").format(ago=silence_words(seat["silent_seconds"]))
        )
    if remedy := admission_remedy(dict(seat)):
        lines.append(remedy)
    if seat["permitted_until"] is not None:
        lines.append(_("Peut entrer jusqu'à {at}").format(at=clock_time(seat["permitted_until"])))
    lines += [
        _("Signalement, question {n} : {code} {text}")
        .format(n=report["question"], code=report["code"], text=report["text"])
        .rstrip()
        for report in seat["reports"]
        if report["waits"]
    ]
    if seat["result"] is not None:
        lines.append(
            _("Certification blanche {result}").format(result=result_words(seat["result"]))
        )
    return "\n".join(lines)
