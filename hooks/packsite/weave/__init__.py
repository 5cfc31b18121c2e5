"""Shelf: a page becomes plain Markdown."""
