"""The parts of Word's format: its letters, its styles and lists, what is drawn in it, its template, its package."""
