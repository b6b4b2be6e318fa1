"""From questions of a quiz to drafts of items, for a person to complete."""
