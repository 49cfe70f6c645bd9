"""From triggers to claims: one module a kind of claim."""
