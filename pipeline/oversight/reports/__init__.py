"""Ofsted's own reports and letters: their kind, and the records that they tell.

A report is a form: a cover with labels, a table of grades, sections with fixed headings. What
stands where is known, and written down in patterns/reports/; so the text is read by those phrases
and not as prose.
"""
