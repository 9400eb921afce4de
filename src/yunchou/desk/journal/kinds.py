"""What each kind of journal line says to people: one literal table. A kind that is recorded must stand here.

A kind is `noun.verb_in_the_past`. Its sentence says what happened without saying who did it: the timeline shows the
person and the moment beneath. `%(name)s` is the name of the subject; a literal per cent sign is written `%%`.
Add the kinds of a feature under its heading; the Chinese goes to `journal/locale/zh_Hans`.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    # users, teams, rights
    "installation.set_up": _("Yunchou was set up; %(name)s is its first administrator"),
    "user.created": _("User %(name)s added"),
    "user.changed": _("User %(name)s changed"),
    "user.preferences_changed": _("%(name)s changed their own settings"),
    "user.role_given": _("Role given to %(name)s"),
    "user.role_taken": _("Role taken from %(name)s"),
    "user.right_given": _("Right given to %(name)s"),
    "user.right_taken": _("Right taken from %(name)s"),
    "user.deactivated": _("User %(name)s deactivated"),
    "user.reactivated": _("User %(name)s activated again"),
    "user.link_made": _("Link to set a password made for %(name)s"),
    "user.password_changed": _("%(name)s changed the password"),
    "user.factor_added": _("%(name)s added a second factor"),
    "user.factor_removed": _("%(name)s removed a second factor"),
    "user.factor_renamed": _("%(name)s renamed a second factor"),
    "user.factors_reset": _("Second factors of %(name)s removed by an administrator"),
    "user.recovery_codes_made": _("%(name)s made new recovery codes"),
    "requirement.changed": _("Roles that need a second factor changed"),
    "team.created": _("Team %(name)s added"),
    "team.changed": _("Team %(name)s changed"),
    "team.removed": _("Team %(name)s removed"),
    # compartments
    "compartment.access_granted": _("A colleague was let into the restricted part"),
    "compartment.access_revoked": _("Access to the restricted part was withdrawn"),
    # customers
    "customer.created": _("Customer %(name)s added"),
    "customer.changed": _("Customer %(name)s changed"),
    "customer.judged": _("%(name)s judged against the key-account scorecard"),
    "customer.signed_off": _("Key-account verdict on %(name)s signed off"),
    "customer.reassigned": _("Customer %(name)s handed to another owner"),
    "contact.created": _("Contact %(name)s added"),
    "contact.changed": _("Contact %(name)s changed"),
    "contact.left": _("%(name)s left the customer"),
    "contact.returned": _("%(name)s is at the customer after all"),
    "watchlist.added": _("%(name)s put on the watch-list"),
    "watchlist.changed": _("Watch-list entry %(name)s changed"),
    "watchlist.dismissed": _("%(name)s set aside on the watch-list"),
    "watchlist.adopted": _("%(name)s taken from the watch-list as a customer"),
    "watchlist.taken_up": _("%(name)s taken up again on the watch-list"),
    "segment.created": _("Segment %(name)s added"),
    "segment.changed": _("Segment %(name)s changed"),
    # opportunities
    "opportunity.created": _("Opportunity %(name)s opened"),
    "opportunity.changed": _("Opportunity changed"),
    "opportunity.stage_passed": _("Passed to the next stage"),
    "opportunity.stage_overridden": _("Passed to the next stage by an override"),
    "opportunity.stage_returned": _("Went back to an earlier stage"),
    "opportunity.stage_answered": _("A question of the stage was answered"),
    "move.decided": _("Decided about an advised move"),
    "move.brought_back": _("An advised move was shown again"),
    "opportunity.paused": _("Paused on purpose"),
    "opportunity.pause_prolonged": _("The pause was prolonged"),
    "opportunity.resumed": _("Taken up again after the pause"),
    "opportunity.disqualified": _("Disqualified: the opportunity does not stand"),
    "opportunity.lost": _("Lost"),
    "opportunity.revived": _("Revived"),
    "opportunity.won": _("Won: the money has arrived"),
    "opportunity.win_withdrawn": _("The win was withdrawn with its receipt"),
    "opportunity.reassigned": _("Handed to another owner"),
    "opportunity.member_added": _("A colleague joined the team"),
    "opportunity.member_removed": _("A colleague left the team"),
    "opportunity.compartment_handed_over": _("The restricted part was handed to the new owner"),
    "view.saved": _("View %(name)s saved"),
    "view.renamed": _("View renamed to %(name)s"),
    "view.deleted": _("View %(name)s deleted"),
    # qualification
    "need_summary.added": _("Need summed up"),
    "need_summary.changed": _("Summary of the need changed"),
    "need.added": _("Requirement %(name)s added"),
    "need.changed": _("Requirement %(name)s changed"),
    "need.moved": _("Requirement %(name)s put in another place"),
    "need.removed": _("Requirement %(name)s removed"),
    "gap_request.added": _("Asked whether %(name)s can be developed"),
    "gap_request.changed": _("Question about %(name)s changed or answered"),
    "gap_request.removed": _("Question about %(name)s removed"),
    "endorsement.added": _("Endorsement of the need recorded"),
    "endorsement.changed": _("Endorsement of the need changed"),
    "endorsement.removed": _("Endorsement of the need removed"),
    "budget_fact.added": _("Budget fact recorded"),
    "budget_fact.changed": _("Budget fact changed"),
    "budget_fact.removed": _("Budget fact removed"),
    "plan_step.added": _("A step of the time plan recorded"),
    "plan_step.changed": _("A step of the time plan changed"),
    "plan_step.removed": _("A step of the time plan removed"),
    "decision_step.added": _("Decision step %(name)s added"),
    "decision_step.changed": _("Decision step %(name)s changed"),
    "decision_step.moved": _("Decision step %(name)s put in another place"),
    "decision_step.removed": _("Decision step %(name)s removed"),
    # contacts with the customer
    "interaction.added": _("Contact with the customer noted"),
    "interaction.changed": _("Note of a contact with the customer changed"),
    "interaction.removed": _("Note of a contact with the customer removed"),
    # our own side
    "ask.added": _("Asked a colleague: %(name)s"),
    "ask.changed": _("Request %(name)s changed"),
    "ask.removed": _("Request %(name)s removed"),
    "ask.accepted": _("Accepted what was asked: %(name)s"),
    "ask.declined": _("Declined what was asked: %(name)s"),
    "ask.done": _("Delivered what was asked: %(name)s"),
    "effort.added": _("Effort on the deal noted"),
    "effort.changed": _("Effort on the deal changed"),
    "effort.removed": _("Effort on the deal removed"),
    "pursuit.decided": _("Decided whether to go on with the pursuit"),
    "presenter.introduced": _("Introduction of %(name)s written"),
    # tempo
    "pace.decided": _("Pace decided: %(name)s"),
    "replan.opened": _("Re-plan opened"),
    "replan.revised": _("Re-plan carried on"),
    "replan.agreed": _("Agreed with the re-plan"),
    "play.chosen": _("Play chosen: %(name)s"),
    "play.ended": _("Play ended: %(name)s"),
    "next_step.added": _("Next step noted: %(name)s"),
    "next_step.changed": _("Next step changed: %(name)s"),
    "next_step.removed": _("Next step removed: %(name)s"),
    "tender.added": _("Dates of the tender noted"),
    "tender.changed": _("Dates of the tender changed"),
    # sources
    "source.added": _("A source was named; the name is sealed"),
    "source.judged": _("Reliability of a source judged anew"),
    # contracts and receivables
    "contract.drawn_up": _("Contract %(name)s drawn up"),
    "contract.amended": _("Contract %(name)s changed"),
    "instalment.planned": _("Instalment %(name)s planned"),
    "instalment.changed": _("Instalment %(name)s changed"),
    "instalment.removed": _("Instalment %(name)s removed"),
    "invoice.issued": _("Invoice %(name)s issued"),
    "receipt.recorded": _("Bank receipt recorded"),
    "receipt.allocated": _("Bank receipt %(name)s pays an instalment"),
    "receipt.withdrawn": _("Bank receipt %(name)s withdrawn"),
    "contract.signed": _("Contract %(name)s signed"),
    "contract.signature_withdrawn": _("Signature of contract %(name)s taken back"),
    "signing_step.added": _("Step added to the signing path"),
    "signing_step.changed": _("Step of the signing path changed"),
    "signing_step.moved": _("Step of the signing path moved"),
    "signing_step.removed": _("Step removed from the signing path"),
    "payment_step.added": _("Step added to the payment path"),
    "payment_step.changed": _("Step of the payment path changed"),
    "payment_step.moved": _("Step of the payment path moved"),
    "payment_step.removed": _("Step removed from the payment path"),
    # what is sold, and what came from files
    "product.added": _("Product %(name)s added"),
    "product.changed": _("Product %(name)s changed"),
    "import.uploaded": _("File %(name)s uploaded for import"),
    "import.mapped": _("Columns of %(name)s matched"),
    "import.tried": _("Import of %(name)s tried"),
    "import.begun": _("Import of %(name)s begun"),
    "import.finished": _("Import of %(name)s finished"),
}

FIELDS: dict[str, str | Promise] = {
    # Names in `changes` that are no column of the subject, or whose column has no name for people.
    "email": _("mail address"),
    "factor": _("second factor"),
    "is_active": _("may sign in"),
    "language": _("language"),
    "leader": _("leader"),
    "move": _("advised move"),
    "name": _("name"),
    "parent": _("belongs to"),
    "phone": _("phone"),
    "right": _("right"),
    "role": _("role"),
    "roles": _("roles"),
    "team": _("team"),
    "time_zone": _("time zone"),
    "title": _("title"),
    "until": _("access ends"),
    "user": _("colleague"),
}

VALUES: dict[str, dict[str, str | Promise]] = {
    # Values in `changes` that stand for words of ours and belong to no closed list.
    "factor": {
        "totp": _("authenticator app"),
        "webauthn": _("passkey"),
        "recovery_codes": _("recovery codes"),
    },
}


def sentence(kind: str, name: str) -> str:
    """What happened, in the reader's language. An unknown kind (of a newer version) is shown as it is stored."""
    text = KINDS.get(kind)
    return str(text) % {"name": name} if text is not None else kind
