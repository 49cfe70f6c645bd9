"""How well the reader fills the templates of MUC-4."""
