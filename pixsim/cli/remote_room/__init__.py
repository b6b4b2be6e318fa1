"""``pixsim exam --room``: the exam of a room elsewhere, from its door to its result."""
