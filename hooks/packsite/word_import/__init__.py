"""Turn a Word document into a page: every word of it arrives, or is listed."""
