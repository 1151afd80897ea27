"""Reading answers: a number in its range, one of some words, or nothing."""

# Words by which somebody says that they do not know, or would rather not answer.
UNANSWERED = {"", "dnk", "pnta", "dont_know", "prefer_not_to_answer"}


class OutOfRange(ValueError):
    """An answer that the question does not allow: which question, what was said, what may be."""

    def __init__(self, question, said, allowed):
        self.question, self.said, self.allowed = question, said, allowed
        super().__init__(f"{question}: {said!r} is not {allowed}.")


def whole(answers, question, *, least, most):
    """The whole number that was answered; None where nothing was. Raises OutOfRange."""
    said = answers.get(question)
    if is_blank(said):
        return None
    number = _number(said)
    if not (number.is_integer() and least <= number <= most):
        raise OutOfRange(question, said, f"a whole number from {least} to {most}")
    return int(number)


def amount(answers, question):
    """A sum of money, 0 or more; None where nothing was answered. Raises OutOfRange."""
    said = answers.get(question)
    if is_blank(said):
        return None
    number = _number(said)
    if not 0 <= number < float("inf"):
        raise OutOfRange(question, said, "an amount of 0 or more")
    return number


def _number(said):
    """As a number; not one for a truth or a text that is none."""
    try:
        return float("nan") if isinstance(said, bool) else float(said)
    except (TypeError, ValueError):
        return float("nan")


def one_of(answers, question, codes):
    """What a code stands for (code → meaning); None without an answer. Raises OutOfRange."""
    said = answers.get(question)
    if is_blank(said):
        return None
    code = str(said)
    if code not in codes:
        raise OutOfRange(question, said, f"one of {', '.join(codes)}")
    return codes[code]


def several(answers, question):
    """The codes that were chosen of several; None where nothing was answered."""
    said = answers.get(question)
    if is_blank(said):
        return None
    return frozenset(str(said).split() if not isinstance(said, list | tuple) else map(str, said))


def is_blank(said):
    """Whether nothing was said that a method could use."""
    return said is None or (isinstance(said, str) and said.strip() in UNANSWERED)
