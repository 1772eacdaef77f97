CREATE TABLE organisation_kinds (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	name TEXT NOT NULL,
	source TEXT NOT NULL,
	retired DATE,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE own_fields (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"of" TEXT NOT NULL,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	choices JSON NOT NULL,
	required BOOLEAN NOT NULL,
	listed BOOLEAN NOT NULL,
	least INTEGER,
	most INTEGER,
	place INTEGER,
	retired DATE,
	hint TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE survey_rounds (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	year INTEGER,
	tambon TEXT NOT NULL,
	opened DATE,
	finished DATE,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE criteria (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	measure TEXT NOT NULL,
	least INTEGER,
	most INTEGER,
	points INTEGER,
	start DATE,
	retired DATE,
	source TEXT NOT NULL,
	confirmed_by TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE standard_sets (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	subject TEXT NOT NULL,
	name TEXT NOT NULL,
	year INTEGER,
	source TEXT NOT NULL,
	confirmed_by TEXT NOT NULL,
	retired DATE,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE import_mappings (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	name TEXT NOT NULL,
	"of" TEXT NOT NULL,
	shape TEXT NOT NULL,
	columns JSON NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE standard_indicators (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"set" TEXT,
	place INTEGER,
	area TEXT NOT NULL,
	component TEXT NOT NULL,
	name TEXT NOT NULL,
	chosen BOOLEAN NOT NULL,
	most INTEGER,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("set") REFERENCES standard_sets (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE village_levels (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	village TEXT,
	year INTEGER,
	great INTEGER,
	middling INTEGER,
	small INTEGER,
	told TEXT NOT NULL,
	collected DATE,
	source TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE organisations (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	tambon TEXT NOT NULL,
	village TEXT,
	chair TEXT,
	founded DATE,
	status TEXT NOT NULL,
	closed DATE,
	registration TEXT NOT NULL,
	registrar TEXT NOT NULL,
	office TEXT NOT NULL,
	phone TEXT NOT NULL,
	coordinates TEXT NOT NULL,
	fund_start BIGINT,
	village_place INTEGER,
	welfare TEXT NOT NULL,
	bylaws TEXT NOT NULL,
	photo TEXT NOT NULL,
	note TEXT NOT NULL,
	own JSON NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(chair) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE members (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	organisation TEXT,
	person TEXT,
	role TEXT NOT NULL,
	number TEXT NOT NULL,
	start DATE,
	"end" DATE,
	shares BIGINT,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE products (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	organisation TEXT,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	price BIGINT,
	unit TEXT NOT NULL,
	capacity TEXT NOT NULL,
	market TEXT NOT NULL,
	standards JSON NOT NULL,
	stars INTEGER,
	photo TEXT NOT NULL,
	ended DATE,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE ties (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	organisation TEXT,
	relation TEXT NOT NULL,
	other TEXT,
	start DATE,
	"end" DATE,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(other) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE supports (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	organisation TEXT,
	agency TEXT NOT NULL,
	what TEXT NOT NULL,
	year INTEGER,
	amount BIGINT,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE scans (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	organisation TEXT,
	name TEXT NOT NULL,
	taken DATE,
	file TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE surveys (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	organisation TEXT,
	round TEXT,
	"before" TEXT,
	chair TEXT,
	board_men INTEGER,
	board_women INTEGER,
	members INTEGER,
	members_men INTEGER,
	members_women INTEGER,
	fund BIGINT,
	fund_source TEXT NOT NULL,
	savings BIGINT,
	loans BIGINT,
	income BIGINT,
	activities TEXT NOT NULL,
	products TEXT NOT NULL,
	market TEXT NOT NULL,
	standards TEXT NOT NULL,
	welfare TEXT NOT NULL,
	bylaws TEXT NOT NULL,
	meetings TEXT NOT NULL,
	problems TEXT NOT NULL,
	needs TEXT NOT NULL,
	informant TEXT NOT NULL,
	surveyor TEXT NOT NULL,
	surveyed DATE,
	done DATE,
	states JSON NOT NULL,
	own JSON NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(round) REFERENCES survey_rounds (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY("before") REFERENCES surveys (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(chair) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE grades (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	organisation TEXT,
	judged DATE,
	grade TEXT NOT NULL,
	reason TEXT NOT NULL,
	"by" TEXT NOT NULL,
	suggested TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE support_tasks (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	organisation TEXT,
	what TEXT NOT NULL,
	who TEXT NOT NULL,
	due DATE,
	done DATE,
	result TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE assessments (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	subject TEXT NOT NULL,
	organisation TEXT,
	person TEXT,
	village TEXT,
	"set" TEXT,
	year INTEGER,
	stage TEXT NOT NULL,
	applied DATE,
	self_assessed DATE,
	assessed DATE,
	assessors TEXT NOT NULL,
	certified DATE,
	certificate TEXT NOT NULL,
	coordinator TEXT NOT NULL,
	post TEXT NOT NULL,
	lived_since DATE,
	resolution TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY("set") REFERENCES standard_sets (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE scores (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	assessment TEXT,
	indicator TEXT,
	chosen BOOLEAN NOT NULL,
	own_score INTEGER,
	score INTEGER,
	evidence TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(assessment) REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(indicator) REFERENCES standard_indicators (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_assessments_order ON assessments (deleted, sort_key, no);

CREATE INDEX ix_assessments_organisation ON assessments (organisation);

CREATE INDEX ix_assessments_person ON assessments (person);

CREATE INDEX ix_assessments_set ON assessments ("set");

CREATE INDEX ix_assessments_village ON assessments (village);

CREATE INDEX ix_criteria_order ON criteria (deleted, sort_key, no);

CREATE INDEX ix_grades_order ON grades (deleted, sort_key, no);

CREATE INDEX ix_grades_organisation ON grades (organisation);

CREATE INDEX ix_import_mappings_order ON import_mappings (deleted, sort_key, no);

CREATE INDEX ix_members_order ON members (deleted, sort_key, no);

CREATE INDEX ix_members_organisation ON members (organisation);

CREATE INDEX ix_members_person ON members (person);

CREATE INDEX ix_organisation_kinds_order ON organisation_kinds (deleted, sort_key, no);

CREATE INDEX ix_organisations_chair ON organisations (chair);

CREATE INDEX ix_organisations_order ON organisations (deleted, sort_key, no);

CREATE INDEX ix_organisations_village ON organisations (village);

CREATE INDEX ix_own_fields_order ON own_fields (deleted, sort_key, no);

CREATE INDEX ix_products_order ON products (deleted, sort_key, no);

CREATE INDEX ix_products_organisation ON products (organisation);

CREATE INDEX ix_scans_order ON scans (deleted, sort_key, no);

CREATE INDEX ix_scans_organisation ON scans (organisation);

CREATE INDEX ix_scores_assessment ON scores (assessment);

CREATE INDEX ix_scores_indicator ON scores (indicator);

CREATE INDEX ix_scores_order ON scores (deleted, sort_key, no);

CREATE INDEX ix_standard_indicators_order ON standard_indicators (deleted, sort_key, no);

CREATE INDEX ix_standard_indicators_set ON standard_indicators ("set");

CREATE INDEX ix_standard_sets_order ON standard_sets (deleted, sort_key, no);

CREATE INDEX ix_support_tasks_order ON support_tasks (deleted, sort_key, no);

CREATE INDEX ix_support_tasks_organisation ON support_tasks (organisation);

CREATE INDEX ix_supports_order ON supports (deleted, sort_key, no);

CREATE INDEX ix_supports_organisation ON supports (organisation);

CREATE INDEX ix_survey_rounds_order ON survey_rounds (deleted, sort_key, no);

CREATE INDEX ix_surveys_before ON surveys ("before");

CREATE INDEX ix_surveys_chair ON surveys (chair);

CREATE INDEX ix_surveys_order ON surveys (deleted, sort_key, no);

CREATE INDEX ix_surveys_organisation ON surveys (organisation);

CREATE INDEX ix_surveys_round ON surveys (round);

CREATE INDEX ix_ties_order ON ties (deleted, sort_key, no);

CREATE INDEX ix_ties_organisation ON ties (organisation);

CREATE INDEX ix_ties_other ON ties (other);

CREATE INDEX ix_village_levels_order ON village_levels (deleted, sort_key, no);

CREATE INDEX ix_village_levels_village ON village_levels (village);
