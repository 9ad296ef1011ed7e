"""匯入資料: start from mails, minutes and slides; every value with the sentence it comes from."""

from assistant.ui.components.intake.page import intake_page

intake_page()
