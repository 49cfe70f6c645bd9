"""Where: the place names of a text, and the places they mean."""
