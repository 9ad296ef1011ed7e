"""Pieces of the trade-offs' page."""
