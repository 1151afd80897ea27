"""How actions refuse: in words, with a code by which a door knows the refusal again."""

from django.core.exceptions import ValidationError


def refusing(said):
    """A function that raises ValidationError in these words (code → words) where nothing holds."""

    def refuse_unless(holds, code):
        if not holds:
            raise ValidationError(said[code], code=code)

    return refuse_unless
