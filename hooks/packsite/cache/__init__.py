"""Shelf: keys, values by their keys on disk and in this process, tasks in parallel."""
