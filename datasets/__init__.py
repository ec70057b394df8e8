"""The tables of the course, and the generator that makes them."""
