"""The print document rendered as a PDF."""
