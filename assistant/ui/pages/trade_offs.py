"""交換方案: what each department would like, the packages that follow, proposals both sides can live with."""

from assistant.ui.components.trade_offs.page import trade_offs_page

trade_offs_page()
