"""What a V3 sitting gave, as data and in words."""
