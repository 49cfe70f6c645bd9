"""When: time expressions in a text, and the days they mean."""
