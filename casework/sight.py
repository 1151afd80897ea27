"""What somebody may do with case work, beyond which rows they see."""

MAY_VIEW, MAY_WORK = "casework.view_case", "casework.add_case"
MAY_TAKE_FEEDBACK, MAY_VIEW_FEEDBACK = "casework.add_feedback", "casework.view_feedback"
MAY_NAME_FOCAL_POINTS = "casework.name_focal_points"
# A second person closes a protection case, or sends it back; cases and tasks of whoever leaves are
# given to others.
MAY_APPROVE, MAY_REASSIGN = "casework.approve_case", "casework.reassign_case"
