"""What page furniture looks like: named patterns for whole paragraphs of English news pages.

A pattern must match a paragraph from end to end (apart from signs around it), and the paragraph is then hidden as a whole:
none may fit a paragraph of an article's body. Furniture is short, so a length bounds each pattern, and the work it can cause.
"""

from __future__ import annotations

import re

from counterpoint.read.pattern import Pattern, any_of

_NAME = r"[A-Z][\w.'’-]*"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|de|van|von|der|la|al|bin)){{0,5}}"
# Names and what stands between them, with no verb: "Reporting by X in Y; Editing by Z", but not "Reporting by X showed …".
_CREDITED = (
    rf":?(?: (?:{_NAME}|and|in|for|of|the|by|at|from|with|additional|(?:additional )?(?:reporting|editing|writing|translation))[;,:]?)+"
)
_AGENCY = (
    r"(?:AP|A\.P\.|AFP|EPA(?:-EFE)?|DPA|PA|UPI|SWNS|Rex|REX|AAP|Reuters|REUTERS|Getty|GETTY|Getty Images|AFP/Getty Images"
    r"|The Associated Press|Associated Press|Press Association|Shutterstock|Alamy|iStock|Flickr|Bloomberg|Splash News|WireImage|NurPhoto"
    r"|Anadolu(?: Agency)?|Xinhua|TASS|Sputnik|Kyodo|Yonhap|Newscom|Landov|Corbis|Wikimedia(?: Commons)?|Handout|USA TODAY Sports"
    r"|Usa Today Sports|Rex Features)"
)
_PICTURE = r"(?:photo(?:graph)?s?|images?|pictures?|video|graphic|illustration|screenshot|screengrab|rendering)"
_PAGE = r"(?:article|story|report|post|page|column|piece|commentary|essay|op-ed|opinion piece|blog|website|site|video|interview)"
# A report or an interview that "was published" is more often the news than the page.
_PIECE = r"(?:article|story|post|column|piece|commentary|essay|op-ed|opinion piece|blog(?: post)?)"
_ROLE = r"(?:writer|reporter|journalist|correspondent|editor(?:-at-large)?|columnist|contributor|blogger|freelancer)"
_SITE = r"(?:facebook|twitter|whatsapp|linkedin|reddit|e-?mail|pinterest|telegram|instagram|flipboard|messenger|print|copy link|share)"
_TIMES = r"(?:second|minute|min|hour|hr|day|week|month|year)s?"
_FILE = r"\S+\.(?:jpe?g|png|gif|webp|svg)\S*"

