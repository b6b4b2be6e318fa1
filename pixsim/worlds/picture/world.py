"""A picture editor as a world: its page, its acts, its facts."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Fact
from pixsim.worlds.pages import Page
from pixsim.worlds.picture import acts
from pixsim.worlds.picture.data import ADJUSTMENTS, EDGES, Studio
from pixsim.worlds.picture.pages import page_of
from pixsim.worlds.picture.visible_parts import bare, glimpses, has_transparency

_YES, _NO = "oui", "non"


def _said(true: object) -> str:
    return _YES if true else _NO


class Picture(Studio, acts=[acts]):
    """A picture editor; see `pixsim.worlds.picture.data.Studio` for its fields.

    Facts: ``facing degrees`` (turned to the right, of what the layers hold), ``mirrored oui``, ``pulled
    oui``, ``size W × H``, ``shows thing how-much`` (« en entier », « en partie », « non »), ``amount
    adjustment value`` (that with which the picture came included), ``adjusted adjustment value``,
    ``rank layer n`` (1 in front), ``seen layer oui``, ``there layer``, ``masked layer things``, ``erased
    layer things``, ``clear oui``, ``bare edge oui`` (nothing along it),
    ``exported format quality size``, ``exported_clear oui``, ``saved oui`` (as it
    is now), ``written_over oui`` (its file, whatever was done since).
    Computed: ``lighter kB`` and ``heavier kB`` (the last export), ``wider pixels`` (the same), ``left
    percent`` (at least so much of what the layers hold is still there).
    """

    def page(self) -> Page:
        """What is on the screen."""
        return page_of(self)

    def _facts(self) -> Iterator[Fact]:
        image = self.image
        yield ("facing", str(90 * image.turn))
        yield ("mirrored", _said(image.flipped))
        yield ("pulled", _said(image.pulled))
        yield ("size", image.size)
        yield ("saved", _said(self.saved == image))
        yield ("written_over", _said(self.saved is not None))
        yield ("clear", _said(has_transparency(image)))
        yield from (("bare", edge, _said(bare(image, edge))) for edge in EDGES)
        yield from (("shows", name, one.shown) for name, one in glimpses(image).items())
        for what in ADJUSTMENTS:
            yield ("adjusted", what, f"{image.set.get(what, 0):+}")
            yield ("amount", what, f"{self.amount(what):+}")
        for rank, layer in enumerate(image.layers, 1):
            yield ("there", layer.id)
            yield ("rank", layer.id, str(rank))
            yield ("seen", layer.id, _said(layer.seen))
            if layer.mask is not None:
                yield ("masked", layer.id, ", ".join(layer.mask))
            if layer.erased:
                yield ("erased", layer.id, ", ".join(layer.erased))
        if self.exported is not None:
            made = self.exported
            yield ("exported", made.format, made.quality, made.size)
            yield ("exported_clear", _said(made.clear))

    def holds(self, fact: Fact) -> bool | None:
        """Whether a measure is kept."""
        kind, *rest = fact
        if kind == "left":
            return self.image.area >= float(rest[0]) - 1e-9
        if kind not in ("lighter", "heavier", "wider"):
            return None
        made = self.exported
        if made is None:
            return False
        if kind == "wider":
            return int(made.size.split(" ")[0]) >= int(rest[0])
        return (
            made.kilobytes <= int(rest[0]) if kind == "lighter" else made.kilobytes >= int(rest[0])
        )

    def called(self, name: str, value: str) -> str:
        """A layer by its name."""
        return next(
            (one.name for one in self.image.layers if name == "layer" and one.id == value), value
        )

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, first, *rest = fact
        layers = {layer.id: layer.name for layer in self.image.layers}
        name = layers.get(first, first)
        values = [part.replace("||", " ou ") for part in rest] + [""] * 2
        template = {
            "facing": _("image tournée de {name} degrés"), "mirrored": _("image en miroir : {name}"), "pulled": _("image déformée : {name}"),
            "size": _("dimensions : {name} pixels"), "shows": _("{name} se voit {0}"), "amount": _("{name} : {0} en tout"),
            "adjusted": _("réglage de {name} : {0}"), "rank": _("calque {name} au rang {0}"), "seen": _("calque {name} visible : {0}"),
            "there": _("calque {name} gardé"), "masked": _("calque {name}, masque : {0}"), "erased": _("calque {name}, effacé : {0}"),
            "clear": _("fond transparent : {name}"), "exported": _("un export en {name}, {0}"), "exported_clear": _("export à fond transparent : {name}"),
            "bare": _("une marge vide, {name} : {0}"), "saved": _("image enregistrée telle qu'elle est : {name}"), "written_over": _("fichier d'origine écrasé : {name}"), "lighter": _("un export de {name} ko au plus"),
            "heavier": _("un export de {name} ko au moins"), "wider": _("un export de {name} pixels de large au moins"), "left": _("au moins {name} % de l'image gardés"),
        }.get(kind)  # fmt: skip
        return template.format(*values, name=name) if template else super().tell(fact)
