"""Build hook: compiles the gettext catalogues, and packs the bank and the sample profiles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrepareData(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels and for editable installs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """A wheel carries the bank, the profiles, and each .po compiled in its place.

        An editable install reads all of these where they are written.
        """
        if version != "standard" or self.target_name != "wheel":
            return
        for name in ("item_bank", "profiles"):
            build_data["force_include"][str(Path(self.root) / name)] = f"pixsim/_data/{name}"
        for source in (Path(self.root) / "pixsim" / "locale").rglob("*.po"):
            with source.open("rb") as stream:
                catalogue = read_po(stream)
            with source.with_suffix(".mo").open("wb") as stream:
                write_mo(stream, catalogue)
