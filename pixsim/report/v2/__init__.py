"""What a V2 sitting gave, as data and in words."""
