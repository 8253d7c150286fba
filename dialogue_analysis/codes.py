"""The codebook's closed lists of codes, in the order in which people read them."""

from __future__ import annotations

from enum import StrEnum


class Mechanism(StrEnum):
    """What kind of meeting it was."""

    POLICY_DIALOGUE = "policy_dialogue"
    STRATEGIC_DIALOGUE = "strategic_dialogue"
    TWO_PLUS_TWO = "two_plus_two"
    CONSULTATION = "consultation"
    TALKS = "talks"
    COURTESY_CALL = "courtesy_call"
    WORKING_MEETING = "working_meeting"
    MULTILATERAL = "multilateral"
    OTHER = "other"


class Level(StrEnum):
    """Rank of an office or of a meeting, highest first."""

    HEAD_OF_STATE_GOVERNMENT = "head_of_state_government"
    MINISTER = "minister"
    DEPUTY_MINISTER = "deputy_minister"
    CHIEF_OF_DEFENCE = "chief_of_defence"
    DIRECTOR_GENERAL = "director_general"
    WORKING = "working"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """How the year of a date is known."""

    EXPLICIT = "explicit"
    PUBLISHED = "published"
    ANNIVERSARY = "anniversary"
    BOUNDS = "bounds"
    CATALOGUE = "catalogue"
    UNKNOWN = "unknown"


class Format(StrEnum):
    """In one room or on screens."""

    IN_PERSON = "in_person"
    ONLINE = "online"


class Rank(StrEnum):
    """Military rank, highest first; army and air force, then navy."""

    MARSHAL = "marshal"
    GENERAL = "general"
    SENIOR_LIEUTENANT_GENERAL = "senior_lieutenant_general"
    LIEUTENANT_GENERAL = "lieutenant_general"
    MAJOR_GENERAL = "major_general"
    BRIGADIER_GENERAL = "brigadier_general"
    ADMIRAL = "admiral"
    VICE_ADMIRAL = "vice_admiral"
    REAR_ADMIRAL = "rear_admiral"
    COMMODORE = "commodore"
    SENIOR_COLONEL = "senior_colonel"
    COLONEL = "colonel"
    LIEUTENANT_COLONEL = "lieutenant_colonel"
    MAJOR = "major"
    CAPTAIN = "captain"


class Role(StrEnum):
    """What a person did in a meeting."""

    CHAIR = "chair"
    HOST = "host"
    GUEST = "guest"
    ATTENDEE = "attendee"


class OfficeBasis(StrEnum):
    """Where an office is known from."""

    TEXT = "text"
    GAZETTEER = "gazetteer"


class Status(StrEnum):
    """How far a cooperation area has got."""

    REVIEWED = "reviewed"
    AGREED = "agreed"
    PROPOSED = "proposed"
    EXPLORED = "explored"


class Topic(StrEnum):
    """Areas of defence cooperation."""

    DELEGATION_EXCHANGE = "delegation_exchange"
    DIALOGUE_MECHANISMS = "dialogue_mechanisms"
    LEGAL_FRAMEWORK = "legal_framework"
    EDUCATION_TRAINING = "education_training"
    LANGUAGE_TRAINING = "language_training"
    ACADEMIC_EXCHANGE = "academic_exchange"
    YOUTH_OFFICER_EXCHANGE = "youth_officer_exchange"
    SERVICE_COOPERATION = "service_cooperation"
    SHIP_VISITS = "ship_visits"
    JOINT_EXERCISES = "joint_exercises"
    COAST_GUARD = "coast_guard"
    PEACEKEEPING = "peacekeeping"
    DEFENCE_INDUSTRY = "defence_industry"
    DEFENCE_EXHIBITION = "defence_exhibition"
    RESEARCH_TECHNOLOGY = "research_technology"
    MILITARY_MEDICINE = "military_medicine"
    HYDROGRAPHY = "hydrography"
    GEOSPATIAL = "geospatial"
    LOGISTICS_ENGINEERING = "logistics_engineering"
    MARITIME_SECURITY = "maritime_security"
    AVIATION_SECURITY = "aviation_security"
    BORDER_MANAGEMENT = "border_management"
    CYBER_SECURITY = "cyber_security"
    COUNTER_TERRORISM = "counter_terrorism"
    TRANSNATIONAL_CRIME = "transnational_crime"
    NON_TRADITIONAL_SECURITY = "non_traditional_security"
    DISASTER_RELIEF = "disaster_relief"
    WAR_LEGACY = "war_legacy"
    CBRN = "cbrn"
    INFORMATION_SHARING = "information_sharing"
    CLASSIFIED_INFORMATION = "classified_information"
    PARTY_POLITICAL_WORK = "party_political_work"
    WOMEN_PEACE_SECURITY = "women_peace_security"
    MULTILATERAL_COORDINATION = "multilateral_coordination"


class AgreementType(StrEnum):
    """What kind of document it is."""

    JOINT_VISION = "joint_vision"
    MEMORANDUM = "memorandum"
    FRAMEWORK_AGREEMENT = "framework_agreement"
    AGREEMENT = "agreement"
    TECHNICAL_ARRANGEMENT = "technical_arrangement"
    LETTER_OF_INTENT = "letter_of_intent"
    PROTOCOL = "protocol"
    PLAN = "plan"
    MINUTES = "minutes"
    PUBLICATION = "publication"
    OTHER = "other"


class AgreementStatus(StrEnum):
    """Where a document stands."""

    IN_FORCE = "in_force"
    SIGNED = "signed"
    TO_BE_SIGNED = "to_be_signed"
    UNDER_STUDY = "under_study"


class Relation(StrEnum):
    """Whether a meeting named in passing lies before or ahead."""

    PREVIOUS = "previous"
    PLANNED = "planned"


class PositionCode(StrEnum):
    """Stands on the world and the region."""

    EAST_SEA = "east_sea"
    UNCLOS = "unclos"
    DOC = "doc"
    COC = "coc"
    FOUR_NOS = "four_nos"
    INDEPENDENT_FOREIGN_POLICY = "independent_foreign_policy"
    PEACEFUL_SETTLEMENT = "peaceful_settlement"
    FREEDOM_OF_NAVIGATION = "freedom_of_navigation"
    ASEAN_CENTRALITY = "asean_centrality"
    ONE_CHINA = "one_china"
    UKRAINE = "ukraine"
    KOREAN_PENINSULA = "korean_peninsula"


class Relationship(StrEnum):
    """Bilateral status that the text names, highest first."""

    COMPREHENSIVE_STRATEGIC_PARTNERSHIP = "comprehensive_strategic_partnership"
    EXTENSIVE_STRATEGIC_PARTNERSHIP = "extensive_strategic_partnership"
    STRATEGIC_PARTNERSHIP = "strategic_partnership"
    COMPREHENSIVE_PARTNERSHIP = "comprehensive_partnership"
    SPECIAL_RELATIONSHIP = "special_relationship"
    TRADITIONAL_FRIENDSHIP = "traditional_friendship"
