"""Settings that a task has changed."""

from __future__ import annotations

from typing import Any

from pixsim.worlds.settings.world import Settings


def host_of(url: str) -> str:
    return url.removeprefix("https://").partition("/")[0]


def changed_settings(values: dict[str, Any], world: Settings) -> dict[str, str]:
    """Settings that are not as they were."""
    return {
        name: value for name, value in world.values.items() if values["world"].value(name) != value
    }


def readings(world: Settings) -> dict[str, str]:
    """Lines of the pages that are only read, by their names."""
    lines = (line for page in world.pages for line in page.settings)
    return {line.name: line.value for line in lines if line.kind == "info"}
