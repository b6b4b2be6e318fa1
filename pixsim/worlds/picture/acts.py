"""What one does with a picture."""

from __future__ import annotations

import re
from typing import ClassVar, TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Refused, Text
from pixsim.worlds.picture.data import (
    ADJUSTMENTS,
    CLEAR,
    EDGES,
    END,
    MIDDLE,
    MOST_PIXELS,
    MOST_UNDONE,
    PER_MEGAPIXEL,
    RATIOS,
    TURNS,
    Exported,
    Image,
    Layer,
    Studio,
)
from pixsim.worlds.picture.visible_parts import has_transparency

"""What one does with a picture."""
S = TypeVar("S", bound=Studio)
ALL, NOTHING, OUTLINE = "toute l'image", "rien", "le contour : {thing}"
FURTHEST = 1_000  # places of layers: more than there are
LEAST_LEFT = 10  # hundredths that a cut leaves, of a side


def outline(thing: str) -> str:
    """How the outline of a thing is called."""
    return OUTLINE.format(thing=thing)


_UNIT = re.compile(r"\s*(?:px|pixels?)?(?:\s+(?:de large|de largeur|de haut|de hauteur))?$")


def _with(studio: S, image: Image, note: str = "") -> S:
    done = (*studio.done, studio.image)[-MOST_UNDONE:]
    return studio.changed(image=image, done=done, note=note)


def _pixels(text: str) -> int:
    """A number of pixels as typed: « 1 200 », « 1200 px », « 1200 pixels de large »."""
    digits = _UNIT.sub("", text.casefold())
    digits = digits.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    if not (digits.isascii() and digits.isdecimal() and 1 <= int(digits[:9]) <= MOST_PIXELS):
        raise Refused(
            _("Donnez un nombre entier de pixels, de 1 à {most}.").format(most=MOST_PIXELS)
        )
    return int(digits)


# ---- the frame


class Turn(Act, do="turn", word="tourner"):
    """Turn the whole picture."""

    past = (gettext("Image tournée : {way}"),)
    way: Text

    def apply(self, studio: Studio) -> Studio:
        image, quarters = studio.image, TURNS[self.way]
        turn = (image.turn + (-quarters if image.flipped else quarters)) % 4
        size = (image.width, image.height) if quarters == 2 else (image.height, image.width)
        return _with(studio, image.changed(turn=turn, width=size[0], height=size[1]))


class Mirror(Act, do="mirror", word="miroir"):
    """Change left for right."""

    past = (gettext("Image mise en miroir"),)

    def apply(self, studio: Studio) -> Studio:
        image = studio.image
        return _with(studio, image.changed(flipped=not image.flipped))


def _cut(image: Image, edge: str, share: float) -> Image:
    """A picture without a share (0 to 1) along an edge, as it stands."""
    place = EDGES.index(edge)
    if image.flipped and place % 2:
        place = 4 - place
    place = (place - image.turn) % 4
    left, top, right, bottom = image.box
    wide, high = (right - left) * share, (bottom - top) * share
    box = (
        (left, top + high, right, bottom),
        (left, top, right - wide, bottom),
        (left, top, right, bottom - high),
        (left + wide, top, right, bottom),
    )[place]
    if box[2] - box[0] < LEAST_LEFT or box[3] - box[1] < LEAST_LEFT:
        raise Refused(_("Il ne resterait presque rien de l'image."))
    along = "width" if EDGES.index(edge) % 2 else "height"
    pixels = max(1, round(getattr(image, along) * (1 - share)))
    return image.changed(box=box, **{along: pixels})


class Cut(Act, do="cut", word="couper"):
    """Cut off part of the picture along an edge."""

    past = (gettext("Coupé, {edge} : {by}"),)
    links = ("de",)
    edge: Text
    by: Text

    def apply(self, studio: Studio) -> Studio:
        share = int(self.by.removesuffix(" %")) / 100
        image = studio.image
        # a share of the picture that one began with, so that cuts lie along its cells
        place = EDGES.index(self.edge)
        across = bool(place % 2) != bool(image.turn % 2)
        left, top, right, bottom = image.box
        span = (right - left) if across else (bottom - top)
        share = min(1.0, share * 100 / span)
        return _with(studio, _cut(image, self.edge, share))


