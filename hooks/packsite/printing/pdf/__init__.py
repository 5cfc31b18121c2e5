"""The print document becomes a PDF."""
