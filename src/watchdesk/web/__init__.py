"""The desk in the browser: pages that parse, call `watchdesk.api`, and render.

Takes requests. Gives HTML, with the same as JSON and CSV beside it. No request leaves the machine.
"""

from watchdesk.web.app import make_app
from watchdesk.web.serving import Serving

__all__ = ["Serving", "make_app"]
