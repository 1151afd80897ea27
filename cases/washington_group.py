"""Washington Group Short Set on Functioning: the age gate and the cut-offs 1 to 4.

Source: Washington Group on Disability Statistics, analytic guidelines of the Short Set; cut-off 3
("at least one domain is coded a lot of difficulty or cannot do it at all") is the recommended one.
Cut-offs as computed in humind's add_loop_wgq_ss (MIT). The questions are for people of five and
over. An answer that says nothing ("does not know", "prefers not to answer") is not "no
difficulty": with no other answer, the result is unknown (None).
"""

DOMAINS = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")
FROM_AGE = 5
NO, SOME, A_LOT, CANNOT = 1, 2, 3, 4


def disability_1(answers):
    """At least one domain with some difficulty; None when nothing was answered.

    `answers` are the codes of the six domains, None where a domain was not asked.

    >>> disability_1([2, 1, 1, 1, 1, 1]), disability_1([98, None, 99, None, None, None])
    (True, None)
    """
    return _judged(answers, lambda valid: max(valid) >= SOME)


def disability_2(answers):
    """At least two domains with some difficulty, or one with a lot; None: nothing answered.

    >>> disability_2([1, 1, 1, 2, 2, 1]), disability_2([2, 1, 1, 1, 1, 1])
    (True, False)
    """
    return _judged(answers, lambda valid: max(valid) >= A_LOT or sum(a >= SOME for a in valid) >= 2)


def disability_3(answers):
    """At least one domain with a lot of difficulty or "cannot do at all"; None: nothing answered.

    >>> disability_3([3, 3, 3, 3, 1, 1]), disability_3([1, 1, 99, 1, 99, 1])
    (True, False)
    """
    return _judged(answers, lambda valid: max(valid) >= A_LOT)


def disability_4(answers):
    """At least one domain with "cannot do at all"; None when nothing was answered.

    >>> disability_4([2, 3, 1, 1, 4, 1]), disability_4([3, 3, 3, 3, 1, 1])
    (True, False)
    """
    return _judged(answers, lambda valid: max(valid) >= CANNOT)


def _judged(answers, rule):
    valid = [answer for answer in answers if answer is not None and answer <= CANNOT]
    return rule(valid) if valid else None
