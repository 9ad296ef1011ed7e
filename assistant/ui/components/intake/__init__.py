"""Pieces of the page that starts from what the person has: texts, files, the company's own documents."""
