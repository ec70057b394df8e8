"""English: what each rule looks for, and the masks that hide its look-alikes.

Patterns see one sentence, in lower or upper case, with plain apostrophes. Every repetition
has a bound, so that the time stays proportional to the text. A group called ``hit`` marks
the part to show where that is less than the whole match.
"""

from __future__ import annotations

__all__ = ["CANT", "HAVE_TO", "PATTERNS"]

CANT = r"(?:can't|cannot|can not|couldn't|could not|(?:'m|'re|am|are|is|be) (?:un|not )able to)"
HAVE_TO = (
    r"(?:must|(?:'ll |will )?(?:have|need) to|(?:'ve|have) got to|gotta|'d better|had better|"
    r"(?:are|'re) (?:required|obliged|asked|supposed) to)"
)

PATTERNS: dict[str, tuple[str, ...]] = {
    "SVC-NEG": (
        rf"\b(?:I |we |you |it |they |he |she |that |this |there )?{CANT}",
        r"\bunable to\b",
        r"\b(?:is|was|are|be|it's|that's|'re) (?:just |simply |quite |absolutely )?"
        r"(?:not possible|impossible|not feasible|out of the question)",
        r"\b(?:isn't|is not|won't be|wouldn't be|not) possible\b",
        r"\b(?:nothing|not much|little) (?:more |else )?(?:that )?(?:I|we) can do\b",
        r"\b(?:nothing|not) can be done\b",
        r"\bthere(?:'s| is) (?:no way|nothing)\b(?! (?:to worry|to pay|wrong|you need|left to))",
        r"\b(?:won't|will not|wouldn't) be (?:able|possible)\b|\b(?:not|isn't|aren't) (?:an option|"
        r"available)\b|\b(?:I'm afraid|unfortunately|sorry,?) (?:not|no)\b|\bno longer possible\b|"
        r"\bout of stock\b|\bfully booked\b|\bno authority\b|\bcan never\b",
        r"\bno can do\b|\bno chance\b|\bno way\b|\bwe no longer (?:offer|do|sell|have|make|give)\b",
        r"\b(?:forbids?|prohibits?|prevents?) (?:us|me)\b|\b(?:must|have to) (?:decline|refuse)\b",
        r"\b(?:I|we)(?:'m| am|'re| are) not (?:going to|prepared to|in a position to|willing to)\b",
        r"\b(?:I|we) (?:won't|will not|refuse to) (?:do|give|pay|refund|accept|allow|offer|replace|"
        r"exchange|take|make|grant|cancel|credit)\b",
        r"\b(?:we|I) (?:don't|do not) (?:do|offer|handle|accept|take|have|make|give|provide) "
        r"(?:that|this|those|these|such|any)\b",
    ),
    "SVC-SHIFT": (
        r"\b(?:not|isn't|aren't|wasn't) (?:really )?(?:my|our) (?:\w{1,12} )?"
        r"(?:job|business|department|responsibility|problem|concern|fault|task|duty|area|desk|"
        r"field|matter|side)\b",
        r"\b(?:not|isn't) (?:something|a thing|anything) (?:that )?(?:I|we) "
        r"(?:do|deal|handle|look|take)\b",
        r"\b(?:not|isn't) (?:for|up to) (?:me|us)\b",
        r"\b(?:I|we) (?:only|just) (?:handle|deal|do|sell|work|look after|take care)\b",
        r"\bI (?:don't|do not) (?:handle|deal with|look after|do) (?:that|this|those|these|"
        r"\w{1,14}s)\b",
        r"\b(?:nothing to do with|out of) (?:me|us|my hands|our hands)\b",
        r"\b(?:ask|try|ring|call|see|contact|go to|talk to|speak to|find) (?:to )?"
        r"(?:someone|somebody|some ?one) else\b",
        r"\b(?:someone|somebody) else(?:'s)? (?:job|problem|department|desk|handles|deals|does)\b",
        r"\b(?:another|a different|the other|some other) (?:department|desk|office|counter|team)"
        r"(?:'s)?(?: \w{1,12})? ?(?:handles|deals|job|matter|business|problem|responsibility)?\b",
        rf"\byou(?:'d| would|'ll| will)? (?:{HAVE_TO}|should|can|could|may|might want to|want to|"
        r"better) (?:go and |just |directly )?(?:ask|contact|call|ring|phone|go to|go through|"
        r"talk to|speak to|speak with|take (?:it|that) up with|check with|try|turn to) "
        r"(?:the|our|your|another|a|an|his|her|their|some\w+|my|customer|technical|support|sales|"
        r"billing|accounts|finance|10086|him|her|them|one of|whoever|(?-i:[A-Z][a-z]+)|\d{3,})\b",
        r"(?:^|[,;:.-] ?)(?:please |just |so |then )?(?:contact|call|ask|ring|try|go to|go and ask|"
        r"talk to|speak to|check with|take it up with) (?:the |your |our )?"
        r"(?:\w{1,14} ){0,2}(?:department|desk|hotline|counter|team|office|accounts|billing|"
        r"finance|sales|support|helpdesk|people|shop|bank|manufacturer|10086|service centre|"
        r"branch)\b",
        r"\b(?:that|this|it)(?:'s| is) (?:a matter |a question |a job |one |something )?for "
        r"(?:the |your |our )?(?:\w{1,14} ){0,2}(?:department|desk|accounts|billing|finance|sales|"
        r"support|people|team|colleagues|technicians|engineers|shop|branch|bank)\b",
        r"\bI (?:just|only) work here\b|\bnot the (?:right )?(?:person|one|place) (?:to|for)\b",
        r"\b(?:is|that's|it's|something) between you and\b",
        r"\b(?:best|better) (?:to )?(?:talk|speak|write|go|ask|call|ring|try)\b",
        r"(?:^|[,;:.-] ?)(?:please |just |so |then )?(?:write|e-?mail|speak|turn|send (?:it|that|"
        r"this)) "
        r"(?:to |with )?(?:the |your |our )?(?:\w{1,14} ){0,2}(?:department|desk|hotline|team|"
        r"office|"
        r"billing|finance|sales|support|helpdesk|service)\b",
        r"\b(?:isn't|aren't|is not|are not|not) (?:handled|dealt with|done|decided|settled) "
        r"(?:here|by (?:me|us))\b",
    ),
    "SVC-BLAME": (
        r"\byou (?:really |clearly |obviously |simply |just )?(?:should|ought to) have "
        r"(?:\w{2,9}ly |first |just )?(?:read|told|checked|asked|said|sent|called|rung|phoned|"
        r"noticed|known|thought|made|given|brought|come|signed|written|saved|kept|paid|looked|"
        r"reported|informed|let|taken|gone|used|done|filled|chosen|ordered|backed|booked|planned|"
        r"contacted|mentioned|thought|understood|seen|waited|followed|entered|tested|switched|"
        r"turned|listened|applied|cancelled|canceled|renewed|registered|protected|set|put|been "
        r"(?:more )?(?:careful|attentive|quicker|on time))",
        r"\byou (?:shouldn't|should not|ought not to) have\b",
        r"\byou (?:have |had |clearly |obviously |simply |apparently )?(?:failed|neglected|forgot|"
        r"forgotten|omitted|overlooked|missed|mixed|misread|misheard|ignored|caused|"
        r"miscalculated|misdialled|misunderstood)\b",
        r"\byou (?:didn't|did not|never|haven't|have not|hadn't)(?: even| yet| actually)? "
        r"(?:read|tell|told|check\w*|ask\w*|say|said|send|sent|call\w*|ring|rung|notic\w*|mention"
        r"\w*|give|gave|given|bring|brought|come|came|sign\w*|writ\w*|wrote|sav\w*|keep|kept|pay|"
        r"paid|look\w*|report\w*|inform\w*|let|tak\w*|took|us\w+|do |did |done |fill\w*|choos\w*|"
        r"order\w*|back\w*|book\w*|contact\w*|follow\w*|enter\w*|switch\w*|turn\w*|listen\w*|"
        r"appl\w*|cancel\w*|renew\w*|registe\w*|set|put|pass\w*|submit\w*|suppl\w*|provid\w*|"
        r"confirm\w*|answer\w*|repl\w*|updat\w*|return\w*|plug\w*|attach\w*|complet\w*)",
        r"\byou must have (?!been|had|felt|wonder|thought|a |the )\w",
        r"\b(?:it's|it is|that's|that is|was|is|all|entirely) your (?:own )?"
        r"(?:fault|mistake|error|doing|problem|responsibility|negligence|carelessness)\b",
        r"\byour (?:own )?(?:mistake|error|negligence|carelessness|fault)\b(?! (?:free|message))",
        r"\byou(?:'ve| have)? (?:made|caused) (?:a|an|the|this|that) (?:\w{1,10} )?"
        r"(?:mistake|error|problem|mess)",
        r"\bif you had(?:n't| not| only)? (?!any\b|a\b|an\b|some|the\b|to\b|your\b|no\b)\w",
        r"\bwhy (?:didn't|did|don't|haven't) you(?: not)?\b",
        r"\bhow (?:could|can) you (?!be reached|help|reach)\w",
        r"\byou were (?:supposed|meant|told|asked|warned|informed) (?:to|that|about|twice)?",
        r"\byou(?:'ve| have)? (?:\w{2,8}ly )?(?:entered|gave|given|sent|filled in|typed|dialled|"
        r"pressed|used|chose|ordered|wrote|put|did|done|set)(?: \w{1,8}){0,2} "
        r"(?:wrong|wrongly|incorrect|incorrectly|too late)\b",
        r"\byou (?:broke|lost|damaged|dropped|deleted) ",
        r"\bdid (?:nobody|no one|anybody|anyone) (?:at|in|from|of) your\b",
        r"\b(?:delay|fault|mistake|error|problem|cause|issue|it|that)(?: is|'s| was| lies| lay|"
        r" comes)? "
        r"(?:on|at|from|with) your (?:side|end)\b|\byourself to blame\b|\byour own doing\b",
    ),
    "SVC-RULE": (
        r"\b(?:is|it's|that's|are|was|just|simply|against|per|by|to|under|following|because of) "
        r"(?:\w{1,8} )?(?:our|the|company|the company's|our company's|standard|house)"
        r"(?: company| standard| house| internal)? ?(?:policy|policies|rules?|regulations?)\b",
        r"\b(?:it's|that's|it is|that is|this is|those are|these are|they are) (?:just |simply |"
        r"only )?(?:a|the|how the)? ?(?:company|rules?|regulations?|policy|procedure)\b"
        r"(?: policy| rules?| works)?",
        r"\brules? (?:is|are) (?:a )?rules?\b",
        r"\b(?:policy|policies|rules?|regulations?|system|procedure|terms|contract|computer)"
        r"(?: simply| just)? (?:doesn't|does not|don't|do not|won't|will not|forbids?|prohibits?|"
        r"says?|states?|requires?|demands?)(?: (?:allow|let|permit|provide|accept))?\b",
        r"\bnot (?:allowed|permitted)\b",
        r"\b(?:company|our) policy\b",
        r"\bI don't make the rules\b|\b(?:apply|applies) to (?:everyone|everybody|all)\b|"
        r"\bthat's (?:just |simply )?(?:how|the way) (?:it is|it works|it's always|we do|"
        r"things are)\b",
        r"\b(?:I|we)(?:'m|'re| am| are)? (?:just |only |merely |simply |have to |"
        r"must )?follow(?:ing)? "
        r"(?:the |my |our )?(?:procedure|rules?|orders|instructions|process|policy|guidelines)\b",
        r"\b(?:company|our|the) (?:rules?|policy|regulations?|procedures?) (?:forbids?|say|"
        r"require)",
    ),
    "SVC-CALM": (
        r"\bcalm (?:yourself )?down\b",
        r"\b(?:keep|stay|remain|be) calm\b",
        r"(?:^|[,;:.-] ?)(?:please |just |oh |now |hey )?(?:relax|take it easy|"
        r"chill)\b(?= ?[,!.;-]|$)",
        r"\b(?:don't|do not|stop|no need to|no reason to|needn't)(?: be| get| being| getting)? "
        r"(?:so |too |this |that )?(?:upset|angry|excited|worked up|shout\w*|yell\w*|rais\w+ your|"
        r"panic\w*|emotional|agitated|annoyed|mad|cross|aggressive|dramatic|overreact\w*)\b",
        r"\b(?:over-?reacting|over the top|getting (?:too |so )?(?:emotional|worked up))\b",
        r"\b(?:watch|lower|mind) your (?:tone|voice|language|temper)\b",
        r"\b(?:compose|pull) yourself\b|\b(?:deep breath|cool (?:it|down|off))\b",
        r"(?:^|[.!] ?)easy[,!. ]|\bone thing at a time\b|\blet's not get\b|"
        r"\b(?:settle down|get a grip|control yourself|keep your (?:voice down|temper|hair on))\b|"
        r"\bthat tone\b|\bbeing (?:emotional|unreasonable|hysterical)\b",
    ),
    "SVC-BUT": (
        r"(?:\b(?:you(?:'re| are| may be| might be) (?:\w{2,10} )?right|(?:have|make|is|that's|"
        r"it's|"
        r"got) (?:a|your) (?:\w{2,9} )?(?:point|idea|question|suggestion)|(?:good|fair|valid|great)"
        r" (?:point|idea|question)|I (?:\w{2,10} )?(?:agree|understand|see|hear|appreciate|"
        r"sympathi[sz]e|feel (?:for|with) you|get|value|know)|we (?:\w{2,10} )?(?:agree|"
        r"understand|see|hear|appreciate|"
        r"value)|(?:that's|that is|it's|it is|quite|very) (?:\w{2,10} )?(?:true|right|correct|"
        r"understandable|reasonable|fair)|of course|certainly|sure|"
        r"(?:would|'d) (?:really |very much )?(?:love|like) to|your (?:\w{1,12} ){1,3}"
        r"(?:is|are|was|sounds?|looks?) (?:\w{2,10} )?(?:good|great|nice|excellent|interesting|"
        r"fair|"
        r"fine|reasonable|valid|understandable|welcome|justified|right))\b|"
        r"(?:^|[.!?] ?)(?:yes|true|right|granted|agreed|okay|ok|fine)\b)"
        r"[^.!?\n]{0,90}?(?:(?<=[a-z,;:)-])[ ,;:-]{1,3}|[.!?]\s{1,2})"
        r"(?P<hit>but|however|nevertheless|nonetheless|although|though|only that|yet(?= (?:I|we|"
        r"you|"
        r"the|our|it|this|that)\b)|except that|on the other hand|that said)\b",
    ),
    "SVC-MUST": (
        rf"\byou(?: all| both| first| now| also| still| just| really| always| then| simply)? ?"
        rf"{HAVE_TO}",
        r"\byour (?:[\w']{2,12} ){1,2}(?:must|needs? to|has to|have to)\b(?! (?:be|have)\b)",
        r"\b(?:it is|it's|is|are) (?:mandatory|compulsory|obligatory|required|an absolute must)\b",
        r"\b(?:I|we) (?:must|have to|need to) (?:ask|request|insist|require)(?: that)?(?: you)?\b",
        r"\b(?:I|we) (?:(?:need|require|want|expect) you to|insist that you)\b",
        r"\byou(?:'re| are) (?:obliged|required|expected)\b",
    ),
    "SVC-COND": (
        rf"\b(?P<hit>(?:{HAVE_TO}|can't|cannot|won't|will not|not|nothing|unable to|never|no one|"
        r"nobody|refuse to)\b[^.!?;\n]{0,80}?\b(?:until|unless|without)) "
        r"(?:I|we|you|it|this|that|your|the|a|an|anything|any|our|they|my|first|having|seeing|"
        r"receiving|proof|written|payment|it's)\b",
        rf"\b{HAVE_TO}\b[^.!?;\n]{{0,80}}?\bbefore (?:I|we|it|this|that|anything|your \w{{1,12}}|"
        rf"the "
        r"\w{1,12}) (?:can|will|is|are|gets?|could|goes|starts?|even)\b",
        r"\b(?:until|unless|without) (?:you|I have|we have|we get|I get|your|the|a|an|that|"
        r"this|it|proof|any|payment|having|seeing|receiving)\b[^.!?;\n]{0,70}?\b(?:no|not|nothing|"
        r"cannot|nobody|none|never|impossible|unable|\w{2,6}n't)\b",
        r"\bonly (?:if|when|once|after)\b|\byou(?:'ll)? only (?:get|have|"
        r"receive)\b[^.!?;\n]{0,40}?\bif\b",
        r"\bbefore (?:I|we) can\b[^.!?;\n]{0,40}, ?(?:I|we|you)(?:'ll)? (?:need|must|have to)\b",
        r"\b(?:provided|providing)(?: that)? (?:you|I|we|your|the)\b",
        r"\bon (?:the )?condition (?:that)?",
        r"\b(?:as|so) long as you\b",
        r"(?:^|[.;:] ?)no [a-z]{2,15}(?: [a-z]{2,12})?, (?:then )?no (?!cost|fee|charge|deposit|"
        r"obligat|risk|catch|hidden|string|wait|queue|paper|surprise|small|commit|worr|problem|"
        r"need|question|fuss|trouble|extra|delay|more)[a-z]{2,}",
        r"\b(?:I|we) only (?:accept|look at|process|consider|start|deliver|pay|"
        r"open) [^.!?;\n]{0,40}?"
        r"\b(?:that|which|if|when|after|once|with|in writing)\b",
        r"\bunless (?:you|I|we|your|it|the)\b",
        r"\bif (?:you|we|I) (?:don't|do not|haven't|have not|can't|fail)\b[^.!?;\n]{0,60}?"
        r"\b(?:can't|cannot|won't|will not|not be|no\b|nothing|unable)",
        r"\bbut (?:first |then )?you(?:'ll| will)? (?:must|(?:first )?(?:have|need) to)\b",
        r"(?:^|[.;:] ?)first (?:you|I need|we need)\b[^.!?\n]{0,60}?\b(?:then|before|after that)\b",
        r"\botherwise,? (?:I|we|it|there|nothing|you|the)\b[^.!?;\n]{0,30}?(?:n't|\bnot|\bcannot|"
        r"\bno\b|\bnothing|\bunable)",
        r"\bor (?:else )?(?:I|we) (?:can't|cannot|won't)\b",
    ),
    "SVC-CONTRA": (
        r"(?:\byou|\byour (?:\w{1,12} ){1,2}?)(?:'re| are| is| were)(?: quite| simply| clearly| "
        r"just| completely| absolutely| totally| very much| both)? "
        r"(?:wrong|mistaken|incorrect|confused|not right|not correct|misinformed|lying|"
        r"inaccurate)\b",
        r"\byou(?:'ve| have| must have| seem to have)? (?:misunderst\w+|misread|misheard|"
        r"got (?:it|that|this|me|us|them|something) (?:all )?wrong|mixed (?:it|that|this|them|"
        r"something|things)? ?up)\b",
        r"\b(?:it|that|this|which)(?:'s| is| was)?(?: just| simply| really| certainly|"
        r" actually)?(?:n't| not)(?: at all| quite| really| actually| "
        r"even)? (?:true|right|so|correct|accurate|the case|like that|that way|what (?:I|we|was|"
        r"happened|it says|the contract)|how (?:it|we|this|that)|possible that|the way)\b",
        r"\b(?:that|this|it)(?:'s| is) (?:just |simply |quite |completely |plain |all )?"
        r"(?:wrong|false|nonsense|incorrect|untrue|ridiculous|rubbish|a lie)\b",
        r"\b(?:is|are) (?:simply |just |completely )?(?:false|untrue|baseless|unfounded)\b|"
        r"\bno basis\b|\bnever happened\b|\bnot a word of (?:it|that)\b",
        r"\b(?:can't|cannot) be (?:true|right|so|correct)\b|\byou(?:'re| are) (?:confusing|"
        r"imagining|"
        r"mixing)\b|\bthe opposite is\b|\bwrong end of\b",
        r"(?:^|[.!?;:] ?)no, (?:no, )?(?:that|it|this|you|I|we|they|he|she|the)\b",
        r"\b(?:I|we|he|she|nobody|no one) (?:never|didn't|did not) (?:said|say|told|tell|promised|"
        r"promise|agreed|wrote|write)\b",
        r"\b(?:there you are|I don't think (?:so|that's)|on the contrary|not at all true|"
        r"I disagree|I beg to differ)\b",
        r"\bno such thing\b",
    ),
    "SVC-VAGUE": (
        r"\b(?:just )?(?:a|one|another) (?:short |brief |little |quick )?(?:moment|second|sec|"
        r"minute|"
        r"bit|while|mo)\b",
        r"\bsoon\b",
        r"\b(?:later(?: on)?|shortly|presently|momentarily|eventually|promptly|sometime)\b",
        r"\b(?:as|so) (?:soon|quickly|fast) as (?:possible|(?:I|we) (?:possibly )?can|"
        r"we are able)\b",
        r"\b(?:won't|shouldn't|will not|should not|can't) (?:be|take) (?:too |very |"
        r"much )?long(?:er)?\b|"
        r"\bany (?:minute|moment|time) now\b|\b(?:hang|hold) on\b|\bbear with (?:me|us)\b",
        r"\basap\b|\ba\.s\.a\.p",
        r"\b(?:in due (?:course|time)|at some point|some time|before long|one of these days|"
        r"in the near future|at (?:our|my|the) earliest|in good time|when (?:I|we) (?:get|have|"
        r"find) "
        r"(?:a|the|some) (?:chance|time|minute|moment)|in no time|any time now|any day now|"
        r"in the coming (?:days|weeks)|(?:in|within) (?:a few|some|several) (?:minutes|hours|days|"
        r"weeks)|these days|right (?:there|back|with you)|right away|straight away|when (?:I|"
        r"we) can)"
        r"\b",
    ),
    "SVC-JARGON": (
        r"(?-i:(?<![A-Za-z-])(?:VPMN|V-net|ARPU|MOU|TD-?SCDMA|WCDMA|SLA|APN|GPRS|WLAN|QoS|SDH|MPLS|"
        r"PBX|ADC|MAS|M2M|IMS|KPI|ICT|IDC|CRM|BOSS|DSLAM|HLR|CDR|VAS|OSS|PSTN|IVR|FTTH|FTTB|PON|"
        r"HSDPA|EDGE|USSD|DDN|NOC|DSCP|PRI|SIP|RSRP|RSRQ|SINR|SNR|VLAN|WAN|NAT|DHCP|BGP|OSPF|"
        r"IPsec|MSISDN|IMSI|ICCID|VLR|MSC|BTS|BSC|RNC|OLT|ONU|ONT|CPE|POTS|ISDN|ADSL|VDSL|MSTP|"
        r"OTN|DWDM|TDM|UMTS|CDMA|HSPA|FWA|CoS|MTTR|MTBF|RMA|SNMP|MVNO|MNP|DID|DDI|PABX|SBC|RTP|"
        r"dBm|VoLTE)s?(?![A-Za-z-]))",
    ),
    "SVC-PRESS": (
        r"\b(?:last|final|only|one) (?:chance|opportunity|call)\b",
        r"\b(?:today only|only today|(?:only|just) (?:for|until|valid) (?:today|tonight|tomorrow)|"
        r"only (?:valid|good|available|open) (?:today|until|for))\b",
        r"\b(?:act|order|buy|sign|decide|call|book|reply|register)(?: right)? now\b",
        r"\bhurry\b",
        r"\bdon't (?:miss|wait|hesitate too|let (?:it|this) (?:slip|pass)|think too)\b",
        r"\b(?:limited (?:time|offer|number)|while stocks? last|before it(?:'s| is) too late|"
        r"now or never|or else(?=[.!,]|$| you)|or you(?:'ll| will) (?:lose|miss|regret|pay)|"
        r"you(?:'ll| will) "
        r"(?:regret|be sorry|miss out|lose)|miss out|too late (?:tomorrow|after|by)|"
        r"once[- ]in[- ]a[- ]lifetime|too long and you|end up paying|while it lasts|(?:going|"
        r"selling) fast|prices? (?:goes?|will go|are "
        r"going) up|(?:this week|tonight) only|only this week|(?:won't|"
        r"never) (?:\w{2,5} ){1,4}again|think (?:it|"
        r"about it) over too long|running out|(?:offer|deal|price|discount) (?:ends|expires|is "
        r"gone|only)|only (?:\w{1,6} ){1,2}(?:left|places|seats|remain\w*)|everybody else has|"
        r"everyone else has|all your competitors|competitors? (?:will|has|have already))\b",
        r"\b(?:if you don't|unless you) (?:sign|order|buy|decide|act|switch|"
        r"join)\b[^.!?\n]{0,20}\b(?:today|now|tonight|tomorrow)\b",
    ),
}
