"""What leave is asked for."""

from yunchou.playbook.kernel.terms import Term


class Matter(Term):
    """What somebody asks leave for."""

    OFFER = "offer", "报价", "A price"
    CONTRACT = "contract", "合同文本", "A contract's text"
    AMENDMENT = "amendment", "补充协议", "An amendment"
