"""Permissions of the views that libraries bring: allauth's own pages, by view name. Others are refused."""

from yunchou.desk.identity.permit import PUBLIC
from yunchou.desk.identity.roles import May

LIBRARY_VIEWS: dict[str, str] = {
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_reauthenticate": May.SIGNED_IN,
    "account_change_password": May.SIGNED_IN,
    "mfa_authenticate": PUBLIC,
    "mfa_login_webauthn": PUBLIC,
    "mfa_reauthenticate": May.SIGNED_IN,
    "mfa_reauthenticate_webauthn": May.SIGNED_IN,
    "mfa_index": May.SIGNED_IN,
    "mfa_activate_totp": May.SIGNED_IN,
    "mfa_deactivate_totp": May.SIGNED_IN,
    "mfa_view_recovery_codes": May.SIGNED_IN,
    "mfa_generate_recovery_codes": May.SIGNED_IN,
    "mfa_download_recovery_codes": May.SIGNED_IN,
    "mfa_list_webauthn": May.SIGNED_IN,
    "mfa_add_webauthn": May.SIGNED_IN,
    "mfa_edit_webauthn": May.SIGNED_IN,
    "mfa_remove_webauthn": May.SIGNED_IN,
    "usersessions_list": May.SIGNED_IN,
}
