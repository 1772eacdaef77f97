CREATE TABLE doubles (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"of" TEXT NOT NULL,
	one TEXT NOT NULL,
	two TEXT NOT NULL,
	answer TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE notices (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	number INTEGER,
	start DATE,
	collected TEXT NOT NULL,
	purpose TEXT NOT NULL,
	basis TEXT NOT NULL,
	kept TEXT NOT NULL,
	given TEXT NOT NULL,
	rights TEXT NOT NULL,
	contact TEXT NOT NULL,
	short TEXT NOT NULL,
	source TEXT NOT NULL,
	confirmed_by TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE retention_rules (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	"of" TEXT NOT NULL,
	years INTEGER,
	start DATE,
	source TEXT NOT NULL,
	confirmed_by TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id)
);

CREATE TABLE disposal_lists (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	number INTEGER,
	year INTEGER,
	made DATE,
	made_by TEXT NOT NULL,
	state TEXT NOT NULL,
	approved_by TEXT NOT NULL,
	approval TEXT NOT NULL,
	approved DATE,
	done DATE,
	done_by TEXT NOT NULL,
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
	link TEXT NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE withheld (
	device TEXT NOT NULL,
	seq INTEGER NOT NULL,
	digest TEXT NOT NULL,
	why TEXT NOT NULL,
	PRIMARY KEY (device, seq)
);

CREATE TABLE readings (
	no INTEGER NOT NULL,
	device TEXT NOT NULL,
	seq INTEGER NOT NULL,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	topic TEXT NOT NULL,
	"row" TEXT NOT NULL,
	field TEXT NOT NULL,
	reason TEXT NOT NULL,
	link TEXT NOT NULL,
	PRIMARY KEY (no)
);

CREATE TABLE drafts (
	owner TEXT NOT NULL,
	"key" TEXT NOT NULL,
	saved_at TEXT NOT NULL,
	"values" TEXT NOT NULL,
	PRIMARY KEY (owner, "key")
);

CREATE TABLE device (
	id TEXT NOT NULL,
	holder TEXT NOT NULL,
	tambons TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE devices (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	public TEXT NOT NULL,
	seen TEXT NOT NULL,
	tambons TEXT DEFAULT '' NOT NULL,
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
	notice_on DATE,
	notice TEXT,
	restricted_since DATE,
	restricted_reason TEXT NOT NULL,
	erased DATE,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(village) REFERENCES villages (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(notice) REFERENCES notices (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE disposal_items (
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	deleted BOOLEAN NOT NULL,
	label TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	search_text TEXT NOT NULL,
	listing TEXT,
	"of" TEXT NOT NULL,
	record TEXT NOT NULL,
	reference TEXT NOT NULL,
	since DATE,
	due DATE,
	outcome TEXT NOT NULL,
	why TEXT NOT NULL,
	PRIMARY KEY (no),
	UNIQUE (id),
	FOREIGN KEY(listing) REFERENCES disposal_lists (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_disposal_items_listing ON disposal_items (listing);

CREATE INDEX ix_disposal_items_order ON disposal_items (deleted, sort_key, no);

CREATE INDEX ix_disposal_lists_order ON disposal_lists (deleted, sort_key, no);

CREATE INDEX ix_doubles_order ON doubles (deleted, sort_key, no);

CREATE INDEX ix_notices_order ON notices (deleted, sort_key, no);

CREATE INDEX ix_people_national_id_key ON people (national_id_key);

CREATE INDEX ix_people_notice ON people (notice);

CREATE INDEX ix_people_order ON people (deleted, sort_key, no);

CREATE INDEX ix_people_village ON people (village);

CREATE INDEX ix_readings_device ON readings (device, seq);

CREATE INDEX ix_retention_rules_order ON retention_rules (deleted, sort_key, no);

CREATE INDEX ix_units_clock ON units (clock);

CREATE INDEX ix_units_device ON units (device, clock);
