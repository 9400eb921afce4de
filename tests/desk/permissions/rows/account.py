"""Allauth's pages that we offer."""

from tests.desk.permissions.row import Row

ROWS = [
    Row("account_login", public=True, status=302),
    Row("account_logout", "POST", public=True),
    Row("account_inactive", public=True),
    Row("account_reset_password", public=True),
    Row("account_reset_password_done", public=True),
    Row("account_reset_password_from_key", public=True, ours=lambda _w: {"uidb36": "1", "key": "none"}),
    Row("account_reset_password_from_key_done", public=True),
    Row("account_reauthenticate"),
    Row("account_change_password"),
    Row("mfa_index"),
    Row("mfa_authenticate", public=True, status=302),
    Row("mfa_login_webauthn", public=True, status=302),
    Row("mfa_reauthenticate", status=302),
    Row("mfa_reauthenticate_webauthn", status=302),
    Row("mfa_activate_totp", status=302),
    Row("mfa_deactivate_totp", status=404),
    Row("mfa_view_recovery_codes", status=404),
    Row("mfa_generate_recovery_codes", status=302),
    Row("mfa_download_recovery_codes", status=404),
    Row("mfa_list_webauthn"),
    Row("mfa_add_webauthn", status=302),
    Row("mfa_edit_webauthn", ours=lambda _w: {"pk": 1}, status=302),
    Row("mfa_remove_webauthn", ours=lambda _w: {"pk": 1}, status=302),
    Row("usersessions_list"),
]
