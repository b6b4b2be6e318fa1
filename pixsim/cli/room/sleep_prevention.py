"""Keeps this computer awake while a room is open: a laptop that sleeps closes the room for all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which
from typing import Any

from pixsim.foundation.i18n import gettext as _

SOON = 0.5  # seconds in which a helper that cannot do it has said so
_CONTINUOUS, _SYSTEM = 0x80000000, 0x00000001  # of SetThreadExecutionState, on Windows


@contextmanager
def keep_awake() -> Iterator[bool]:
    """Keep the computer from sleeping by itself while the block works; whether it can be done.

    A lid that is closed, or an empty battery, still puts it to sleep.
    """
    if sys.platform == "win32":
        yield from _on_windows()
        return
    helper = _start_awake_process()
    try:
        yield helper is not None
    finally:
        if helper is not None:
            assert helper.stdin is not None
            helper.stdin.close()  # its command ends with what it reads
            helper.terminate()
            helper.wait()


def _awake_command() -> list[str]:
    """What keeps this system awake for as long as it runs; empty where nothing is known.

    It ends when this process does, however that ends.
    """
    if sys.platform == "darwin" and which("caffeinate"):
        return ["caffeinate", "-i", "-w", str(os.getpid())]
    if which("systemd-inhibit") and which("cat"):
        why = ["--what=idle:sleep", "--who=pixsim", "--why=room"]
        return ["systemd-inhibit", *why, "cat"]
    return []


def _start_awake_process() -> subprocess.Popen[bytes] | None:
    """The process that keeps the system awake; None where there is none, or it gave up."""
    command = _awake_command()
    if not command:
        return None
    nothing = subprocess.DEVNULL
    try:
        helper = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError:
        return None
    try:
        helper.wait(SOON)
    except subprocess.TimeoutExpired:
        return helper
    return None


def _on_windows() -> Iterator[bool]:
    import ctypes

    kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    done = bool(kernel.SetThreadExecutionState(_CONTINUOUS | _SYSTEM))
    try:
        yield done
    finally:
        kernel.SetThreadExecutionState(_CONTINUOUS)


def awake_sentence(kept: bool) -> str:
    """What to say of it."""
    if kept:
        return _("Cet ordinateur ne se mettra pas en veille tant que la salle est ouverte.")
    return _(
        "Rien n'empêche cet ordinateur de se mettre en veille, ce qui couperait la salle : réglez-le "
        "pour qu'il reste allumé, et branchez-le."
    )
