"""Closed: pages and packs on paper; its doors are `site`, `jobs`, `job`."""
