"""The faults of the journal in French."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import journal_cause
from pixsim.store.errors import AlteredSittingError, JournalError, Relocatable
from pixsim.text.terminal_text import plain_line

MOVED = _(
    "Le dossier de données n'est plus à sa place ({path}) : déplacé, supprimé ou débranché. "
    "Ce qui est fait reste en mémoire : ne fermez pas pixsim."
)

GO_ON_IN = _("Continuer dans {folder}")
PUT_BACK = _("Remettez-le à sa place, ou continuez dans un autre dossier.")
RESCUED = _(
    "La suite s'enregistre dans {folder}, avec ce qui précède. Pour y revenir plus tard : "
    "PIXSIM_HOME={folder}"
)
WAITING = _("Un autre pixsim écrit dans le journal : un instant…")


def rescued_sentence(journal: Relocatable) -> str:
    """Where everything is written from now on."""
    return RESCUED.format(folder=journal.path.parent)


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
        "name": _(
            "PIXSIM_HOME ne donne pas le nom d'un dossier (« {path} ») : il n'y a rien que des espaces, "
            "ou bien un retour à la ligne, un autre caractère de contrôle, ou un « ~ » qui n'est le "
            "dossier de personne. Corrigez-le."
        ),
        "system_name": _(
            "Le dossier de données (« {path} ») a dans son nom un retour à la ligne ou un autre caractère "
            "de contrôle, qui vient de HOME ou de XDG_DATA_HOME. Corrigez-les, ou donnez un autre dossier "
            "dans PIXSIM_HOME."
        ),
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
        "moved": MOVED,
        "altered": _("Le journal {path} est altéré : {reason}"),
    }[error.kind]
    return sentence.format(path=plain_line(str(error.path)), reason=journal_cause(error))
