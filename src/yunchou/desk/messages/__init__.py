"""The words of the interface: found in the code, kept in one catalogue per feature, compiled for use.

The message ids are English; `locale/zh_Hans/LC_MESSAGES/django.po` of each feature holds the Chinese.
"""