PATTERNS: tuple[Pattern, ...] = (
    any_of("signs", r"[\W_]*", r"[\d\W_]{1,12}", longest=2_000),
    any_of(
        "address", r"(?:https?://|www\.)\S+", r"(?:image|photo|picture|img|src)\W+https?://\S+", rf"(?:https?://)?{_FILE}", longest=2_000
    ),
    any_of("e-mail", r"(?:(?:contact|e-?mail|write to)\b[^.!?@]{0,60})?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", longest=140),
    Pattern(
        "markup",
        re.compile(r"\W{0,3}(?:<!--.*-->|<(?:a|img|iframe|script|div|span)\b[^>]*>(?:[^.<]{0,80}</\w+>)?)\W{0,3}"),
        2_000,
        open_ended=False,
    ),
    any_of(
        "reading time", r"(?:(?:reading|read) time|time to read|listen)?\W*\d+[ -]?min(?:ute)?s?(?:[ -](?:read|listen|video))?", longest=40
    ),
    any_of("age", rf"(?:(?:first )?(?:published|posted|updated|last (?:updated|modified))\W*)?(?:\d+|an?) {_TIMES} ago", longest=60),
    any_of("about", r"(?:about|meet)(?: the| this| our)? authors?", r"about the writer", r"about us", r"author bio", longest=40),
    any_of(
        "related",
        r"(?:see all )?related(?: (?:stories|articles|posts|news|topics|content|links|coverage|videos?|reading))?",
        r"recommended(?: for you| stories| reading)?",
        r"you (?:may|might) also (?:like|be interested in)",
        r"more (?:stories|news|like this|on this(?: story)?|(?:from|about|on) .{2,40})",
        r"(?:read|see|learn) more(?: .{2,30})?",
        r"(?:read|up) next",
        r"keep reading",
        r"most (?:read|popular|viewed|shared)",
        r"trending(?: now| right now| stories)?",
        r"editor.{0,2}s.? picks?",
        r"(?:don.?t miss|see also|also read|read also|further reading|in this story|what to read next|from our partners|around the web)",
        r"(?:top|latest|today.?s top) (?:stories|news|deals)(?: update)?",
        r"(?:next|previous) (?:story|article|post)",
        r"(?:sponsored|promoted|paid)(?: (?:links?|content|stories|by .{2,40}))?",
        r"(?:filed under|view all|show all|tags?|topics?|categories|featured resource|popular)",
        longest=80,
        open_ended=True,
    ),
    any_of(
        "related link",
        r"(?:related(?: \w+)?|read(?: more| also| next)?|see also|also (?:read|see)|more|recommended|watch(?: now| live)?"
        r"|listen|next|up next"
        r"|don.?t miss|photos|video|gallery|special|tags?|topics?|filed under|trending) ?[:|»] ?\S.*",
        r"\S.{5,200} read more",
        r"\+ show all .*",
        longest=230,
        open_ended=True,
    ),
    any_of(
        "related link",
        r"(?:RELATED|READ(?: MORE| NEXT| ALSO)?|SEE ALSO|ALSO READ|MORE|WATCH|UP NEXT|PHOTOS|VIDEO) ?[:|–—] ?\S.*",
        longest=200,
        case=True,
        open_ended=True,
    ),
    any_of("bracketed", r"\[[^\[\]]{8,200}\]", r"\((?:related|read more|see also|photo|image|video|watch)\b[^()]{0,200}\)", longest=220),
    any_of(
        "advertisement",
        r"(?:advertise?ments?|advert|ads?|ads by \w+|ad feedback)(?:\W*(?:continue reading.{0,20}|(?:story"
        r"|article) continues.{0,20}|scroll to continue))?",
        r"continue reading(?: (?:the main story|below|this (?:article|story)))?",
        r"(?:story|article) continues (?:below|after).{0,30}",
        r"scroll (?:down|below) (?:for|to) .{3,40}",
        r"skip (?:to|past) .{3,40}",
        r"-?for the record-?",
        longest=100,
    ),
    any_of(
        "button",
        rf"(?:share|tweet|e-?mail|print|bookmark|gift|give|save)(?: this)?(?: (?:article|story|post|page|video))?(?:(?: on| via"
        rf"| by| with)? {_SITE})*",
        rf"(?:read or )?share this {_PAGE}(?: on [\w, ]{{2,40}})?(?:\W+https?://\S+)?",
        rf"{_SITE}(?:[\s,|/·•]+{_SITE})*",
        r"(?:\d+ )?(?:comments?|shares?|likes?|retweets?|replies)(?: \(\d+\))?",
        r"(?:add|leave|post|write|view|show|see)(?: a| all)? (?:comments?|reply)(?:see all comments)?",
        r"(?:save)+",
        r"(?:sign|log) (?:in|up)|subscribe(?: now)?|register|download|expand|close|menu|search|home|load(?:ing)?(?: more)?"
        r"|back to top|replay",
        r"(?:play|watch|listen)(?: video| live| now| to (?:this )?article)?|photos?|videos?|gallery|image|live|poll loading|text size",
        r"(?:hide|toggle) caption|enlarge(?: this)? image|view (?:gallery|image|photos?|original tweet)|copy link|link copied",
        r"click to (?:enlarge|expand|play|share.{0,30}|copy.{0,20})",
        r"follow(?: us)?|like(?: us)?",
        longest=120,
    ),
    any_of(
        "instruction",
        r"(?:on a mobile device\W+)?(?:please )?click (?:here|on|below|the link)\b.{0,100}",
        r"(?:media|video) playback is (?:not |un)(?:supported|available).*",
        r"(?:your browser|javascript|please enable)\b.{0,60}\b(?:support|enabled?|disabled|javascript|cookies)\b.*",
        r"read this (?:article|story) (?:in|on)\b.*",
    ),
    any_of(
        "newsletter",
        r"sign up (?:for|to|here|now|today)\b.*",
        r"subscribe (?:to|for|here|now|today)\b.*",
        r"get (?:the|our) (?:latest|best|day|top|free|daily|weekly)\b.{0,80}\b(?:inbox|newsletters?|e-?mail|alerts?)\b.{0,60}",
        r"join our (?:newsletter|mailing list|telegram|whatsapp|community)\b.*",
        r"(?:enter|submit) your e-?mail\b.*",
        r"stay (?:up to date|informed|connected) with (?:our|us|the latest)\b.*",
        r"download (?:our|the) .{0,30}\bapp\b.*",
        r"by (?:signing up|subscribing|clicking|submitting)\b.{0,30}\byou\b.*",
        r"thank you for (?:subscribing|signing up)\b.*",
        r"already a subscriber\b.*",
        r"(?:support our|your support makes .{0,20}) journalism\b.*",
        r".{0,120}\b(?:our|free|daily|weekly) (?:\w+ ){0,3}newsletters?\b.{0,40}",
        r".{0,120}\b(?:deliver|sent|straight|direct)\w* (?:daily |right |straight |directly )?(?:in)?to your inbox\b.{0,40}",
        longest=300,
    ),
    any_of(
        "follow us",
        r"(?:you can )?(?:follow|find|join|like|connect with|contact|reach)(?: us| me| him| her| them| the (?:author|writer|reporter)s?"
        r"| @\w+| [\w .]{3,40}?)(?: on| at| via)\W*(?:facebook|twitter|instagram|x|linkedin|youtube|telegram|whatsapp|google\+?|@\w+"
        r"|[\w.+-]+@[\w.]+|https?:).{0,120}",
        r"(?:facebook|twitter|instagram|e-?mail)\s?:\s+(?:@|you can|https?|[\w.]+@|follow).*",
    ),
    any_of(
        "copyright",
        r"(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}|by\b|the\b)).*",
        r"©.{0,60}",
        r"copyright(?: notice| info(?:rmation)?)?",
        r".{0,160}\ball rights reserved\b.{0,160}",
        r".{0,160}\bmay not be (?:published|reproduced|reprinted|copied)\b.{0,80}\b(?:broadcast|rewritten|redistributed"
        r"|permission|transmitted).{0,60}",
        longest=400,
    ),
    any_of(
        "disclaimer",
        r"disclaimer\b.*",
        r"(?=.*\b(?:not|own|solely|alone|only|those of)\b)(?:the |all )?(?:views?|opinions?|statements?)(?:(?:,| and| or"
        r"|, and) (?:views?|opinions?))?"
        rf" (?:(?:that are |are )?(?:expressed|presented|stated|contained|reflected) (?:here|in th(?:is|e(?: above)?) {_PAGE}"
        rf"|by (?:the )?(?:author|writer|contributor|columnist)s?|on this {_PAGE}|are|do not)|in this {_PAGE} (?:are|do)"
        r"|of (?:the |our )?(?:author|writer|contributor|columnist)s? (?:are|do|alone|and do))\b.*",
        rf"this {_PIECE} (?:(?:was|has been|is|also|first|originally) )*(?:published|appeared|posted"
        r"|syndicated|republished|reproduced|reprinted|auto-?generated|translated|sponsored|part of a series"
        r"|intended for information)\b.*",
        rf"this (?:{_PAGE}|content) (?:does not|do not) (?:constitute|necessarily|reflect|represent)\b.*",
        r"(?:it|this|nothing here) is not (?:intended as )?(?:financial|investment|medical|legal) advice\b.*",
        longest=600,
    ),
    any_of(
        "credits",
        r"with (?:news )?wire (?:services|reports)",
        r"(?:sources?|via|h/t|hat tip|information from|attribution|photo source|image source) ?: ?"
        r"[^\s,;]+(?: [^\s,;]+){0,4}(?:[,;] ?[^\s,;]+(?: [^\s,;]+){0,4}){0,5}",
        r"via [\w.]+",
        r"h/t .{2,80}",
        longest=280,
        open_ended=False,
    ),
    any_of(
        "credits",
        rf"(?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Tt]ranslated)"
        rf"(?: and (?:writing|editing))? by{_CREDITED}",
        rf"[Ww]ith (?:assistance|reporting|files|additional reporting|contributions?|input|research) (?:by|from){_CREDITED}",
        longest=400,
        case=True,
    ),
    any_of(
        "credits",
        rf"{_NAMES}(?:(?:,| and|, and|,? in| of| at) (?:the )?{_NAMES}){{0,12}}(?: also)? contributed"
        r" (?:reporting|research|to (?:the reporting of )?th(?:is|e) (?:report|story|article|post))\b.{0,160}",
        rf"(?:{_NAME}['’]s? )?{_NAMES}(?:(?:,| and|, and) {_NAMES}){{0,6}} contributed"
        rf"(?: from {_NAMES}(?:(?:,| and|, and) {_NAMES}){{0,4}})?\.?",
        longest=360,
        case=True,
    ),
    any_of(
        "agency signature",
        r"(?:[a-z]{2,4}(?:/[a-z]{2,4})* )?\((?:AFP|AP|dpa|DPA|Reuters|EFE|ANSA|PTI|IANS|ANI|Xinhua)(?:, ?\w+){0,4}\)",
        case=True,
    ),
    any_of(
        "consent",
        r".{0,400}\bplease verify (?:that )?you(?:.?re| are) not a robot\b.*",
        r".{0,80}\btranscripts? (?:is|are|was|were) (?:created|produced|provided|generated) (?:on a rush|on a deadline|by)\b.*",
        longest=1_500,
        hints=("robot", "transcript"),
    ),
    any_of(
        "gallery",
        r"file ?[-–—]+ ?(?:in )?this .{0,80}\bfile (?:photo|image|picture|photograph)\b.*",
        r"\d{1,3} ?(?:/|of) ?\d{1,3} \d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d\d .*",
        r".{0,1400}\bhide caption \d+ of \d+",
        longest=1_500,
        hints=(" file ", "hide caption", "/"),
    ),
    any_of(
        "caption",
        r"(?:image|media|video) (?:copyright|caption|source)\b.*",
        r"(?:enlarge (?:this )?image|hide caption|toggle caption)\b.*",
        rf"(?:{_PICTURE}|photographer|caption|file(?: photo)?|pictured|(?:photo|image|picture|video)? ?credits?)"
        rf"(?: \d+ of \d+)? ?[:|/] ?\S.*",
        longest=400,
    ),
    any_of(
        "caption",
        rf"(?:file )?{_PICTURE} (?:by|courtesy(?: of)?|credit|via) [^.!?]{{2,80}}",
        r"courtesy(?: of|:) [^.]{2,80}",
        longest=120,
        open_ended=True,
    ),
    any_of("caption", rf"(?:[Ff]ile )?(?:[Pp]hoto|[Pp]icture|[Ii]mage)s? by {_NAMES}(?:[/,]? ?{_NAMES}){{0,2}}", longest=120, case=True),
    any_of(
        "caption with credit",
        rf"(?!.*[)\]][.!?]$).{{0,340}}[(\[](?:file )?(?:{_PICTURE}|credit|photo credit|source) ?"
        r"(?:by|:|courtesy|via|from|/|credit)[^()\[\]]{1,100}",
        r".{0,340}\bvia (?:Getty|AP|Reuters|Wikimedia Commons|Wikipedia|Flickr|Shutterstock|Instagram|AFP)(?: Images)?(?:,? file)?",
        longest=420,
    ),
    any_of(
        "caption with credit",
        r".{0,340}(?:[Ff]ile [Pp]|\bP)(?:hoto|icture|hotograph|hotographer)s?(?: [Cc]redit)? ?(?:by |: ?)[^.!?]{2,60}"
        r"(?:\.\w{2,4}\S*)?[^.!?]{0,40}",
        rf"[^(]{{0,340}}(?<![.!?”\"] )\((?:[^()]{{1,60}}?[/,] ?)?(?:{_AGENCY}|AP Photo)(?: ?/ ?[^()]{{1,60}})?(?:,? [Ff]ile)?",
        rf".{{0,340}} ?\((?:[^()]{{1,60}} ?/ ?{_AGENCY}|{_AGENCY} ?/ ?[^()]{{1,60}}|AP Photo[^()]{{0,60}}"
        rf"|[^()]{{0,40}}Getty Images[^()]{{0,40}})(?:,? [Ff]ile)?",
        rf"[^.!?]{{0,300}}?{_NAMES} ?/ ?{_AGENCY}(?: Images)?(?: via [\w ]{{2,30}})?(?:, FILE)?",
        rf"{_NAME} {_NAMES} ?/ ?(?:The )?[A-Z]\w+(?: (?:Images|News|Press|Times|Post))?(?: via [\w ]{{2,30}})?(?:, FILE)?",
        longest=420,
        case=True,
        open_ended=True,
    ),
    any_of(
        "caption with credit",
        r"(?:GETTY|REUTERS|EPA|AFP|SWNS|REX|PA|Getty Images|Splash News|Rex Features|Press Association|Usa Today Sports|USA TODAY Sports)"
        r"(?: ?[•·/|] ?\w+)* [A-Z‘“\"'].{10,200}",
        rf"{_AGENCY}(?: ?[/|] ?{_AGENCY})*",
        r"(?:[Pp]ictured|PICTURED|[Ll]eft|[Rr]ight|[Aa]bove|[Bb]elow|[Tt]op|[Bb]ottom)(?: (?:left|right))?[,:] [^.!?]{3,200}",
        longest=240,
        case=True,
        open_ended=True,
    ),
)

