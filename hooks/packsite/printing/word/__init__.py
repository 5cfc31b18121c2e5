"""The print document of a form written as a Word file."""
