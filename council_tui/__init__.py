"""The terminal face of the council register: the screens and the command line."""
