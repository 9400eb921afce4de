"""How we are in contact with a customer."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Term


class Way(Term):
    """The way of one contact with the customer (P91, P92)."""

    VISIT = "visit", "上门拜访", "Visit"
    CALL = "call", "电话", "Call"
    MESSAGE = "message", "短信/微信", "Message"
    VIDEO = "video", "视频会议", "Video meeting"
    MEAL = "meal", "餐叙茶叙", "Meal or tea"
    HOSTED = "hosted", "客户来访", "Their visit to us"
    EVENT = "event", "活动/会场", "Event"
    MAIL = "mail", "邮件", "Mail"
    MEETING = "meeting", "见面（地点不明）", "Met in person, place unknown"
    CONTACT = "contact", "接触（方式不明）", "Contact, manner unknown"


# Where people saw each other; a call or a message is a contact, but nobody met.
FACE_TO_FACE = frozenset({Way.VISIT, Way.VIDEO, Way.MEAL, Way.HOSTED, Way.EVENT, Way.MEETING})
# Ways that can never be a visit to the customer.
FROM_AFAR = frozenset({Way.CALL, Way.MESSAGE, Way.VIDEO, Way.MAIL, Way.HOSTED})
