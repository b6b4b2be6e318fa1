"""ZIP and TAR archives: their tree, and one file out of them, never more than asked."""

from __future__ import annotations

import bz2
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from pixsim.foundation.i18n import gettext as _
from pixsim.viewing.limits import (
    MOST_BYTES,
    MOST_LINES,
    Unreadable,
    inflate_bounded,
    shown_line,
    too_large,
)
from pixsim.viewing.sizes import size_in_words
from pixsim.viewing.views import ArchiveView, Entry, Inner

DEEPEST_FOLDER = 20
_GZIP = 16 + zlib.MAX_WBITS
_READ = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # others cannot be decompressed little by little
_MEMORY = 64_000_000  # bytes an xz stream may ask for
_XZ_FAULTS = (lzma.LZMAError, EOFError)


@dataclass(frozen=True)
class _Member:
    """A file of an archive, at its place there."""

    path: str
    place: int
    size: int
    date: str


def archive_view(name: str, content: bytes) -> ArchiveView:
    """What an archive holds."""
    members, cut = _read_members(name, content)
    return _archive_tree(members, cut)


def archive_entry(name: str, content: bytes, place: int) -> Inner:
    """One file of an archive.

    Raises
    ------
    Unreadable
        It is damaged, too large, locked, or compressed in a way that is not read.
    """
    if zip_like(content):
        return zip_member(content, place)
    if _is_tar(name, content):
        return _tar_member(content, name, place)
    return Inner(_bare_name(name), _decompress(name, content))


def zip_like(content: bytes) -> bool:
    """Whether bytes begin as a ZIP archive, even an empty one."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def open_zip(content: bytes) -> zipfile.ZipFile:
    """A ZIP archive."""
    try:
        return zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError):
        raise Unreadable(
            _("Cette archive est abîmée : sa table des fichiers est illisible.")
        ) from None


def zip_member(content: bytes, place: int) -> Inner:
    """A file of a ZIP archive, by its place."""
    with open_zip(content) as archive:
        info = archive.infolist()[place]
        return Inner(_last_name(info.filename), read_member(archive, info))


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a file of a ZIP archive, `MOST_BYTES` at most."""
    if info.flag_bits & 0x1:
        raise Unreadable(_("Ce fichier est protégé par un mot de passe."))
    if info.compress_type not in _READ:
        raise Unreadable(_("Ce fichier est compressé d'une façon que pixsim ne lit pas."))
    try:
        with archive.open(info) as stream:
            found = stream.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError):
        raise Unreadable(_("Ce fichier de l'archive est abîmé.")) from None
    if len(found) > MOST_BYTES:
        raise too_large()
    return found


def _read_members(name: str, content: bytes) -> tuple[list[_Member], bool]:
    if zip_like(content):
        with open_zip(content) as archive:
            infos = archive.infolist()
        found = [
            _Member(info.filename, place, info.file_size, _zip_date(info))
            for place, info in enumerate(infos[:MOST_LINES])
        ]
        return found, len(infos) > MOST_LINES
    if _is_tar(name, content):
        return _tar_members(_decompress(name, content))
    return [_Member(_bare_name(name), 0, len(_decompress(name, content)), "")], False


def _zip_date(info: zipfile.ZipInfo) -> str:
    year, month, day, hour, minute, _second = info.date_time
    return f"{day:02d}/{month:02d}/{year} {hour:02d}:{minute:02d}"


def _is_tar(name: str, content: bytes) -> bool:
    lower = name.lower()
    return (
        ".tar" in lower or lower.endswith((".tgz", ".tbz2", ".txz")) or content[257:262] == b"ustar"
    )


