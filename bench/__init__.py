"""What is measured and printed: quality of retrieval, speed. Nothing here is typed in by hand."""
