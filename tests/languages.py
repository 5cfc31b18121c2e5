"""A short page in each language that families in Greater Manchester read most, for tests only."""

from collections.abc import Mapping

_SAID = {
    "pl": "Pomoc dla rodziców|Zadzwoń pod numer 999, jeśli dziecko jest w niebezpieczeństwie.|krok",
    "ur": "والدین کے لیے مدد|اگر بچہ ابھی خطرے میں ہے تو 999 پر فون کریں۔|قدم",  # noqa: RUF001
    "ar": "مساعدة للوالدين|اتصل بالرقم 999 إذا كان الطفل في خطر الآن.|خطوة",
    "pa": "ਮਾਪਿਆਂ ਲਈ ਮਦਦ|ਜੇ ਬੱਚਾ ਹੁਣ ਖ਼ਤਰੇ ਵਿੱਚ ਹੈ ਤਾਂ 999 ਤੇ ਫ਼ੋਨ ਕਰੋ।|ਕਦਮ",
    "bn": "বাবা-মায়ের জন্য সাহায্য|শিশু এখন বিপদে থাকলে 999 নম্বরে ফোন করুন।|ধাপ",
    "gu": "માતાપિતા માટે મદદ|જો બાળક હમણાં જોખમમાં હોય તો 999 પર ફોન કરો.|પગલું",
    "hi": "माता-पिता के लिए मदद|अगर बच्चा अभी ख़तरे में है तो 999 पर फ़ोन करें।|क़दम",
    "ro": "Ajutor pentru părinți|Sunați la 999 dacă un copil este în pericol acum.|pas",
    "fa": "کمک برای والدین|اگر کودک اکنون در خطر است به 999 زنگ بزنید.|گام",
    "so": "Caawimo waalidka|Wac 999 haddii ilmuhu hadda khatar ku jiro.|tallaabo",
    "zh": "给父母的帮助|如果孩子现在有危险，请拨打999。|步骤",  # noqa: RUF001
}
FONTS: Mapping[str, str] = {
    **dict.fromkeys(("pl", "ro", "so"), "SourceSansPro"),
    **dict.fromkeys(("ar", "fa", "ur"), "NotoSansArabic"),
    "pa": "NotoSansGurmukhi",
    "bn": "NotoSansBengali",
    "gu": "NotoSansGujarati",
    "hi": "NotoSansDevanagari",
    "zh": "NotoSansSC",
}
"""Language → the PostScript name of the font of its letters."""
FROM_THE_RIGHT = {"ar", "fa", "ur"}
TITLES: Mapping[str, str] = {lang: said.split("|")[0] for lang, said in _SAID.items()}
SENTENCES: Mapping[str, str] = {lang: said.split("|")[1] for lang, said in _SAID.items()}


def text_in(lang: str) -> str:
    """Return the Markdown of a page: heading, text, list, table, note, footnote."""
    title, sentence, word = _SAID[lang].split("|")
    return f"""
## {title}

{sentence} **{word}** *{word}*[^1]

- {sentence}
- [ ] {word}

| {word} | {title} |
|---|---|
| {title} | {sentence} |

!!! danger "{title}"
    {sentence}

[^1]: {sentence}
"""
