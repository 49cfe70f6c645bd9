"""How well and how fast the language model reads."""
