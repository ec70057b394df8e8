"""Let ``python -m courseware`` do what the ``courseware`` command does."""

from courseware.cli import main

if __name__ == "__main__":
    main(prog_name="courseware")
