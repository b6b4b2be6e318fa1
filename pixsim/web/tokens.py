"""Secrets that let a browser in: drawn, hashed, compared; only hashes are ever kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets

TOKEN_BYTES = 32


def new_token() -> str:
    """A secret nobody can guess, for an address or a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def is_same_token(token: str, kept: str) -> bool:
    """Whether a secret is the one whose hash was kept; takes as long for a wrong one."""
    return hmac.compare_digest(token_hash(token), kept)


def form_token(token: str) -> str:
    """What the forms of a page carry: it follows from the cookie, and does not give it away."""
    return hashlib.sha256(b"form:" + token.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def is_form_token(given: str, token: str) -> bool:
    """Whether a form was made for the browser that sends it."""
    expected = form_token(token)
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode())
