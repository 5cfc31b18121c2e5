"""Shelf: what is remembered, from one build to the next and within one process."""
