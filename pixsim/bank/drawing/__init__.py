"""From an item and a variant number to the question a candidate sees."""
