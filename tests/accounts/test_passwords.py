"""Passwords that anybody here would try first are refused, in any case and with any digits."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.passwords import CommonWordsValidator, folded, is_made_of, words


@pytest.mark.parametrize(
    "password",
    [
        "artsakh2023",
        "Artsakh2023!Artsakh",
        "ՍՏԵՓԱՆԱԿԵՐՏ1988",
        "ստեփանակերտ",
        "qwertyйцукен2023",
        "Пароль-Ереван-1",
        "йцукенгшщзхъ",
        "քոեռտըւիօպ12",
        "k a r a b a k h 2 0 2 0",
        "refugee.response.2023",
        "20230919202309",
        "!!!!!!!!!!!!!",
        "ｑｗｅｒｔｙ123456",
        "ghbdtnghbdtn",
    ],
)
def test_what_is_made_of_common_words_alone_is_refused(password):
    with pytest.raises(ValidationError) as refusal:
        CommonWordsValidator().validate(password)

    assert refusal.value.code == "password_common_words"


@pytest.mark.parametrize(
    "password",
    ["meadow-lantern-41-quiet", "artsakh-meadow-2023", "քարաձորի կապույտ կամուրջ", "x7#Lq9!tRz2v"],
)
def test_a_word_of_one_s_own_is_enough(password):
    CommonWordsValidator().validate(password)


@pytest.mark.parametrize("password", ["elevenchars", "Password1234", "letmein12345"])
def test_short_and_common_ones_are_refused_by_the_whole_of_the_rules(password):
    with pytest.raises(ValidationError):
        validate_password(password)


def test_a_very_long_password_is_judged_fast():
    assert not is_made_of(folded("ա" * 200 + "զզ"), words())


def test_the_list_holds_no_word_that_would_refuse_everything():
    assert min(map(len, words())) >= 2
    assert len(words()) > 120
