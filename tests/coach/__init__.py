"""The coach: goals, ways, questions, forecasts."""
