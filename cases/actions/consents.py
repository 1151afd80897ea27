"""What people say about their data: given, refused, withdrawn; the answer before stays in the row.

Nothing here changes what help anybody may get.
"""

from django.core.exceptions import NON_FIELD_ERRORS

from cases import consent_rules, rules
from cases.access_choices import SaidBy
from cases.actions import records
from cases.actions.writing import action
from cases.consents import standing_answers, stranger, voices_of
from cases.models import Consent, Individual
from cases.rules import Fault
from cases.words import SAID


@action
def record_consent(
    *,
    individual,
    purpose,
    partner,
    state,
    said_by,
    speaker,
    language,
    explained,
    valid_until,
    on,
    by,
    today,
    at,
    version=None,
):
    """Record one answer of one person; `partner` None: of all partners of the printed list."""
    answer = {
        "individual": individual,
        "purpose": purpose,
        "partner": partner,
        "state": state,
        "said_by": said_by,
        "speaker": speaker,
        "valid_until": valid_until,
    }
    how = {"language": language, "explained": explained, "on": on, "by": by}
    household = records.lock_household(individual.household, version)
    return _record(household, [answer], how, today, at)[0]


@action
def record_consents(*, household, answers, language, explained, on, by, today, at, version=None):
    """Record what a whole family answered on one page: all of it, or none with all its faults.

    `answers` are mappings with `individual`, `purpose`, `state`, `said_by`, and where there is one
    `partner`, `speaker` (Individual) and `valid_until`. Returns the consents in their order.
    """
    how = {"language": language, "explained": explained, "on": on, "by": by}
    current = records.lock_household(household, version)
    return _record(current, answers, how, today, at)


def withdraw(*, consent, by, today, at, said_by=SaidBy.SELF, speaker=None, version=None):
    """Withdraw what was given, from this moment on, in the way in which it was said."""
    return record_consent(
        individual=consent.individual,
        purpose=consent.purpose,
        partner=consent.partner,
        state="withdrawn",
        said_by=said_by,
        speaker=speaker,
        language=consent.language,
        explained=consent.explained,
        valid_until=None,
        on=today,
        by=by,
        today=today,
        at=at,
        version=version,
    )


def answer_faults(household, answers, *, on, today):
    """All faults of what a family answered, each with the row of its answer (form and action)."""
    return _judged(household, answers, on, today)[1]


def _record(household, answers, how, today, at):
    said, faults = _judged(household, answers, how["on"], today)
    rules.refuse(faults)
    overtaken = [row["number"] for one in said for row in consent_rules.overtaken(one)]
    Consent.objects.filter(pk__in=overtaken).update(replaced_at=at)
    return [
        records.save(
            Consent(
                individual=answer["individual"],
                purpose=one.purpose,
                partner=answer.get("partner"),
                state=one.state,
                said_by=one.said_by,
                speaker=answer.get("speaker"),
                said_on=how["on"],
                language=how["language"],
                explained=how["explained"],
                valid_until=one.valid_until,
                recorded_by=how["by"],
                recorded_at=at,
            )
        )
        for answer, one in zip(answers, said, strict=True)
    ]


def _judged(household, answers, on, today):
    """(the answers as the rules want them, all their faults)."""
    people = [answer["individual"] for answer in answers]
    voices = voices_of(people, household=household, on=on)
    stands = standing_answers(people)
    said = [_said(answer, voices, stands, on) for answer in answers]
    faults = _faults_of_all(household, answers)
    for row, (answer, one) in enumerate(zip(answers, said, strict=True)):
        speaker = answer.get("speaker")
        faults += consent_rules.consent_faults(
            one,
            voices[answer["individual"].number],
            speaker and (voices.get(speaker.number) or stranger(speaker)),
            list(voices.values()),
            on=today,
            row=row,
        )
    return said, faults


def _said(answer, voices, stands, on):
    person = answer["individual"].number
    partner = answer.get("partner")
    said = consent_rules.Said(
        purpose=answer["purpose"],
        state=answer["state"],
        said_by=answer["said_by"],
        said_on=on,
        partner=partner.pk if partner else None,
        valid_until=answer.get("valid_until"),
        stands=stands.get((person, answer["purpose"]), ()),
    )
    return consent_rules.with_its_end(said, voices[person])


def _faults_of_all(household, answers):
    """What no single answer shows: none at all, the same twice, people of elsewhere."""
    if not answers:
        return [_fault(NON_FIELD_ERRORS, "consent_nobody", None)]
    people = {answer["individual"].pk for answer in answers}
    here = Individual.objects.filter(pk__in=people, household=household).values_list(
        "pk", flat=True
    )
    keys = [(a["individual"].pk, a["purpose"], a.get("partner")) for a in answers]
    checks = (
        ("individual", "consent_moved", lambda row: keys[row][0] not in set(here)),
        (
            "partner",
            "consent_to_controller",
            lambda row: keys[row][2] and keys[row][2].is_controller,
        ),
        ("state", "consent_twice", lambda row: keys[row] in keys[:row]),
    )
    rows = range(len(keys))
    return [_fault(where, code, row) for row in rows for where, code, is_so in checks if is_so(row)]


def _fault(where, code, row):
    return Fault(where, code, SAID[code], row)
