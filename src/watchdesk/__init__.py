"""Watchdesk: from news reports to a cited record of a region's security and diplomacy."""
