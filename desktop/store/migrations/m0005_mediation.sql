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
	pattern TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE users (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	name TEXT NOT NULL,
	position TEXT NOT NULL,
	role TEXT NOT NULL,
	mediation BOOLEAN NOT NULL,
	slot TEXT NOT NULL,
	"left" BOOLEAN NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE dispute_kinds (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	nature TEXT NOT NULL,
	legal TEXT NOT NULL,
	unlimited BOOLEAN NOT NULL,
	place INTEGER,
	retired BOOLEAN NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE tracks (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"key" TEXT NOT NULL,
	start DATE,
	"end" DATE,
	civil BOOLEAN NOT NULL,
	criminal BOOLEAN NOT NULL,
	consumer BOOLEAN NOT NULL,
	value_most BIGINT,
	"where" TEXT NOT NULL,
	months INTEGER,
	days INTEGER,
	more_months INTEGER,
	more_days INTEGER,
	most_months INTEGER,
	extensions INTEGER,
	absences INTEGER,
	mediators INTEGER,
	registered BOOLEAN NOT NULL,
	prescription TEXT NOT NULL,
	prescription_days INTEGER,
	enforced TEXT NOT NULL,
	source TEXT NOT NULL,
	confirmed_by TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE trainings (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	course TEXT NOT NULL,
	held DATE,
	until DATE,
	hours INTEGER,
	valid_months INTEGER,
	place TEXT NOT NULL,
	organiser TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE cases (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	code TEXT NOT NULL,
	number INTEGER,
	year INTEGER,
	received TEXT NOT NULL,
	received_at TEXT NOT NULL,
	received_by TEXT NOT NULL,
	channel TEXT NOT NULL,
	tambon TEXT NOT NULL,
	"between" TEXT NOT NULL,
	subject TEXT NOT NULL,
	kind TEXT NOT NULL,
	facts TEXT NOT NULL,
	asks TEXT NOT NULL,
	value TEXT NOT NULL,
	happened TEXT NOT NULL,
	village TEXT NOT NULL,
	place TEXT NOT NULL,
	outside TEXT NOT NULL,
	no_court_case TEXT NOT NULL,
	written_at TEXT NOT NULL,
	encloses TEXT NOT NULL,
	violent TEXT NOT NULL,
	child TEXT NOT NULL,
	sexual TEXT NOT NULL,
	track TEXT NOT NULL,
	track_reason TEXT NOT NULL,
	screened TEXT NOT NULL,
	screened_by TEXT NOT NULL,
	asked TEXT NOT NULL,
	answered TEXT NOT NULL,
	answer TEXT NOT NULL,
	chosen_by TEXT NOT NULL,
	result TEXT NOT NULL,
	ended TEXT NOT NULL,
	end_reason TEXT NOT NULL,
	agreed_value TEXT NOT NULL,
	agreed_at TEXT NOT NULL,
	referred_to TEXT NOT NULL,
	referred TEXT NOT NULL,
	certified TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE devices (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	public TEXT NOT NULL,
	seen TEXT NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE signing (
	device TEXT NOT NULL,
	private TEXT NOT NULL,
	PRIMARY KEY (device)
);

CREATE TABLE packages (
	id TEXT NOT NULL,
	direction TEXT NOT NULL,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	device TEXT NOT NULL,
	since TEXT NOT NULL,
	upto TEXT NOT NULL,
	changes INTEGER NOT NULL,
	added INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	PRIMARY KEY (id, direction)
);

CREATE TABLE scopes (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	track TEXT NOT NULL,
	kind TEXT,
	section TEXT NOT NULL,
	start DATE,
	"end" DATE,
	refer_to TEXT NOT NULL,
	source TEXT NOT NULL,
	confirmed_by TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(kind) REFERENCES dispute_kinds (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE outreaches (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	held DATE,
	centre TEXT,
	village TEXT,
	place TEXT NOT NULL,
	audience TEXT NOT NULL,
	count INTEGER,
	speaker TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(centre) REFERENCES centres (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE parties (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"case" TEXT,
	side TEXT NOT NULL,
	kind TEXT NOT NULL,
	person TEXT NOT NULL,
	organisation TEXT NOT NULL,
	title TEXT NOT NULL,
	first_name TEXT NOT NULL,
	last_name TEXT NOT NULL,
	national_id TEXT NOT NULL,
	born TEXT NOT NULL,
	age TEXT NOT NULL,
	occupation TEXT NOT NULL,
	address TEXT NOT NULL,
	village TEXT NOT NULL,
	phone TEXT NOT NULL,
	capacity TEXT NOT NULL,
	represented_by TEXT NOT NULL,
	representation TEXT NOT NULL,
	consent TEXT NOT NULL,
	consented TEXT NOT NULL,
	notice TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE case_steps (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"case" TEXT,
	step TEXT NOT NULL,
	"on" TEXT NOT NULL,
	until TEXT NOT NULL,
	reason TEXT NOT NULL,
	"by" TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE case_mediators (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"case" TEXT,
	mediator TEXT NOT NULL,
	chosen TEXT NOT NULL,
	appointed TEXT NOT NULL,
	chair TEXT NOT NULL,
	interests TEXT NOT NULL,
	accepted TEXT NOT NULL,
	ended TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE summonses (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"case" TEXT,
	party TEXT NOT NULL,
	round TEXT NOT NULL,
	sent TEXT NOT NULL,
	way TEXT NOT NULL,
	appointed TEXT NOT NULL,
	at TEXT NOT NULL,
	place TEXT NOT NULL,
	delivery TEXT NOT NULL,
	came TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE sittings (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"case" TEXT,
	number TEXT NOT NULL,
	held TEXT NOT NULL,
	begins TEXT NOT NULL,
	ends TEXT NOT NULL,
	place TEXT NOT NULL,
	way TEXT NOT NULL,
	came TEXT NOT NULL,
	others TEXT NOT NULL,
	outcome TEXT NOT NULL,
	postponed TEXT NOT NULL,
	next TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE agreement_terms (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"case" TEXT,
	number TEXT NOT NULL,
	kind TEXT NOT NULL,
	words TEXT NOT NULL,
	"by" TEXT NOT NULL,
	amount TEXT NOT NULL,
	due TEXT NOT NULL,
	keeping TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE follow_ups (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"case" TEXT,
	term TEXT NOT NULL,
	"on" TEXT NOT NULL,
	keeping TEXT NOT NULL,
	paid TEXT NOT NULL,
	again TEXT NOT NULL,
	"by" TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE case_files (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"case" TEXT,
	title TEXT NOT NULL,
	file TEXT NOT NULL,
	name TEXT NOT NULL,
	added TEXT NOT NULL,
	shows TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE case_papers (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"case" TEXT,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,
	number TEXT NOT NULL,
	year TEXT NOT NULL,
	dated TEXT NOT NULL,
	about TEXT NOT NULL,
	"to" TEXT NOT NULL,
	body TEXT NOT NULL,
	signer TEXT NOT NULL,
	thai_digits TEXT NOT NULL,
	contents TEXT NOT NULL,
	contents_hash TEXT NOT NULL,
	file TEXT NOT NULL,
	scan TEXT NOT NULL,
	pages TEXT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE mediators (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	person TEXT,
	name TEXT NOT NULL,
	registered_no TEXT NOT NULL,
	registered DATE,
	expires DATE,
	trained_until DATE,
	"left" DATE,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE trainees (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	training TEXT,
	person TEXT,
	passed BOOLEAN NOT NULL,
	certificate TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(training) REFERENCES trainings (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_agreement_terms_case ON agreement_terms ("case");

CREATE INDEX ix_agreement_terms_order ON agreement_terms (deleted, sort_key, no);

CREATE INDEX ix_case_files_case ON case_files ("case");

CREATE INDEX ix_case_files_order ON case_files (deleted, sort_key, no);

CREATE INDEX ix_case_mediators_case ON case_mediators ("case");

CREATE INDEX ix_case_mediators_order ON case_mediators (deleted, sort_key, no);

CREATE INDEX ix_case_papers_case ON case_papers ("case");

CREATE INDEX ix_case_papers_order ON case_papers (deleted, sort_key, no);

CREATE INDEX ix_case_steps_case ON case_steps ("case");

CREATE INDEX ix_case_steps_order ON case_steps (deleted, sort_key, no);

CREATE INDEX ix_cases_order ON cases (deleted, sort_key, no);

CREATE INDEX ix_dispute_kinds_order ON dispute_kinds (deleted, sort_key, no);

CREATE INDEX ix_follow_ups_case ON follow_ups ("case");

CREATE INDEX ix_follow_ups_order ON follow_ups (deleted, sort_key, no);

CREATE INDEX ix_mediators_order ON mediators (deleted, sort_key, no);

CREATE INDEX ix_mediators_person ON mediators (person);

CREATE INDEX ix_outreaches_centre ON outreaches (centre);

CREATE INDEX ix_outreaches_order ON outreaches (deleted, sort_key, no);

CREATE INDEX ix_outreaches_village ON outreaches (village);

CREATE INDEX ix_parties_case ON parties ("case");

CREATE INDEX ix_parties_order ON parties (deleted, sort_key, no);

CREATE INDEX ix_registers_order ON registers (deleted, sort_key, no);

CREATE INDEX ix_scopes_kind ON scopes (kind);

CREATE INDEX ix_scopes_order ON scopes (deleted, sort_key, no);

CREATE INDEX ix_sittings_case ON sittings ("case");

CREATE INDEX ix_sittings_order ON sittings (deleted, sort_key, no);

CREATE INDEX ix_summonses_case ON summonses ("case");

CREATE INDEX ix_summonses_order ON summonses (deleted, sort_key, no);

CREATE INDEX ix_tracks_order ON tracks (deleted, sort_key, no);

CREATE INDEX ix_trainees_order ON trainees (deleted, sort_key, no);

CREATE INDEX ix_trainees_person ON trainees (person);

CREATE INDEX ix_trainees_training ON trainees (training);

CREATE INDEX ix_trainings_order ON trainings (deleted, sort_key, no);

CREATE INDEX ix_users_order ON users (deleted, sort_key, no);
