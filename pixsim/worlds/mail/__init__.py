"""A mailbox: folders, messages, drafts, a contact list, sorting rules."""
