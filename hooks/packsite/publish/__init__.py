"""Closed: a finished site is published; its doors are `swap`, `stage`, `kit`."""
