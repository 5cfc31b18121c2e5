"""Shelf: generated pages and files."""