class CutTo(Act, do="cut_to", word="cadrer"):
    """Cut the picture to a shape, as large as can be."""

    past = (gettext("Image cadrée en {ratio}, en gardant : {keeping}"),)
    ratio: Text
    keeping: Text

    def apply(self, studio: Studio) -> Studio:
        image = studio.image
        across, down = RATIOS[self.ratio]
        wanted, is_now = across / down, image.width / image.height
        first, last = (EDGES[3], EDGES[1]) if is_now > wanted else (EDGES[0], EDGES[2])
        share = 1 - (wanted / is_now if is_now > wanted else is_now / wanted)
        if share < 1e-3:
            raise Refused(_("L'image a déjà cette forme."))
        if self.keeping == MIDDLE:
            half = share / 2
            image = _cut(_cut(image, first, half), last, half / (1 - half))
        else:
            image = _cut(image, first if self.keeping == END else last, share)
        if is_now > wanted:
            return _with(studio, image.changed(width=max(1, round(image.height * wanted))))
        return _with(studio, image.changed(height=max(1, round(image.width / wanted))))


class Resize(Act, do="resize", word="redimensionner"):
    """Give the picture another width in pixels; its height follows."""

    past = (gettext("Image redimensionnée : {width} pixels de large"),)
    links = ("à", "en")
    width: Text

    def apply(self, studio: Studio) -> Studio:
        image, width = studio.image, _pixels(self.width)
        height = max(1, round(image.height * width / image.width))
        if height > MOST_PIXELS:
            raise Refused(_("L'image serait trop haute."))
        return _with(studio, image.changed(width=width, height=height))


class Pull(Act, do="pull", word="étirer"):
    """Give the picture another width and height in pixels, whatever its proportions."""

    past = (gettext("Image étirée : {width} × {height} pixels"),)
    width: Text
    height: Text

    def apply(self, studio: Studio) -> Studio:
        image, width, height = studio.image, _pixels(self.width), _pixels(self.height)
        same = abs(width / height * image.height / image.width - 1) < 0.01
        pulled = (
            image.pulled if same else not image.pulled or _not_as_it_was(studio, width / height)
        )
        return _with(studio, image.changed(width=width, height=height, pulled=pulled))


def _not_as_it_was(studio: Studio, ratio: float) -> bool:
    """Whether a pulled picture would still be out of the proportions that it had when last sound."""
    sound = next((one for one in reversed(studio.done) if not one.pulled), studio.image)
    if (sound.box, sound.turn) != (studio.image.box, studio.image.turn):
        return True
    return abs(ratio * sound.height / sound.width - 1) >= 0.01


class Adjust(Act, do="adjust", word="régler"):
    """Set an adjustment of light or colour."""

    past = (gettext("Réglage « {what} » : {amount}"),)
    links = ("à", "sur")
    what: Text
    amount: Text

    def apply(self, studio: Studio) -> Studio:
        amounts = {what: studio.image.set.get(what, 0) for what in ADJUSTMENTS}
        amounts[self.what] = int(self.amount)
        kept = {what: amount for what, amount in amounts.items() if amount}
        return _with(studio, studio.image.changed(set=kept))


# ---- layers


def _replaced(studio: S, layer: Layer, note: str = "") -> S:
    layers = tuple(layer if one.id == layer.id else one for one in studio.image.layers)
    return _with(studio, studio.image.changed(layers=layers), note)


class Show(Act, do="show_layer", word="montrer"):
    """Show a layer."""

    past = (gettext("Calque « {layer} » montré"),)
    layer: Text

    def apply(self, studio: Studio) -> Studio:
        return _replaced(studio, studio.image.layer(self.layer).changed(seen=True))