# Only in the last paragraphs: who wrote it. Body paragraphs say such things of people in the news.
BIO = any_of(
    "bio",
    rf"{_NAMES}(?:, [^.,]{{3,60}},)? (?:is|covers|writes|reports)(?: an?| the)? (?:[\w'’&.,/-]+ ){{0,6}}?{_ROLE}s? (?:at|for|of"
    rf"|with|in|based|on|covering)\b.*",
    longest=500,
    case=True,
)

# Only before the body.
BYLINE = any_of(
    "byline",
    rf"(?:[Bb]y|BY|[Ww]ords by|[Ss]tory by|[Ww]ritten by)[ :]+(?:{_NAMES}|[A-Z][A-Z .'’-]+)"
    rf"(?:(?:,| and| &| \|| /| –| -| in| for| of|,? and) ?(?:{_NAMES}|@\w+|[\w ]{{0,20}}(?:{_ROLE}|[Ww]riter|[Ee]ditor"
    rf"|[Rr]eporter|[Cc]orrespondent)))*",
    rf"{_NAMES}(?:,| \|| /| -| –) (?:[\w'’&.]+ ){{0,4}}(?:{_ROLE}|Staff|Writer|Editor|Reporter|Correspondent|News|Times|Press"
    rf"|\w+\.(?:com|co\.uk|org|net|ca))",
    longest=140,
    case=True,
)
