"""Rules of programmes as people read them."""

import json


def rule_in_words(rule):
    return json.dumps(rule.eligible)
