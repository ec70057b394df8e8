"""English: clock times, offers, and the parts of a good reply."""

from __future__ import annotations

__all__ = ["CLOCK", "NOT_PARTS", "OFFER", "PARTS"]

NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|thirty|forty[- ]?five|forty)"
)
HOUR = (
    r"(?:\d{1,2}\b|one\b|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|"
    r"midday|midnight|half past|(?:a )?quarter (?:past|to)|lunch ?time|close of business)"
)
DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

#: A time that the customer can hold the writer to.
CLOCK = (
    r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\bo'clock\b|"
    rf"\b(?:at|by|before|until|till|from) (?:about )?{HOUR}(?! (?:of|more|other|cent|per|least))|"
    rf"\b(?:within|in)(?! a (?:minute|second))(?: the)?(?: next)? {NUMBER}(?: to {NUMBER})?[ -]"
    r"(?:half[ -])?(?:working |business )?(?:minute|hour|day|week)s?\b|"
    rf"\b(?:half an|(?:an|one) hour)\b|\b(?:on|by|before|this|next|until) {DAY}\b|"
    rf"\b{DAY} (?:at|by|morning|afternoon|evening|noon)|\b(?:today|tomorrow|tonight) (?:at|by)\b|"
    r"\bby (?:today|tomorrow|tonight|(?:tomorrow|this) \w{4,9})\b|\bnoon\b|"
    r"\b(?:on|by) (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? ?"
    r"(?:jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec)|"
    r"\bwithin the hour\b|\bend of (?:the |this )?(?:day|week|month|business)\b|"
    r"\b(?:this|tomorrow) (?:morning|afternoon|evening) (?:at|by)\b|\b\d{1,2} (?:january|february|"
    r"march|april|may|june|july|august|september|october|november|december)\b|"
    r"\b(?:by|on) (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december) \d"
)

#: After a refusal: what can be done instead.
OFFER = (
    r"\b(?:but|yet|instead|however|though|and)\b,? (?:here is )?(?:what )?(?:I|we|you)"
    r"(?: (?:can(?!not|'t)|could|will|shall)|'ll)\b|[,;:-] ?what (?:I|we) can do\b|"
    r"[;,:-] ?(?:I|we) can (?!not)|\b(?:so|but|and) (?:may|can|could|shall) I\b|\bmay I offer\b|"
    r"\b(?:how|what) about\b"
)

PARTS: dict[str, tuple[str, ...]] = {
    "acknowledge": (
        r"\b(?:sorry|apologi[sz]e|apolog(?:y|ies)|regret|frustrating|annoying|inconvenien\w+|"
        r"disappoint\w+|upsetting)\b",
        r"\bI (?:\w{2,10} )?(?:understand|see|hear|realise|realize|appreciate)\b",
        r"\b(?:thank you|thanks) (?:very much |so much )?(?:for|that)\b",
        r"\b(?:you(?:'re| are) (?:\w{2,10} )?right|no wonder|I(?:'d| would) (?:be|feel)|"
        r"my (?:fault|"
        r"mistake)|our (?:fault|mistake)|that must (?:be|have been)|of course you)\b",
    ),
    "can": (
        r"\b(?:I|we)(?:'ll|(?: can| will| shall| could)\b(?! ?not\b)(?!n't))",
        r"\blet me\b|\bhappy to\b|\bglad to\b|\bI(?:'m| am) (?:going|able) to\b",
        r"\byou(?:'ll| (?:can|will|could|may)\b(?! ?not\b)(?!'t)) ",
        r"\bI (?:\w{3,5} )?(?:ring|call|send|bring|tell|check|change|ask|come|pass|put|order|"
        r"book) ",
        r"\byou (?:get|have it|have the|receive)\b",
    ),
    "who": (
        r"\bI(?:'ll| will| shall| can| could|'m| am)\b(?! ?(?:not\b|sorry|afraid))",
        r"\bI (?:\w{3,5} )?(?:ring|call|send|bring|tell|check|change|ask|come|pass|put|order|"
        r"book) ",
        r"\blet me\b|\b(?:myself|personally)\b",
        r"\b(?:our|my|the|an?) (?:\w{3,12} )?(?:engineer|technician|colleague|fitter|team leader|"
        r"specialist|manager|driver|courier)\b",
        r"(?-i:\b(?:Mr|Ms|Mrs|Dr)\.? [A-Z]\w+)",
        r"(?-i:\b[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:\([^)]{1,9}\) )?(?:from|in|at|of) (?-i:[A-Z])",
        r"(?-i:\b[A-Z][a-z]+) (?:rings|calls|comes|brings|sends|will|is going|has|looks|takes) ",
    ),
}

#: What is hidden before a part is looked for.
NOT_PARTS: dict[str, tuple[str, ...]] = {
    "acknowledge": (r"\bsorry,? but\b|\bI (?:don't|do not|can't|cannot) (?:\w{2,9} )?\w+",),
    "can": (r"\b(?:I|we|you) (?:can(?:not|'t)|won't|(?:can|will) not)\b[^.!?;,]{0,60}",),
    "who": (
        r"\bI(?:'ll| will) not\b|\bI (?:can't|cannot|won't)\b|(?-i:\b(?:It|That|This|There|We)) ",
    ),
}
