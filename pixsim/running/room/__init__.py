"""A supervised room under way: its desk, door and orders, here or on another machine."""
