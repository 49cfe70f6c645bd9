"""How often a claim of a stated confidence is in the report."""
