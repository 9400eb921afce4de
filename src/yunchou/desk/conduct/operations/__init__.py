"""Every change of conduct: what was refused."""

from yunchou.desk.conduct.operations.words import judge_words, keep_refusals

__all__ = ["judge_words", "keep_refusals"]
