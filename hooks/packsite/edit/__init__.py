"""Shelf: tools that change the content for an editor."""
