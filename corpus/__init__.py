"""The open corpus: reports of our own writing with what they say marked in them."""
