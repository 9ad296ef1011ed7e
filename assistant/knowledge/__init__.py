"""Principles of cross-department work: what they say, how they are found, how they are cited."""
