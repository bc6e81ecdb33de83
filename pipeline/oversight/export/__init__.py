"""Reading records back, and writing them for other tools: one file for each target."""
