"""What one does with a picture."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.worlds.core import Act, Text


class Turn(Act):
    """Turn the whole picture."""

    word: ClassVar[str] = "tourner"
    do: Literal["turn"] = "turn"
    way: Text


class Mirror(Act):
    """Change left for right."""

    word: ClassVar[str] = "miroir"
    do: Literal["mirror"] = "mirror"


class Cut(Act):
    """Cut off part of the picture along an edge."""

    word: ClassVar[str] = "couper"
    links: ClassVar[tuple[str, ...]] = ("de",)
    do: Literal["cut"] = "cut"
    edge: Text
    by: Text


class CutTo(Act):
    """Cut the picture to a shape, as large as can be."""

    word: ClassVar[str] = "cadrer"
    do: Literal["cut_to"] = "cut_to"
    ratio: Text
    keeping: Text


class Resize(Act):
    """Give the picture another width in pixels; its height follows."""

    word: ClassVar[str] = "redimensionner"
    links: ClassVar[tuple[str, ...]] = ("à", "en")
    do: Literal["resize"] = "resize"
    width: Text


class Pull(Act):
    """Give the picture another width and height in pixels, whatever its proportions."""

    word: ClassVar[str] = "étirer"
    do: Literal["pull"] = "pull"
    width: Text
    height: Text


class Adjust(Act):
    """Set an adjustment of light or colour."""

    word: ClassVar[str] = "régler"
    links: ClassVar[tuple[str, ...]] = ("à", "sur")
    do: Literal["adjust"] = "adjust"
    what: Text
    amount: Text


class Show(Act):
    """Show a layer."""

    word: ClassVar[str] = "montrer"
    do: Literal["show_layer"] = "show_layer"
    layer: Text


class Hide(Act):
    """Show a layer no more; it is not lost."""

    word: ClassVar[str] = "cacher"
    do: Literal["hide_layer"] = "hide_layer"
    layer: Text


class Raise(Act):
    """Bring a layer one place forward."""

    word: ClassVar[str] = "avancer"
    do: Literal["raise_layer"] = "raise_layer"
    layer: Text


class Lower(Act):
    """Bring a layer one place back."""

    word: ClassVar[str] = "reculer"
    do: Literal["lower_layer"] = "lower_layer"
    layer: Text


class ToFront(Act):
    """Bring a layer before all others."""

    word: ClassVar[str] = "premier-plan"
    do: Literal["to_front"] = "to_front"
    layer: Text


class ToBack(Act):
    """Bring a layer behind all others."""

    word: ClassVar[str] = "arrière-plan"
    do: Literal["to_back"] = "to_back"
    layer: Text


class Remove(Act):
    """Delete a layer."""

    word: ClassVar[str] = "supprimer"
    do: Literal["remove_layer"] = "remove_layer"
    layer: Text


class Select(Act):
    """Select one thing by its outline, or all, or nothing."""

    word: ClassVar[str] = "sélectionner"
    do: Literal["select"] = "select"
    what: Text


class Invert(Act):
    """Select what was not, and no more what was."""

    word: ClassVar[str] = "inverser"
    do: Literal["invert"] = "invert"


class Mask(Act):
    """Give a layer a mask: what is not selected is hidden, not lost."""

    word: ClassVar[str] = "masque"
    do: Literal["mask"] = "mask"
    layer: Text


class Unmask(Act):
    """Take the mask off a layer."""

    word: ClassVar[str] = "ôter-masque"
    do: Literal["unmask"] = "unmask"
    layer: Text


class Erase(Act):
    """Erase what is selected from a layer, for good."""

    word: ClassVar[str] = "effacer"
    do: Literal["erase_pixels"] = "erase_pixels"
    layer: Text


class Flatten(Act):
    """Make one layer of what is seen."""

    word: ClassVar[str] = "aplatir"
    do: Literal["flatten"] = "flatten"


class Export(Act):
    """Make a file of what is seen, beside the picture."""

    word: ClassVar[str] = "exporter"
    do: Literal["export_image"] = "export_image"
    format: Text
    quality: Text


class Save(Act):
    """Write the picture over its own file."""

    word: ClassVar[str] = "enregistrer"
    do: Literal["save_image"] = "save_image"


class Undo(Act):
    """Take back what was done last."""

    word: ClassVar[str] = "annuler"
    do: Literal["undo"] = "undo"


ACTS: tuple[type[Act], ...] = (
    Turn, Mirror, Cut, CutTo, Resize, Pull, Adjust, Show, Hide, Raise, Lower, ToFront, ToBack, Remove, Select, Invert,
    Mask, Unmask, Erase, Flatten, Export, Save, Undo,
)  # fmt: skip