class Hide(Act, do="hide_layer", word="cacher"):
    """Hide a layer; it is not lost."""

    past = (gettext("Calque « {layer} » caché"),)
    layer: Text

    def apply(self, studio: Studio) -> Studio:
        return _replaced(studio, studio.image.layer(self.layer).changed(seen=False))


class _Moved(Act):
    """Layers in another order: nearer to the back by some places."""

    layer: Text

    by: ClassVar[int]

    def apply(self, studio: Studio) -> Studio:
        layers = list(studio.image.layers)
        place = next(n for n, one in enumerate(layers) if one.id == self.layer)
        to = min(max(place + self.by, 0), len(layers) - 1)
        if to == place:
            raise Refused(
                _("Ce calque est déjà devant tous les autres.")
                if self.by < 0
                else _("Ce calque est déjà derrière tous les autres.")
            )
        layers.insert(to, layers.pop(place))
        return _with(studio, studio.image.changed(layers=tuple(layers)))


class Raise(_Moved, do="raise_layer", word="avancer"):
    """Bring a layer one place forward."""

    past = (gettext("Calque « {layer} » avancé d'un rang"),)
    by = -1


class Lower(_Moved, do="lower_layer", word="reculer"):
    """Bring a layer one place back."""

    past = (gettext("Calque « {layer} » reculé d'un rang"),)
    by = 1


class ToFront(_Moved, do="to_front", word="premier-plan"):
    """Bring a layer before all others."""

    past = (gettext("Calque « {layer} » mis tout devant"),)
    by = -FURTHEST


class ToBack(_Moved, do="to_back", word="arrière-plan"):
    """Bring a layer behind all others."""

    past = (gettext("Calque « {layer} » mis tout derrière"),)
    by = FURTHEST


class Remove(Act, do="remove_layer", word="supprimer"):
    """Delete a layer."""

    past = (gettext("Calque « {layer} » supprimé"),)
    layer: Text

    def apply(self, studio: Studio) -> Studio:
        if len(studio.image.layers) == 1:
            raise Refused(_("C'est le seul calque."))
        layers = tuple(one for one in studio.image.layers if one.id != self.layer)
        gone = {thing.name for thing in studio.image.layer(self.layer).things}
        selected = tuple(name for name in studio.selected if name not in gone)
        return _with(studio, studio.image.changed(layers=layers)).changed(selected=selected)


class Select(Act, do="select", word="sélectionner"):
    """Select one thing by its outline, or all, or nothing."""

    past = (gettext("Sélection : {what}"),)
    what: Text

    def apply(self, studio: Studio) -> Studio:
        found = {ALL: studio.things, NOTHING: ()}.get(self.what)
        if found is None:
            found = tuple(name for name in studio.things if outline(name) == self.what)
        lost = [name for name in studio.selected if name not in found]
        if not lost or not found:
            return studio.changed(selected=found)
        note = _("Sélection : {what}, à la place de : {lost}.")
        return studio.changed(
            selected=found, note=note.format(what=", ".join(found), lost=", ".join(lost))
        )


class Invert(Act, do="invert", word="inverser"):
    """Select what was not, and no more what was."""

    past = (gettext("Sélection inversée"),)

    def apply(self, studio: Studio) -> Studio:
        return studio.changed(
            selected=tuple(name for name in studio.things if name not in studio.selected)
        )


def _chosen(studio: Studio, layer: Layer) -> tuple[str, ...]:
    """What is selected of a layer.

    Raises
    ------
    Refused
    """
    found = tuple(thing.name for thing in layer.things if thing.name in studio.selected)
    if not found:
        raise Refused(_("Rien n'est sélectionné sur ce calque."))
    return found


class Mask(Act, do="mask", word="masque"):
    """Give a layer a mask: what is not selected is hidden, not lost."""

    past = (gettext("Masque donné au calque « {layer} »"),)
    layer: Text

    def apply(self, studio: Studio) -> Studio:
        layer = studio.image.layer(self.layer)
        return _replaced(studio, layer.changed(mask=_chosen(studio, layer)))


