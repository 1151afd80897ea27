"""The letters and spellings that `cases.names` folds together: tables and their order.

Every script is brought to plain Latin first, then one list of rules is applied to all, so that
a rule written once holds in Armenian, Russian and Latin. `docs/decisions/0004-one-key-for-a-name
-in-three-scripts.md` tells why; sources are named beside the tables that have one.
"""

import re
import unicodedata

import tetrak_translit

# Marks that a hand puts inside a word, which are no letters: apostrophes of every keyboard, the
# aspiration marks of the Latin schemes, and the Armenian marks of question, call and emphasis.
INNER_MARKS = dict.fromkeys(map(ord, "'`´’‘ʼʻʹʿ′՚՛՜՞\u00ad"))

# Latin letters with a mark that changes the sound (ISO 9985 and kindred schemes). All other
# marks are dropped.
MARKED_LATIN = str.maketrans(
    {
        "š": "sh", "č": "ch", "ž": "zh", "ǰ": "j", "ġ": "gh", "ł": "gh", "ç": "ch", "ş": "sh",
        "ə": "e", "ı": "i", "ø": "o", "æ": "ae", "đ": "d",
    }
)  # fmt: skip

# Russian, with the letters of Ukrainian and Belarusian that occur in names.
CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e",
        "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "y", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "v", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "",
        "э": "e", "ю": "yu", "я": "ya",
    }
)  # fmt: skip

# Lower-case letters that are mistaken for each other, capitals included (Latin B is written for
# Cyrillic В), pair by pair. A word is read in the script that most of its letters have.
_LATIN_AND_CYRILLIC = ("aeopcyxkmthbi", "аеорсухкмтнві")
_LATIN_AND_ARMENIAN = ("ounhqgjsl", "օսոհզցյտլ")
LOOKALIKES = {
    "ru": str.maketrans(*_LATIN_AND_CYRILLIC) | str.maketrans("օ", "о"),
    "en": str.maketrans(*reversed(_LATIN_AND_CYRILLIC))
    | str.maketrans(*reversed(_LATIN_AND_ARMENIAN)),
    "hy": str.maketrans(*_LATIN_AND_ARMENIAN) | str.maketrans("оп", "օո"),
}

# Spelling before the reform of 1922, and in the diaspora still, towards the reformed one.
_CLASSICAL_ALWAYS = (("իւ", "յու"), ("եա", "յա"), ("եօ", "յո"), ("է", "ե"))
_FREE_YIWN = re.compile(r"(?<!ո)ւ")


def script_of_word(word):
    """Return 'hy', 'ru' or 'en' by the majority of a lower-case word's letters, '' if none."""
    counts = {"hy": 0, "ru": 0, "en": 0}
    for letter in word:
        script = _script_of_letter(letter)
        if script:
            counts[script] += 1
    best = max(counts, key=counts.get)
    return best if counts[best] else ""


def _script_of_letter(letter):
    if "\u0561" <= letter <= "\u0587" or "\u0531" <= letter <= "\u0556":
        return "hy"
    if "\u0400" <= letter <= "\u04ff":
        return "ru"
    if letter.isalpha() and letter < "\u0250":
        return "en"
    return ""


def is_classical(word):
    """Whether an Armenian word is surely spelled as before the reform of 1922."""
    return tetrak_translit.detect(word).orthography == "classical"


def modern(word):
    """A lower-case Armenian word as one reads it today: Գեվորգ for Գևորգ, Պողոսյան for Պօղոսեան.

    Other than `reformed`, it leaves alone what a modern word has too: Էդուարդ, Անդրեաս.
    """
    if is_classical(word) and "եաս" not in word:
        return reformed(word)
    return word.replace("և", "եվ")


def reformed(word):
    """Spell a lower-case Armenian word as the reform of 1922 does; reformed words stay."""
    word = word.replace("եւ", "և")
    if is_classical(word):
        # Only there: in reformed spelling Գեորգի is another name than Գևորգ.
        word = word.replace("էո", "եվո").replace("եո", "եվո")
    for old, new in _CLASSICAL_ALWAYS:
        word = word.replace(old, new)
    return _FREE_YIWN.sub("վ", word)


