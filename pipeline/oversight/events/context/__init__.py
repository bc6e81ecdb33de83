"""What stands around a trigger: its clause, arguments, date, status and council."""
