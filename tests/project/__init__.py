"""Tests of what a person knows: projects, their files, the samples, the leak check."""
