"""A shared drive: folders, rights of people and links, versions, a bin, a quota, a device kept in step."""
