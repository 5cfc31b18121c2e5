"""Shelf: whether what a reader holds is still current."""
