"""How the reader codes the gold-standard records of PLOVER."""
