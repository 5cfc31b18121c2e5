"""The languages of pages: their tags (BCP 47), their names and the direction of their script."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

_NAMES = {
    "am": "Amharic: አማርኛ", "ar": "Arabic: العربية", "bg": "Bulgarian: български",
    "bn": "Bengali: বাংলা", "ckb": "Kurdish Sorani: کوردیی ناوەندی", "cs": "Czech: čeština",
    "cy": "Welsh: Cymraeg", "de": "German: Deutsch", "el": "Greek: ελληνικά",
    "en": "English: English", "es": "Spanish: español", "et": "Estonian: eesti",
    "fa": "Farsi: فارسی", "fr": "French: français", "ga": "Irish: Gaeilge",
    "gu": "Gujarati: ગુજરાતી", "he": "Hebrew: עברית", "hi": "Hindi: हिन्दी",
    "hr": "Croatian: hrvatski", "hu": "Hungarian: magyar", "it": "Italian: italiano",
    "ja": "Japanese: 日本語", "kmr": "Kurdish Kurmanji: kurmancî", "ko": "Korean: 한국어",
    "lt": "Lithuanian: lietuvių", "lv": "Latvian: latviešu", "ml": "Malayalam: മലയാളം",
    "ne": "Nepali: नेपाली", "nl": "Dutch: Nederlands", "om": "Oromo: Afaan Oromoo",
    "pa": "Punjabi: ਪੰਜਾਬੀ", "pl": "Polish: polski", "ps": "Pashto: پښتو",
    "pt": "Portuguese: português", "ro": "Romanian: română", "ru": "Russian: русский",
    "si": "Sinhala: සිංහල", "sk": "Slovak: slovenčina", "sl": "Slovenian: slovenščina",
    "so": "Somali: Soomaali", "sq": "Albanian: shqip", "sw": "Swahili: Kiswahili",
    "ta": "Tamil: தமிழ்", "te": "Telugu: తెలుగు", "th": "Thai: ไทย", "ti": "Tigrinya: ትግርኛ",
    "tr": "Turkish: Türkçe", "uk": "Ukrainian: українська", "ur": "Urdu: اردو",
    "vi": "Vietnamese: Tiếng Việt", "yo": "Yoruba: Yorùbá", "yue": "Cantonese: 廣東話",
    "zh": "Chinese: 中文",
}  # fmt: skip
_RIGHT_TO_LEFT = {"ar", "ckb", "fa", "he", "ps", "ur"}


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """A language, by the tag of a page."""

    tag: str
    """Such as `ur`, or `zh-Hant` with a script."""
    name: str
    """In English."""
    own_name: str
    direction: Literal["ltr", "rtl"]
    """The direction of its script, as HTML writes it."""


def spoken_language(tag: str) -> SpokenLanguage | None:
    """Return the language of a tag; `None` for an unknown one. The empty tag is English."""
    code, *subtags = (tag or "en").split("-")
    if code not in _NAMES:
        return None
    name, own_name = _NAMES[code].split(": ")
    is_right_to_left = "Arab" in subtags or code in _RIGHT_TO_LEFT
    return SpokenLanguage(tag or "en", name, own_name, "rtl" if is_right_to_left else "ltr")


CODES: Mapping[str, str] = {code: names.partition(":")[0] for code, names in _NAMES.items()}
"""Code of each language → its English name."""
