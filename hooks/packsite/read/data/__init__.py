"""Shelf: the data files, read into one library."""
