"""What somebody may do with services and referrals, beyond which rows they see."""

MAY_VIEW_SERVICES, MAY_KEEP = "casework.view_service", "casework.change_service"
MAY_VIEW, MAY_SEND = "casework.view_referral", "casework.add_referral"
MAY_ANSWER = "casework.answer_referral"
# Reads which referrals nobody opened, of whomever: numbers and services, and no person.
MAY_LEAD = "casework.lead_referrals"
