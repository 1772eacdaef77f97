"""The papers of cases that can be written: add a new one here, and to `domain.case_papers.CASE_PAPERS`."""

from __future__ import annotations

from desktop.documents.contents import (
    case_agreement,
    case_appointment,
    case_consent,
    case_ending,
    case_letters,
    case_request,
    case_screening,
    case_session,
)
from desktop.documents.contents.case_facts import CaseFacts
from desktop.documents.contents.writing import Writing

CASE_WRITINGS: dict[str, Writing[CaseFacts]] = {
    "request": Writing(case_request.write, case_request.DEFAULT, case_request.FIELDS),
    "screening": Writing(case_screening.write, case_screening.DEFAULT, case_screening.FIELDS),
    "asking": Writing(case_letters.ask, case_letters.ASKING, case_letters.FIELDS["asking"]),
    "consent": Writing(case_consent.write, case_consent.DEFAULT, case_consent.FIELDS),
    "appointment": Writing(case_appointment.write, case_appointment.DEFAULT, case_appointment.FIELDS),
    "summons": Writing(case_letters.invite, case_letters.SUMMONS, case_letters.FIELDS["summons"]),
    "session": Writing(case_session.write, case_session.DEFAULT, case_session.FIELDS["session"]),
    "extension": Writing(case_session.extend, case_session.EXTENSION, case_session.FIELDS["extension"]),
    "agreement": Writing(case_agreement.write, case_agreement.DEFAULT, case_agreement.FIELDS),
    "failure": Writing(case_ending.fail, case_ending.FAILURE, case_ending.FIELDS),
    "certificate": Writing(case_ending.certify, case_ending.CERTIFICATE, case_ending.FIELDS),
    "follow_up": Writing(case_ending.follow, case_ending.FOLLOW_UP, case_ending.FIELDS),
    "referral": Writing(case_letters.refer, case_letters.REFERRAL, case_letters.FIELDS["referral"]),
}
