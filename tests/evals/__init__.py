"""Versioned cases that measure the product, and tests of the cases themselves."""
