"""Formats that a file can be saved in, and what saving a copy leaves."""

from __future__ import annotations

FILE_FACTS = ("in", "name", "binned", "file", "content")


def saved_copy(thing: str, path: str, form: str) -> tuple[tuple[str, ...], ...]:
    """The fact that a copy of a file in another format holds the same thing."""
    return (("content", f"{path.rpartition('.')[0]}.{form}", thing),)


EXPORT_FORMS = {
    "odt": ("docx", "epub", "pdf", "txt"), "docx": ("epub", "odt", "pdf", "txt"), "ods": ("csv", "pdf", "xlsx"),
    "xlsx": ("csv", "ods", "pdf"), "png": ("jpg", "pdf", "tif"), "heic": ("jpg", "pdf", "tif"), "pages": ("docx", "epub", "pdf"),
    "numbers": ("csv", "pdf", "xlsx"), "flac": ("mp3", "wav"), "mkv": ("mp4", "webm"),
}  # fmt: skip
