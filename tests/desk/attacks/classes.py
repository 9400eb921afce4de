"""The attack classes of docs/security.md and the tests that try each, in one literal table."""

from __future__ import annotations

M = "tests/desk/permissions/test_matrix.py"
SIDE = "tests/desk/attacks/test_no_side_door.py"
SURFACE = "tests/desk/attacks/test_surface.py"
ACCOUNTS = "tests/desk/attacks/test_accounts.py"
SERVED = "tests/desk/attacks/test_served.py"
UPLOADS = "tests/desk/attacks/test_uploads.py"
SIGN = "tests/desk/identity/test_sign_in.py"

CLASSES: dict[int, tuple[str, list[str]]] = {
    1: ("objects of others", [
        f"{M}::test_the_object_of_another_team_is_answered_as_the_row_says",
        f"{M}::test_the_stranger_reaches_his_own_and_not_ours",
    ]),
    2: ("foisted fields", [f"{SURFACE}::test_fields_that_a_form_does_not_offer_change_nothing"]),
    3: ("formulas in files", [
        "tests/desk/exchange/test_importing.py::test_the_error_workbook_holds_no_formula",
        "tests/desk/attacks/test_workbooks.py::test_no_workbook_that_leaves_holds_a_formula_that_somebody_typed",
    ]),
    4: ("stored scripts", [
        f"{SURFACE}::test_a_script_in_a_name_is_words_on_every_page",
        "tests/desk/web/test_shell.py::test_no_page_has_inline_script_or_style",
    ]),
    5: ("requests to our own network", [
        f"{SERVED}::test_no_robot_is_connected_to_our_own_network_and_nobody_is_called",
        f"{SERVED}::test_a_name_that_leads_home_after_it_was_taken_is_not_called",
        f"{SERVED}::test_an_answer_that_leads_elsewhere_is_not_followed",
        "tests/desk/messengers/test_robots.py::test_addresses_of_our_own_network_are_not_public",
        "tests/desk/messengers/test_robots.py::test_our_own_network_is_refused_at_the_moment_of_sending",
        "tests/desk/messengers/test_push.py::test_our_own_network_is_refused_at_the_moment_of_sending",
        "tests/desk/messengers/test_push.py::test_what_no_browser_gives_is_refused",
        "tests/desk/notices/test_announcing.py::test_an_address_in_our_own_network_is_refused_when_it_is_saved",
    ]),
    6: ("uploads", [
        f"{UPLOADS}::test_no_form_that_takes_files_is_left_out",
        f"{UPLOADS}::test_what_is_no_file_of_its_kind_is_refused_everywhere",
        f"{UPLOADS}::test_what_would_act_when_it_is_opened_is_refused_and_what_only_shows_is_taken",
        f"{UPLOADS}::test_a_file_is_kept_under_a_plain_name_and_handed_out_as_a_file",
        "tests/desk/exchange/test_reading.py::test_what_is_no_table_is_refused_with_a_reason",
    ]),
    7: ("raising oneself", [
        f"{ACCOUNTS}::test_a_link_from_before_a_deactivation_is_dead_and_stays_dead",
        f"{ACCOUNTS}::test_a_reset_password_signs_nobody_in_and_goes_around_no_second_factor",
        "tests/desk/colleagues/test_users.py::test_nobody_raises_himself",
        f"{M}::test_each_role_is_answered_as_the_row_says",
    ]),
    8: ("import bombs", [
        f"{SERVED}::test_every_bomb_is_refused_in_time_and_in_little_memory",
    ]),
    9: ("filters and SQL", [
        f"{SIDE}::test_nothing_can_be_asked_by_the_name_of_a_column_or_relation",
        f"{SIDE}::test_a_sort_that_is_not_on_the_list_is_refused",
        "tests/desk/permissions/test_fuzz.py::test_rubbish_is_answered_at_every_route_as_every_role",
    ]),
    10: ("asking through relations", [f"{SIDE}::test_a_search_for_a_confidence_finds_what_a_search_for_nothing_finds"]),
    11: ("who has an account", [
        f"{SIGN}::test_known_and_unknown_addresses_are_answered_alike",
        f"{SIGN}::test_the_reset_page_tells_nobody_who_exists_and_mails_those_who_do",
        f"{SIGN}::test_a_reset_takes_as_long_for_an_unknown_address",
    ]),
    12: ("sessions", [
        f"{ACCOUNTS}::test_other_roles_end_every_session_at_once",
        f"{ACCOUNTS}::test_what_a_thief_set_up_ends_when_the_owner_says_it_was_not_he",
        f"{SIGN}::test_the_session_that_was_there_before_is_not_the_one_after",
        f"{SIGN}::test_signing_out_ends_the_session_on_the_server",
        f"{SIGN}::test_a_new_password_signs_out_everywhere_else_and_is_journaled",
        f"{SIGN}::test_a_session_ends_when_idle_too_long_or_too_old",
        f"{SIGN}::test_cookies_are_closed_to_scripts_and_prefixed_over_https",
        f"{M}::test_a_form_without_its_token_is_refused",
        f"{M}::test_who_is_not_signed_in_is_sent_to_the_sign_in_page",
    ]),
    13: ("exports and other doors", [
        f"{SERVED}::test_no_document_tells_a_confidence_to_anybody",
        f"{SERVED}::test_neither_the_folder_nor_a_backup_holds_a_secret_in_the_clear",
        f"{SIDE}::test_no_page_document_or_calendar_tells_a_confidence",
        f"{SIDE}::test_no_answer_to_a_form_tells_a_confidence",
        f"{SIDE}::test_no_row_of_the_database_holds_a_confidence_in_the_clear",
        f"{SIDE}::test_an_error_page_tells_nothing",
        f"{SIDE}::test_a_backup_and_the_files_beside_the_database_are_sealed",
    ]),
    15: ("races", [
        f"{SERVED}::test_of_thirty_who_do_the_same_at_once_one_does_it",
        f"{SERVED}::test_a_form_sent_thirty_times_at_once_makes_one_customer",
        f"{SERVED}::test_a_link_to_set_a_password_opens_for_one_of_many",
        "tests/desk/permissions/test_versions.py::test_an_older_version_is_refused_or_the_form_does_its_work_once",
        "tests/desk/opportunities/test_stages.py::test_of_two_who_pass_the_same_gate_one_wins",
        "tests/desk/opportunities/test_deals.py::test_of_two_who_edit_at_once_the_second_is_told_field_by_field",
        "tests/desk/opportunities/test_pages.py::test_the_same_form_sent_twice_opens_one_deal",
        "tests/desk/identity/test_second_factor.py::test_a_recovery_code_opens_once",
    ]),
    16: ("guessing and flooding", [
        f"{ACCOUNTS}::test_a_code_of_the_app_opens_once",
        f"{ACCOUNTS}::test_after_some_guesses_the_right_code_of_the_app_waits_too_from_any_browser",
        f"{ACCOUNTS}::test_a_program_that_sends_forms_without_end_is_stopped",
        f"{SIGN}::test_after_five_wrong_passwords_the_right_one_waits_too_from_any_address",
        f"{SIGN}::test_an_address_that_tries_many_names_is_stopped_with_a_page",
        "tests/desk/web/test_errors.py::test_too_large_a_form_is_413",
        "tests/desk/attacks/test_slow_clients.py::test_a_page_is_answered_while_many_send_slowly_or_only_hold_connections",
    ]),
    17: ("headers and errors", [
        f"{ACCOUNTS}::test_no_form_leads_to_another_site",
        f"{SURFACE}::test_what_a_stranger_says_of_the_host_is_not_believed",
        f"{SURFACE}::test_there_is_nothing_beside_the_pages",
        f"{SURFACE}::test_trace_is_no_verb_here",
        f"{SURFACE}::test_no_other_site_may_read_an_answer",
        f"{SURFACE}::test_no_error_tells_of_what_it_is_made",
        f"{SIGN}::test_sign_in_never_leads_to_another_site",
        f"{SIGN}::test_a_reset_mail_never_carries_the_host_a_stranger_sent",
    ]),
    18: ("secrets and logs", [
        f"{SERVED}::test_what_was_typed_at_the_door_is_in_no_log_row_or_list_of_processes",
        f"{SERVED}::test_neither_the_folder_nor_a_backup_holds_a_secret_in_the_clear",
        "tests/desk/identity/test_second_factor.py::test_secrets_are_nowhere_in_the_clear",
        "tests/desk/web/test_logs.py::test_a_line_stays_a_line_whatever_was_typed",
        "tests/desk/web/test_logs.py::test_a_slow_statement_is_told_without_its_values",
        "tests/desk/cli/test_backup.py::test_a_backup_holds_nothing_in_the_clear",
    ]),
}  # fmt: skip
NOT_OFFERED = {14: "one installation serves one company: there is no second tenant whose data could be reached"}
