"""The signing key of this installation; `cryptography` is imported only where it is used.

What it is worth: whoever holds the key file can sign anything. It tells a change made without
the key, by hand or by a fault of the disk; it does not tell who sat in front of the keyboard.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import filelock

from pixsim.foundation.files import replace_file
from pixsim.store.errors import JournalError
from pixsim.store.home import PRIVATE_FILE, private_folder, tighten_file

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_FILE = "signing.key"
PATIENCE = 30.0  # seconds, for another process that makes the key


class Signer:
    """Signs for one journal; its key is beside it and made when first needed.

    Parameters
    ----------
    folder : Path
        Of the journal.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key: Ed25519PrivateKey | None = None
        self._public = b""

    @property
    def public(self) -> bytes:
        """The public half, 32 bytes; the key is made when there is none.

        Raises
        ------
        JournalError
        """
        self._private()
        return self._public

    @property
    def known_public(self) -> bytes | None:
        """The public half; None when no key was made yet.

        Raises
        ------
        JournalError
        """
        if self._key is None and not (self._folder / KEY_FILE).exists():
            return None
        return self.public

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature, 64 bytes.

        Raises
        ------
        JournalError
            The key can be neither read nor made.
        """
        return self._private().sign(message)

    def move(self, folder: Path) -> None:
        """Sign for a journal in another folder; the key goes there too, unless it has its own.

        Raises
        ------
        JournalError
        """
        path = folder / KEY_FILE
        try:
            if self._key is not None and not path.exists():
                replace_file(path, _key_pem(self._key))
        except OSError as error:
            raise JournalError("key", path, str(error)) from error
        if path.exists():  # its own, or ours
            self._key = None
        self._folder = folder

    def _private(self) -> Ed25519PrivateKey:
        if self._key is None:
            self._key = self._load()
            self._public = self._key.public_key().public_bytes_raw()
        return self._key

    def _load(self) -> Ed25519PrivateKey:
        path = self._folder / KEY_FILE
        try:
            if not path.exists():
                _make_key(path)
            tighten_file(path)
            content = path.read_bytes()
        except (OSError, filelock.Timeout) as error:
            raise JournalError("key", path, str(error)) from error
        return _read_key(path, content)


def _read_key(path: Path, content: bytes) -> Ed25519PrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise JournalError("key", path, "is not a private key in PEM") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise JournalError("key", path, "is not an Ed25519 key")
    return key


def _make_key(path: Path) -> None:
    """Make the key once, whole, whoever else wants to make it now."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    locks = private_folder(path.parent / "locks")
    with filelock.FileLock(locks / f"{path.name}.lock", timeout=PATIENCE, mode=PRIVATE_FILE):
        if not path.exists():  # another process may have been faster
            replace_file(path, _key_pem(Ed25519PrivateKey.generate()))


def _key_pem(key: Ed25519PrivateKey) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def is_signed(public: bytes | None, signature: bytes | None, message: bytes) -> bool:
    """Whether a signature is right under a public key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not isinstance(public, bytes) or not isinstance(signature, bytes):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
