"""Whether the reader knows what is told as fact, as not so, and as uncertain."""
