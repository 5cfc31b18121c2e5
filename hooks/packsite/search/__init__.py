"""Closed: the search; its doors are `index`, `words`."""
