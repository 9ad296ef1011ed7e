"""What leaves the product: Word documents, calendar entries, names of files.

Nothing here checks for leaks; callers run :func:`assistant.project.leaks.guard` first.
"""
