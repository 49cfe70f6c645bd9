"""What is judged: the record as a view of one day, and the criteria, findings and verdicts that are kept of it."""
