"""The report: a site of pages that open without a network, rebuilt where something changed."""

from dialogue_analysis.report.notebooks import ReportError, execute, notebook_page
from dialogue_analysis.report.site import Report, write_report

__all__ = ["Report", "ReportError", "execute", "notebook_page", "write_report"]
