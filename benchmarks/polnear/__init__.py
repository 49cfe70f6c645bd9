"""How well the reader tells who is quoted, by which words, on what."""
