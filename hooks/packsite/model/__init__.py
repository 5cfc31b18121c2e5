"""Shelf: the values that every room shares, one family per file."""
