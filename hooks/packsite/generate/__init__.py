"""Shelf: pages and files that nobody types."""
