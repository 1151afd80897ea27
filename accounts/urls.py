"""The addresses of signing in and of one's account; what allauth has beside them is not routed.

Those of the admin that they stand in for keep their place; `account_…` and `mfa_…` are the names
by which allauth finds them.
"""

from django.urls import path

from accounts import saved_lists
from accounts.sign_in import account_views, second_factor_views, views

urlpatterns = [
    path("admin/login/", views.sign_in, name="account_login"),
    path("admin/logout/", views.sign_out, name="account_logout"),
    path("admin/password_change/", views.change_password, name="account_change_password"),
    path("account/", account_views.my_account, name="my_account"),
    path("account/", account_views.my_account, name="mfa_index"),
    path("account/lock/", views.lock, name="lock"),
    path("account/unlock/", views.unlock, name="unlock"),
    path("account/active/", views.still_active, name="still_active"),
    path("account/confirm/", views.confirm_password, name="account_reauthenticate"),
    path("account/elsewhere/", account_views.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("account/reminders/", account_views.choose_reminders, name="choose_reminders"),
    path("account/lists/save/", saved_lists.save, name="save_list"),
    path("account/lists/remove/", saved_lists.remove, name="remove_list"),
    path("account/welcome/", account_views.first_password, name="first_password"),
    path("account/welcome/<str:token>/", account_views.open_link, name="one_time_link"),
    path("account/second-step/", second_factor_views.second_step, name="mfa_authenticate"),
    path("account/app/add/", second_factor_views.add_app, name="mfa_activate_totp"),
    path("account/app/remove/", second_factor_views.remove_app, name="mfa_deactivate_totp"),
    path("account/passkeys/add/", second_factor_views.add_passkey, name="mfa_add_webauthn"),
    path(
        "account/passkeys/<int:pk>/remove/",
        second_factor_views.remove_passkey,
        name="mfa_remove_webauthn",
    ),
    path(
        "account/passkeys/sign-in/", second_factor_views.passkey_sign_in, name="mfa_login_webauthn"
    ),
    path(
        "account/recovery-codes/",
        second_factor_views.recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/recovery-codes/new/",
        second_factor_views.new_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]
