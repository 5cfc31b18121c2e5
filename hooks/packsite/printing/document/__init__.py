"""HTML becomes the print document, plain data."""
