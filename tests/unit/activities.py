"""What the tests of the needs map, the customer card and the funnel share."""

import json

from courseware.content import texts
from courseware.content.activities import ACTIVITY

NAMES = ("item", "answer", "saved", "notice", "feedback")


def activity(fields, **changes):
    """Return an activity as the loader would make it, from the least that it needs."""
    common = {"id": "try-it", "objective": "know", "title": "Try it", "intro": "Do *it*."}
    return ACTIVITY.validate_python({**common, "closing": "That was it.", **fields, **changes})


def hear(widget, monkeypatch):
    """Return a function that sends a message as the browser would and gives the one reply."""
    replies = []
    monkeypatch.setattr(type(widget), "send", lambda _widget, content: replies.append(content))

    def tell(kind, value=None, seq="a-1"):
        replies.clear()
        widget._handle_custom_msg({"type": kind, "value": value, "seq": seq}, [])
        (reply,) = replies
        return reply

    return tell


def in_browser(widget):
    """Return everything of an activity that is with the browser but the widget's own words."""
    state = widget.get_state()
    return json.dumps({name: state[name] for name in NAMES}, ensure_ascii=False)


def told_too_early(widget, content, shown):
    """Return the texts of `content` that the browser holds beside the `shown` ones."""
    state = in_browser(widget)
    hidden = [text for text in texts(content) if text not in shown]
    assert hidden
    return [text for text in hidden if json.dumps(text, ensure_ascii=False)[1:-1] in state]


def static_forms(widget):
    data, _metadata = widget._repr_mimebundle_()
    return data["text/plain"], data["text/html"]
