"""A folder of the computer and the drive, brought in step."""

from __future__ import annotations

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Refused, Text
from pixsim.worlds.drive.acts import added, allowed, free_name, saved_as
from pixsim.worlds.drive.data import CHANGED, FRESH, GONE, NEW, ONLINE, Local, Node, Space, Version


def _local(space: Space, number: str) -> tuple[int, Local]:
    place = int(number) - 1
    return place, space.device[place]


def _with_local(space: Space, place: int, *kept: Local) -> Space:
    return space.changed(device=(*space.device[:place], *kept, *space.device[place + 1 :]))


class Free(Act, do="free", word="libérer"):
    """Keep a file of the computer online alone."""

    past = (gettext("« {local} » gardé en ligne seulement"),)
    local: Text

    def apply(self, space: Space) -> Space:
        place, local = _local(space, self.local)
        if local.state != FRESH:
            raise Refused(_("Ce fichier n'est pas encore en ligne tel qu'il est ici."))
        return _with_local(space, place, local.changed(state=ONLINE))


class Keep(Act, do="keep", word="garder"):
    """Have a file on the computer too, for when there is no connection."""

    past = (gettext("« {local} » gardé aussi sur l'appareil"),)
    local: Text

    def apply(self, space: Space) -> Space:
        place, local = _local(space, self.local)
        if local.state != ONLINE:
            raise Refused(_("Ce fichier est déjà sur cet appareil."))
        if not space.connected:
            raise Refused(_("Il faut être connecté."))
        return _with_local(space, place, local.changed(state=FRESH))


class Discard(Act, do="discard", word="effacer"):
    """Delete a file of the computer: it goes online too, once in step."""

    past = (gettext("« {local} » effacé de l'appareil"),)
    local: Text

    def apply(self, space: Space) -> Space:
        place, local = _local(space, self.local)
        if local.state == NEW:
            return _with_local(space, place)
        if local.state == GONE:
            raise Refused(_("Ce fichier est déjà effacé ici."))
        return _with_local(space, place, local.changed(state=GONE))


class Connect(Act, do="connect", word="connexion"):
    """Connect the computer, or cut it off."""

    past = (
        gettext("Appareil connecté"),
        gettext("Appareil mis hors connexion"),
    )

    def apply(self, space: Space) -> Space:
        return space.changed(connected=not space.connected)


class Sync(Act, do="sync", word="synchroniser"):
    """Bring the computer and the drive in step."""

    past = (gettext("Appareil synchronisé"),)

    def apply(self, space: Space) -> Space:
        if not space.connected:
            raise Refused(_("Il faut être connecté."))
        waiting = [
            local for local in space.device if local.state in (NEW, CHANGED, GONE) or local.newer
        ]
        if not waiting:
            raise Refused(_("Tout est à jour."))
        kept: list[Local] = []
        for local in space.device:
            space, now = _in_step(space, local)
            kept += [now] if now is not None else []
        note = ngettext("{n} fichier synchronisé.", "{n} fichiers synchronisés.", len(waiting))
        return space.changed(device=tuple(kept), note=note.format(n=len(waiting)))


def _in_step(space: Space, local: Local) -> tuple[Space, Local | None]:
    """The drive once it knows of a file of the computer, and that file; None where it is gone."""
    is_away = bool(local.node) and (not space.has(local.node) or space.is_binned(local.node))
    if is_away and local.state != CHANGED:
        return space, None
    if local.state == NEW or is_away:
        folder = allowed(space, space.node(local.folder))
        node = _made(space, local, free_name(space, folder.id, local.name))
        return added(space, node), local.changed(node=node.id, state=FRESH)
    if local.state == GONE:
        allowed(space, space.node(local.node))
        return space.with_node(local.node, binned=True), None
    if local.state == CHANGED and local.newer:
        stem, point, end = local.name.rpartition(".")
        name = _("{name} (conflit {who} {day})").format(
            name=stem or end, who=space.me, day=space.today
        )
        name = f"{name}{point}{end}" if stem else name
        node = _made(space, local, free_name(space, local.folder, name))
        return added(space, node), local.changed(
            state=FRESH, newer=False, lines=space.node(local.node).lines
        )
    if local.state == CHANGED:
        node = allowed(space, space.node(local.node))
        return saved_as(space, node, local.lines, _("modifié sur un appareil")), local.changed(
            state=FRESH
        )
    return space, local.changed(newer=False)


def _made(space: Space, local: Local, name: str) -> Node:
    """A file of the computer as a document of the drive."""
    saved = Version(when=space.today, who=space.me, what=_("dépôt du fichier"), lines=local.lines)
    return Node(
        id=space.next_id(), parent=local.folder, name=name, owner=space.me, size=local.size, date=space.today,
        lines=local.lines, versions=(saved,),
    )  # fmt: skip
