"""What happened on a social network once a task is done."""

from __future__ import annotations

from typing import Any

from pixsim.worlds.social.data import Post
from pixsim.worlds.social.world import Network
from tests.families import solutions
from tests.families.solutions import Family


def solve_on_network(family: Family, seed: int) -> tuple[dict[str, Any], Network, Network]:
    """Values of a family, its network, and the same once its solution is done."""
    values, world = solutions.done(family, seed)
    return values, values["world"], world


def post_of_photo(world: Network, photo: str) -> Post:
    """One's own publication with a photo."""
    return next(post for post in world.posts if post.photo == photo and world.is_mine(post))


def new_facts(start: Network, now: Network, *kinds: str) -> set[tuple[str, ...]]:
    """Facts of some kinds, or of any but where one is, that were not true."""
    left_out = {"at", "seen"} if not kinds else set()
    return {
        fact
        for fact in now.facts() - start.facts()
        if fact[0] not in left_out and (not kinds or fact[0] in kinds)
    }
