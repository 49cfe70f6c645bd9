"""Judgement: what the record amounts to: whether a week is a surge, and what speaks for a promise and against it.

Takes Series, and Criteria with a View. Gives Judgements and Findings, each with the numbers and the rule it rests on.
Knows no store and no clock.
"""
