"""What is printed, as PDF: long lists and cards, of plain values; no model is known here.

What other rooms call, and nothing else:

    tables.table, Column, Sheet     a long list, page by page
    cards.cards, Card, Face         cards of families, eight on a page, to be cut
    codes.code                      a QR code of a number
"""
