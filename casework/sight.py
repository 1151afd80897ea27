"""What somebody may do with case work, beyond which rows they see."""

MAY_VIEW, MAY_WORK = "casework.view_case", "casework.add_case"
