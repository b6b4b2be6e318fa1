"""What one does with a picture."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Text


class Turn(Act, do="turn", word="tourner"):
    """Turn the whole picture."""

    past = (gettext("Image tournée : {way}"),)
    way: Text


class Mirror(Act, do="mirror", word="miroir"):
    """Change left for right."""

    past = (gettext("Image mise en miroir"),)


class Cut(Act, do="cut", word="couper"):
    """Cut off part of the picture along an edge."""

    past = (gettext("Coupé, {edge} : {by}"),)
    links = ("de",)
    edge: Text
    by: Text


class CutTo(Act, do="cut_to", word="cadrer"):
    """Cut the picture to a shape, as large as can be."""

    past = (gettext("Image cadrée en {ratio}, en gardant : {keeping}"),)
    ratio: Text
    keeping: Text


class Resize(Act, do="resize", word="redimensionner"):
    """Give the picture another width in pixels; its height follows."""

    past = (gettext("Image redimensionnée : {width} pixels de large"),)
    links = ("à", "en")
    width: Text


class Pull(Act, do="pull", word="étirer"):
    """Give the picture another width and height in pixels, whatever its proportions."""

    past = (gettext("Image étirée : {width} × {height} pixels"),)
    width: Text
    height: Text


class Adjust(Act, do="adjust", word="régler"):
    """Set an adjustment of light or colour."""

    past = (gettext("Réglage « {what} » : {amount}"),)
    links = ("à", "sur")
    what: Text
    amount: Text


class Show(Act, do="show_layer", word="montrer"):
    """Show a layer."""

    past = (gettext("Calque « {layer} » montré"),)
    layer: Text


class Hide(Act, do="hide_layer", word="cacher"):
    """Hide a layer; it is not lost."""

    past = (gettext("Calque « {layer} » caché"),)
    layer: Text


class Raise(Act, do="raise_layer", word="avancer"):
    """Bring a layer one place forward."""

    past = (gettext("Calque « {layer} » avancé d'un rang"),)
    layer: Text


class Lower(Act, do="lower_layer", word="reculer"):
    """Bring a layer one place back."""

    past = (gettext("Calque « {layer} » reculé d'un rang"),)
    layer: Text


class ToFront(Act, do="to_front", word="premier-plan"):
    """Bring a layer before all others."""

    past = (gettext("Calque « {layer} » mis tout devant"),)
    layer: Text


class ToBack(Act, do="to_back", word="arrière-plan"):
    """Bring a layer behind all others."""

    past = (gettext("Calque « {layer} » mis tout derrière"),)
    layer: Text


class Remove(Act, do="remove_layer", word="supprimer"):
    """Delete a layer."""

    past = (gettext("Calque « {layer} » supprimé"),)
    layer: Text


class Select(Act, do="select", word="sélectionner"):
    """Select one thing by its outline, or all, or nothing."""

    past = (gettext("Sélection : {what}"),)
    what: Text


class Invert(Act, do="invert", word="inverser"):
    """Select what was not, and no more what was."""

    past = (gettext("Sélection inversée"),)


class Mask(Act, do="mask", word="masque"):
    """Give a layer a mask: what is not selected is hidden, not lost."""

    past = (gettext("Masque donné au calque « {layer} »"),)
    layer: Text


class Unmask(Act, do="unmask", word="ôter-masque"):
    """Take the mask off a layer."""

    past = (gettext("Masque du calque « {layer} » ôté"),)
    layer: Text


class Erase(Act, do="erase_pixels", word="effacer"):
    """Erase what is selected from a layer, for good."""

    past = (gettext("Sélection effacée du calque « {layer} »"),)
    layer: Text


class Flatten(Act, do="flatten", word="aplatir"):
    """Make one layer of what is seen."""

    past = (gettext("Calques réunis en un seul"),)


class Export(Act, do="export_image", word="exporter"):
    """Make a file of what is seen, beside the picture."""

    past = (gettext("Image exportée en {format}, {quality}"),)
    format: Text
    quality: Text


class Save(Act, do="save_image", word="enregistrer"):
    """Write the picture over its own file."""

    past = (gettext("Image enregistrée sur son propre fichier"),)


class Undo(Act, do="undo", word="annuler"):
    """Take back what was done last."""

    past = (gettext("Dernière action annulée"),)


ACTS: tuple[type[Act], ...] = (
    Turn, Mirror, Cut, CutTo, Resize, Pull, Adjust, Show, Hide, Raise, Lower, ToFront, ToBack, Remove, Select, Invert,
    Mask, Unmask, Erase, Flatten, Export, Save, Undo,
)  # fmt: skip
