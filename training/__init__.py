"""How the shipped language model is trained, measured and exported. Not part of the wheel; see README.md."""
