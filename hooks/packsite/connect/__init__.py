"""Shelf: what pages say of one another."""
