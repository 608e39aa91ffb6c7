"""The programme as a workbook: its sheets and columns, and what may stand in a cell."""
