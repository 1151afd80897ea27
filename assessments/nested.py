"""Answers within groups: objects in objects, read and changed by the steps that lead there."""


def at(answers, steps):
    """What stands there; None where nothing does.

    >>> at({"a": {"b": "1"}}, ("a", "b")), at({"a": "1"}, ("a", "b"))
    ('1', None)
    """
    for step in steps:
        answers = answers.get(step) if isinstance(answers, dict) else None
    return answers


def put(answers, values):
    """A copy with these values at their places (steps → value).

    >>> put({"a": {"b": "1"}}, {("a", "c"): "2", ("d",): "3"})
    {'a': {'b': '1', 'c': '2'}, 'd': '3'}
    """
    copied = dict(answers)
    for (first, *others), value in values.items():
        copied[first] = put(copied.get(first, {}), {tuple(others): value}) if others else value
    return copied


def without(answers, steps):
    """A copy without what stands there, nor the group that held nothing else.

    >>> without({"a": {"b": "1"}, "d": "3"}, ("a", "b"))
    {'d': '3'}
    """
    first, *others = steps
    if first not in answers:
        return answers
    kept = {name: value for name, value in answers.items() if name != first}
    if others and (below := without(answers[first], others)):
        kept[first] = below
    return kept
