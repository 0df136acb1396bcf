"""Words of one event: irregular forms, nouns and verbs of one root, and plain synonyms of news English.

"Won", "win" and "victory" tell of one kind of event, and no stemmer brings them together. Each line is one family; a word stands in
one family only. Kept to words that newspapers exchange for each other; opposites and stages of one thing ("charged", "convicted")
stay apart, since they are what reports differ in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_FAMILIES = """
die died dies dying death dead deceased perished fatality fatalities
kill killed killing slain slay slaying slayings murder murdered murders murdering homicide
shoot shot shots shooting shootings gunfire
injure injured injuries injury injuring wounded wounding wounds hurt
win won wins winning victory victorious beat beats beaten defeat defeated defeats triumph
lose lost loses losing loss
earthquake quake temblor tremor quakes
fire blaze blazes fires flames wildfire wildfires
explosion exploded explode blast blasts explosions detonated detonation
robbery heist robbed burglary robberies
buy bought buys buying purchase purchased acquire acquired acquisition acquires acquiring takeover
sell sold sells selling sale sales
resign resigned resignation resigns quit quits
arrest arrested arrests detained detain detention
send sent sends sending deploy deployed deployment deployments dispatched
find found finds finding discovered discover discovery discovers
hit hits struck strike strikes striking
talks negotiations negotiate negotiated negotiating negotiation
riot riots rioting unrest clashes
protest protests protested protesting protester protesters demonstration demonstrations demonstrator demonstrators
say said says
tell told tells
give gave given gives giving
take took taken takes taking
go went gone goes
come came comes
make made makes making
see saw seen
get got gotten
hold held holds holding
keep kept keeps
leave left leaves leaving departed depart departure
meet met meets meeting
pay paid pays paying payment
spend spent spends spending
begin began begun begins start started starts
end ended ends finished
rise rose risen rises rising increase increased increases climbed
fall fell fallen falls falling decrease decreased decline declined dropped drop
grow grew grown grows growth burgeoning expand expanded expands expanding expansion
break broke broken breaks breaking
build built builds building
choose chose chosen choice
lead led leads leading
fight fought fights fighting battle battled
steal stole stolen stealing theft thefts
drive drove driven
speak spoke spoken
write wrote written
know knew known
think thought thinks
bring brought brings
show showed shown shows
flee fled fleeing escape escaped escapes
launch launched launches launching
unveil unveiled unveils introduce introduced introduces introducing
announce announced announces announcement announcing
hire hired appoint appointed appointment
elect elected election elections
vote voted votes voting
approve approved approval approves
reject rejected rejection rejects
attack attacked attacks attacking assault assaulted
crash crashed crashes
sue sued lawsuit lawsuits suing
damage damaged damages damaging
destroy destroyed destruction
help helped helps assist assisted assistance aid aided
support supported supports
weapon weapons arms
soldier soldiers troop troops
doctor doctors physician physicians
car cars vehicle vehicles
child children kid kids
movie movies film films
company firm companies firms
police officer officers
worried worry worries concern concerned concerns uneasy unease uneasiness alarmed alarm anxious discomfort uncomfortable nervous wary
silent silence quiet mum
cooperation cooperate cooperates cooperated cooperating collaboration collaborate collaborated collaborating
relations relationship ties
sink sank sunk sunken sinking
run ran running
throw threw thrown
draw drew drawn
fly flew flown flight flights
freeze froze frozen
catch caught
shake shook shaken
tear tore torn
swear swore sworn
seek sought
feel felt
hide hid hidden
lend lent
wake woke woken
blow blew blown
eat ate eaten
forbid forbade forbidden
spread spreads
stand stood
sit sat
swell swelled swollen
teach taught
ride rode ridden
swim swam swum
sing sang sung
wear wore worn
kidnap kidnapped kidnapping kidnappings abduct abducted abduction abductions
collapse collapsed collapses collapsing
evacuate evacuated evacuates evacuating evacuation evacuations evacuee evacuees
blackout blackouts outage outages
walkout walkouts stoppage stoppages
merge merged merges merging merger mergers
collide collided collides collision collisions
flood floods flooded flooding floodwater floodwaters
retire retired retires retiring retirement
delay delayed delays delaying postpone postponed postponement
promise promised promises pledge pledged pledges vow vowed vows
criticise criticised criticises criticize criticized criticizes criticism condemn condemned condemns denounce denounced denounces
praise praised praises hail hailed hails laud lauded
accord accords pact pacts deal deals agreement agreements
lawmaker lawmakers legislator legislators parliamentarian parliamentarians
forge forged forgery forgeries fake fakes faked counterfeit
vaccinate vaccinated vaccine vaccines vaccination vaccinations jab jabs
firefighter firefighters fireman firemen
teenager teenagers teenage teen teens
pupil pupils schoolchild schoolchildren
burglar burglars thief thieves robber robbers
gunman gunmen shooter shooters
ship ships vessel vessels
plane planes aircraft airplane airplanes airliner airliners
lorry lorries truck trucks
house houses home homes
pardon pardoned pardons
detect detected detects detecting detection
inaugurate inaugurated inaugurates inauguration
replace replaced replaces replacing replacement
recover recovered recovers recovering recovery
pollute polluted pollution
fine fined fines
rescue rescued rescues rescuing rescuer rescuers
explore explored exploration
"""


# What ends like an inflection of a listed word and is another word, or that word in another sense.
_OTHERS = frozenset(
    "founded founding founds roses saws sawing spokes felled felling mets blasted fired firing kidding kidded suited filming".split()  # noqa: SIM905
)
_INFLECTION = re.compile(r"(?:s|es|ed|d|ing)$")


def family_of() -> dict[str, str]:
    """Each word with the first of its family."""
    return {word: line.split()[0] for line in _FAMILIES.strip().splitlines() for word in line.split()}


def inflected(word: str, families: Mapping[str, str], stem: Callable[[str], str]) -> str | None:
    """The first of the family of which ``word`` is a listed word with an ending ("injures"); a derivation ("department") is none."""
    if word in _OTHERS:
        return None
    bare = _INFLECTION.sub("", word)
    found = next((w for w in (bare, f"{bare}e", word[:-1]) if w in families and w != word), None)
    return families[found] if found is not None and bare != word and stem(found) == stem(word) else None