class Unmask(Act, do="unmask", word="ôter-masque"):
    """Take the mask off a layer."""

    past = (gettext("Masque du calque « {layer} » ôté"),)
    layer: Text

    def apply(self, studio: Studio) -> Studio:
        return _replaced(studio, studio.image.layer(self.layer).changed(mask=None))


class Erase(Act, do="erase_pixels", word="effacer"):
    """Erase what is selected from a layer, for good."""

    past = (gettext("Sélection effacée du calque « {layer} »"),)
    layer: Text

    def apply(self, studio: Studio) -> Studio:
        layer = studio.image.layer(self.layer)
        erased = tuple(dict.fromkeys((*layer.erased, *_chosen(studio, layer))))
        return _replaced(studio, layer.changed(erased=erased), _("Effacé du calque."))


class Flatten(Act, do="flatten", word="aplatir"):
    """Make one layer of what is seen."""

    past = (gettext("Calques réunis en un seul"),)

    def apply(self, studio: Studio) -> Studio:
        seen = [layer for layer in studio.image.layers if layer.seen]
        if not seen:
            raise Refused(_("Rien n'est visible."))
        things = tuple(thing for layer in reversed(seen) for thing in layer.things)
        one = Layer(id=seen[-1].id, name=seen[-1].name, things=things)
        hidden = len(studio.image.layers) - len(seen)
        note = ngettext(
            "Un seul calque reste ; {n} calque caché est perdu.",
            "Un seul calque reste ; {n} calques cachés sont perdus.",
            hidden,
        ).format(n=hidden)
        names = {thing.name for thing in things}
        selected = tuple(name for name in studio.selected if name in names)
        found = _with(studio, studio.image.changed(layers=(one,)), note)
        return found.changed(selected=selected)


# ---- files


def kilobytes(studio: Studio, form: str, quality: str) -> int:
    """What a file of the picture weighs."""
    image = studio.image
    megapixels = image.width * image.height / 1e6
    return max(1, round(megapixels * PER_MEGAPIXEL[form][quality] * studio.detail / 100))


class Export(Act, do="export_image", word="exporter"):
    """Make a file of what is seen, beside the picture."""

    past = (gettext("Image exportée en {format}, {quality}"),)
    format: Text
    quality: Text

    def apply(self, studio: Studio) -> Studio:
        made = Exported(
            format=self.format,
            quality=self.quality,
            size=studio.image.size,
            kilobytes=kilobytes(studio, self.format, self.quality),
            clear=self.format in CLEAR and has_transparency(studio.image),
        )
        return studio.changed(exported=made, note=told(studio, made))


def told(studio: Studio, made: Exported) -> str:
    """A file that was made, in words."""
    stem = studio.name.rpartition(".")[0] or studio.name
    name = f"{stem}.{made.format.lower().replace('jpeg', 'jpg')}"
    if name == studio.name:  # an export is never taken for the file it comes from
        name = name.replace(f"{stem}.", f"{stem}-{made.size.replace(' × ', 'x')}.")
    return _("Exporté : {name}, {size} pixels, {kb} ko, {ground}.").format(
        name=name,
        size=made.size,
        kb=made.kilobytes,
        ground=_("fond transparent") if made.clear else _("sans transparence"),
    )


class Save(Act, do="save_image", word="enregistrer"):
    """Write the picture over its own file."""

    past = (gettext("Image enregistrée sur son propre fichier"),)

    def apply(self, studio: Studio) -> Studio:
        return studio.changed(
            saved=studio.image, note=_("{name} est enregistré.").format(name=studio.name)
        )


class Undo(Act, do="undo", word="annuler"):
    """Take back what was done last."""

    past = (gettext("Dernière action annulée"),)

    def apply(self, studio: Studio) -> Studio:
        names = {t.name for layer in studio.done[-1].layers for t in layer.things}
        return studio.changed(
            image=studio.done[-1],
            done=studio.done[:-1],
            selected=tuple(name for name in studio.selected if name in names),
        )
