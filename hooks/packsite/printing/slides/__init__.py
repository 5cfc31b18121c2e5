"""The print document of a session plan written as slides."""
