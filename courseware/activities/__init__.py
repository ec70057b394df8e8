"""Activities: whether what a trainee made fits, and what to say to it. No screen, no files."""