def to_latin(word):
    """Return a lower-case word of any of the three scripts in plain Latin letters.

    Armenian goes by BGN/PCGN 1981 (`tetrak-translit`), Russian by our table. Letters of other
    scripts are dropped.
    """
    script = script_of_word(word)
    if not word.isascii():
        word = word.translate(LOOKALIKES.get(script, {}))
        if script == "hy":
            word = reformed(word).replace("ը", "")
        word = tetrak_translit.transliterate(word, "hy/bgn_pcgn").translate(CYRILLIC)
        word = unicodedata.normalize("NFD", word.translate(MARKED_LATIN))
    return re.sub("[^a-z0-9]", "", word)


# One capital stands for a sound of two letters while the rules run: X kh, C ch, S sh, Z zh.
_SOUNDS = (
    (r"chr", "kr"),
    (r"tsch|tch|dzh|dj|j", "C"),
    (r"ch", "C"),
    (r"sch|sh", "S"),
    (r"zh", "Z"),
    (r"(?<=so)ph|(?<=ra)ph|ph(?=il)", "f"),
    (r"th", "t"),
    (r"ph", "p"),
    (r"(?<=ale)x|(?<=feli)x|(?<=ma)x(?=i|$)|(?<=ro)x|^x(?=en)", "ks"),
    (r"kh|x", "X"),
    (r"c(?=[eiy])", "s"),
    (r"ck?|q", "k"),
    (r"w", "v"),
    (r"[td]z", "ts"),
    (r"t(?=C)", ""),
    # Before Հ goes, lest Գոհու- be read as Գու-.
    (r"o[ou]", "u"),
    # Հ is lost in Russian as a rule; where it is written Г or Х, STEMS says so.
    (r"h", ""),
)
_VOWELS = (
    (r"ye", "e"),
    # Հարություն is also Harutiun and Harutun; but Անի is not about to become Անուշ.
    (r"(?<=[b-df-hj-npr-tv-zCSXZ])yu|(?<=[bdglst])iu", "u"),
    # Russian writes ё as е: Արտյոմ, Артём, Артем.
    (r"(?<=[b-df-hj-npr-tv-zCSXZ])yo", "e"),
    (r"y", "i"),
    (r"ea", "ia"),
    (r"i{2,}", "i"),
    (r"^vo", "o"),
)
# Eastern and Western Armenian, and Russian with them, disagree on exactly these.
_VOICELESS = str.maketrans("bdg", "ptk")
_DOUBLED = re.compile(r"([^aeiou0-9])\1+")
_RULES = tuple((re.compile(pattern), new) for pattern, new in _SOUNDS + _VOWELS)
_TWO_LETTERS = str.maketrans({"X": "kh", "C": "ch", "S": "sh", "Z": "zh"})


def skeleton(latin):
    """Fold a plain Latin word to the sounds that all three scripts keep apart."""
    for pattern, new in _RULES:
        latin = pattern.sub(new, latin)
    return _DOUBLED.sub(r"\1", latin.translate(_VOICELESS)).translate(_TWO_LETTERS)


