"""Shelf: what changes the content for an editor."""
