"""The journal in French: its faults, and what is removed from it."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.text import result_line
from pixsim.report.wording import day
from pixsim.store.causes import journal_cause
from pixsim.store.errors import AlteredSittingError, JournalError
from pixsim.store.progress import stored_result
from pixsim.store.removal import Removal
from pixsim.store.summary import SittingSummary


def journal_sentence(error: JournalError) -> str:
    """What is wrong with the journal, and where it is."""
    if isinstance(error, AlteredSittingError):
        return _(
            "L'épreuve {name} est altérée ou illisible : son contenu n'est plus celui que pixsim a "
            "écrit. Le reste du journal n'est pas touché."
        ).format(name=error.sitting)
    sentence = {
        "unreadable": _("Le journal {path} ne peut pas être ouvert : {reason}"),
        "newer": _("Le journal {path} a été écrit par une version plus récente de pixsim."),
        "write": _("Le journal {path} ne peut pas être écrit : {reason}"),
        "folder": _("Le dossier de données {path} n'est pas un dossier. Voir PIXSIM_HOME."),
        "denied": _("pixsim n'a pas le droit de lire et d'écrire dans {path}."),
        "owner": _(
            "Le journal {path} appartient à un autre utilisateur. "
            "Indiquez un dossier à vous dans PIXSIM_HOME."
        ),
        "busy": _("Le journal {path} est occupé par un autre pixsim. Réessayez dans un instant."),
        "key": _(
            "La clé de signature {path} ne peut pas être lue : {reason}. Si vous la déplacez, pixsim "
            "en fera une autre, et les résultats d'avant seront dits signés par une autre "
            "installation."
        ),
        "altered": _("Le journal {path} est altéré : {reason}"),
    }[error.kind]
    return sentence.format(path=error.path, reason=journal_cause(error))


def summary_state(summary: SittingSummary, under_way: str) -> str:
    """What a line of a list says of a sitting; `under_way` where it is whole and not over."""
    result = stored_result(summary)
    if summary.kind == "unreadable" or (summary.result and result is None):
        return _("illisible : altérée sur le disque")
    if result is not None:
        line = result_line(result)
        return line if summary.kind == "exam" else _("ALTÉRÉE · {line}").format(line=line)
    return under_way if summary.kind == "exam" else _("ALTÉRÉE : ne peut pas être reprise")


def removal_sentence(removal: Removal) -> str:
    """What goes with a candidate, counted."""
    counts = removal.counts
    parts = [_("son profil")] if removal.path is not None else []
    for one, many, n in (
        (_("{n} épreuve"), _("{n} épreuves"), counts.exams),
        (_("{n} positionnement"), _("{n} positionnements"), counts.positionings),
        (_("{n} entraînement"), _("{n} entraînements"), counts.practices),
        (_("{n} réponse"), _("{n} réponses"), counts.answers),
    ):
        if n:
            parts.append(ngettext(one, many, n).format(n=n))
    text = (
        _("{name} ({id}) : son profil sera supprimé pour de bon.")
        if removal.path is not None and len(parts) == 1
        else _("{name} ({id}) : {parts} et leurs fichiers seront supprimés pour de bon.")
    )
    said = text.format(name=removal.name, id=removal.id, parts=", ".join(parts))
    if removal.log is not None:
        said += " " + _("Le relevé des erreurs ({file}) aussi.").format(file=removal.log.name)
    if removal.sample:
        said += " " + _("Le profil d'exemple d'origine reviendra.")
    return said


def sitting_removal_sentence(sitting: SittingSummary) -> str:
    """What goes with one sitting."""
    n = sitting.answered
    return ngettext(
        "L'épreuve de {name} du {day}, sa réponse, son résultat et ses fichiers seront supprimés "
        "pour de bon.",
        "L'épreuve de {name} du {day}, ses {n} réponses, son résultat et ses fichiers seront "
        "supprimés pour de bon.",
        n,
    ).format(name=sitting.candidate, day=day(sitting.created_at), n=n)
