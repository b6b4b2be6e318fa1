"""The help of a question that is done in a simulator: what it imitates, how its commonest things are done."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import clauses, label_value
from pixsim.worlds.core import World
from pixsim.worlds.guides import guide_of, keys_to, typed_line
from pixsim.worlds.keys import ALL, ENTER, ESCAPE

NAMES = {
    ENTER: _("Entrée"),
    ESCAPE: _("Échap"),
    ALL: _("? puis son nom"),
}
"""Keys that are no letter."""
FOR_THE_EXERCISE = _(
    "Tout y est inventé : rien n'est envoyé, rien n'est changé sur votre ordinateur."
)


def guide_text(world: World) -> str:
    """What a machine imitates and its keys, for a screen: a text with indented lines."""
    guide = guide_of(world)
    lines = [guide.title, f"  {guide.text}", f"  {FOR_THE_EXERCISE}", ""]
    for deed in guide.deeds:
        key = keys_to(world, deed)
        how = (
            _("{line}, puis Entrée").format(line=deed.arguments)
            if deed.act == "type"
            else NAMES.get(key, key)
        )
        lines.append(f"  {label_value(deed.text, how)}")
    return "\n".join([*lines, *_last_lines(world)])


def _last_lines(world: World) -> list[str]:
    if world.machine == "shell":
        return [_("  F7 : tout recommencer, sans que cela compte.")]
    return [
        _("  ? : tout ce qu'on peut faire ici, à chercher par son nom."),
        _("  F7 : tout recommencer, sans que cela compte.    Ctrl+G : agrandir."),
    ]


def guide_lines(world: World) -> list[str]:
    """What a machine imitates and what one types, read aloud."""
    guide = guide_of(world)
    deeds = [label_value(deed.text, typed_line(world, deed)) for deed in guide.deeds]
    return [
        f"{guide.title}. {guide.text}",
        FOR_THE_EXERCISE,
        *deeds,
        _("Ce qu'on peut taper sur cette page :"),
    ]


def guide_page(world: World) -> tuple[str, tuple[str, ...]]:
    """Title and paragraphs for a page of a browser, where buttons say what they do."""
    guide = guide_of(world)
    common = clauses([deed.text[:1].lower() + deed.text[1:] for deed in guide.deeds])
    how = _(
        "Un bouton dans une ligne l'ouvre ou la change ; les boutons sous la page disent tout ce qu'on peut faire ici."
    )
    if world.machine == "shell":
        how = _("Tapez une commande dans la case, puis « Faire ».")
    usual = _("Le plus courant : {deeds}.").format(deeds=common)
    return guide.title, (f"{guide.text} {FOR_THE_EXERCISE}", usual, how)
