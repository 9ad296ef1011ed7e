"""The coach beside the talk: one remark a turn, another voice than the counterparts'."""

from assistant.rehearsal.coach.coaching import ask_what_matters, remark, rules

__all__ = ["ask_what_matters", "remark", "rules"]
