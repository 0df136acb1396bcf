"""Reading: a file, URL or standard input becomes articles."""
