"""Closed: the audit tool; its doors are `questions`, `guide`, `workbook`."""
