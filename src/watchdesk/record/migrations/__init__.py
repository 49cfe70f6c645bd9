"""The steps that bring a desk of an earlier version up to date. Run by `watchdesk.record.opening`."""
