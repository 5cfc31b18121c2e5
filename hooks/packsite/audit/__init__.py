"""Closed: the audit workbook and its guide; its doors are `questions`, `guide`, `workbook`."""
