"""Language: catalogues, translator, dates and plurals, the words people use for days and hours."""
