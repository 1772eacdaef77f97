CREATE TABLE offices (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	district TEXT NOT NULL,
	province TEXT NOT NULL,
	district_code TEXT NOT NULL,
	tambons JSON NOT NULL,
	officer TEXT NOT NULL,
	officer_position TEXT NOT NULL,
	letter_code TEXT NOT NULL,
	emblem_way TEXT NOT NULL,
	emblem TEXT NOT NULL,
	thai_digits BOOLEAN NOT NULL,
	font_regular TEXT NOT NULL,
	font_bold TEXT NOT NULL,
	practice BOOLEAN NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE signers (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	name TEXT NOT NULL,
	position TEXT NOT NULL,
	acting TEXT NOT NULL,
	acting_for TEXT NOT NULL,
	start DATE,
	"end" DATE,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE registers (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	way TEXT NOT NULL,
	first INTEGER,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE centres (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	tambon TEXT NOT NULL,
	tambon_name TEXT NOT NULL,
	level TEXT NOT NULL,
	name TEXT NOT NULL,
	office_place TEXT NOT NULL,
	founded DATE,
	phone TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE villages (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	tambon TEXT NOT NULL,
	number INTEGER,
	name TEXT NOT NULL,
	start DATE,
	"end" DATE,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE rules (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"key" TEXT NOT NULL,
	committee_kind TEXT NOT NULL,
	value INTEGER,
	start DATE,
	source TEXT NOT NULL,
	confirmed_by TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE wordings (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	kind TEXT NOT NULL,
	start DATE,
	subject TEXT NOT NULL,
	cause TEXT NOT NULL,
	resolve TEXT NOT NULL,
	duties TEXT NOT NULL,
	closing TEXT NOT NULL,
	source TEXT NOT NULL,
	confirmed_by TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE units (
	id TEXT NOT NULL,
	device TEXT NOT NULL,
	clock TEXT NOT NULL,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	action TEXT NOT NULL,
	final BOOLEAN NOT NULL,
	undoes TEXT NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE heads (
	topic TEXT NOT NULL,
	"row" TEXT NOT NULL,
	field TEXT NOT NULL,
	change TEXT NOT NULL,
	PRIMARY KEY (topic, "row", field, change)
);

CREATE TABLE readings (
	no INTEGER NOT NULL,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	topic TEXT NOT NULL,
	"row" TEXT NOT NULL,
	field TEXT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (no)
);

CREATE TABLE drafts (
	"key" TEXT NOT NULL,
	saved_at TEXT NOT NULL,
	"values" TEXT NOT NULL,
	PRIMARY KEY ("key")
);

CREATE TABLE device (
	id TEXT NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE people (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	title TEXT NOT NULL,
	first_name TEXT NOT NULL,
	last_name TEXT NOT NULL,
	national_id TEXT NOT NULL,
	national_id_key TEXT NOT NULL,
	born DATE,
	tambon TEXT NOT NULL,
	village TEXT,
	address TEXT NOT NULL,
	phone TEXT NOT NULL,
	occupation TEXT NOT NULL,
	wisdom TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE committees (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	centre TEXT,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	start DATE,
	"end" DATE,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(centre) REFERENCES centres (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE changes (
	device TEXT NOT NULL,
	seq INTEGER NOT NULL,
	unit TEXT NOT NULL,
	topic TEXT NOT NULL,
	"row" TEXT NOT NULL,
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	parents TEXT NOT NULL,
	PRIMARY KEY (device, seq),
	FOREIGN KEY(unit) REFERENCES units (id)
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
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(chair) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE selections (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	committee TEXT,
	held DATE,
	place TEXT NOT NULL,
	attended INTEGER,
	invited INTEGER,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE fault_notes (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	committee TEXT,
	fault TEXT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE papers (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,
	register TEXT NOT NULL,
	way TEXT NOT NULL,
	number INTEGER,
	year INTEGER,
	dated DATE,
	subject TEXT NOT NULL,
	committee TEXT,
	signer TEXT,
	thai_digits BOOLEAN NOT NULL,
	contents TEXT NOT NULL,
	contents_hash TEXT NOT NULL,
	file TEXT NOT NULL,
	scan TEXT NOT NULL,
	pages INTEGER,
	refers_to TEXT,
	relation TEXT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(signer) REFERENCES signers (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(refers_to) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE seats (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	committee TEXT,
	place INTEGER,
	person TEXT,
	position TEXT NOT NULL,
	standing TEXT NOT NULL,
	organisation TEXT,
	village TEXT,
	start DATE,
	"end" DATE,
	end_reason TEXT NOT NULL,
	replaced_by TEXT,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(replaced_by) REFERENCES seats (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE candidates (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	selection TEXT,
	person TEXT,
	village TEXT,
	votes INTEGER,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(selection) REFERENCES selections (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_candidates_order ON candidates (deleted, sort_key, no);

CREATE INDEX ix_candidates_person ON candidates (person);

CREATE INDEX ix_candidates_selection ON candidates (selection);

CREATE INDEX ix_candidates_village ON candidates (village);

CREATE INDEX ix_centres_order ON centres (deleted, sort_key, no);

CREATE INDEX ix_changes_row ON changes (topic, "row");

CREATE INDEX ix_changes_unit ON changes (unit);

CREATE INDEX ix_committees_centre ON committees (centre);

CREATE INDEX ix_committees_order ON committees (deleted, sort_key, no);

CREATE INDEX ix_fault_notes_committee ON fault_notes (committee);

CREATE INDEX ix_fault_notes_order ON fault_notes (deleted, sort_key, no);

CREATE INDEX ix_offices_order ON offices (deleted, sort_key, no);

CREATE INDEX ix_organisations_chair ON organisations (chair);

CREATE INDEX ix_organisations_order ON organisations (deleted, sort_key, no);

CREATE INDEX ix_organisations_village ON organisations (village);

CREATE INDEX ix_papers_committee ON papers (committee);

CREATE INDEX ix_papers_order ON papers (deleted, sort_key, no);

CREATE INDEX ix_papers_refers_to ON papers (refers_to);

CREATE INDEX ix_papers_signer ON papers (signer);

CREATE INDEX ix_people_national_id_key ON people (national_id_key);

CREATE INDEX ix_people_order ON people (deleted, sort_key, no);

CREATE INDEX ix_people_village ON people (village);

CREATE INDEX ix_registers_order ON registers (deleted, sort_key, no);

CREATE INDEX ix_rules_order ON rules (deleted, sort_key, no);

CREATE INDEX ix_seats_committee ON seats (committee);

CREATE INDEX ix_seats_order ON seats (deleted, sort_key, no);

CREATE INDEX ix_seats_organisation ON seats (organisation);

CREATE INDEX ix_seats_person ON seats (person);

CREATE INDEX ix_seats_replaced_by ON seats (replaced_by);

CREATE INDEX ix_seats_village ON seats (village);

CREATE INDEX ix_selections_committee ON selections (committee);

CREATE INDEX ix_selections_order ON selections (deleted, sort_key, no);

CREATE INDEX ix_signers_order ON signers (deleted, sort_key, no);

CREATE INDEX ix_units_clock ON units (clock);

CREATE INDEX ix_villages_order ON villages (deleted, sort_key, no);

CREATE INDEX ix_wordings_order ON wordings (deleted, sort_key, no);
