"""Closed: a site takes its place; its doors are `swap`, `stage`, `kit`."""
