"""Tests of the alignment meeting."""
