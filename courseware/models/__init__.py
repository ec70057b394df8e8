"""The trade as plain Python: rules and sums that know nothing of screens or files."""
