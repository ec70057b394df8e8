"""What builds the course: run each as ``python -m tools.NAME`` from the root."""
