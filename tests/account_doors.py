"""The doors to one's own account; part of the table of doors."""

from tests.door import ANYBODY, NOBODY, SIGNED_IN


def account_doors(door):
    """Route → Door. What changes how one signs in asks for the password first, by a redirect."""
    return {
        "account/": door("/account/", SIGNED_IN),
        "account/lock/": door("/account/lock/", NOBODY, SIGNED_IN),
        # Answers whether the password was right.
        "account/unlock/": door("/account/unlock/", NOBODY, SIGNED_IN),
        "account/active/": door("/account/active/", NOBODY, SIGNED_IN),
        "account/confirm/": door("/account/confirm/", SIGNED_IN, SIGNED_IN),
        "account/elsewhere/": door("/account/elsewhere/", NOBODY, SIGNED_IN),
        # Nothing that is a list of ours is found in an empty form.
        "account/lists/save/": door("/account/lists/save/"),
        "account/lists/remove/": door("/account/lists/remove/", NOBODY, SIGNED_IN),
        "account/reminders/": door("/account/reminders/", NOBODY, SIGNED_IN),
        # Opens to whoever came by a link.
        "account/welcome/": door("/account/welcome/"),
        "account/welcome/<str:token>/": door("/account/welcome/{link}/", ANYBODY),
        "account/second-step/": door("/account/second-step/", SIGNED_IN, SIGNED_IN),
        "account/app/add/": door("/account/app/add/", SIGNED_IN, SIGNED_IN),
        "account/app/remove/": door("/account/app/remove/"),
        "account/passkeys/add/": door("/account/passkeys/add/", SIGNED_IN, SIGNED_IN),
        "account/passkeys/<int:pk>/remove/": door(
            "/account/passkeys/1/remove/", SIGNED_IN, SIGNED_IN
        ),
        "account/passkeys/sign-in/": door("/account/passkeys/sign-in/", SIGNED_IN, SIGNED_IN),
        "account/recovery-codes/": door("/account/recovery-codes/"),
        "account/recovery-codes/new/": door("/account/recovery-codes/new/", SIGNED_IN, SIGNED_IN),
    }
