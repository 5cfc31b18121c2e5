"""Closed: pages and packs as PDF and Word files; its doors are `site`, `jobs`, `job`."""
