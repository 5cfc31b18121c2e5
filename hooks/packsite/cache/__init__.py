"""Shelf: cache keys, caches on disk and in this process, and parallel tasks."""
