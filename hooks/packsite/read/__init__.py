"""Shelf: files become documents, each file one part of reading."""
