"""Taking in a workbook or list as it is: the file, what its columns hold, and what will happen."""
