CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TABLE format (
	number SERIAL NOT NULL,
	PRIMARY KEY (number)
);
COMMENT ON TABLE format IS 'how many steps the tables have seen, as the user_version of a data file; one row';
CREATE TABLE files (
	name TEXT COLLATE "C" NOT NULL,
	sha256 TEXT COLLATE "C" NOT NULL,
	data BYTEA NOT NULL,
	PRIMARY KEY (name)
);
COMMENT ON TABLE files IS 'what an office keeps beside its data file: keys.json, and the attachments, encrypted';
CREATE TABLE offices (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	district TEXT COLLATE "C" NOT NULL,
	province TEXT COLLATE "C" NOT NULL,
	district_code TEXT COLLATE "C" NOT NULL,
	tambons JSONB NOT NULL,
	officer TEXT COLLATE "C" NOT NULL,
	officer_position TEXT COLLATE "C" NOT NULL,
	letter_code TEXT COLLATE "C" NOT NULL,
	address TEXT COLLATE "C" NOT NULL,
	section TEXT COLLATE "C" NOT NULL,
	phone TEXT COLLATE "C" NOT NULL,
	email TEXT COLLATE "C" NOT NULL,
	emblem_way TEXT COLLATE "C" NOT NULL,
	emblem TEXT COLLATE "C" NOT NULL,
	thai_digits BOOLEAN NOT NULL,
	code BOOLEAN NOT NULL,
	font_regular TEXT COLLATE "C" NOT NULL,
	font_bold TEXT COLLATE "C" NOT NULL,
	practice BOOLEAN NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE signers (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	position TEXT COLLATE "C" NOT NULL,
	acting TEXT COLLATE "C" NOT NULL,
	acting_for TEXT COLLATE "C" NOT NULL,
	start DATE,
	"end" DATE,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE registers (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	way TEXT COLLATE "C" NOT NULL,
	first BIGINT,
	pattern TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE centres (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	tambon TEXT COLLATE "C" NOT NULL,
	tambon_name TEXT COLLATE "C" NOT NULL,
	level TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	office_place TEXT COLLATE "C" NOT NULL,
	founded DATE,
	phone TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE villages (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	tambon TEXT COLLATE "C" NOT NULL,
	number BIGINT,
	name TEXT COLLATE "C" NOT NULL,
	start DATE,
	"end" DATE,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE rules (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	committee_kind TEXT COLLATE "C" NOT NULL,
	value BIGINT,
	start DATE,
	source TEXT COLLATE "C" NOT NULL,
	confirmed_by TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE wordings (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	start DATE,
	subject TEXT COLLATE "C" NOT NULL,
	cause TEXT COLLATE "C" NOT NULL,
	resolve TEXT COLLATE "C" NOT NULL,
	duties TEXT COLLATE "C" NOT NULL,
	closing TEXT COLLATE "C" NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	confirmed_by TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE received (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	number BIGINT,
	year BIGINT,
	came DATE,
	at TEXT COLLATE "C" NOT NULL,
	reference TEXT COLLATE "C" NOT NULL,
	dated DATE,
	sender TEXT COLLATE "C" NOT NULL,
	addressee TEXT COLLATE "C" NOT NULL,
	subject TEXT COLLATE "C" NOT NULL,
	action TEXT COLLATE "C" NOT NULL,
	remark TEXT COLLATE "C" NOT NULL,
	cancelled TEXT COLLATE "C" NOT NULL,
	scan TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE organisation_kinds (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	retired DATE,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE own_fields (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"of" TEXT COLLATE "C" NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	choices JSONB NOT NULL,
	required BOOLEAN NOT NULL,
	listed BOOLEAN NOT NULL,
	least BIGINT,
	most BIGINT,
	place BIGINT,
	retired DATE,
	hint TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE survey_rounds (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	year BIGINT,
	tambon TEXT COLLATE "C" NOT NULL,
	opened DATE,
	finished DATE,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE criteria (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	measure TEXT COLLATE "C" NOT NULL,
	least BIGINT,
	most BIGINT,
	points BIGINT,
	start DATE,
	retired DATE,
	source TEXT COLLATE "C" NOT NULL,
	confirmed_by TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE standard_sets (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	subject TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	year BIGINT,
	source TEXT COLLATE "C" NOT NULL,
	confirmed_by TEXT COLLATE "C" NOT NULL,
	retired DATE,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE import_mappings (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	"of" TEXT COLLATE "C" NOT NULL,
	shape TEXT COLLATE "C" NOT NULL,
	columns JSONB NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE doubles (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"of" TEXT COLLATE "C" NOT NULL,
	one TEXT COLLATE "C" NOT NULL,
	two TEXT COLLATE "C" NOT NULL,
	answer TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE users (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	position TEXT COLLATE "C" NOT NULL,
	role TEXT COLLATE "C" NOT NULL,
	mediation BOOLEAN NOT NULL,
	slot TEXT COLLATE "C" NOT NULL,
	"left" BOOLEAN NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE dispute_kinds (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	nature TEXT COLLATE "C" NOT NULL,
	legal TEXT COLLATE "C" NOT NULL,
	unlimited BOOLEAN NOT NULL,
	place BIGINT,
	retired BOOLEAN NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE tracks (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	start DATE,
	"end" DATE,
	civil BOOLEAN NOT NULL,
	criminal BOOLEAN NOT NULL,
	consumer BOOLEAN NOT NULL,
	value_most BIGINT,
	"where" TEXT COLLATE "C" NOT NULL,
	months BIGINT,
	days BIGINT,
	more_months BIGINT,
	more_days BIGINT,
	most_months BIGINT,
	extensions BIGINT,
	absences BIGINT,
	mediators BIGINT,
	registered BOOLEAN NOT NULL,
	prescription TEXT COLLATE "C" NOT NULL,
	prescription_days BIGINT,
	enforced TEXT COLLATE "C" NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	confirmed_by TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE trainings (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	course TEXT COLLATE "C" NOT NULL,
	held DATE,
	until DATE,
	hours BIGINT,
	valid_months BIGINT,
	place TEXT COLLATE "C" NOT NULL,
	organiser TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE notices (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	number BIGINT,
	start DATE,
	collected TEXT COLLATE "C" NOT NULL,
	purpose TEXT COLLATE "C" NOT NULL,
	basis TEXT COLLATE "C" NOT NULL,
	kept TEXT COLLATE "C" NOT NULL,
	given TEXT COLLATE "C" NOT NULL,
	rights TEXT COLLATE "C" NOT NULL,
	contact TEXT COLLATE "C" NOT NULL,
	short TEXT COLLATE "C" NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	confirmed_by TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE retention_rules (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"of" TEXT COLLATE "C" NOT NULL,
	years BIGINT,
	start DATE,
	source TEXT COLLATE "C" NOT NULL,
	confirmed_by TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE disposal_lists (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	number BIGINT,
	year BIGINT,
	made DATE,
	made_by TEXT COLLATE "C" NOT NULL,
	state TEXT COLLATE "C" NOT NULL,
	approved_by TEXT COLLATE "C" NOT NULL,
	approval TEXT COLLATE "C" NOT NULL,
	approved DATE,
	done DATE,
	done_by TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE cases (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	code TEXT COLLATE "C" NOT NULL,
	number BIGINT,
	year BIGINT,
	received TEXT COLLATE "C" NOT NULL,
	received_at TEXT COLLATE "C" NOT NULL,
	received_by TEXT COLLATE "C" NOT NULL,
	channel TEXT COLLATE "C" NOT NULL,
	tambon TEXT COLLATE "C" NOT NULL,
	"between" TEXT COLLATE "C" NOT NULL,
	subject TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	facts TEXT COLLATE "C" NOT NULL,
	asks TEXT COLLATE "C" NOT NULL,
	value TEXT COLLATE "C" NOT NULL,
	happened TEXT COLLATE "C" NOT NULL,
	village TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL,
	outside TEXT COLLATE "C" NOT NULL,
	no_court_case TEXT COLLATE "C" NOT NULL,
	written_at TEXT COLLATE "C" NOT NULL,
	encloses TEXT COLLATE "C" NOT NULL,
	violent TEXT COLLATE "C" NOT NULL,
	child TEXT COLLATE "C" NOT NULL,
	sexual TEXT COLLATE "C" NOT NULL,
	track TEXT COLLATE "C" NOT NULL,
	track_reason TEXT COLLATE "C" NOT NULL,
	screened TEXT COLLATE "C" NOT NULL,
	screened_by TEXT COLLATE "C" NOT NULL,
	asked TEXT COLLATE "C" NOT NULL,
	answered TEXT COLLATE "C" NOT NULL,
	answer TEXT COLLATE "C" NOT NULL,
	chosen_by TEXT COLLATE "C" NOT NULL,
	result TEXT COLLATE "C" NOT NULL,
	ended TEXT COLLATE "C" NOT NULL,
	end_reason TEXT COLLATE "C" NOT NULL,
	agreed_value TEXT COLLATE "C" NOT NULL,
	agreed_at TEXT COLLATE "C" NOT NULL,
	referred_to TEXT COLLATE "C" NOT NULL,
	referred TEXT COLLATE "C" NOT NULL,
	certified TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);
CREATE TABLE units (
	id TEXT COLLATE "C" NOT NULL,
	device TEXT COLLATE "C" NOT NULL,
	clock TEXT COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	actor TEXT COLLATE "C" NOT NULL,
	action TEXT COLLATE "C" NOT NULL,
	final BOOLEAN NOT NULL,
	undoes TEXT COLLATE "C" NOT NULL,
	link TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_units_clock ON units (clock);
CREATE INDEX ix_units_device ON units (device, clock);
COMMENT ON TABLE units IS 'one row for each committed unit of work';
CREATE TABLE withheld (
	device TEXT COLLATE "C" NOT NULL,
	seq INTEGER NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	why TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (device, seq)
);
COMMENT ON TABLE withheld IS 'the changes whose value is not here any more, and then is empty';
CREATE TABLE heads (
	topic TEXT COLLATE "C" NOT NULL,
	row TEXT COLLATE "C" NOT NULL,
	field TEXT COLLATE "C" NOT NULL,
	change TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (topic, row, field, change)
);
COMMENT ON TABLE heads IS 'the newest changes of each edited cell; more than one is a conflict for a person';
CREATE TABLE readings (
	no SERIAL NOT NULL,
	device TEXT COLLATE "C" NOT NULL,
	seq INTEGER NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	actor TEXT COLLATE "C" NOT NULL,
	topic TEXT COLLATE "C" NOT NULL,
	row TEXT COLLATE "C" NOT NULL,
	field TEXT COLLATE "C" NOT NULL,
	reason TEXT COLLATE "C" NOT NULL,
	link TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no)
);
CREATE INDEX ix_readings_device ON readings (device, seq);
COMMENT ON TABLE readings IS 'who asked to see a sealed value, and why';
CREATE TABLE drafts (
	owner TEXT COLLATE "C" NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	saved_at TEXT COLLATE "C" NOT NULL,
	values TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (owner, key)
);
COMMENT ON TABLE drafts IS 'half-typed forms of this machine; they join no history';
CREATE TABLE device (
	id TEXT COLLATE "C" NOT NULL,
	holder TEXT COLLATE "C" NOT NULL,
	tambons TEXT COLLATE "C" DEFAULT '' NOT NULL,
	PRIMARY KEY (id)
);
COMMENT ON TABLE device IS 'this copy''s name in the change log; one row';
CREATE TABLE devices (
	id TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	public TEXT COLLATE "C" NOT NULL,
	seen TEXT COLLATE "C" NOT NULL,
	tambons TEXT COLLATE "C" DEFAULT '' NOT NULL,
	PRIMARY KEY (id)
);
COMMENT ON TABLE devices IS 'the copies of the office that a person accepted packages of, those copied here, and this one';
CREATE TABLE signing (
	device TEXT COLLATE "C" NOT NULL,
	private TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (device)
);
COMMENT ON TABLE signing IS 'the key by which this copy signs its packages; one of another device is left from where it was copied';
CREATE TABLE packages (
	id TEXT COLLATE "C" NOT NULL,
	direction TEXT COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	actor TEXT COLLATE "C" NOT NULL,
	device TEXT COLLATE "C" NOT NULL,
	since TEXT COLLATE "C" NOT NULL,
	upto TEXT COLLATE "C" NOT NULL,
	changes INTEGER NOT NULL,
	added INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	PRIMARY KEY (id, direction)
);
COMMENT ON TABLE packages IS 'the packages that went between this copy and others, which tell what each of them has';
CREATE TABLE people (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	first_name TEXT COLLATE "C" NOT NULL,
	last_name TEXT COLLATE "C" NOT NULL,
	national_id TEXT COLLATE "C" NOT NULL,
	national_id_key TEXT COLLATE "C" NOT NULL,
	born DATE,
	tambon TEXT COLLATE "C" NOT NULL,
	village TEXT COLLATE "C",
	address TEXT COLLATE "C" NOT NULL,
	phone TEXT COLLATE "C" NOT NULL,
	occupation TEXT COLLATE "C" NOT NULL,
	wisdom TEXT COLLATE "C" NOT NULL,
	portrait TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	notice_on DATE,
	notice TEXT COLLATE "C",
	restricted_since DATE,
	restricted_reason TEXT COLLATE "C" NOT NULL,
	erased DATE,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(notice) REFERENCES notices (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_people_village ON people (village);
CREATE INDEX ix_people_notice ON people (notice);
CREATE INDEX ix_people_national_id_key ON people (national_id_key);
CREATE TABLE committees (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	centre TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	start DATE,
	"end" DATE,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(centre) REFERENCES centres (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_committees_centre ON committees (centre);
CREATE TABLE number_blocks (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	register TEXT COLLATE "C",
	year BIGINT,
	first BIGINT,
	last BIGINT,
	holder TEXT COLLATE "C" NOT NULL,
	taken DATE,
	returned DATE,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(register) REFERENCES registers (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_number_blocks_register ON number_blocks (register);
CREATE TABLE standard_indicators (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	set TEXT COLLATE "C",
	place BIGINT,
	area TEXT COLLATE "C" NOT NULL,
	component TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	chosen BOOLEAN NOT NULL,
	most BIGINT,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(set) REFERENCES standard_sets (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_standard_indicators_set ON standard_indicators (set);
CREATE TABLE village_levels (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	village TEXT COLLATE "C",
	year BIGINT,
	great BIGINT,
	middling BIGINT,
	small BIGINT,
	told TEXT COLLATE "C" NOT NULL,
	collected DATE,
	source TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_village_levels_village ON village_levels (village);
CREATE TABLE scopes (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	track TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C",
	section TEXT COLLATE "C" NOT NULL,
	start DATE,
	"end" DATE,
	refer_to TEXT COLLATE "C" NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	confirmed_by TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(kind) REFERENCES dispute_kinds (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_scopes_kind ON scopes (kind);
CREATE TABLE outreaches (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	held DATE,
	centre TEXT COLLATE "C",
	village TEXT COLLATE "C",
	place TEXT COLLATE "C" NOT NULL,
	audience TEXT COLLATE "C" NOT NULL,
	count BIGINT,
	speaker TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(centre) REFERENCES centres (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_outreaches_village ON outreaches (village);
CREATE INDEX ix_outreaches_centre ON outreaches (centre);
CREATE TABLE disposal_items (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	listing TEXT COLLATE "C",
	"of" TEXT COLLATE "C" NOT NULL,
	record TEXT COLLATE "C" NOT NULL,
	reference TEXT COLLATE "C" NOT NULL,
	since DATE,
	due DATE,
	outcome TEXT COLLATE "C" NOT NULL,
	why TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(listing) REFERENCES disposal_lists (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_disposal_items_listing ON disposal_items (listing);
CREATE TABLE parties (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"case" TEXT COLLATE "C",
	side TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	person TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C" NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	first_name TEXT COLLATE "C" NOT NULL,
	last_name TEXT COLLATE "C" NOT NULL,
	national_id TEXT COLLATE "C" NOT NULL,
	born TEXT COLLATE "C" NOT NULL,
	age TEXT COLLATE "C" NOT NULL,
	occupation TEXT COLLATE "C" NOT NULL,
	address TEXT COLLATE "C" NOT NULL,
	village TEXT COLLATE "C" NOT NULL,
	phone TEXT COLLATE "C" NOT NULL,
	capacity TEXT COLLATE "C" NOT NULL,
	represented_by TEXT COLLATE "C" NOT NULL,
	representation TEXT COLLATE "C" NOT NULL,
	consent TEXT COLLATE "C" NOT NULL,
	consented TEXT COLLATE "C" NOT NULL,
	notice TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_parties_case ON parties ("case");
CREATE TABLE case_steps (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"case" TEXT COLLATE "C",
	step TEXT COLLATE "C" NOT NULL,
	"on" TEXT COLLATE "C" NOT NULL,
	until TEXT COLLATE "C" NOT NULL,
	reason TEXT COLLATE "C" NOT NULL,
	by TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_steps_case ON case_steps ("case");
CREATE TABLE case_mediators (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"case" TEXT COLLATE "C",
	mediator TEXT COLLATE "C" NOT NULL,
	chosen TEXT COLLATE "C" NOT NULL,
	appointed TEXT COLLATE "C" NOT NULL,
	chair TEXT COLLATE "C" NOT NULL,
	interests TEXT COLLATE "C" NOT NULL,
	accepted TEXT COLLATE "C" NOT NULL,
	ended TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_mediators_case ON case_mediators ("case");
CREATE TABLE summonses (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"case" TEXT COLLATE "C",
	party TEXT COLLATE "C" NOT NULL,
	round TEXT COLLATE "C" NOT NULL,
	sent TEXT COLLATE "C" NOT NULL,
	way TEXT COLLATE "C" NOT NULL,
	appointed TEXT COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL,
	delivery TEXT COLLATE "C" NOT NULL,
	came TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_summonses_case ON summonses ("case");
CREATE TABLE sittings (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"case" TEXT COLLATE "C",
	number TEXT COLLATE "C" NOT NULL,
	held TEXT COLLATE "C" NOT NULL,
	begins TEXT COLLATE "C" NOT NULL,
	ends TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL,
	way TEXT COLLATE "C" NOT NULL,
	came TEXT COLLATE "C" NOT NULL,
	others TEXT COLLATE "C" NOT NULL,
	outcome TEXT COLLATE "C" NOT NULL,
	postponed TEXT COLLATE "C" NOT NULL,
	next TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_sittings_case ON sittings ("case");
CREATE TABLE agreement_terms (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"case" TEXT COLLATE "C",
	number TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	words TEXT COLLATE "C" NOT NULL,
	by TEXT COLLATE "C" NOT NULL,
	amount TEXT COLLATE "C" NOT NULL,
	due TEXT COLLATE "C" NOT NULL,
	keeping TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_agreement_terms_case ON agreement_terms ("case");
CREATE TABLE follow_ups (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"case" TEXT COLLATE "C",
	term TEXT COLLATE "C" NOT NULL,
	"on" TEXT COLLATE "C" NOT NULL,
	keeping TEXT COLLATE "C" NOT NULL,
	paid TEXT COLLATE "C" NOT NULL,
	again TEXT COLLATE "C" NOT NULL,
	by TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_follow_ups_case ON follow_ups ("case");
CREATE TABLE case_files (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"case" TEXT COLLATE "C",
	title TEXT COLLATE "C" NOT NULL,
	file TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	added TEXT COLLATE "C" NOT NULL,
	shows TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_files_case ON case_files ("case");
CREATE TABLE case_papers (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	"case" TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	state TEXT COLLATE "C" NOT NULL,
	number TEXT COLLATE "C" NOT NULL,
	year TEXT COLLATE "C" NOT NULL,
	dated TEXT COLLATE "C" NOT NULL,
	about TEXT COLLATE "C" NOT NULL,
	"to" TEXT COLLATE "C" NOT NULL,
	body TEXT COLLATE "C" NOT NULL,
	signer TEXT COLLATE "C" NOT NULL,
	thai_digits TEXT COLLATE "C" NOT NULL,
	contents TEXT COLLATE "C" NOT NULL,
	contents_hash TEXT COLLATE "C" NOT NULL,
	file TEXT COLLATE "C" NOT NULL,
	scan TEXT COLLATE "C" NOT NULL,
	pages TEXT COLLATE "C" NOT NULL,
	reason TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY("case") REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_papers_case ON case_papers ("case");
CREATE TABLE changes (
	device TEXT COLLATE "C" NOT NULL,
	seq INTEGER NOT NULL,
	unit TEXT COLLATE "C" NOT NULL,
	topic TEXT COLLATE "C" NOT NULL,
	row TEXT COLLATE "C" NOT NULL,
	field TEXT COLLATE "C" NOT NULL,
	value TEXT COLLATE "C" NOT NULL,
	parents TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (device, seq),
	FOREIGN KEY(unit) REFERENCES units (id)
);
CREATE INDEX ix_changes_unit ON changes (unit);
CREATE INDEX ix_changes_row ON changes (topic, row);
COMMENT ON TABLE changes IS 'every committed change, so that copies can be merged as the union of their changes';
CREATE TABLE organisations (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	tambon TEXT COLLATE "C" NOT NULL,
	village TEXT COLLATE "C",
	chair TEXT COLLATE "C",
	founded DATE,
	status TEXT COLLATE "C" NOT NULL,
	closed DATE,
	registration TEXT COLLATE "C" NOT NULL,
	registrar TEXT COLLATE "C" NOT NULL,
	office TEXT COLLATE "C" NOT NULL,
	phone TEXT COLLATE "C" NOT NULL,
	coordinates TEXT COLLATE "C" NOT NULL,
	fund_start BIGINT,
	village_place BIGINT,
	welfare TEXT COLLATE "C" NOT NULL,
	bylaws TEXT COLLATE "C" NOT NULL,
	photo TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	own JSONB NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(chair) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_organisations_chair ON organisations (chair);
CREATE INDEX ix_organisations_village ON organisations (village);
CREATE TABLE selections (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	committee TEXT COLLATE "C",
	held DATE,
	place TEXT COLLATE "C" NOT NULL,
	attended BIGINT,
	invited BIGINT,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_selections_committee ON selections (committee);
CREATE TABLE fault_notes (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	committee TEXT COLLATE "C",
	fault TEXT COLLATE "C" NOT NULL,
	reason TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_fault_notes_committee ON fault_notes (committee);
CREATE TABLE meetings (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	committee TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	number BIGINT,
	year BIGINT,
	held DATE,
	begins TEXT COLLATE "C" NOT NULL,
	ends TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL,
	chaired_by TEXT COLLATE "C",
	recorded_by TEXT COLLATE "C",
	checked_by TEXT COLLATE "C",
	opening TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(chaired_by) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(recorded_by) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(checked_by) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_meetings_recorded_by ON meetings (recorded_by);
CREATE INDEX ix_meetings_checked_by ON meetings (checked_by);
CREATE INDEX ix_meetings_chaired_by ON meetings (chaired_by);
CREATE INDEX ix_meetings_committee ON meetings (committee);
CREATE TABLE mediators (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	person TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	registered_no TEXT COLLATE "C" NOT NULL,
	registered DATE,
	expires DATE,
	trained_until DATE,
	"left" DATE,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_mediators_person ON mediators (person);
CREATE TABLE trainees (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	training TEXT COLLATE "C",
	person TEXT COLLATE "C",
	passed BOOLEAN NOT NULL,
	certificate TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(training) REFERENCES trainings (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_trainees_training ON trainees (training);
CREATE INDEX ix_trainees_person ON trainees (person);
CREATE TABLE seats (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	committee TEXT COLLATE "C",
	place BIGINT,
	person TEXT COLLATE "C",
	position TEXT COLLATE "C" NOT NULL,
	standing TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C",
	village TEXT COLLATE "C",
	start DATE,
	"end" DATE,
	end_reason TEXT COLLATE "C" NOT NULL,
	replaced_by TEXT COLLATE "C",
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(replaced_by) REFERENCES seats (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_seats_village ON seats (village);
CREATE INDEX ix_seats_replaced_by ON seats (replaced_by);
CREATE INDEX ix_seats_person ON seats (person);
CREATE INDEX ix_seats_committee ON seats (committee);
CREATE INDEX ix_seats_organisation ON seats (organisation);
CREATE TABLE candidates (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	selection TEXT COLLATE "C",
	person TEXT COLLATE "C",
	village TEXT COLLATE "C",
	votes BIGINT,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(selection) REFERENCES selections (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_candidates_selection ON candidates (selection);
CREATE INDEX ix_candidates_village ON candidates (village);
CREATE INDEX ix_candidates_person ON candidates (person);
CREATE TABLE papers (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	state TEXT COLLATE "C" NOT NULL,
	register TEXT COLLATE "C" NOT NULL,
	way TEXT COLLATE "C" NOT NULL,
	number BIGINT,
	sub_number BIGINT,
	year BIGINT,
	dated DATE,
	subject TEXT COLLATE "C" NOT NULL,
	committee TEXT COLLATE "C",
	meeting TEXT COLLATE "C",
	centre TEXT COLLATE "C",
	person TEXT COLLATE "C",
	signer TEXT COLLATE "C",
	urgency TEXT COLLATE "C" NOT NULL,
	secrecy TEXT COLLATE "C" NOT NULL,
	"to" TEXT COLLATE "C" NOT NULL,
	cites TEXT COLLATE "C" NOT NULL,
	encloses TEXT COLLATE "C" NOT NULL,
	body TEXT COLLATE "C" NOT NULL,
	copies_to TEXT COLLATE "C" NOT NULL,
	size TEXT COLLATE "C" NOT NULL,
	thai_digits BOOLEAN NOT NULL,
	contents TEXT COLLATE "C" NOT NULL,
	contents_hash TEXT COLLATE "C" NOT NULL,
	file TEXT COLLATE "C" NOT NULL,
	scan TEXT COLLATE "C" NOT NULL,
	pages BIGINT,
	refers_to TEXT COLLATE "C",
	relation TEXT COLLATE "C" NOT NULL,
	reason TEXT COLLATE "C" NOT NULL,
	back_reason TEXT COLLATE "C" NOT NULL,
	dispatch TEXT COLLATE "C" NOT NULL,
	action TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(committee) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(meeting) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(centre) REFERENCES centres (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(signer) REFERENCES signers (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(refers_to) REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_papers_committee ON papers (committee);
CREATE INDEX ix_papers_person ON papers (person);
CREATE INDEX ix_papers_signer ON papers (signer);
CREATE INDEX ix_papers_centre ON papers (centre);
CREATE INDEX ix_papers_meeting ON papers (meeting);
CREATE INDEX ix_papers_refers_to ON papers (refers_to);
CREATE TABLE agenda_items (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	meeting TEXT COLLATE "C",
	part TEXT COLLATE "C" NOT NULL,
	place BIGINT,
	title TEXT COLLATE "C" NOT NULL,
	detail TEXT COLLATE "C" NOT NULL,
	resolution TEXT COLLATE "C" NOT NULL,
	file TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(meeting) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_agenda_items_meeting ON agenda_items (meeting);
CREATE TABLE attendances (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	meeting TEXT COLLATE "C",
	place BIGINT,
	person TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	position TEXT COLLATE "C" NOT NULL,
	guest BOOLEAN NOT NULL,
	presence TEXT COLLATE "C" NOT NULL,
	substitute TEXT COLLATE "C" NOT NULL,
	reason TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(meeting) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_attendances_meeting ON attendances (meeting);
CREATE INDEX ix_attendances_person ON attendances (person);
CREATE TABLE members (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C",
	person TEXT COLLATE "C",
	role TEXT COLLATE "C" NOT NULL,
	number TEXT COLLATE "C" NOT NULL,
	start DATE,
	"end" DATE,
	shares BIGINT,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_members_person ON members (person);
CREATE INDEX ix_members_organisation ON members (organisation);
CREATE TABLE products (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	price BIGINT,
	unit TEXT COLLATE "C" NOT NULL,
	capacity TEXT COLLATE "C" NOT NULL,
	market TEXT COLLATE "C" NOT NULL,
	standards JSONB NOT NULL,
	stars BIGINT,
	photo TEXT COLLATE "C" NOT NULL,
	ended DATE,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_products_organisation ON products (organisation);
CREATE TABLE ties (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C",
	relation TEXT COLLATE "C" NOT NULL,
	other TEXT COLLATE "C",
	start DATE,
	"end" DATE,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(other) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_ties_organisation ON ties (organisation);
CREATE INDEX ix_ties_other ON ties (other);
CREATE TABLE supports (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C",
	agency TEXT COLLATE "C" NOT NULL,
	what TEXT COLLATE "C" NOT NULL,
	year BIGINT,
	amount BIGINT,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_supports_organisation ON supports (organisation);
CREATE TABLE scans (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	taken DATE,
	file TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_scans_organisation ON scans (organisation);
CREATE TABLE surveys (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C",
	round TEXT COLLATE "C",
	before TEXT COLLATE "C",
	chair TEXT COLLATE "C",
	board_men BIGINT,
	board_women BIGINT,
	members BIGINT,
	members_men BIGINT,
	members_women BIGINT,
	fund BIGINT,
	fund_source TEXT COLLATE "C" NOT NULL,
	savings BIGINT,
	loans BIGINT,
	income BIGINT,
	activities TEXT COLLATE "C" NOT NULL,
	products TEXT COLLATE "C" NOT NULL,
	market TEXT COLLATE "C" NOT NULL,
	standards TEXT COLLATE "C" NOT NULL,
	welfare TEXT COLLATE "C" NOT NULL,
	bylaws TEXT COLLATE "C" NOT NULL,
	meetings TEXT COLLATE "C" NOT NULL,
	problems TEXT COLLATE "C" NOT NULL,
	needs TEXT COLLATE "C" NOT NULL,
	informant TEXT COLLATE "C" NOT NULL,
	surveyor TEXT COLLATE "C" NOT NULL,
	surveyed DATE,
	done DATE,
	states JSONB NOT NULL,
	own JSONB NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(round) REFERENCES survey_rounds (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(before) REFERENCES surveys (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(chair) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_surveys_round ON surveys (round);
CREATE INDEX ix_surveys_before ON surveys (before);
CREATE INDEX ix_surveys_organisation ON surveys (organisation);
CREATE INDEX ix_surveys_chair ON surveys (chair);
CREATE TABLE grades (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C",
	judged DATE,
	grade TEXT COLLATE "C" NOT NULL,
	reason TEXT COLLATE "C" NOT NULL,
	by TEXT COLLATE "C" NOT NULL,
	suggested TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_grades_organisation ON grades (organisation);
CREATE TABLE support_tasks (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C",
	what TEXT COLLATE "C" NOT NULL,
	who TEXT COLLATE "C" NOT NULL,
	due DATE,
	done DATE,
	result TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_support_tasks_organisation ON support_tasks (organisation);
CREATE TABLE assessments (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	subject TEXT COLLATE "C" NOT NULL,
	organisation TEXT COLLATE "C",
	person TEXT COLLATE "C",
	village TEXT COLLATE "C",
	set TEXT COLLATE "C",
	year BIGINT,
	stage TEXT COLLATE "C" NOT NULL,
	applied DATE,
	self_assessed DATE,
	assessed DATE,
	assessors TEXT COLLATE "C" NOT NULL,
	certified DATE,
	certificate TEXT COLLATE "C" NOT NULL,
	coordinator TEXT COLLATE "C" NOT NULL,
	post TEXT COLLATE "C" NOT NULL,
	lived_since DATE,
	resolution TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(organisation) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(person) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(set) REFERENCES standard_sets (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_assessments_person ON assessments (person);
CREATE INDEX ix_assessments_village ON assessments (village);
CREATE INDEX ix_assessments_organisation ON assessments (organisation);
CREATE INDEX ix_assessments_set ON assessments (set);
CREATE TABLE scores (
	no SERIAL NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	search_text TEXT COLLATE "C" NOT NULL,
	assessment TEXT COLLATE "C",
	indicator TEXT COLLATE "C",
	chosen BOOLEAN NOT NULL,
	own_score BIGINT,
	score BIGINT,
	evidence TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(assessment) REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(indicator) REFERENCES standard_indicators (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_scores_indicator ON scores (indicator);
CREATE INDEX ix_scores_assessment ON scores (assessment);
CREATE INDEX ix_people_search ON people USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_organisations_search ON organisations USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_committees_search ON committees USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_meetings_search ON meetings USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_centres_search ON centres USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_villages_search ON villages USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_papers_search ON papers USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_received_search ON received USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_number_blocks_search ON number_blocks USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_signers_search ON signers USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_products_search ON products USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_mediators_search ON mediators USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_trainings_search ON trainings USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
CREATE INDEX ix_outreaches_search ON outreaches USING gin (search_text gin_trgm_ops) WHERE NOT deleted;
