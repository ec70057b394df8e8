"""What to tell a trainee about a rule: what it does to the reader, and what to write."""

from __future__ import annotations

from courseware.i18n import gettext as _

__all__ = ["hint"]


def hint(rule_id: str) -> str:
    """Return one or two sentences on a rule, in the current language.

    Examples
    --------
    >>> hint("SVC-TU")
    'In writing to a customer, 你 reads as careless. Write 您.'
    """
    hints = {**_refusals(), **_pushes(), **_others(), **_parts()}
    return hints[rule_id]


def _refusals() -> dict[str, str]:
    return {
        "SVC-NEG": _(
            "The reader hears a closed door and stops reading. Say what you can do, and begin with "
            'it: "The fitter is free on Thursday at nine."'
        ),
        "SVC-SHIFT": _(
            "The reader is sent on and has to tell it all again. Name who does it, tell that "
            'person yourself, and say by when: "He Ying has your file and rings you by eleven."'
        ),
        "SVC-RULE": _(
            "A rule without its reason sounds like an excuse. Say whom it protects, and what is "
            'possible within it: "So that nobody else can change your number, I ring Mr Ma now."'
        ),
        "SVC-COND": _(
            "The reader meets the hurdle before the goal. Put first what they get: "
            '"As soon as I have seen your ID card, you get the new card; it takes ten minutes."'
        ),
    }


def _pushes() -> dict[str, str]:
    return {
        "SVC-BLAME": _(
            "Whoever is blamed defends themselves, even when you are right. Leave open whose slip "
            'it was, and describe the next step: "Page two is still empty; shall we fill it now?"'
        ),
        "SVC-CALM": _(
            "Told to calm down, people feel that they aren't taken seriously. Name what has "
            'happened to them: "Three days without a line, with orders coming in: that is hard."'
        ),
        "SVC-MUST": _(
            "An order makes people look for a way out. Say what it is good for and ask: "
            '"So that your lines run on Monday, could you sign this by Thursday noon?"'
        ),
        "SVC-CONTRA": _(
            "Now the talk is about who is right. Take the misunderstanding on yourself and state "
            'the fact: "Then I wasn\'t clear: it is Thursday I have in mind."'
        ),
        "SVC-PRESS": _(
            "Pressure works once; the next message stays unread. State the date as a fact and "
            'leave the choice with the reader: "The price holds until 30 June."'
        ),
    }


def _others() -> dict[str, str]:
    return {
        "SVC-TU": _("In writing to a customer, 你 reads as careless. Write 您."),
        "SVC-BUT": _(
            "The second half takes the first one back, and the agreement sounds like a run-up. Let "
            'both stand: "It is a lot, and night repairs are part of it: do you use them?"'
        ),
        "SVC-VAGUE": _(
            "The reader can't plan with it, and can't hold you to it. Name a clock time that you "
            'can keep: "I ring you at four."'
        ),
        "SVC-JARGON": _(
            "This word belongs to the trade, and the reader may not ask what it means. Say what "
            'it does: "short numbers and cheap calls inside your firm".'
        ),
    }


def _parts() -> dict[str, str]:
    return {
        "HAVE-ACK": _(
            "Nothing shows yet that you have understood what this means for the reader. One short "
            'sentence will do: "A whole morning without a line: I am sorry."'
        ),
        "HAVE-CAN": _(
            "It isn't said yet what you can do. Give the reader one thing that happens: "
            '"I bring a spare router."'
        ),
        "HAVE-WHEN": _(
            "There is no time in it. Name a clock time or a day, so that the reader need not wait "
            'by the phone: "today by 18:00".'
        ),
        "HAVE-WHO": _(
            'Nobody does it yet; "we" is nobody. Name yourself or a colleague: '
            '"Zhou Jie, our technician, is at your gate at nine."'
        ),
    }
