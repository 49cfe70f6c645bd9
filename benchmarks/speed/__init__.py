"""How fast the reader reads, beside the language pass alone and beside a spaCy pipeline."""
