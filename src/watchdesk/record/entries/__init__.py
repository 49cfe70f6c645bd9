"""Entries: claims that tell of one thing, gathered, graded and open to a person's judgement."""
