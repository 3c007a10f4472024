# schema: SQL and the typed functions over it.
