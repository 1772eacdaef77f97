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
	address TEXT NOT NULL,
	section TEXT NOT NULL,
	phone TEXT NOT NULL,
	email TEXT NOT NULL,
	emblem_way TEXT NOT NULL,
	emblem TEXT NOT NULL,
	thai_digits BOOLEAN NOT NULL,
	code BOOLEAN NOT NULL,
	font_regular TEXT NOT NULL,
	font_bold TEXT NOT NULL,
	practice BOOLEAN NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE received (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	number INTEGER,
	year INTEGER,
	came DATE,
	at TEXT NOT NULL,
	reference TEXT NOT NULL,
	dated DATE,
	sender TEXT NOT NULL,
	addressee TEXT NOT NULL,
	subject TEXT NOT NULL,
	action TEXT NOT NULL,
	remark TEXT NOT NULL,
	cancelled TEXT NOT NULL,
	scan TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE device (
	id TEXT NOT NULL,
	holder TEXT NOT NULL,
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
	portrait TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE number_blocks (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	register TEXT,
	year INTEGER,
	first INTEGER,
	last INTEGER,
	holder TEXT NOT NULL,
	taken DATE,
	returned DATE,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(register) REFERENCES registers (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE meetings (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	committee TEXT,
	kind TEXT NOT NULL,
	number INTEGER,
	year INTEGER,
	held DATE,
	begins TEXT NOT NULL,
	ends TEXT NOT NULL,
	place TEXT NOT NULL,
	chaired_by TEXT,
	recorded_by TEXT,
	checked_by TEXT,
	opening TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(chaired_by) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(recorded_by) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(checked_by) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
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
	sub_number INTEGER,
	year INTEGER,
	dated DATE,
	subject TEXT NOT NULL,
	committee TEXT,
	meeting TEXT,
	centre TEXT,
	person TEXT,
	signer TEXT,
	urgency TEXT NOT NULL,
	secrecy TEXT NOT NULL,
	"to" TEXT NOT NULL,
	cites TEXT NOT NULL,
	encloses TEXT NOT NULL,
	body TEXT NOT NULL,
	copies_to TEXT NOT NULL,
	size TEXT NOT NULL,
	thai_digits BOOLEAN NOT NULL,
	contents TEXT NOT NULL,
	contents_hash TEXT NOT NULL,
	file TEXT NOT NULL,
	scan TEXT NOT NULL,
	pages INTEGER,
	refers_to TEXT,
	relation TEXT NOT NULL,
	reason TEXT NOT NULL,
	back_reason TEXT NOT NULL,
	dispatch TEXT NOT NULL,
	action TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(meeting) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(centre) REFERENCES centres (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(signer) REFERENCES signers (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(refers_to) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE agenda_items (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	meeting TEXT,
	part TEXT NOT NULL,
	place INTEGER,
	title TEXT NOT NULL,
	detail TEXT NOT NULL,
	resolution TEXT NOT NULL,
	file TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(meeting) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE attendances (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	meeting TEXT,
	place INTEGER,
	person TEXT,
	name TEXT NOT NULL,
	position TEXT NOT NULL,
	guest BOOLEAN NOT NULL,
	presence TEXT NOT NULL,
	substitute TEXT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(meeting) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_agenda_items_meeting ON agenda_items (meeting);

CREATE INDEX ix_agenda_items_order ON agenda_items (deleted, sort_key, no);

CREATE INDEX ix_attendances_meeting ON attendances (meeting);

CREATE INDEX ix_attendances_order ON attendances (deleted, sort_key, no);

CREATE INDEX ix_attendances_person ON attendances (person);

CREATE INDEX ix_meetings_chaired_by ON meetings (chaired_by);

CREATE INDEX ix_meetings_checked_by ON meetings (checked_by);

CREATE INDEX ix_meetings_committee ON meetings (committee);

CREATE INDEX ix_meetings_order ON meetings (deleted, sort_key, no);

CREATE INDEX ix_meetings_recorded_by ON meetings (recorded_by);

CREATE INDEX ix_number_blocks_order ON number_blocks (deleted, sort_key, no);

CREATE INDEX ix_number_blocks_register ON number_blocks (register);

CREATE INDEX ix_offices_order ON offices (deleted, sort_key, no);

CREATE INDEX ix_papers_centre ON papers (centre);

CREATE INDEX ix_papers_committee ON papers (committee);

CREATE INDEX ix_papers_meeting ON papers (meeting);

CREATE INDEX ix_papers_order ON papers (deleted, sort_key, no);

CREATE INDEX ix_papers_person ON papers (person);

CREATE INDEX ix_papers_refers_to ON papers (refers_to);

CREATE INDEX ix_papers_signer ON papers (signer);

CREATE INDEX ix_people_national_id_key ON people (national_id_key);

CREATE INDEX ix_people_order ON people (deleted, sort_key, no);

CREATE INDEX ix_people_village ON people (village);

CREATE INDEX ix_received_order ON received (deleted, sort_key, no);
