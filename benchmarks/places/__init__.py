"""How well place names are found and resolved."""
