"""A browser and a search engine over a small web written as data."""
