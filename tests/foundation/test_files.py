"""Writers: old or new and nothing else, modes kept, links and devices left what they are."""

from __future__ import annotations

import multiprocessing
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pixsim.foundation.files import (
    can_write,
    create_file,
    flush_to_disk,
    replace_file,
    replacing_file,
)
from tests.tools.tiers import times

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and pipes of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.parametrize("kills", times(15, 40))
def test_kills_leave_the_old_file_or_the_new_and_no_debris(tmp_path: Path, kills: int) -> None:
    from tests.campaign.writers import kill_writers

    seen = kill_writers(tmp_path, kills)
    assert {what for what, n in seen.items() if n} <= {"debris"}


@posix
def test_a_mode_is_there_before_the_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.csv"
    replace_file(path, b"old", 0o644)
    assert mode(path) == 0o644
    path.chmod(0o664)
    seen = []
    replace = Path.replace

    def watched(temporary: Path, place: Path) -> Path:
        seen.append(mode(temporary))
        return replace(temporary, place)

    monkeypatch.setattr(Path, "replace", watched)
    replace_file(path, b"new", 0o644)
    assert seen == [0o664] == [mode(path)]


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link, nowhere = tmp_path / "real" / "r.csv", tmp_path / "l.csv", tmp_path / "n.csv"
    replace_file(real, b"old", 0o640)
    link.symlink_to(real)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert (real.read_bytes(), mode(real)) == (b"new", 0o640)
    nowhere.symlink_to(tmp_path / "real" / "later.csv")
    replace_file(nowhere, b"first")
    assert (tmp_path / "real" / "later.csv").read_bytes() == b"first"


@posix
def test_devices_and_pipes_are_written_through(tmp_path: Path) -> None:
    assert can_write(Path("/dev/null"))
    replace_file(Path("/dev/null"), b"gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    replace_file(pipe, b"through")
    reader.join(10)
    assert read == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
def test_standard_output_is_where_the_shell_has_it(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from pixsim.foundation.files import replace_file\n"
        "replace_file(Path('/dev/stdout'), b'new')"
    )
    out = tmp_path / "out"
    out.write_bytes(b"old ")
    with out.open("ab") as stream:
        subprocess.run([sys.executable, "-c", code], stdout=stream, check=True)
    assert out.read_bytes() == b"old new"


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    create_file(path, b"first")
    with pytest.raises(FileExistsError):
        create_file(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_where_there_are_no_hard_links_a_new_file_is_still_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    test_a_new_file_never_takes_the_place_of_another(tmp_path)


@posix
def test_what_is_being_written_elsewhere_is_no_debris(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    with replacing_file(path) as stream:
        stream.write(b"slow")
        replace_file(path, b"fast")
        assert path.read_bytes() == b"fast"
    assert path.read_bytes() == b"slow"
    with pytest.raises(TypeError), replacing_file(path) as stream:
        stream.writelines([b"half", None])  # type: ignore[list-item]
    assert path.read_bytes() == b"slow"
    assert list(tmp_path.iterdir()) == [path]


def _write_much(path: Path, letter: bytes) -> None:
    for _time in range(30):
        replace_file(path, letter * 1000)


def test_many_writers_of_one_file_never_mix(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_much, args=(path, bytes([65 + n]))) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert len(set(path.read_bytes())) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for place in (tmp_path, tmp_path / "file" / "p.csv", tmp_path / ("n" * 300)):
        assert not can_write(place) or place.name.startswith("n")
        with pytest.raises(OSError, match=r".") as caught:
            replace_file(place, b"new")
        assert caught.value.filename
    long = tmp_path / ("é" * 120 + ".csv")  # 244 bytes: no room for more in its name
    replace_file(long, b"new")
    assert long.read_bytes() == b"new"
    assert {p.name for p in tmp_path.iterdir()} == {"file", long.name}


@pytest.mark.skipif(sys.platform == "win32", reason="needs fcntl")
@pytest.mark.parametrize("knows", [True, False])
def test_on_macos_what_is_written_leaves_the_memory_of_the_disk(
    knows: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F_FULLFSYNC does it; a network disk that refuses it gets fsync."""
    import fcntl

    asked: list[object] = []

    def refused(_handle: int, order: object) -> None:
        asked.append(order)
        if not knows:
            raise OSError("no such order")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", "full", raising=False)
    monkeypatch.setattr(fcntl, "fcntl", refused)
    monkeypatch.setattr(os, "fsync", lambda _handle: asked.append("fsync"))
    with (tmp_path / "file").open("wb") as stream:
        flush_to_disk(stream.fileno())
    assert asked == (["full"] if knows else ["full", "fsync"])
