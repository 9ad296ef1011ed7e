"""Talks without figures: worries raised, eased, settled."""