def _decompress(name: str, content: bytes) -> bytes:
    """The bytes of a ``.gz``, ``.bz2`` or ``.xz`` file, or those of a plain ``.tar``."""
    try:
        if content.startswith(b"\x1f\x8b"):
            return inflate_bounded(content, MOST_BYTES, wbits=_GZIP)
        if content.startswith(b"BZh"):
            return _require_small(bz2.BZ2Decompressor().decompress(content, MOST_BYTES + 1))
        if content.startswith(b"\xfd7zXZ"):
            decompressor = lzma.LZMADecompressor(memlimit=_MEMORY)
            return _require_small(decompressor.decompress(content, MOST_BYTES + 1))
    except (OSError, ValueError, *_XZ_FAULTS):
        raise Unreadable(_("Les données compressées sont abîmées.")) from None
    if _is_tar(name, content):
        return content
    raise Unreadable(_("Cette archive est abîmée : elle ne commence pas comme une archive."))


def _require_small(found: bytes) -> bytes:
    if len(found) > MOST_BYTES:
        raise too_large()
    return found


def _tar_infos(data: bytes) -> tuple[tarfile.TarFile, list[tarfile.TarInfo]]:
    infos: list[tarfile.TarInfo] = []
    try:
        archive = tarfile.open(fileobj=BytesIO(data), mode="r:")  # noqa: SIM115 (bytes, no file)
        while len(infos) <= MOST_LINES and (info := archive.next()) is not None:
            infos.append(info)
    except (tarfile.TarError, OSError, ValueError, OverflowError, IndexError):
        if not infos:
            raise Unreadable(_("Cette archive est abîmée : rien n'y est lisible.")) from None
    return archive, infos


def _tar_members(data: bytes) -> tuple[list[_Member], bool]:
    _archive, infos = _tar_infos(data)
    found = [
        _Member(info.name + "/" * info.isdir(), place, info.size, _tar_date(info))
        for place, info in enumerate(infos[:MOST_LINES])
    ]
    return found, len(infos) > MOST_LINES


def _tar_date(info: tarfile.TarInfo) -> str:
    try:
        return f"{datetime.fromtimestamp(info.mtime, UTC):%d/%m/%Y %H:%M}"
    except (ValueError, OverflowError, OSError):
        return ""


def _tar_member(content: bytes, name: str, place: int) -> Inner:
    archive, infos = _tar_infos(_decompress(name, content))
    info = infos[place]
    if not info.isreg() or info.issparse():  # a link leads elsewhere, and stays unfollowed
        raise Unreadable(_("Ce n'est pas un fichier ordinaire : pixsim ne l'ouvre pas."))
    try:
        stream = archive.extractfile(info)
        found = stream.read(MOST_BYTES + 1) if stream is not None else b""
    except (tarfile.TarError, OSError, ValueError, KeyError):
        raise Unreadable(_("Ce fichier de l'archive est abîmé.")) from None
    return Inner(_last_name(info.name), _require_small(found))


def _last_name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path


def _bare_name(name: str) -> str:
    """The name of what a ``.gz`` holds."""
    return name.rpartition(".")[0] or name


def _archive_tree(members: Iterable[_Member], cut: bool) -> ArchiveView:
    """Entries by folder: folders are named once, even where the archive leaves them out."""
    entries: list[Entry] = []
    known: set[tuple[str, ...]] = set()
    files = 0
    for member in sorted(members, key=_in_tree):
        parts = _path_parts(member.path)
        is_folder = member.path.endswith("/")
        folders = parts if is_folder else parts[:-1]
        for depth in range(1, len(folders) + 1):
            if folders[:depth] not in known:
                known.add(folders[:depth])
                entries.append(Entry(shown_line(folders[depth - 1]) + "/", None, depth=depth - 1))
        if not is_folder:
            files += 1
            size = size_in_words(max(member.size, 0))
            name = shown_line(parts[-1]) if parts else ""
            entries.append(Entry(name, member.place, size, member.date, len(folders)))
    return ArchiveView(tuple(entries[:MOST_LINES]), files, cut or len(entries) > MOST_LINES)


def _path_parts(path: str) -> tuple[str, ...]:
    """Folders and name; what lies too deep is one name."""
    parts = [part for part in path.split("/") if part]
    return (
        *parts[:DEEPEST_FOLDER],
        *(["/".join(parts[DEEPEST_FOLDER:])] if len(parts) > DEEPEST_FOLDER else []),
    )


def _in_tree(member: _Member) -> tuple[tuple[str, ...], int]:
    return _path_parts(member.path), member.place
