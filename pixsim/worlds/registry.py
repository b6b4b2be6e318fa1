"""The machines, by name; each is read when first needed."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import PlainValidator, SerializeAsAny, ValidationError

from pixsim.worlds.core import World

MACHINES: Mapping[str, str] = {
    "mail": "pixsim.worlds.mail.world.Mailbox",
    "settings": "pixsim.worlds.settings.world.Settings",
    "web": "pixsim.worlds.web.world.Web",
    "files": "pixsim.worlds.files.world.Files",
    "sheet": "pixsim.worlds.sheet.world.Sheet",
    "program": "pixsim.worlds.program.world.Program",
    "writer": "pixsim.worlds.writer.world.Writer",
    "drive": "pixsim.worlds.drive.world.Drive",
    "social": "pixsim.worlds.social.world.Network",
    "shell": "pixsim.worlds.shell.world.Shell",
    "picture": "pixsim.worlds.picture.world.Picture",
    "team": "pixsim.worlds.team.world.Messaging",
    "agenda": "pixsim.worlds.agenda.world.Agenda",
    "assistant": "pixsim.worlds.assistant.world.Assistant",
}


def machine(name: str) -> type[World]:
    """A machine by its name.

    Raises
    ------
    LookupError
    """
    try:
        module, _, found = MACHINES[name].rpartition(".")
    except KeyError:
        raise LookupError(f"there is no machine {name!r}: {', '.join(MACHINES)}") from None
    return getattr(importlib.import_module(module), found)  # type: ignore[no-any-return]


def read_world(value: Any) -> World:
    """A world, or one from its data.

    Raises
    ------
    ValueError
    """
    if isinstance(value, World):
        return value
    try:
        return machine(str(value["machine"])).model_validate(value)
    except (LookupError, TypeError) as error:
        raise ValueError(f"not a world: {error}") from error
    except ValidationError as error:
        faults = (".".join(map(str, fault["loc"])) + f" {fault['msg']}" for fault in error.errors())
        raise ValueError("; ".join(faults).strip()) from error


AnyWorld = Annotated[SerializeAsAny[World], PlainValidator(read_world)]
"""A world of any machine, as a field of a model."""
