"""English: what only looks like a rule's turn of phrase, hidden beforehand."""

from __future__ import annotations

from courseware.models.wording.rules_en import CANT

__all__ = ["MASKS"]

MASKS: dict[str, tuple[str, ...]] = {
    "SVC-NEG": (
        rf"\b{CANT} (?:wait|help but|believe|fault|resist|hurt|deny|blame you|go wrong|complain|"
        rf"imagine|emphasi[sz]e|stress|overstate)\b",
        rf"\b{CANT} (?:\w{{2,12}} ){{0,4}}?(?:enough|more|better|happier|too highly)\b",
        r"\bcould(?:n't| not) have [^.;]{2,30} without\b",
        r"\bcouldn't (?:be|agree|have been) (?:\w{1,9} )?\w{2,12}\b",
        r"\bthe impossible\b|\bnothing(?:'s| is) impossible\b|\bnot (?:impossible|unable)\b",
        r"\b(?:why|whether|if|when|in case|should|because|since|that|what|which|who|so) "
        rf"(?:\w{{1,10}} )?(?:you|your (?:\w{{1,12}} ){{1,3}}|customers?|people|visitors?|"
        rf"staff) ?{CANT}",
        r"\b(?:if|whether|in case|should) (?:\w{1,8} ){0,3}?(?:not possible|impossible|unable)\b",
        rf"\b(?:if|whether|in case|when) (?:\w{{1,12}} ){{1,3}}?{CANT}",
        r"\b(?:understand|hear|read|know|wrote|write|say|said|mention(?:ed)?|told|sorry|noticed|"
        rf"report(?:ed)?|see|annoying|problem)\b[^.,;]{{0,40}}?\b(?:you|"
        rf"your)\b[^.,;]{{0,30}}?{CANT}",
        rf"\b{CANT} (?:log|connect|reach|dial|get through|make calls|send texts)\b(?= (?:since|"
        rf"at|in|on)\b)",
        r"\b(?:doesn't|does not) mean (?:that )?(?:\w{1,8} ){1,2}?(?:can't|cannot)",
        rf"\bnot that (?:I|we) {CANT}",
        r"(?:^|[,;.!?] ?)can't (?:I|we|you)\b|\byou (?:can't|cannot) (?:miss|beat|lose|be too)\b|"
        r"\b(?:can't|cannot) be (?:true|right|so|correct|beaten|too careful)\b",
        rf"\b(?:who|whoever|those|anyone|customers|people) (?:\w{{2,8}} )?{CANT}",
    ),
    "SVC-SHIFT": (
        r"\b(?:don't|do not|won't|needn't|never|without) (?:have to |need to |having to )?"
        r"(?:ask|contact|call|ring|go to|try|find) (?:anyone|anybody|someone|somebody|another|"
        r"the other) (?:else)?",
        r"\b(?:I|we|he|she|they)(?:'ll|'ve| will| shall| have| can| could|'d)? (?:now |then )?"
        r"(?:also )?(?:ask|asked|call|ring|contact|try|get|find|go to|talk to|speak to|"
        r"take it up with)"
        r"(?:ed)? (?:someone|somebody|another|a different|the other|the|our)[^.,;]{0,30}",
        r"\bnot (?:my|our) (?:intention|usual|best|first|last|only)\b",
        r"\byou can (?:call|ring|reach|contact|ask) (?:me|us|him|her|them)\b",
    ),
    "SVC-BLAME": (
        r"\byou (?:didn't|did not|don't|do not|never) (?:\w{2,9}ly )?deserved?\b",
        r"\byou shouldn't have (?:to|had to|been|needed)\b",
        r"\byou (?:should|ought to) have (?:been (?:told|given|informed|rung|called|warned|sent|"
        r"asked)|had|got|received|heard|seen (?:a|the) (?:credit|refund|money))",
        r"\byou (?:didn't|did not|haven't|have not|never) (?:yet )?(?:do(?:ne)? anything wrong|"
        r"receive|received|get|got|hear|heard|have to|need|make a mistake|make any)\b",
        r"\b(?:if|in case|should|when|unless) you (?:\w{2,7} )?(?:didn't|did not|haven't|have not|"
        r"forgot|missed|never|lost|dropped|overlooked)\b",
        r"\b(?:isn't|is not|not|wasn't|never) (?:\w{2,6} )?your (?:own )?"
        r"(?:fault|mistake|error|doing|problem|responsibility)\b",
        r"\b(?:sorry|glad|happy|grateful|thank you) (?:that |for )?you\b[^.,;]{0,30}",
        r"\bwhy (?:don't|didn't) you (?:come|join|drop|try|let|take|have|visit|sit)\b",
        r"\b(?:sure|think|believe|saying|mean|imply|blame)[^.,;]{0,12} you(?:'ve)? (?:\w{2,6} )?"
        r"(?:missed|lost)\b",
        r"\byou (?:never|don't) (?:miss|lose)\b|\byou missed (?:me|us|my|our)\b",
    ),
    "SVC-RULE": (
        r"\bpolic(?:y|ies) (?:number|holder)s?\b|\b(?:insurance|your|travel|liability|return|"
        r"privacy|foreign|monetary) polic(?:y|ies)\b",
        r"\b(?:policy|rule) (?:is )?(?:to|that (?:we|every|you get|nobody waits))\b(?! (?:refuse|"
        r"charge|ask|require|demand|not))",
        r"\brules? (?:of|for) (?:thumb|the game|football|tennis)\b|\bground rules?\b|"
        r"\bslide rule\b",
        r"\b(?:rule|policy|it)(?: is there| exists|'s there)? (?:to |which )?protects?\b",
    ),
    "SVC-CALM": (
        r"\b(?:thank you|thanks|grateful)\b[^.;]{0,30}\bcalm\b",
        r"\b(?:I|we|things?|it|network|line|lines|rush|traffic|market|season|he|she|they)(?:'ll|"
        r"'ve|"
        r"'s| will| has| have| had| need to| needed to| must| to)? ?(?:calms?|calmed|stays?|stayed|"
        r"remain(?:s|ed)?|be) (?:down|calm)\b",
        r"\b(?:so (?:that )?you can|can|could|lean back and|sit back and|to) (?:\w{2,6} )?"
        r"(?:relax|stay calm|calm down the)\b",
    ),
    "SVC-BUT": (
        r"\b(?:nothing|anything|all|none|who|cannot|can't|no one|last) but\b|\bbut (?:also|for|not "
        r"least|rather)\b|\bnot (?:only|just)\b[^.;]{0,60}?\bbut\b|\bhelp but\b|"
        r"\b(?:even|as) though\b|\bhowever (?:you|much|long|many|often|small|late|large)\b|"
        r"\bas yet\b|\bifs\b[^.]{0,9}\bbuts\b",
    ),
    "SVC-MUST": (
        r"\b(?:don't|do not|won't|will not|shouldn't|should not|never|no longer|needn't|wouldn't|"
        r"not) (?:\w{2,7} )?(?:have|need) to\b",
        r"\b(?:do|did|will|would|could|does|should|may|might|must|if|whether|when|whenever|in case|"
        r"once|because|while|where|who|why|how|until|before|after) you (?:\w{2,9} )?"
        r"(?:have to|need to|must|'ve got to|are supposed to|need you)\b",
        r"\b(?:all|only thing|nothing|anything|everything|what|whatever|something|wherever|time|"
        r"information|help|documents?|tools?|numbers?|things?|calls?|support|access|detail|"
        r"details|less|work|steps?|forms?|papers?|questions?|space|room) (?:that )?you(?:'ll)? "
        r"(?:may |might |will |ever )?(?:have|need) to\b",
        r"\byou must (?:be|have been|feel|have felt|have had|think|wonder|find|know|get|see|hear|"
        r"have wondered|have thought|have a|love|miss)\b(?! (?:present|there|here|on time|"
        r"registered|"
        r"logged|at|in|able|back|out|before|aware|signed))",
        r"\b(?:understand|know|said|say|wrote|told|mentioned|sorry|heard|hear|read|see|realise|"
        r"realize|think|hope|fear|afraid|agree|sure) (?:\w{1,6} )?(?:that )?you(?:'ll)? "
        r"(?:\w{2,7} )?(?:have to|need to|must)\b",
        r"\bmust you\b|\bas you must\b",
        r"\b(?:is|are)(?:n't| not) (?:mandatory|compulsory|obligatory|required)\b",
    ),
    "SVC-COND": (
        r"\bwithout (?:any |a |further |extra |the slightest )?(?:delay|charge|cost|fail|question|"
        r"obligation|extra|further|fuss|paperwork|fee|hesitation|surprise|commitment|interruption|"
        r"problem|limit|trouble|doubt|leaving|waiting|queue|queuing)\w*",
        r"\bwithout (?:you|your (?:help|trust|support|patience|advice|loyalty|team|custom))\b",
        r"\bunless (?:you|I|we)(?:'d| would| have| hear| tell)? (?:prefer|rather|like|wish|want|"
        r"object|otherwise|hear|tell|say|choose|decide|ask|heard)\b",
        r"\bno (?:problem|worries|need|hurry|rush|doubt|matter)\b[^.;]{0,40}",
        r"\b(?:don't|do not|won't|needn't|never|shouldn't)(?: have to| need to)? (?:pay|wait|"
        r"decide|"
        r"sign|owe|worry|commit|do anything)\b[^.;]{0,40}?\b(?:until|before|unless)\b",
        r"\bwon't (?:be long|take long|rest|stop|leave|go home|give up|charge|bill|"
        r"hang up)\b[^.;]{0,30}?"
        r"\b(?:until|before|without|unless)\b",
        r"\bonly (?:when you(?:'re| are) (?:happy|satisfied)|if you (?:like|want|wish|prefer|"
        r"choose|agree))\b",
        r"\bnot only (?:when|if)\b|\bif only\b|\bbefore long\b|\bas long as you (?:like|want|wish|"
        r"need|stay|please)\b",
        r"\bdo you (?:have|need) to\b",
    ),
    "SVC-CONTRA": (
        r"\b(?:if|when|whether|in case|should|tell me|check|unless) (?:\w{1,9} ){0,3}?"
        r"(?:that|this|it|you)(?:'s|'re| is| are)?(?:n't| not)? (?:not )?"
        r"(?:right|correct|true|wrong|so|accurate|mistaken|the case|confused)\b",
        r"\b(?:isn't|is not|not) right (?:that|how) (?:you|we|your)\b",
        r"\b(?:that|this|it)(?:'s| is| was)? ?(?:not|n't)? ?(?:right|wrong|correct|"
        r"good)(?: of us|,? "
        r"and (?:I|we)\b|,? I(?:'m| am) sorry|, sorry)",
        r"\b(?:isn't|is not|wasn't|not) (?:how|the way|what) (?:we|it|I|you)(?:'d| would)? "
        r"(?:want|wanted|should|like|liked|work|expect\w*|deserve\w*|intend\w*|hoped|promised you|"
        r"meant|do things|treat)\b",
        r"\bnot that you\b|\byou(?:'re| are) not (?:wrong|mistaken)\b",
        r"\bno, you (?:don't|needn't|won't|can|need not|do not|may)\b|\bno, (?:it|that|this)"
        r"(?:'s| is| was) (?:fine|free|included|no|all right|my|our|not (?:too|a|extra|any|"
        r"much))\b|"
        r"\bno, (?:I|we)(?:'m| am| are|'re| have|'ve|'ll| will| can)\b",
        r"\bno, the (?:\w{1,12} ){1,3}(?:is|are) (?:free|included)\b",
        r"\bis(?:n't| not) (?:it|that|this) (?:right|true|so)\b",
    ),
    "SVC-VAGUE": (
        r"\bsooner or later\b|\b(?:no|not|any|much|days?|weeks?|months?|years?|hours?|minutes?) "
        r"later\b|\blater (?:than|version|model|bills?|date)\b|\b(?:how|too|so|very|quite) soon\b|"
        r"\bsoon (?:after|as you)\b|\bsoon-\w+|\ba second (?=[a-z])(?!please|and|while|until|"
        r"for me)",
        r"\b(?:at|for|by|from) (?:the|this|that|a|any) (?:moment|minute)\b|\bthe moment\b|"
        r"\b(?:moment|minute|second|while|bit) (?:ago|of your)\b|\b(?:a|one) (?:while|"
        r"minute) (?:back|"
        r"walk|late)\b|\b(?:a|every|per) (?:minute|second)(?= (?:in|to|for|within|of|at))|"
        r"\b(?:yuan|fen|cents?) (?:a|per) minute\b",
        r"\b(?:have|got|spare|tak(?:e|es|en|ing)|took|find|need|lasts?|only|for|quite) "
        r"(?:you |me |us |up |your |just |only |about ){0,2}(?:a|one|another) (?:\w{2,6} )?"
        r"(?:moment|minute|second|while|bit)\b",
        r"\b(?:a|one) (?:little |tiny |wee )?bit (?:of|more|less|too|late|long|complicated|"
        r"different|"
        r"better|slow|\w{3,9}er)\b|\bquite a (?:bit|while)\b|\bonce in a while\b|\bevery once\b",
        r"\b(?:hope|look(?:ing)? forward|see you|get well|speak|talk|visit)\b[^.;]{0,30}?\b(?:soon|"
        r"later)\b",
        r"\byou (?:can|may|could|might)(?: always| still| also)? \w{2,9}(?: it| them| that| more)? "
        r"(?:later|some time|sometime)\b|\b(?:now or|sooner than|rather than) later\b",
        r"\blater in (?:the|this)\b|\bas soon as (?!possible|(?:I|we) (?:possibly )?can|"
        r"we are able)|\bshortly (?:after|"
        r"before)\b|"
        r"\bbeen a while\b|\bworth your while\b|\ball the while\b",
        r"\bnot (?:soon|a (?:minute|second|moment))\b",
    ),
    "SVC-PRESS": (
        r"\b(?:no|not|don't|do not|needn't|without|never)(?: need| have| reason|"
        r" any)?(?: to)?(?: be "
        r"in a| in a)? (?:hurry|rush|act now|decide now)\b|\bin (?:no|a) hurry\b",
        r"\bonly today (?:did|have|do|was|I)\b|\b(?:the|your|our) only (?:chance|opportunity) "
        r"(?:I|we)\b|\b(?:won't|not|never|don't) (?:\w{2,4} )?(?:miss out|regret|be sorry|lose)\b",
        r"\byou(?:'ll| will)(?: not|n't| never) \w+",
        r"\b(?:battery|ink|paper|storage|memory|credit|balance|time) (?:is |was )?running out\b",
        r"\bunless you (?:agree|accept|decide) otherwise\b|\bor else(?= (?:I|we) can)\b",
        r"\b(?:one|only) call\b",
    ),
    "SVC-JARGON": (
        r"(?-i:\b[A-Z][A-Za-z0-9-]{1,8}\b)(?= ?\(|,? (?:that is|i\.e|which (?:means|is|lets|gives)|"
        r"meaning|short for|in other words|stands for|means)\b|: | -{1,2} |, (?:a|an|the|your|"
        r"short|"
        r"cheap) )",
        r"\((?-i:[A-Z][A-Za-z0-9-]{1,8})\)",
    ),
}
