"""Common Ground (共識): get several departments behind one project."""

__version__ = "0.1.0"
