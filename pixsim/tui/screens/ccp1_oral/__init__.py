"""The rehearsal of the other exam, and its grid."""
