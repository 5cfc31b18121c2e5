"""Understand, check and print a safeguarding partnership's practice content.

The pipeline: collect → read → link → review, backlinks, trace → check ──▶ Problems;
then weave and pages make plain Markdown, and print makes PDFs of it.
Nothing in this package knows which site generator will render the Markdown.
"""
