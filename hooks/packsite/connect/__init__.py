"""Shelf: the relations between pages."""
