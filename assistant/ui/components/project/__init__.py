"""The parts of the project page, one module each; every part draws itself from a desk."""
