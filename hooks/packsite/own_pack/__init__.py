"""Closed: a pack that a reader puts together; its door is `files`."""
