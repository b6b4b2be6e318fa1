"""A social network: people and their publications, comments, messages, groups, who sees what."""
