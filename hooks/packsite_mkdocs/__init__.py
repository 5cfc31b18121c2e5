"""All code that depends on MkDocs, except for the hook itself."""
