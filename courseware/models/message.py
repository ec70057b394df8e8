"""The first text message to a customer: what it needs so that it is welcome.

The checks look at words only. Each finding is a hint for the writer and counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from courseware.i18n import gettext as _
from courseware.models import sms, wording
from courseware.models.wording.normal import normalise

__all__ = ["Facts", "Finding", "check_message"]


@dataclass(frozen=True)
class Facts:
    """What a message's writer knows, in every accepted spelling.

    Attributes
    ----------
    senders, companies
        How the writer's own name and company may be written.
    recipients
        How the reader may be addressed by name; empty if that is open.
    """

    senders: tuple[str, ...]
    companies: tuple[str, ...]
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What one check found: whether all is well, and a sentence that says so or helps."""

    id: str
    ok: bool
    sentence: str


_GREETING = re.compile(
    r"^\W{0,3}(?:dear|hello|hi|good (?:morning|afternoon|evening|day))\b|"
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Director|Headmaster)\.? [A-Z]|"
    r"(?:您|你们|大家|早上|上午|下午|晚上)好|尊敬的|"
    r"^\W{0,3}[\u4e00-\u9fff]{1,3}(?:总|先生|女士|小姐|经理|主任|校长|老师|厂长|院长|局长|处长|科长|师傅)"
    r"(?=[,:! 您早上下晚好])",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:account manager|(?:look|looking) after (?:you|your)|at your service|serve|"
    r"here (?:for you|"
    r"to help)|(?:help|support|assist)(?:ing)? (?:you|with)|(?:take|taking) care|"
    r"contact (?:person )?"
    r"(?:for|at)|so (?:that )?you|for you|your (?:contact|phones?|lines?|bills?|questions?|"
    r"account))\b|"
    r"客户经理|为您|服务|帮您|替您|照顾|负责您|您的(?:专属|业务|话费|线路|问题|号码|套餐|账单)|有(?:事|问题|需要)",
    re.IGNORECASE,
)
_OPT_OUT = re.compile(
    r"\b(?:opt[- ]?out|unsubscribe|(?:reply|send|text|write|answer)\b[^.!?\n]{0,25}?\b(?:stop|no|"
    r"n|end|"
    r"quit|off)\b|no (?:more|further) (?:texts?|messages?)|(?:rather|prefer) not|stop (?:these|"
    r"the|my)|"
    r"don't (?:want|wish|like))|"
    r"退订|不想(?:再)?收|不愿(?:意)?(?:再)?收|不再(?:给您)?(?:发|打扰)|不(?:便|需要|方便|想要)[^。!?\n]{0,10}"
    r"(?:回复?|发|告诉)|不打扰|谢绝|拒收|(?:回复?|发)[^。!?\n]{0,6}(?:“?不|N\b|T\b|TD|0)",
    re.IGNORECASE,
)
_STEP = re.compile(
    # "Your guests' calls drop", "the call" and "a visit" are things, and no steps.
    r"\b(?:(?<!\ba )(?<!\bthe )(?<!\bno )(?<!s )(?:call|ring|phone|text|visit)|"
    r"give (?:me|us) a (?:call|ring)|reply|answer|write|e-?mail|drop (?:in|by)|come (?:in|by|"
    r"to)|click|"
    r"scan|register|log on|log in|fill in|send|save|keep|store|tell me|let me know|reach me|"
    r"(?:may|can|could|shall|might) I (?:\w{2,9} )?(?:call|ring|visit|come|drop|see|look|meet|"
    r"send))\b|"
    r"(?:打|拨|回|致)(?:我|个|一个|这个|此|该|本)?(?:的)?(?:电|号)|来电|拨打|回复|回(?:个|我|一)|短信|联系|登录|点击|关注|"
    r"扫|填|到店|到营业厅|来营业厅|存(?:下|一下|上)?|保存|登记|告诉我|找我|(?:拜访|登门|上门|看望|见面)",
    re.IGNORECASE,
)
# Steps in one clause ("ring or text me") are one step; commas and ends part clauses.
_CLAUSE = re.compile(r"[,;!?。\n]+|\.(?=\s|$)|\b(?:and|then)\b|然后|并且")


