"""What one sees of a picture editor, and what one may do there."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.pages import Ask, Offer, Page, Row, staged
from pixsim.worlds.picture.acts import ALL, NOTHING, outline, told
from pixsim.worlds.picture.data import (
    ADJUSTMENTS,
    ALSO_TURNS,
    AMOUNTS,
    CUTTING,
    EDGES,
    EXPORTING,
    FORMATS,
    KEPT,
    LAYERING,
    LIGHTING,
    NOT,
    QUALITIES,
    RATIOS,
    SELECTING,
    SIZING,
    TURNING,
    TURNS,
    UNSIGNED,
    Layer,
    Studio,
)
from pixsim.worlds.picture.visible_parts import (
    CLEAR_SIGN,
    colour_words,
    glimpse_words,
    glimpses,
    has_transparency,
    preview,
    tone,
    tone_words,
)

SHARES = tuple(f"{share} %" for share in range(5, 45, 5))
WIDTHS = (2, 1, 1, 0)
SILENT = " "
"""Said of the lines of the preview: what they show is told among the rows."""


def page_of(studio: Studio) -> Page:
    """What is on the screen."""
    image = studio.image
    size = _("{size} pixels").format(size=image.size)
    title = _("Retouche · {name} · {size} pixels").format(name=studio.name, size=image.size)
    seen = staged(_("Aperçu"), tuple(Row((line,), said=SILENT) for line in preview(image)))
    rows = (*(_row(studio, layer) for layer in image.layers), *_legend(studio))
    return Page(
        title, tuple(_lines(studio)), rows, WIDTHS, tuple(_offers(studio)), studio.note,
        chrome=(Status(_("Retouche · {name}").format(name=studio.name), size), _LAYERS, *seen), heading="",
    )  # fmt: skip


_LAYERS = Columns(
    (Column(number=True), Column(mark=True), Column(mark=True), Column(_("Calques"), rest=True))
)


def _lines(studio: Studio) -> Iterator[str]:
    """What does not show on the picture itself."""
    if LIGHTING in studio.tools:
        amounts = (f"{what} {_signed(studio.image.set.get(what, 0))}" for what in ADJUSTMENTS)
        yield " · ".join(amounts).capitalize()
    if SELECTING in studio.tools:
        yield _("Sélection : {what}").format(what=", ".join(studio.selected) or NOTHING)
    if studio.exported is not None and not studio.note:
        yield told(studio, studio.exported)


def _signed(amount: int) -> str:
    return f"{amount:+}" if amount else "0"


def _row(studio: Studio, layer: Layer) -> Row:
    more = [] if layer.seen else [_("caché")]
    more += [] if layer.mask is None else [_("masque : {what}").format(what=", ".join(layer.mask))]
    more += [_("effacé : {what}").format(what=", ".join(layer.erased))] if layer.erased else []
    shown = f"{layer.name} ({', '.join(more)})" if more else layer.name
    said = [layer.name, *(more or [_("calque visible")])]
    sign = ""
    if len(layer.things) == 1:
        (thing,) = layer.things
        sign = thing.fill
        if layer.seen:
            said.append(glimpse_words(studio, glimpses(studio.image)[thing.name]))
    return Row(
        (layer.id, Span("●" if layer.seen else "○", "mark"), sign, shown), layer.id, ", ".join(said)
    )


def _legend(studio: Studio) -> Iterator[Row]:
    """What the signs stand for, where a layer has several, and how light each is where that can be changed."""
    several = {
        t.name for layer in studio.image.layers if len(layer.things) > 1 for t in layer.things
    }
    for name, glimpse in glimpses(studio.image).items():
        if name in several and glimpse.shown != NOT:
            light = (
                f", {tone_words(tone(studio, glimpse.thing))}" if LIGHTING in studio.tools else ""
            )
            said = _("{name} : {value}").format(name=name, value=glimpse_words(studio, glimpse))
            yield Row(("", "", glimpse.thing.fill, name + light), said=said)
    if has_transparency(studio.image):
        yield Row(("", "", CLEAR_SIGN, _("transparent")), said=_("transparent par endroits"))
    if LIGHTING in studio.tools:
        yield Row(("", "", "", colour_words(studio)))


def _offers(studio: Studio) -> Iterator[Offer]:
    tools = studio.tools
    if TURNING in tools:
        yield Offer(
            "",
            _("tourner"),
            "turn",
            asks=(Ask("way", _("De combien"), tuple(TURNS), also=ALSO_TURNS),),
        )
        yield Offer("", _("miroir"), "mirror")
    if CUTTING in tools:
        edge, by = Ask("edge", _("Bord"), EDGES), Ask("by", _("De combien"), SHARES)
        yield Offer("", _("couper un bord"), "cut", asks=(edge, by))
        shape = Ask("ratio", _("Largeur pour hauteur"), tuple(RATIOS))
        yield Offer("", _("cadrer"), "cut_to", asks=(shape, Ask("keeping", _("Garder"), KEPT)))
    if SIZING in tools:
        width = Ask("width", _("Largeur en pixels"), value=str(studio.image.width), replaced=True)
        height = Ask(
            "height", _("Hauteur en pixels"), value=str(studio.image.height), replaced=True
        )
        yield Offer("", _("redimensionner"), "resize", asks=(width,))
        yield Offer("", _("étirer"), "pull", asks=(width, height))
    if LIGHTING in tools:
        asks = (
            Ask("what", _("Réglage"), ADJUSTMENTS),
            Ask("amount", _("Valeur"), AMOUNTS, also=UNSIGNED),
        )
        yield Offer("", _("régler"), "adjust", asks=asks)
    if LAYERING in tools:
        yield from _layer_offers(studio)
    if SELECTING in tools:
        yield from _selection_offers(studio)
    if EXPORTING in tools:
        asks = (Ask("format", _("Format"), FORMATS), Ask("quality", _("Qualité"), QUALITIES))
        yield Offer("", _("exporter"), "export_image", asks=asks)
    yield Offer("", _("enregistrer"), "save_image")
    if studio.done:
        yield Offer("", _("annuler"), "undo")


def _layer_offers(studio: Studio) -> Iterator[Offer]:
    layers = studio.image.layers
    seen = frozenset(layer.id for layer in layers if layer.seen)
    hidden = frozenset(layer.id for layer in layers) - seen
    if hidden:
        yield Offer("", _("montrer"), "show_layer", "layer", hidden)
    if seen:
        yield Offer("", _("cacher"), "hide_layer", "layer", seen)
    if len(layers) == 1:
        return
    yield Offer("", _("avancer"), "raise_layer", "layer")
    yield Offer("", _("reculer"), "lower_layer", "layer")
    yield Offer("", _("tout devant"), "to_front", "layer")
    yield Offer("", _("tout derrière"), "to_back", "layer")
    yield Offer("", _("supprimer"), "remove_layer", "layer")
    if not any(layer.erased or layer.mask is not None for layer in layers):
        yield Offer("", _("aplatir"), "flatten")


def _selection_offers(studio: Studio) -> Iterator[Offer]:
    what = (*(outline(name) for name in studio.things), ALL, NOTHING)
    yield Offer("", _("sélectionner"), "select", asks=(Ask("what", _("Quoi"), what),))
    yield Offer("", _("inverser"), "invert")
    yield Offer("", _("masque"), "mask", "layer")
    yield Offer("", _("effacer"), "erase_pixels", "layer")
    masked = frozenset(layer.id for layer in studio.image.layers if layer.mask is not None)
    if masked:
        yield Offer("", _("ôter le masque"), "unmask", "layer", masked)
