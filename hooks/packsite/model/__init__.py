"""Shelf: the values that every room speaks of; each file is a family of them."""
