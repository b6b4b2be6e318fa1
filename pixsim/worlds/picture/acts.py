"""What one does with a picture."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Text


class Turn(Act):
    """Turn the whole picture."""

    word = "tourner"
    past = (gettext("Image tournée : {way}"),)
    do: Literal["turn"] = "turn"
    way: Text


class Mirror(Act):
    """Change left for right."""

    word = "miroir"
    past = (gettext("Image mise en miroir"),)
    do: Literal["mirror"] = "mirror"


class Cut(Act):
    """Cut off part of the picture along an edge."""

    word = "couper"
    past = (gettext("Coupé, {edge} : {by}"),)
    links = ("de",)
    do: Literal["cut"] = "cut"
    edge: Text
    by: Text


class CutTo(Act):
    """Cut the picture to a shape, as large as can be."""

    word = "cadrer"
    past = (gettext("Image cadrée en {ratio}, en gardant : {keeping}"),)
    do: Literal["cut_to"] = "cut_to"
    ratio: Text
    keeping: Text


class Resize(Act):
    """Give the picture another width in pixels; its height follows."""

    word = "redimensionner"
    past = (gettext("Image redimensionnée : {width} pixels de large"),)
    links = ("à", "en")
    do: Literal["resize"] = "resize"
    width: Text


class Pull(Act):
    """Give the picture another width and height in pixels, whatever its proportions."""

    word = "étirer"
    past = (gettext("Image étirée : {width} × {height} pixels"),)
    do: Literal["pull"] = "pull"
    width: Text
    height: Text


class Adjust(Act):
    """Set an adjustment of light or colour."""

    word = "régler"
    past = (gettext("Réglage « {what} » : {amount}"),)
    links = ("à", "sur")
    do: Literal["adjust"] = "adjust"
    what: Text
    amount: Text


class Show(Act):
    """Show a layer."""

    word = "montrer"
    past = (gettext("Calque « {layer} » montré"),)
    do: Literal["show_layer"] = "show_layer"
    layer: Text


class Hide(Act):
    """Hide a layer; it is not lost."""

    word = "cacher"
    past = (gettext("Calque « {layer} » caché"),)
    do: Literal["hide_layer"] = "hide_layer"
    layer: Text


class Raise(Act):
    """Bring a layer one place forward."""

    word = "avancer"
    past = (gettext("Calque « {layer} » avancé d'un rang"),)
    do: Literal["raise_layer"] = "raise_layer"
    layer: Text


class Lower(Act):
    """Bring a layer one place back."""

    word = "reculer"
    past = (gettext("Calque « {layer} » reculé d'un rang"),)
    do: Literal["lower_layer"] = "lower_layer"
    layer: Text


class ToFront(Act):
    """Bring a layer before all others."""

    word = "premier-plan"
    past = (gettext("Calque « {layer} » mis tout devant"),)
    do: Literal["to_front"] = "to_front"
    layer: Text


class ToBack(Act):
    """Bring a layer behind all others."""

    word = "arrière-plan"
    past = (gettext("Calque « {layer} » mis tout derrière"),)
    do: Literal["to_back"] = "to_back"
    layer: Text


class Remove(Act):
    """Delete a layer."""

    word = "supprimer"
    past = (gettext("Calque « {layer} » supprimé"),)
    do: Literal["remove_layer"] = "remove_layer"
    layer: Text


class Select(Act):
    """Select one thing by its outline, or all, or nothing."""

    word = "sélectionner"
    past = (gettext("Sélection : {what}"),)
    do: Literal["select"] = "select"
    what: Text


class Invert(Act):
    """Select what was not, and no more what was."""

    word = "inverser"
    past = (gettext("Sélection inversée"),)
    do: Literal["invert"] = "invert"


class Mask(Act):
    """Give a layer a mask: what is not selected is hidden, not lost."""

    word = "masque"
    past = (gettext("Masque donné au calque « {layer} »"),)
    do: Literal["mask"] = "mask"
    layer: Text


class Unmask(Act):
    """Take the mask off a layer."""

    word = "ôter-masque"
    past = (gettext("Masque du calque « {layer} » ôté"),)
    do: Literal["unmask"] = "unmask"
    layer: Text


class Erase(Act):
    """Erase what is selected from a layer, for good."""

    word = "effacer"
    past = (gettext("Sélection effacée du calque « {layer} »"),)
    do: Literal["erase_pixels"] = "erase_pixels"
    layer: Text


class Flatten(Act):
    """Make one layer of what is seen."""

    word = "aplatir"
    past = (gettext("Calques réunis en un seul"),)
    do: Literal["flatten"] = "flatten"


class Export(Act):
    """Make a file of what is seen, beside the picture."""

    word = "exporter"
    past = (gettext("Image exportée en {format}, {quality}"),)
    do: Literal["export_image"] = "export_image"
    format: Text
    quality: Text


class Save(Act):
    """Write the picture over its own file."""

    word = "enregistrer"
    past = (gettext("Image enregistrée sur son propre fichier"),)
    do: Literal["save_image"] = "save_image"


class Undo(Act):
    """Take back what was done last."""

    word = "annuler"
    past = (gettext("Dernière action annulée"),)
    do: Literal["undo"] = "undo"


ACTS: tuple[type[Act], ...] = (
    Turn, Mirror, Cut, CutTo, Resize, Pull, Adjust, Show, Hide, Raise, Lower, ToFront, ToBack, Remove, Select, Invert,
    Mask, Unmask, Erase, Flatten, Export, Save, Undo,
)  # fmt: skip
