"""One file per command of the `oversight` program: what it does with its arguments."""
