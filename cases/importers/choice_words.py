"""The words of coded columns, in English, Armenian and Russian, and others that lists use.

A choice is known by its code, by any of these words, or by the words of our own pages.
"""

from functools import cache

from django.utils.translation import override

from cases import choices
from places.folding import fold

# Code: (Armenian, Russian, other words…). English is the label of the choice itself.
WORDS = {
    "Sex": {
        "female": ("իգական", "женский", "f", "woman", "girl", "իգ", "կին", "ի", "ж", "жен",
                   "женщина"),
        "male": ("արական", "мужской", "m", "man", "boy", "ար", "տղամարդ", "ա", "м", "муж",
                 "мужчина"),
        "unknown": ("գրանցված չէ", "не записано", "unknown", "անհայտ", "неизвестно"),
    },
    "Relationship": {
        "head": ("գլխավոր", "глава", "head of family", "hoh", "self", "ընտանիքի գլխավոր",
                 "տնային տնտեսության գլխավոր", "ընտանիքի ղեկավար", "глава семьи",
                 "глава домохозяйства"),
        "spouse": ("ամուսին կամ կին", "супруг или супруга", "wife", "husband", "partner", "spouse",
                   "ամուսին", "կին", "կինը", "ամուսինը", "կողակից", "муж", "жена", "супруг",
                   "супруга"),
        "child": ("որդի կամ դուստր", "сын или дочь", "son", "daughter", "child", "որդի", "դուստր",
                  "տղա", "աղջիկ", "երեխա", "զավակ", "որդին", "դուստրը", "сын", "дочь", "ребёнок",
                  "дочка"),
        "parent": ("ծնող", "родитель", "father", "mother", "հայր", "մայր", "հայրը", "մայրը",
                   "отец", "мать"),
        "sibling": ("եղբայր կամ քույր", "брат или сестра", "brother", "sister", "sibling",
                    "եղբայր", "քույր", "եղբայրը", "քույրը", "брат", "сестра"),
        "grandchild": ("թոռ", "внук или внучка", "grandson", "granddaughter", "թոռը", "թոռնիկ",
                       "внук", "внучка"),
        "grandparent": ("պապ կամ տատ", "дед или бабушка", "grandfather", "grandmother", "պապ",
                        "տատ", "պապիկ", "տատիկ", "дед", "дедушка", "бабушка"),
        "child_in_law": ("փեսա կամ հարս", "зять или невестка", "son-in-law", "daughter-in-law",
                         "փեսա", "հարս", "зять", "невестка", "сноха"),
        "parent_in_law": ("սկեսուր, սկեսրայր, զոքանչ կամ աներ", "родитель супруга",
                          "father-in-law", "mother-in-law", "սկեսուր", "սկեսրայր", "զոքանչ",
                          "աներ", "свекровь", "свёкор", "тёща", "тесть"),
        "other_relative": ("այլ ազգական", "другой родственник", "relative", "uncle", "aunt",
                           "nephew", "niece", "cousin", "ազգական", "родственник",
                           "племянник", "племянница", "дядя", "тётя"),
        "not_related": ("ազգական չէ", "не родственник", "unrelated", "friend", "чужой"),
        "resident": ("հաստատության բնակիչ", "проживающий в учреждении", "resident"),
        "unknown": ("գրանցված չէ", "не записано", "unknown", "անհայտ", "неизвестно"),
    },
    "BirthPrecision": {
        "day": ("ճշգրիտ", "точно", "day"),
        "month": ("հայտնի է ամիսը", "известен месяц", "month"),
        "year": ("հայտնի է տարին", "известен год", "year"),
        "estimated": ("մոտավոր", "приблизительно", "approximate", "estimate"),
    },
    "HouseholdKind": {
        "household": ("տնային տնտեսություն", "домохозяйство", "family", "ընտանիք", "семья"),
        "institution": ("հաստատության խումբ", "группа учреждения", "institution"),
    },
    "Accommodation": {
        "rented": ("վարձակալված", "съёмное", "rent", "rental", "վարձով", "аренда", "съём"),
        "hosted": ("հարազատների կամ հյուրընկալող ընտանիքի մոտ", "у родственников", "host family",
                   "with relatives", "hosted", "հարազատների մոտ", "принимающая семья"),
        "own": ("սեփական", "собственное", "owned", "own house"),
        "collective": ("ժամանակավոր կացարան", "пункт размещения", "collective centre",
                       "collective center", "collective site", "пвр"),
        "hotel": ("հյուրանոց կամ հյուրատուն", "гостиница", "hotel", "guest house", "guesthouse",
                  "հյուրանոց", "отель", "гостевой дом"),
        "social": ("պետական կամ համայնքային", "государственное или общинное", "social housing"),
        "institution": ("հաստատություն", "учреждение"),
        "none": ("առանց կացարանի", "без жилья", "no shelter", "homeless"),
        "other": ("այլ", "другое"),
        "unknown": ("գրանցված չէ", "не записано", "unknown", "անհայտ", "неизвестно"),
    },
    "PopulationGroup": {
        "displaced_2023": ("տեղահանված 2023-ին", "перемещён в 2023", "displaced 2023"),
        "displaced_2020": ("տեղահանված 2020-22-ին", "перемещён в 2020-22", "displaced 2020"),
        "displaced_twice": ("երկու անգամ տեղահանված", "перемещён дважды", "displaced twice"),
        "born_in_armenia": ("ծնված Հայաստանում", "родился в Армении", "born in armenia"),
        "host": ("հյուրընկալող համայնք", "принимающая община", "host"),
        "other": ("այլ", "другая"),
    },
    "DisabilityMethod": {
        "self": ("ինքը", "сам", "self", "asked the person"),
        "proxy": ("ուրիշը", "другой", "proxy"),
    },
    "DocumentType": {
        "psn": ("ՀԾՀ", "НЗОУ", "psn", "ssn"),
        "no_psn": ("ՀԾՀ չունենալու տեղեկանք", "справка об отсутствии НЗОУ"),
        "passport": ("անձնագիր", "паспорт"),
        "id_card": ("նույնականացման քարտ", "идентификационная карта", "id card", "id"),
        "temporary_protection": ("ժամանակավոր պաշտպանության վկայական",
                                 "удостоверение о временной защите", "certificate"),
        "birth": ("ծննդյան վկայական", "свидетельство о рождении"),
        "marriage": ("ամուսնության վկայական", "свидетельство о браке"),
        "death": ("մահվան վկայական", "свидетельство о смерти"),
        "guardianship": ("խնամակալության վկայական", "удостоверение опекуна"),
        "travel_document": ("ճամփորդական փաստաթուղթ", "проездной документ"),
        "russian_passport": ("ռուսական անձնագիր", "российский паспорт", "паспорт РФ"),
        "nk_issued": ("ԼՂ-ում տրված փաստաթուղթ", "документ, выданный в НК"),
        "progres_group": ("proGres խումբ", "группа proGres"),
        "progres_individual": ("proGres անհատական համար", "номер proGres"),
        "esocial_case": ("e-social գործի համար", "номер дела e-social"),
        "disability": ("հաշմանդամության վկայական", "удостоверение инвалида"),
        "other": ("այլ", "другой"),
    },
    "Status": {
        "temporary_protection": ("ժամանակավոր պաշտպանություն", "временная защита", "refugee",
                                 "փախստական", "беженец"),
        "citizenship_applied": ("դիմել է քաղաքացիության համար", "подал на гражданство"),
        "citizen": ("ՀՀ քաղաքացի", "гражданин РА", "citizen", "քաղաքացի", "гражданин"),
        "other_citizen": ("այլ պետության քաղաքացի", "гражданин другого государства"),
        "convention_refugee": ("ճանաչված փախստական", "признанный беженец"),
        "asylum_seeker": ("ապաստան հայցող", "ищет убежища", "asylum seeker"),
        "residence": ("կացության այլ իրավունք", "другое право проживания"),
        "none": ("առանց կարգավիճակի", "без статуса"),
    },
    "DisabilityDegree": {
        "group_1": ("I խումբ", "I группа", "1", "i", "group 1"),
        "group_2": ("II խումբ", "II группа", "2", "ii", "group 2"),
        "group_3": ("III խումբ", "III группа", "3", "iii", "group 3"),
        "child": ("հաշմանդամություն ունեցող երեխա", "ребёнок с инвалидностью", "child"),
        "mild": ("թեթև", "лёгкая", "mild"),
        "moderate": ("միջին", "умеренная", "moderate"),
        "severe": ("ծանր", "тяжёлая", "severe"),
        "profound": ("խորը", "глубокая", "profound"),
    },
    "Difficulty": {
        1: ("ոչ մի դժվարություն", "нет трудностей", "no", "none"),
        2: ("որոշ դժվարություն", "некоторые трудности", "some"),
        3: ("մեծ դժվարություն", "большие трудности", "a lot"),
        4: ("ընդհանրապես չի կարող", "совсем не может", "cannot", "cannot do at all"),
        98: ("չգիտի", "не знает", "unknown", "don't know"),
        99: ("հրաժարվում է պատասխանել", "отказывается отвечать", "refused"),
    },
}  # fmt: skip


@cache
def codes(name):
    """Folded word → code of a list of choices."""
    enum = getattr(choices, name)
    known = {}
    for code, label in [*_labels(enum, "hy"), *_labels(enum, "en")]:
        known[fold(label)] = code
    for code, words in WORDS[name].items():
        known |= {fold(word): code for word in words}
    return known | {fold(str(value)): value for value in enum.values}


def _labels(enum, language):
    with override(language):
        return [(choice.value, str(choice.label)) for choice in enum]


def in_language(name, language):
    """The choices' words in a language, in order: what a template offers."""
    enum = getattr(choices, name)
    if language == "en":
        return [label for _code, label in _labels(enum, "en")]
    position = ("hy", "ru").index(language)
    return [WORDS[name][choice.value][position] for choice in enum]
