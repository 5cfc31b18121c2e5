"""Markdown converted to the print document: plain data for the print engine."""