# Beginnings of names, as `skeleton` leaves them, whose spelling no general rule joins.
STEMS = {
    # Հ written Г or Х by Russian, and the forms of Հովհաննես.
    "okan": "ovan", "oan": "ovan", "okanes": "ovanis", "okanis": "ovanis", "oanes": "ovanis",
    "oanis": "ovanis", "ovanes": "ovanis",
    "akaron": "aaron", "apraam": "apram", "aprakam": "apram", "apraram": "apram",
    "kakop": "akop", "kamlet": "amlet", "kamparts": "amparts", "kaik": "aik",
    "kakhraman": "karaman", "kakraman": "karaman", "kaaraman": "karaman",
    "kekine": "ekine", "kenri": "enri", "enrikh": "enrik", "kenrikh": "enrik",
    "kermin": "ermin", "kmaiak": "maiak", "amaiak": "maiak", "kamaiak": "maiak",
    "kokar": "koar", "krach": "rach", "krair": "rair", "krant": "rant", "kranush": "ranush",
    "khakop": "akop", "kharutun": "arutun", "khovanes": "ovanis", "khovanis": "ovanis",
    "khovsep": "ovsep", "khrach": "rach", "khrant": "rant", "khasmik": "asmik",
    "mker": "mer", "mkher": "mer", "mikran": "miran", "mikhran": "miran",
    "nakapet": "naapet", "pakatr": "paatr", "vakan": "vaan", "vakakn": "vaakn",
    "vake": "vae", "vakram": "varam", "vakhram": "varam",
    "shaken": "shaen", "shakin": "shain", "shaknazar": "shanazar", "shakhnazar": "shanazar",
    "shakhpaz": "shapaz", "shakhraman": "sharaman", "shakhvert": "shavert",
    "shakhmurat": "shamurat", "zokrap": "zorap", "zokhrap": "zorap",
    # Խ written H, Ղ written Kh.
    "achat": "khachat", "achik": "khachik", "khazar": "kazar",
    # Initial Յ of the old spelling, which is said Հ.
    "iakop": "akop", "iarut": "arut", "iov": "ov",
    "iovanes": "ovanis", "iampar": "ampar", "iasmik": "asmik",
    # A vowel written by some and not by others.
    "mkrtich": "mkrch", "mekertich": "mkrch", "mukurtich": "mkrch", "mkertich": "mkrch",
    "mekhit": "mkhit", "sarkis": "sarks", "khachatur": "khachatr", "kalust": "kalst",
    "aleksanter": "aleksantr", "etvart": "etuart", "arutiun": "arutun",
    # One name, two vowels or consonants.
    "movses": "movsis", "nerses": "nersis", "efrem": "eprem", "chulet": "chuliet",
    "zhulet": "chuliet", "zhuliet": "chuliet", "chulia": "iulia", "chana": "zhana",
    "chora": "zhora", "chirair": "zhirair", "ankela": "anzhela", "anchela": "anzhela",
}  # fmt: skip
_STEM = re.compile("|".join(sorted(STEMS, key=len, reverse=True)))

# Endings of a Russian patronymic; the last letters may still be untyped.
_PATRONYMIC_ENDING = re.compile(r"(?<=..)[oe]v(?:ich?|n|na)$")
# Fathers' names whose patronymic or genitive has another stem, as the endings leave it.
_FATHERS = {
    "tavt": "tavit", "pavl": "pavel", "lv": "lev", "iakovl": "iakov", "ilich": "ilia",
    "ilinichna": "ilia", "nikitich": "nikita", "nikitichna": "nikita", "lukich": "luka",
    "lukichna": "luka",
}  # fmt: skip


def with_known_stem(word):
    """Return the folded word with the beginning that `STEMS` gives it."""
    return _STEM.sub(lambda found: STEMS[found[0]], word, count=1) if _STEM.match(word) else word


def stems_begun_by(word):
    """Return the beginnings that a name may get from `STEMS` if the word is still being typed."""
    if len(word) < 2:
        return []
    return [new for old, new in STEMS.items() if old.startswith(word) and old != word]


def exchanged(latin):
    """Return a plain Latin word as it would be if Russian had written its Հ as Г, and the reverse.

    For searching only: `fold` does this for the names in `STEMS`, since everywhere it would make
    one name of Գագիկ and Հայկ.
    """
    return (re.sub("(?<=.)g(?!h)(?=.)", "h", latin), re.sub("(?<=[aeiou])h(?=.)", "g", latin))


def father(word):
    """Return the stem of the father's name that a folded patronymic or genitive is made of."""
    stem = _PATRONYMIC_ENDING.sub("", word)
    # Սերգեյ, Сергеевич and Սերգեյի agree only without the last i; so do Юрий and Юрьевич.
    stem = stem[:-1] if len(stem) > 2 and stem.endswith("i") else stem
    return _FATHERS.get(stem, stem)
