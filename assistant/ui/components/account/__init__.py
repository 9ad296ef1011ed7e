"""Pieces of the cooperation account's page."""
