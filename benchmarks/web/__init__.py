"""How quick the desk in the browser is on a large desk, beside Datasette on the same file."""
