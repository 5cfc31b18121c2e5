"""The words that the generated pages are made of: invented, enough for a varied search index."""


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(";"))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    halves = (phrase.partition(" = ") for phrase in _phrases(text))
    return tuple((first, second) for first, _, second in halves)


SUBJECTS = _phrases("""
    Strategy discussions; Core groups; Home visits; Chronologies; Supervision; Handover; Missed
    appointments; School attendance; Dental care; Food and warmth; Sleep; Bedrooms; Pets in the
    home; Money worries; Housing moves; Young carers; Fathers; Grandparents; New partners;
    Pregnancy; Babies; Teenagers; Disabled children; Interpreters; Recording; Consent;
    Genograms; Body maps; Safety plans; Family meetings; Home conditions; Alcohol; Medication;
    Low mood; Isolation; Early help; Step down; Transfers; Reviews; Audits
""")
ANGLES = _phrases("""
    in practice; for managers; at the front door; out of hours; with schools; with health; with
    housing; with police; in the first week; after a move; when plans drift; on the phone; in a
    meeting; across borders; on paper; in an emergency; over time; for new staff; with parents;
    with siblings; in the holidays; at night; in records; after birth; before birth; at review;
    on a visit; by letter; in supervision; with adult services; in hospital; at nursery; in
    college; with charities; in court; with probation; with carers; step by step; at a glance;
    in depth
""")
WHO = _phrases("""
    The social worker; The health visitor; A teacher; The designated lead; A family worker; The
    school nurse; The housing officer; The police officer; A midwife; The manager; The chair;
    Each member of the group; The adult mental health worker; A drug worker; The nursery; The
    general practitioner; A youth worker; The duty team; The lead practitioner; The parent who
    cares for the child; An advocate; The person who took the call
""")
DOES = _phrases("""
    writes down; checks; shares; brings to the meeting; talks over with the family; asks about;
    records in plain words; compares with the chronology; sends to the group; explains to the
    child; agrees; questions; follows up; passes on; keeps in view; confirms in writing; reads
    again; describes without blame; puts in date order
""")
WHAT = _phrases("""
    what the child said and did; the date of the next visit; who was in the room and who was
    not; what has changed since the last review; the reasons for a missed appointment; what a
    good day looks like for this child; the plan and each person's part in it; how the home was
    at the time of the visit; any worry that has come up twice; what the parents find hard and
    what they are proud of; the decision and the reason for it; the help that was offered and
    whether it was taken up; what other services already know; the view of each agency where
    they differ; the weight, the growth and the sleep of the baby; whether the child is seen
    alone and how often; the history of moves and of changes of school; the food in the cupboard
    and the heating in the rooms; the small signs that come before a crisis; the words that the
    family uses for the problem; what would have to be different in six weeks
""")
WHEN = _phrases("""
    on the same day; before the next meeting; within the agreed time; at every contact; so that
    nothing is lost between services; as soon as it is safe to do so; and says what happens
    next; without waiting to be asked; in words that a parent can read; before the case is
    closed; when the plan is reviewed; and keeps a copy in the record; even when things seem to
    be going well; if the family has moved; unless this adds to the risk; in supervision; with
    the child's wishes in view; and tells the others who need to know
""")
PARTS = ("understand", "notice", "parents", "tools", "respond", "teach")
ROLES = _pairs("social-work = Social work; health = Health; education = Education")
ACRONYMS = _pairs("""
    ABE = achieving best evidence; AMHP = approved mental health professional; ASC = adult
    social care; CAMHS = child and adolescent mental health services; CIN = child in need; CPC =
    child protection conference; CPP = child protection plan; DAV = domestic abuse and violence;
    DSL = designated safeguarding lead; EDT = emergency duty team; EHA = early help assessment;
    EHCP = education health and care plan; FGC = family group conference; GP = general
    practitioner; HV = health visitor; IDVA = independent domestic violence adviser; IFD =
    integrated front door; IRO = independent reviewing officer; LADO = local authority
    designated officer; MAPPA = multi-agency public protection arrangements; MARAC =
    multi-agency risk assessment conference; MASH = multi-agency safeguarding hub; SEND =
    special educational needs and disabilities; SUDI = sudden unexpected death in infancy; UASC
    = unaccompanied asylum-seeking child
""")
LOCAL = {
    "front-door-phone": ("Telephone number of the front door", "01632 960 001"),
    "record-timescale": ("How soon the record is sent", "3 working days"),
}
SOURCES = {
    f"SRC{number:02d}": (f"Guidance on {subject.lower()}", str(2005 + number % 20))
    for number, subject in enumerate(SUBJECTS[:30], 1)
}
