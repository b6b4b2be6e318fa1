"""What one does with files and folders."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.worlds.core import Act, Moving, Text


class Open(Moving):
    """Go into a folder, look into an archive, read a file."""

    word: ClassVar[str] = "ouvrir"
    do: Literal["open"] = "open"
    thing: Text


class Back(Moving):
    """Close what is open, or go to the folder above."""

    word: ClassVar[str] = "remonter"
    do: Literal["back"] = "back"


class Go(Moving):
    """Go to a folder by its path."""

    word: ClassVar[str] = "aller"
    links: ClassVar[tuple[str, ...]] = ("dans le dossier", "au dossier", "dans", "vers", "à", "au")
    do: Literal["go"] = "go"
    path: Text


class Properties(Moving):
    """Show what is known of a file."""

    word: ClassVar[str] = "propriétés"
    do: Literal["properties"] = "properties"
    thing: Text


class Sort(Moving):
    """List in another order; the same again turns it round."""

    word: ClassVar[str] = "trier"
    do: Literal["sort"] = "sort"
    by: Text


class Find(Moving):
    """Look for files here and below."""

    word: ClassVar[str] = "chercher"
    do: Literal["find"] = "find"
    text: Text


class Bin(Moving):
    """Show the bin."""

    word: ClassVar[str] = "corbeille"
    do: Literal["bin"] = "bin"


class NewFolder(Act):
    """Make a folder here."""

    word: ClassVar[str] = "créer-dossier"
    links: ClassVar[tuple[str, ...]] = ("nommé", "appelé", ":")
    do: Literal["new_folder"] = "new_folder"
    name: Text


class Rename(Act):
    """Give another name."""

    word: ClassVar[str] = "renommer"
    links: ClassVar[tuple[str, ...]] = ("en", ":", "=", "->", "→")
    do: Literal["rename"] = "rename"
    thing: Text
    name: Text


class RenameAll(Act):
    """Name all files listed here after a pattern, « ### » being a counter of three figures."""

    word: ClassVar[str] = "renommer-lot"
    links: ClassVar[tuple[str, ...]] = ("en", ":")
    do: Literal["rename_all"] = "rename_all"
    pattern: Text


class Copy(Act):
    """Copy into another folder."""

    word: ClassVar[str] = "copier"
    do: Literal["copy"] = "copy"
    thing: Text
    folder: Text


class Move(Act):
    """Move into another folder."""

    word: ClassVar[str] = "déplacer"
    do: Literal["move"] = "move"
    thing: Text
    folder: Text


class Delete(Act):
    """Put into the bin."""

    word: ClassVar[str] = "supprimer"
    do: Literal["delete"] = "delete"
    thing: Text


class Restore(Act):
    """Take out of the bin."""

    word: ClassVar[str] = "restaurer"
    do: Literal["restore"] = "restore"
    thing: Text


class EmptyBin(Act):
    """Delete for good what is in the bin."""

    word: ClassVar[str] = "vider"
    do: Literal["empty_bin"] = "empty_bin"


class Pack(Act):
    """Make an archive of a file or folder, beside it."""

    word: ClassVar[str] = "compresser"
    links: ClassVar[tuple[str, ...]] = ("en", "sous", ":", "=", "->", "→")
    do: Literal["pack"] = "pack"
    thing: Text
    name: Text


class Unpack(Act):
    """Take all out of an archive, into a folder of its name beside it."""

    word: ClassVar[str] = "extraire"
    do: Literal["unpack"] = "unpack"
    thing: Text


class ReadOnly(Act):
    """Protect against changes, or no longer."""

    word: ClassVar[str] = "protéger"
    do: Literal["read_only"] = "read_only"
    thing: Text


class OpenWith(Act):
    """Open with a program."""

    word: ClassVar[str] = "ouvrir-avec"
    do: Literal["open_with"] = "open_with"
    thing: Text
    app: Text


class SaveAs(Act):
    """Save a copy in another format, beside it."""

    word: ClassVar[str] = "enregistrer-sous"
    do: Literal["save_as"] = "save_as"
    thing: Text
    form: Text


class SaveOpenAs(Act):
    """Save a copy of the file that is open in another format, beside it."""

    word: ClassVar[str] = "enregistrer-au-format"
    do: Literal["save_open_as"] = "save_open_as"
    form: Text


class Tag(Act):
    """Put a label on a file, or take it off."""

    word: ClassVar[str] = "étiqueter"
    do: Literal["tag"] = "tag"
    thing: Text
    label: Text


class Replace(Act):
    """Put a file in the place of the one of that name."""

    word: ClassVar[str] = "remplacer"
    do: Literal["replace"] = "replace"


class KeepBoth(Act):
    """Put a file beside the one of that name, under another name."""

    word: ClassVar[str] = "garder-les-deux"
    do: Literal["keep_both"] = "keep_both"


class GiveUp(Moving):
    """Leave the file that has that name as it is."""

    word: ClassVar[str] = "renoncer"
    do: Literal["give_up"] = "give_up"


ACTS: tuple[type[Act], ...] = (
    Open, Back, Go, Properties, Sort, Find, Bin, NewFolder, Rename, RenameAll, Copy, Move, Delete,
    Restore, EmptyBin, Pack, Unpack, ReadOnly, OpenWith, SaveAs, SaveOpenAs, Tag,
    Replace, KeepBoth, GiveUp,
)  # fmt: skip