def check_message(text: str, facts: Facts) -> tuple[Finding, ...]:
    """Look a first message over, one finding a check, in a fixed order.

    Examples
    --------
    >>> found = check_message("Dear Mr Gao, hurry!", Facts(("Li Qian",), ("China Mobile",)))
    >>> [(finding.id, finding.ok) for finding in found][:4]
    [('recipient', True), ('sender', False), ('company', False), ('reason', False)]
    """
    plain = normalise(text).text
    rules = {hit.rule for hit in wording.check(text).hits}
    return (
        _recipient(plain, facts),
        _sender(plain, facts),
        _company(plain, facts),
        _reason(plain),
        _step(plain),
        _pressure(rules),
        _jargon(rules),
        _length(text),
        _opt_out(plain),
    )


def _finding(name: str, ok: bool, well: str, advice: str) -> Finding:
    return Finding(name, ok, well if ok else advice)


def _names(text: str, spellings: Iterable[str]) -> bool:
    plain = "".join(text.split()).casefold()
    return any("".join(one.split()).casefold() in plain for one in spellings if one.strip())


def _recipient(text: str, facts: Facts) -> Finding:
    return _finding(
        "recipient",
        bool(_GREETING.search(text)) or _names(text, facts.recipients),
        _("The reader is addressed."),
        _("Begin with a greeting, best with the name: it shows that this is no bulk mail."),
    )


def _sender(text: str, facts: Facts) -> Finding:
    return _finding(
        "sender",
        _names(text, facts.senders),
        _("Your name is in it."),
        _("Your name is missing. A strange number without a name is easily taken for spam."),
    )


def _company(text: str, facts: Facts) -> Finding:
    return _finding(
        "company",
        _names(text, facts.companies),
        _("Your company is in it."),
        _("Say which company you are from, so that the reader knows why you have the number."),
    )


def _reason(text: str) -> Finding:
    return _finding(
        "reason",
        bool(_REASON.search(text)),
        _("The reader learns what you are there for."),
        _("Why should the reader keep this message? Say in a few words what you do for them."),
    )


def _step(text: str) -> Finding:
    clauses = _CLAUSE.split(_without_opt_out(text))
    steps = sum(bool(_STEP.search(clause)) for clause in clauses)
    advice = (
        _("There are {n} things for the reader to do. Keep only the easiest one.").format(n=steps)
        if steps
        else _("There is nothing for the reader to do yet. Offer one easy step, such as a reply.")
    )
    return _finding("step", steps == 1, _("There is exactly one next step."), advice)


def _without_opt_out(text: str) -> str:
    """Leave out the clauses that say how to get no more messages."""
    kept = []
    for sentence in re.split(r"(?<=[!?。;\n])|(?<=\.)(?=\s)", text):
        match = _OPT_OUT.search(sentence)
        before = sentence[: match.start()] if match else sentence
        kept.append(before[: max(before.rfind(","), before.rfind(";")) + 1] if match else before)
    return "".join(kept)


def _pressure(rules: set[str]) -> Finding:
    return _finding(
        "pressure",
        "SVC-PRESS" not in rules,
        _("It doesn't push."),
        _("It pushes. Nobody wants a new contact who begins with a last chance."),
    )


def _jargon(rules: set[str]) -> Finding:
    return _finding(
        "jargon",
        "SVC-JARGON" not in rules,
        _("It has no trade word that our list knows."),
        _("It has a trade word in it. Say what it does for the reader, or leave it out."),
    )


def _length(text: str) -> Finding:
    size = sms.length(text)
    return _finding(
        "length",
        size.parts == 1,
        _("It fits into one text message."),
        _("It is empty.")
        if size.parts == 0
        else _("It needs {n} text messages. Take out a clause until one is enough.").format(
            n=size.parts
        ),
    )


def _opt_out(text: str) -> Finding:
    return _finding(
        "opt-out",
        bool(_OPT_OUT.search(text)),
        _("The reader can say no to further messages."),
        _("Say how the reader can stop your messages. A few words do it, and show respect."),
    )
