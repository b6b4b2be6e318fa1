"""The item bank: items as authored, variants as drawn, answers as marked."""
