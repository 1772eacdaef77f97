"""The place of meetings: their list under the months of a year, and the page of each with agenda, attendance and papers."""
