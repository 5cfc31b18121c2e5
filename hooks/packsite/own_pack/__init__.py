"""Closed: packs assembled by a reader in the browser; its door is `files`."""
