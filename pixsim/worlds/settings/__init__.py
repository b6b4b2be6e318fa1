"""Settings of a device, a router, an account, a dialog: a tree of pages written as data."""
