"""The sentences of refusals that stand at two places, in a rule and in a law, by their code.

The rules refuse first and with all faults at once; the database refuses whoever went past them.
Both take the words from here, so that one refusal reads the same at every door.
"""

from django.utils.translation import gettext_lazy as _

SAID = {
    "no_name": _("Type at least one name, in any letters."),
    "incomplete_birth": _(
        "Say of a birth date how exactly it is known; without a date, leave that empty."
    ),
    "birth_too_early": _("That would be an age of more than 120: correct the year."),
    "born_after_coming": _(
        "The date of birth lies after the day on which the person came into the household."
    ),
    "too_early": _("A day before 1988 is a typing error: correct the year."),
    "ends_before_beginning": _("It cannot end before it began: correct one of the two days."),
    "not_exact": _("An exact date has a day: type it, or choose another word."),
    "number_used": _("This number is used already: open the household and compare."),
    "future": _("That day is still to come: type the day on which it was so."),
    "ends_in_future": _("That day is still to come: leave the end empty until it has come."),
    "ended": _("This ended already."),
    "displacement_year": _("A displacement lies in 1988 or later."),
    "displaced_in_future": _("That year is still to come: type the year in which it was."),
    "displaced_before_birth": _(
        "The person was not born yet in that year: correct the year, or the date of birth."
    ),
    "state_without_dwelling": _(
        "Without a dwelling there, its state cannot be known: correct one of the two."
    ),
    "expires_before_issue": _("A document cannot expire before it was issued."),
    "extension_too_early": _("An extension lies after the printed day, which has to be there too."),
    "contested_verified": _("A contested number is not verified: decide first whose it is."),
    "outcome_without_application": _(
        "An outcome belongs to an application, and to the day on which it ended."
    ),
    "confidential_need": _(
        "This need is confidential: only cleared staff record it, on the person's own page."
    ),
    "second_person": _("A second person confirms this: whoever reported it does not decide."),
    "reported_already": _("This was reported already; a colleague has to confirm it."),
    "arrived_before_birth": _("The date of arrival lies before the date of birth."),
    "incomplete_washington_group": _(
        "The Washington Group answers need the day on which they were asked, and who answered."
    ),
    "too_young_for_washington_group": _(
        "The Washington Group questions are for people of five and over: clear the answers."
    ),
    "pregnant_man": _(
        "Pregnancy and breastfeeding are recorded for women: correct the sex, or clear them."
    ),
    "incomplete_pregnancy": _("Say on which day the pregnancy was asked for."),
    "pregnancy_out_of_reach": _(
        "A birth is expected within 40 weeks of the day of asking, or was two weeks before it at "
        "the most: correct one of the two days."
    ),
    "not_proven": _(
        "By these, no family is known that can be taken over. Compare them with the papers again, "
        "or ask the hotline or the data protection officer."
    ),
    "checked_already": _("Somebody has said so already."),
    "too_few_words": _("Say in at least 20 characters what happened."),
    "head_in_institution": _("An institution group has no head of household: choose “resident”."),
    "consent_speaker": _("Say who spoke for the person; nobody does for themself."),
    "consent_provisional": _(
        "A relative answers for assistance and its contacts only, for 90 days at most."
    ),
    "consent_child": _("A child answers through a parent or guardian: choose who."),
    "consent_adult": _(
        "An adult answers for themself; another may only where a link says “may consent”."
    ),
    "consent_not_caregiver": _(
        "Nothing says that they are this child's parent or guardian: record the link first."
    ),
    "consent_speaker_is_child": _("Only an adult speaks for somebody else."),
    "consent_not_away": _(
        "A relative speaks only for an adult who is away: record first that they are away."
    ),
    "consent_speaker_away": _("A relative who speaks has to be here, in the same household."),
    "consent_own_answer": _("They answered this themself: nobody else changes it."),
    "consent_nothing_given": _("Nothing was given that could be withdrawn: choose “refused”."),
    "consent_of_later_day": _(
        "An answer of a later day is recorded already: that one stands, correct the day."
    ),
    "consent_no_ends": _("Only what was given has an end: leave it empty."),
    "consent_to_controller": _(
        "The register's own work rests on law, not on consent: name a partner, or leave it empty."
    ),
    "consent_moved": _("Somebody moved this person to another household: open that one."),
    "consent_twice": _("This is answered twice here, for the same purpose and partner."),
    "consent_nobody": _("Nobody answered anything: choose at least one answer."),
    "consent_stays": _("An answer stays as it was said: record the next one instead."),
    "authority_without_paper": _(
        "An authority asks by a paper: type its number and date, or it is not answered."
    ),
    "number_mistyped": _("%(number)s is mistyped: compare it with the slip."),
    "unknown_person": _("No person with the number %(number)s is registered."),
    "no_outcome": _("Say what came of it."),
    "closed_already": _("This request is closed already."),
    "link_twice": _("These two are linked in this way already."),
    "link_to_self": _("Nobody is linked to themself."),
    "guardian_is_child": _("A legal guardian is an adult: this person had not turned 18."),
    "ward_is_adult": _("A legal guardian is of a child: this person had turned 18 on that day."),
    "helper_is_away": _(
        "Who is missing, detained or dead neither collects nor consents for anybody."
    ),
    "link_without_other": _("Name the other person: by number if registered, else by name."),
    "seen_of_registered": _(
        "Where somebody is, and was last seen, is asked of who is not registered."
    ),
}
