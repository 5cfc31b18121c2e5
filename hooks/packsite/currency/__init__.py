"""Shelf: whether a print-out is still current."""
