"""Pieces of the knowledge base's page."""
