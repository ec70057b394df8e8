"""Makes the invented tables: ``python -m datasets.generator``.

Each table has a stream of random numbers of its own, so that changing one table leaves
the others as they are. Nothing here asks a numeric library or the platform's locale:
the same bytes come out everywhere.
"""
