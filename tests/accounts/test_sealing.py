"""Secrets that lie sealed: each kind under a key of its own, opened by former keys too."""

import pytest
from cryptography.fernet import InvalidToken

from accounts.sealing import seal, unseal


def test_what_is_sealed_is_read_by_its_purpose_alone():
    sealed = seal("one", "secret")

    assert "secret" not in sealed
    assert unseal("one", sealed) == "secret"
    with pytest.raises(InvalidToken):
        unseal("another", sealed)


def test_the_same_text_is_sealed_otherwise_each_time():
    assert seal("one", "secret") != seal("one", "secret")


def test_a_former_key_opens_what_it_closed(settings):
    sealed = seal("one", "secret")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "new" * 20

    assert unseal("one", sealed) == "secret"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        unseal("one", sealed)


def test_what_was_changed_opens_no_more():
    sealed = seal("one", "secret")

    with pytest.raises(InvalidToken):
        unseal("one", sealed[:-4] + "AAAA")
