"""A form becomes a Word file."""
