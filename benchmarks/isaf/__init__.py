"""How well claims answer the questions asked of ISAF's press releases."""
