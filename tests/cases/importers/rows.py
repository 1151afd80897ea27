"""Plain rows of a flat list, with visible defaults."""


def person(number="1", **told):
    """A woman of 39 who is the head of the household F-1 in Abovyan, unless said otherwise."""
    return {
        "household": "F-1",
        "place": "Abovyan",
        "registered_at": "Kotayk (marz)",
        "source_id": number,
        "family_name": "Ավանեսյան",
        "given_name": "Գոհար",
        "patronymic": "Սերգեյի",
        "relationship": "head",
        "sex": "female",
        "birth_date": "12.03.1984",
        "arrived_on": "28.09.2023",
    } | told


def child(number="2", **told):
    """Her son of 13."""
    return person(
        number,
        **{
            "given_name": "Արամ",
            "patronymic": "Կարենի",
            "relationship": "son",
            "sex": "male",
            "birth_date": "15.01.2010",
        }
        | told,
    )


def codes(outcome):
    """(row, field, code) of each fault."""
    return [(fault.row, fault.field, fault.code) for fault in outcome.faults]
