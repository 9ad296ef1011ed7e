"""合作帳: what departments have given and promised one another, what is due."""

from assistant.ui.components.account.page import account_page

account_page()
