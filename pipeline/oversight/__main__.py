"""`python -m oversight` is the program too."""

from oversight.cli import main

main()
