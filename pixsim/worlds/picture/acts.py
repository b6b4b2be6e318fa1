"""What one does with a picture."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Text


class Turn(Act):
    """Turn the whole picture."""

    word: ClassVar[str] = "tourner"
    past: ClassVar[tuple[str, ...]] = (gettext("Image tournée : {way}"),)
    do: Literal["turn"] = "turn"
    way: Text


class Mirror(Act):
    """Change left for right."""

    word: ClassVar[str] = "miroir"
    past: ClassVar[tuple[str, ...]] = (gettext("Image mise en miroir"),)
    do: Literal["mirror"] = "mirror"


class Cut(Act):
    """Cut off part of the picture along an edge."""

    word: ClassVar[str] = "couper"
    past: ClassVar[tuple[str, ...]] = (gettext("Coupé, {edge} : {by}"),)
    links: ClassVar[tuple[str, ...]] = ("de",)
    do: Literal["cut"] = "cut"
    edge: Text
    by: Text


class CutTo(Act):
    """Cut the picture to a shape, as large as can be."""

    word: ClassVar[str] = "cadrer"
    past: ClassVar[tuple[str, ...]] = (gettext("Image cadrée en {ratio}, en gardant : {keeping}"),)
    do: Literal["cut_to"] = "cut_to"
    ratio: Text
    keeping: Text


class Resize(Act):
    """Give the picture another width in pixels; its height follows."""

    word: ClassVar[str] = "redimensionner"
    past: ClassVar[tuple[str, ...]] = (gettext("Image redimensionnée : {width} pixels de large"),)
    links: ClassVar[tuple[str, ...]] = ("à", "en")
    do: Literal["resize"] = "resize"
    width: Text


class Pull(Act):
    """Give the picture another width and height in pixels, whatever its proportions."""

    word: ClassVar[str] = "étirer"
    past: ClassVar[tuple[str, ...]] = (gettext("Image étirée : {width} × {height} pixels"),)
    do: Literal["pull"] = "pull"
    width: Text
    height: Text


class Adjust(Act):
    """Set an adjustment of light or colour."""

    word: ClassVar[str] = "régler"
    past: ClassVar[tuple[str, ...]] = (gettext("Réglage « {what} » : {amount}"),)
    links: ClassVar[tuple[str, ...]] = ("à", "sur")
    do: Literal["adjust"] = "adjust"
    what: Text
    amount: Text


class Show(Act):
    """Show a layer."""

    word: ClassVar[str] = "montrer"
    past: ClassVar[tuple[str, ...]] = (gettext("Calque « {layer} » montré"),)
    do: Literal["show_layer"] = "show_layer"
    layer: Text


class Hide(Act):
    """Hide a layer; it is not lost."""

    word: ClassVar[str] = "cacher"
    past: ClassVar[tuple[str, ...]] = (gettext("Calque « {layer} » caché"),)
    do: Literal["hide_layer"] = "hide_layer"
    layer: Text


class Raise(Act):
    """Bring a layer one place forward."""

    word: ClassVar[str] = "avancer"
    past: ClassVar[tuple[str, ...]] = (gettext("Calque « {layer} » avancé d'un rang"),)
    do: Literal["raise_layer"] = "raise_layer"
    layer: Text


class Lower(Act):
    """Bring a layer one place back."""

    word: ClassVar[str] = "reculer"
    past: ClassVar[tuple[str, ...]] = (gettext("Calque « {layer} » reculé d'un rang"),)
    do: Literal["lower_layer"] = "lower_layer"
    layer: Text


class ToFront(Act):
    """Bring a layer before all others."""

    word: ClassVar[str] = "premier-plan"
    past: ClassVar[tuple[str, ...]] = (gettext("Calque « {layer} » mis tout devant"),)
    do: Literal["to_front"] = "to_front"
    layer: Text


class ToBack(Act):
    """Bring a layer behind all others."""

    word: ClassVar[str] = "arrière-plan"
    past: ClassVar[tuple[str, ...]] = (gettext("Calque « {layer} » mis tout derrière"),)
    do: Literal["to_back"] = "to_back"
    layer: Text


class Remove(Act):
    """Delete a layer."""

    word: ClassVar[str] = "supprimer"
    past: ClassVar[tuple[str, ...]] = (gettext("Calque « {layer} » supprimé"),)
    do: Literal["remove_layer"] = "remove_layer"
    layer: Text


class Select(Act):
    """Select one thing by its outline, or all, or nothing."""

    word: ClassVar[str] = "sélectionner"
    past: ClassVar[tuple[str, ...]] = (gettext("Sélection : {what}"),)
    do: Literal["select"] = "select"
    what: Text


class Invert(Act):
    """Select what was not, and no more what was."""

    word: ClassVar[str] = "inverser"
    past: ClassVar[tuple[str, ...]] = (gettext("Sélection inversée"),)
    do: Literal["invert"] = "invert"


class Mask(Act):
    """Give a layer a mask: what is not selected is hidden, not lost."""

    word: ClassVar[str] = "masque"
    past: ClassVar[tuple[str, ...]] = (gettext("Masque donné au calque « {layer} »"),)
    do: Literal["mask"] = "mask"
    layer: Text


class Unmask(Act):
    """Take the mask off a layer."""

    word: ClassVar[str] = "ôter-masque"
    past: ClassVar[tuple[str, ...]] = (gettext("Masque du calque « {layer} » ôté"),)
    do: Literal["unmask"] = "unmask"
    layer: Text


class Erase(Act):
    """Erase what is selected from a layer, for good."""

    word: ClassVar[str] = "effacer"
    past: ClassVar[tuple[str, ...]] = (gettext("Sélection effacée du calque « {layer} »"),)
    do: Literal["erase_pixels"] = "erase_pixels"
    layer: Text


class Flatten(Act):
    """Make one layer of what is seen."""

    word: ClassVar[str] = "aplatir"
    past: ClassVar[tuple[str, ...]] = (gettext("Calques réunis en un seul"),)
    do: Literal["flatten"] = "flatten"


class Export(Act):
    """Make a file of what is seen, beside the picture."""

    word: ClassVar[str] = "exporter"
    past: ClassVar[tuple[str, ...]] = (gettext("Image exportée en {format}, {quality}"),)
    do: Literal["export_image"] = "export_image"
    format: Text
    quality: Text


class Save(Act):
    """Write the picture over its own file."""

    word: ClassVar[str] = "enregistrer"
    past: ClassVar[tuple[str, ...]] = (gettext("Image enregistrée sur son propre fichier"),)
    do: Literal["save_image"] = "save_image"


class Undo(Act):
    """Take back what was done last."""

    word: ClassVar[str] = "annuler"
    past: ClassVar[tuple[str, ...]] = (gettext("Dernière action annulée"),)
    do: Literal["undo"] = "undo"


ACTS: tuple[type[Act], ...] = (
    Turn, Mirror, Cut, CutTo, Resize, Pull, Adjust, Show, Hide, Raise, Lower, ToFront, ToBack, Remove, Select, Invert,
    Mask, Unmask, Erase, Flatten, Export, Save, Undo,
)  # fmt: skip
