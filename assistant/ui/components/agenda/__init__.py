"""Pieces of the alignment meeting's page."""
