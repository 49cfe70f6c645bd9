"""How well the reader reads the corpus' held-out reports."""
