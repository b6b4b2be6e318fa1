"""Notes under a result: what matters in a few words, then what it means."""

from __future__ import annotations

from pixsim.i18n import gettext as _

Note = tuple[str, str]
"""What matters; then what it means, or nothing."""


def rehearsal() -> Note:
    """What no result of pixsim is."""
    return (
        _("C'est un entraînement."),
        _("pixsim n'est pas Pix, et ce résultat n'a aucune valeur officielle."),
    )
