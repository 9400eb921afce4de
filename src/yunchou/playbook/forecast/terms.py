"""The closed lists of the forecast."""

from yunchou.playbook.kernel.terms import Term


class View(Term):
    """What is forecast: signatures, or money on our account. Only the second is a win (P82, P83)."""

    SIGNED = "signed", "签约", "Signed"
    CASH = "cash", "到账", "Cash"
