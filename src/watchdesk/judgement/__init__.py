"""Judgement: what the record amounts to. So far: how many a week, and whether that is a surge.

Takes Series. Gives Judgements, each with the numbers and the rule it rests on. Knows no store and no clock.
"""
