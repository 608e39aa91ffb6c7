BEGIN TRANSACTION;
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actor INTEGER,
    action TEXT NOT NULL,
    details TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT INTO "audit" VALUES(1,1624890600000,NULL,'published','{"release": 1, "origin": "file"}');
INSERT INTO "audit" VALUES(2,1624890600000,31,'seated','{"person": 31, "group": "musik", "given_up": []}');
INSERT INTO "audit" VALUES(3,1624890600000,32,'seated','{"person": 32, "group": "musik", "given_up": []}');
INSERT INTO "audit" VALUES(4,1624890600000,33,'seated','{"person": 33, "group": "musik", "given_up": []}');
INSERT INTO "audit" VALUES(5,1624890600000,34,'seated','{"person": 34, "group": "musik", "given_up": []}');
INSERT INTO "audit" VALUES(6,1624890600000,35,'seated','{"person": 35, "group": "musik", "given_up": []}');
INSERT INTO "audit" VALUES(7,1624890600000,36,'seated','{"person": 36, "group": "musik", "given_up": []}');
INSERT INTO "audit" VALUES(8,1624890600000,51,'team joined','{"person": 51, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(9,1624890600000,58,'team joined','{"person": 58, "team": "ufa-halle"}');
INSERT INTO "audit" VALUES(10,1624890600000,81,'team joined','{"person": 81, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(11,1624890600000,82,'team joined','{"person": 82, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(12,1624890600000,83,'team joined','{"person": 83, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(13,1624890600000,86,'team joined','{"person": 86, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(14,1624890600000,84,'team joined','{"person": 84, "team": "omsk"}');
INSERT INTO "audit" VALUES(15,1624890600000,85,'team joined','{"person": 85, "team": "ufa-halle"}');
INSERT INTO "audit" VALUES(16,1624890600000,51,'team chat bound','{"team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(17,1624890600000,58,'team chat bound','{"team": "ufa-halle"}');
INSERT INTO "audit" VALUES(18,1624890600000,71,'seated','{"person": 71, "group": "umwelt", "given_up": []}');
INSERT INTO "audit" VALUES(19,1624890600000,72,'queued','{"person": 72, "group": "umwelt"}');
INSERT INTO "audit" VALUES(20,1624890600000,73,'seated','{"person": 73, "group": "sport", "given_up": []}');
INSERT INTO "audit" VALUES(21,1624890600000,74,'seated','{"person": 74, "group": "kino", "given_up": []}');
INSERT INTO "audit" VALUES(22,1624890600000,21,'published','{"release": 2, "origin": "file"}');
INSERT INTO "audit" VALUES(23,1624890600000,21,'broadcast sent','{"broadcast": 1}');
INSERT INTO "audit" VALUES(24,1624890600000,21,'broadcast sent','{"broadcast": 2}');
INSERT INTO "audit" VALUES(25,1624890600000,22,'broadcast scheduled','{"broadcast": 3}');
INSERT INTO "audit" VALUES(26,1624890600000,21,'invited','{}');
INSERT INTO "audit" VALUES(27,1624890600000,21,'invited','{}');
INSERT INTO "audit" VALUES(28,1624890600000,21,'invited','{}');
INSERT INTO "audit" VALUES(29,1624890600000,21,'invited','{}');
INSERT INTO "audit" VALUES(30,1624899900000,21,'organiser named','{"person": 92}');
INSERT INTO "audit" VALUES(31,1624899900000,21,'organiser named','{"person": 94}');
INSERT INTO "audit" VALUES(32,1624899900000,21,'organiser removed','{"person": 94}');
INSERT INTO "audit" VALUES(33,1624899900000,21,'reminded','{"release": 2}');
INSERT INTO "audit" VALUES(34,1624899900000,21,'unseated','{"person": 74, "group": "kino", "had_seat": true}');
INSERT INTO "audit" VALUES(35,1624899900000,21,'taken out of a team','{"person": 84, "team": "omsk"}');
INSERT INTO "audit" VALUES(36,1624899900000,21,'published','{"release": 3, "origin": "file"}');
INSERT INTO "audit" VALUES(37,1624899900000,71,'left','{"person": 71, "group": "umwelt", "had_seat": true}');
INSERT INTO "audit" VALUES(38,1624899900000,71,'seated','{"person": 72, "group": "umwelt", "cause": "a seat was freed", "given_up": []}');
INSERT INTO "audit" VALUES(39,1624899900000,21,'unseated','{"person": 73, "group": "sport", "had_seat": true}');
INSERT INTO "audit" VALUES(40,1624899900000,21,'list seen','{"group": "sport"}');
INSERT INTO "audit" VALUES(41,1624899900000,51,'taken out of a team','{"person": 81, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(42,1624899900000,51,'team seen','{"team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(43,1624899900000,51,'leader named','{"person": 82, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(44,1624899900000,51,'leader named','{"person": 83, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(45,1624899900000,51,'leader removed','{"person": 83, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(46,1624899900000,NULL,'team chat unbound','{"team": "ufa-halle"}');
INSERT INTO "audit" VALUES(47,1624899900000,58,'team chat bound','{"team": "ufa-halle"}');
INSERT INTO "audit" VALUES(48,1624899900000,NULL,'team chat bound','{"team": "ufa-halle"}');
INSERT INTO "audit" VALUES(49,1624899900000,21,'published','{"release": 4, "origin": "file"}');
INSERT INTO "audit" VALUES(50,1624899900000,21,'broadcast corrected','{"broadcast": 1}');
INSERT INTO "audit" VALUES(51,1624899900000,21,'broadcast recalled','{"broadcast": 2}');
INSERT INTO "audit" VALUES(52,1624899900000,22,'broadcast sent','{"broadcast": 5}');
INSERT INTO "audit" VALUES(53,1624899900000,22,'broadcast sent','{"broadcast": 6}');
INSERT INTO "audit" VALUES(54,1624899900000,21,'broadcast sent','{"broadcast": 7}');
INSERT INTO "audit" VALUES(55,1624899900000,22,'broadcast scheduled','{"broadcast": 8}');
INSERT INTO "audit" VALUES(56,1624899900000,22,'broadcast approved','{"broadcast": 11}');
INSERT INTO "audit" VALUES(57,1624899900000,22,'broadcast scheduled','{"broadcast": 11}');
INSERT INTO "audit" VALUES(58,1624899900000,52,'team joined','{"person": 52, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(59,1624899900000,53,'team joined','{"person": 53, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(60,1624899900000,54,'team joined','{"person": 54, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(61,1624899900000,55,'team joined','{"person": 55, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(62,1624899900000,56,'team joined','{"person": 56, "team": "perm-duisburg"}');
INSERT INTO "audit" VALUES(63,1624899900000,57,'team joined','{"person": 57, "team": "perm-duisburg"}');
CREATE TABLE broadcast (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    author INTEGER NOT NULL,
    scope TEXT NOT NULL,
    corrects INTEGER REFERENCES broadcast (id),
    state TEXT NOT NULL DEFAULT 'draft' CHECK (
        state IN ('draft', 'awaiting', 'scheduled', 'sending', 'paused', 'stopped', 'sent')
    ),
    revision INTEGER NOT NULL DEFAULT 1,
    audience TEXT NOT NULL,
    buttons TEXT NOT NULL DEFAULT '[]',
    fallback TEXT CHECK (fallback IN ('de', 'ru')),
    urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    says_corrected INTEGER NOT NULL DEFAULT 1 CHECK (says_corrected IN (0, 1)),
    send_at INTEGER,
    approved_by INTEGER,
    made_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    recalled_at INTEGER,
    problem TEXT,
    replaces INTEGER REFERENCES broadcast (id),
    paused_at INTEGER
) STRICT;
INSERT INTO "broadcast" VALUES(1,21,'all',NULL,'sent',5,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[{"kind":"seen","target":"","label_de":"","label_ru":""},{"kind":"session","target":"m1","label_de":"","label_ru":""}]',NULL,0,1,NULL,NULL,1624890600000,1624890600000,1624890600000,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(2,21,'all',NULL,'sent',3,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,NULL,NULL,1624890600000,1624890600000,1624890600000,1624899900000,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(3,22,'all',NULL,'draft',5,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,1624896000000,NULL,1624890600000,NULL,NULL,NULL,'its moment has passed unused',NULL,NULL);
INSERT INTO "broadcast" VALUES(4,21,'all',1,'sending',3,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[{"kind":"seen","target":"","label_de":"","label_ru":""},{"kind":"session","target":"m1","label_de":"","label_ru":""}]',NULL,0,1,NULL,NULL,1624899900000,1624899900000,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(5,22,'all',NULL,'sending',5,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[{"kind":"seen","target":"","label_de":"","label_ru":""}]','de',0,1,NULL,NULL,1624899900000,1624899900000,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(6,22,'all',NULL,'sending',4,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[{"kind":"seen","target":"","label_de":"","label_ru":""},{"kind":"session","target":"m1","label_de":"","label_ru":""}]',NULL,0,1,NULL,NULL,1624899900000,1624899900000,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(7,21,'all',NULL,'paused',3,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,NULL,NULL,1624899900000,1624899900000,NULL,NULL,NULL,NULL,1624899900000);
INSERT INTO "broadcast" VALUES(8,22,'all',NULL,'scheduled',4,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,1624903200000,NULL,1624899900000,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(9,21,'all',NULL,'awaiting',3,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,NULL,NULL,1624899900000,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(10,21,'all',NULL,'draft',4,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,NULL,NULL,1624899900000,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(11,21,'all',NULL,'scheduled',4,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,1624905000000,22,1624899900000,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(12,21,'all',NULL,'draft',4,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[{"kind":"seen","target":"","label_de":"","label_ru":""},{"kind":"session","target":"m1","label_de":"","label_ru":""}]',NULL,0,1,NULL,NULL,1624899900000,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(13,28,'all',NULL,'draft',2,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,NULL,NULL,1624899900000,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(14,29,'all',NULL,'draft',3,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,NULL,NULL,1624899900000,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(15,30,'all',NULL,'draft',3,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,NULL,NULL,1624899900000,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "broadcast" VALUES(16,22,'all',NULL,'draft',3,'{"parts":[{"kind":"seated","id":"musik"}],"language":null,"attendance":null,"unseen":null,"nobody":false}','[]',NULL,0,1,NULL,NULL,1624899900000,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE broadcast_version (
    broadcast INTEGER NOT NULL REFERENCES broadcast (id) ON DELETE CASCADE,
    language TEXT NOT NULL CHECK (language IN ('de', 'ru')),
    content TEXT NOT NULL,
    media_group TEXT,
    screen INTEGER,
    PRIMARY KEY (broadcast, language)
) STRICT, WITHOUT ROWID;
INSERT INTO "broadcast_version" VALUES(1,'de','{"kind":"text","text":"Musik beginnt um vier.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(1,'ru','{"kind":"text","text":"Музыка начнётся в четыре.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(2,'de','{"kind":"text","text":"Bitte vergessen.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(2,'ru','{"kind":"text","text":"Забудьте это.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(3,'de','{"kind":"text","text":"Zu spät.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(3,'ru','{"kind":"text","text":"Слишком поздно.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(4,'de','{"kind":"text","text":"Musik beginnt um vier.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(4,'ru','{"kind":"text","text":"Музыка начнётся в четыре.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(5,'de','{"kind":"album","text":"","entities":[],"files":[{"kind":"photo","id":"album0","unique":"unique-album0","text":"Bilder","entities":[],"message":3},{"kind":"photo","id":"album1","unique":"unique-album1","text":"","entities":[],"message":4}],"point":null,"message":0}','13000000136',5);
INSERT INTO "broadcast_version" VALUES(6,'de','{"kind":"text","text":"Der Saal ist offen.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(6,'ru','{"kind":"text","text":"Зал открыт.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(7,'de','{"kind":"text","text":"Pause im Hof.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(7,'ru','{"kind":"text","text":"Перерыв во дворе.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(8,'de','{"kind":"text","text":"Gute Nacht.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(8,'ru','{"kind":"text","text":"Спокойной ночи.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(9,'de','{"kind":"text","text":"Wartet auf ein Ja.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(9,'ru','{"kind":"text","text":"Ждёт согласия.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(10,'de','{"kind":"text","text":"Abgelehnt.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(10,'ru','{"kind":"text","text":"Отклонено.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(11,'de','{"kind":"text","text":"Genehmigt.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(11,'ru','{"kind":"text","text":"Одобрено.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(12,'de','{"kind":"text","text":"Entwurf.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(12,'ru','{"kind":"text","text":"Черновик.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(13,'de','{"kind":"text","text":"Halb fertig.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(14,'de','{"kind":"text","text":"Halb fertig.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(14,'ru','{"kind":"text","text":"Почти готово.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(15,'de','{"kind":"text","text":"Halb fertig.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(15,'ru','{"kind":"text","text":"Почти готово.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(16,'de','{"kind":"text","text":"Offen.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
INSERT INTO "broadcast_version" VALUES(16,'ru','{"kind":"text","text":"Открыто.","entities":[],"files":[],"point":null,"message":0}',NULL,NULL);
CREATE TABLE clock_shift (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    milliseconds INTEGER NOT NULL
) STRICT;
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    chat INTEGER NOT NULL,
    subject TEXT,
    parameters TEXT NOT NULL DEFAULT '{}',
    priority INTEGER NOT NULL,
    repeat INTEGER NOT NULL CHECK (repeat IN (0, 1)),
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'uncertain', 'cancelled')),
    held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
    reason TEXT,
    message_id INTEGER,
    settled_at INTEGER,
    seen_at INTEGER
, further_messages TEXT) STRICT;
INSERT INTO "delivery" VALUES(1,'change:2:13','change',13,'release:2','{"release":2,"known":{"nacht":1}}',10,1,1624890600000,'sent',0,NULL,5,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(2,'change:2:14','change',14,'release:2','{"release":2,"known":{"nacht":1}}',10,1,1624890600000,'sent',0,NULL,5,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(3,'broadcast:1:21','broadcast',21,'broadcast:1','{"broadcast":1,"language":"de","revision":4}',10,0,1624890600000,'sent',0,NULL,8,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(4,'broadcast:1:31','broadcast',31,'broadcast:1','{"broadcast":1,"language":"ru","revision":4}',10,0,1624890600000,'sent',0,NULL,5,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(5,'broadcast:1:32','broadcast',32,'broadcast:1','{"broadcast":1,"language":"de","revision":4}',10,0,1624890600000,'sent',0,NULL,5,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(6,'broadcast:1:33','broadcast',33,'broadcast:1','{"broadcast":1,"language":"ru","revision":4}',10,0,1624890600000,'sent',0,NULL,5,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(7,'broadcast:1:34','broadcast',34,'broadcast:1','{"broadcast":1,"language":"de","revision":4}',10,0,1624890600000,'sent',0,NULL,5,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(8,'broadcast:1:35','broadcast',35,'broadcast:1','{"broadcast":1,"language":"ru","revision":4}',10,0,1624890600000,'sent',0,NULL,5,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(9,'broadcast:1:36','broadcast',36,'broadcast:1','{"broadcast":1,"language":"de","revision":4}',10,0,1624890600000,'sent',0,NULL,5,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(10,'broadcast progress:1:4:21','broadcast progress',21,'broadcast:1','{"broadcast":1}',0,1,1624890600000,'sent',0,NULL,7,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(11,'broadcast:2:21','broadcast',21,'broadcast:2','{"broadcast":2,"language":"de","revision":3}',10,0,1624890600000,'sent',0,NULL,10,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(12,'broadcast:2:31','broadcast',31,'broadcast:2','{"broadcast":2,"language":"ru","revision":3}',10,0,1624890600000,'sent',0,NULL,6,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(13,'broadcast:2:32','broadcast',32,'broadcast:2','{"broadcast":2,"language":"de","revision":3}',10,0,1624890600000,'sent',0,NULL,6,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(14,'broadcast:2:33','broadcast',33,'broadcast:2','{"broadcast":2,"language":"ru","revision":3}',10,0,1624890600000,'sent',0,NULL,6,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(15,'broadcast:2:34','broadcast',34,'broadcast:2','{"broadcast":2,"language":"de","revision":3}',10,0,1624890600000,'sent',0,NULL,6,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(16,'broadcast:2:35','broadcast',35,'broadcast:2','{"broadcast":2,"language":"ru","revision":3}',10,0,1624890600000,'sent',0,NULL,6,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(17,'broadcast:2:36','broadcast',36,'broadcast:2','{"broadcast":2,"language":"de","revision":3}',10,0,1624890600000,'sent',0,NULL,6,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(18,'broadcast progress:2:3:21','broadcast progress',21,'broadcast:2','{"broadcast":2}',0,1,1624890600000,'sent',0,NULL,9,1624890600000,NULL,NULL);
INSERT INTO "delivery" VALUES(19,'reminder:chor:1624900500000:15:11','reminder',11,'session:chor','{"session":"chor","starts_at":1624900500000}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(20,'reminder:chor:1624900500000:15:12','reminder',12,'session:chor','{"session":"chor","starts_at":1624900500000}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(21,'reminder:abend:1624900800000:15:51','reminder',51,'session:abend','{"session":"abend","starts_at":1624900800000}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(22,'reminder:abend:1624900800000:15:81','reminder',81,'session:abend','{"session":"abend","starts_at":1624900800000}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(23,'reminder:abend:1624900800000:15:82','reminder',82,'session:abend','{"session":"abend","starts_at":1624900800000}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(24,'reminder:abend:1624900800000:15:83','reminder',83,'session:abend','{"session":"abend","starts_at":1624900800000}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(25,'reminder:abend:1624900800000:15:86','reminder',86,'session:abend','{"session":"abend","starts_at":1624900800000}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(26,'team reminder:abend:1624900800000:15:perm-duisburg','team reminder',-900,'session:abend','{"team":"perm-duisburg","session":"abend","starts_at":1624900800000}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(27,'reminder:andacht:1624900800000:15:12','reminder',12,'session:andacht','{"session":"andacht","starts_at":1624900800000}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(28,'digest:2021-06-29:11','digest',11,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(29,'digest:2021-06-29:12','digest',12,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(30,'digest:2021-06-29:31','digest',31,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(31,'digest:2021-06-29:32','digest',32,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(32,'digest:2021-06-29:33','digest',33,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(33,'digest:2021-06-29:34','digest',34,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(34,'digest:2021-06-29:35','digest',35,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(35,'digest:2021-06-29:36','digest',36,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(36,'digest:2021-06-29:51','digest',51,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(37,'digest:2021-06-29:71','digest',71,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(38,'digest:2021-06-29:73','digest',73,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(39,'digest:2021-06-29:81','digest',81,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(40,'digest:2021-06-29:82','digest',82,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(41,'digest:2021-06-29:83','digest',83,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(42,'digest:2021-06-29:86','digest',86,'day:2021-06-29','{"day":"2021-06-29"}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(43,'broadcast not sent:3:4:22','broadcast not sent',22,'broadcast:3','{"broadcast":3}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(44,'invitation:1','invitation opened',21,NULL,'{"invitation":1}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(45,'invitation:2','invitation opened',21,NULL,'{"invitation":2}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(46,'invitation:3','invitation opened',21,NULL,'{"invitation":3}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(47,'invitation:4','invitation opened',21,NULL,'{"invitation":4}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(48,'organiser named:92:1624899900000','organiser named',92,NULL,'{}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(49,'organiser declined:93:1624899900000','organiser declined',93,NULL,'{}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(50,'organiser named:94:1624899900000','organiser named',94,NULL,'{}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(51,'organiser removed:94:1624899900000','organiser removed',94,NULL,'{}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(52,'change again:2:1:13','change again',13,'release:2','{"of":1,"round":1,"release":2}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(53,'change again:2:1:14','change again',14,'release:2','{"of":2,"round":1,"release":2}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(54,'group removed:34','group removed',74,'group:kino','{"group":"kino","release":2,"had_seat":true}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(55,'team removed:35:84','team removed',84,'team:omsk','{"team":"omsk","release":2}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(56,'team change:3:perm-duisburg:-900','team change',-900,'team:perm-duisburg','{"team":"perm-duisburg","release":3,"since":[2]}',10,1,1624899900000,'cancelled',0,'another message says it',NULL,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(57,'change:3:12','change',12,'release:3','{"release":3}',10,1,1624899900000,'cancelled',0,'overtaken by a newer release',NULL,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(58,'change:3:11','change',11,'release:3','{"release":3}',10,1,1624899900000,'cancelled',0,'overtaken by a newer release',NULL,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(59,'change:3:51','change',51,'release:3','{"release":3}',10,1,1624899900000,'cancelled',0,'overtaken by a newer release',NULL,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(60,'change:3:81','change',81,'release:3','{"release":3}',10,1,1624899900000,'cancelled',0,'overtaken by a newer release',NULL,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(61,'change:3:82','change',82,'release:3','{"release":3}',10,1,1624899900000,'cancelled',0,'overtaken by a newer release',NULL,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(62,'change:3:83','change',83,'release:3','{"release":3}',10,1,1624899900000,'cancelled',0,'overtaken by a newer release',NULL,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(63,'change:3:86','change',86,'release:3','{"release":3}',10,1,1624899900000,'cancelled',0,'overtaken by a newer release',NULL,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(64,'seat given:38','seat given',72,'group:umwelt','{"group":"umwelt","cause":"a seat was freed","seats":[],"wishes":[]}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(65,'seat taken back:39','seat taken back',73,'group:sport','{"group":"sport","had_seat":true}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(66,'taken out of a team:41:81','taken out of a team',81,'team:perm-duisburg','{"team":"perm-duisburg"}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(67,'team leader named:43:82','team leader named',82,'team:perm-duisburg','{"team":"perm-duisburg"}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(68,'team leader named:44:83','team leader named',83,'team:perm-duisburg','{"team":"perm-duisburg"}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(69,'team leader removed:45:83','team leader removed',83,'team:perm-duisburg','{"team":"perm-duisburg"}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(70,'team chat lost:46:58','team chat lost',58,'team:ufa-halle','{"team":"ufa-halle"}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(71,'team topic lost:48:58','team topic lost',58,'team:ufa-halle','{"team":"ufa-halle"}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(72,'team change:4:perm-duisburg:-900','team change',-900,'team:perm-duisburg','{"team":"perm-duisburg","release":4,"since":[2]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(73,'team change:4:ufa-halle:-902','team change',-902,'team:ufa-halle','{"team":"ufa-halle","release":4,"since":[3]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(74,'team exchange:4:perm-duisburg:51','team exchange',51,'team:perm-duisburg','{"team":"perm-duisburg","release":4,"since":[3]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(75,'team exchange:4:ufa-halle:58','team exchange',58,'team:ufa-halle','{"team":"ufa-halle","release":4,"since":[3]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(76,'team exchange:4:perm-duisburg:82','team exchange',82,'team:perm-duisburg','{"team":"perm-duisburg","release":4,"since":[3]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(77,'team exchange:4:perm-duisburg:83','team exchange',83,'team:perm-duisburg','{"team":"perm-duisburg","release":4,"since":[3]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(78,'team exchange:4:ufa-halle:85','team exchange',85,'team:ufa-halle','{"team":"ufa-halle","release":4,"since":[3]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(79,'team exchange:4:perm-duisburg:86','team exchange',86,'team:perm-duisburg','{"team":"perm-duisburg","release":4,"since":[3]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(80,'change:4:12','change',12,'release:4','{"release":4}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(81,'change:4:11','change',11,'release:4','{"release":4}',10,1,1624899900000,'sending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(82,'broadcast correction:4:21','broadcast correction',21,'broadcast:4','{"broadcast":4,"of":3,"media":false,"items":[0]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(83,'broadcast correction:4:31','broadcast correction',31,'broadcast:4','{"broadcast":4,"of":4,"media":false,"items":[0]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(84,'broadcast correction:4:32','broadcast correction',32,'broadcast:4','{"broadcast":4,"of":5,"media":false,"items":[0]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(85,'broadcast correction:4:33','broadcast correction',33,'broadcast:4','{"broadcast":4,"of":6,"media":false,"items":[0]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(86,'broadcast correction:4:34','broadcast correction',34,'broadcast:4','{"broadcast":4,"of":7,"media":false,"items":[0]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(87,'broadcast correction:4:35','broadcast correction',35,'broadcast:4','{"broadcast":4,"of":8,"media":false,"items":[0]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(88,'broadcast correction:4:36','broadcast correction',36,'broadcast:4','{"broadcast":4,"of":9,"media":false,"items":[0]}',10,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(89,'broadcast progress:4:3:21','broadcast progress',21,'broadcast:4','{"broadcast":4}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(90,'broadcast recall:2:21:11','broadcast recall',21,'recall:2','{"of":11}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(91,'broadcast recall:2:31:12','broadcast recall',31,'recall:2','{"of":12}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(92,'broadcast recall:2:32:13','broadcast recall',32,'recall:2','{"of":13}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(93,'broadcast recall:2:33:14','broadcast recall',33,'recall:2','{"of":14}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(94,'broadcast recall:2:34:15','broadcast recall',34,'recall:2','{"of":15}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(95,'broadcast recall:2:35:16','broadcast recall',35,'recall:2','{"of":16}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(96,'broadcast recall:2:36:17','broadcast recall',36,'recall:2','{"of":17}',5,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(97,'broadcast:5:22','broadcast',22,'broadcast:5','{"broadcast":5,"language":"de","revision":5}',10,0,1624899900000,'sent',0,NULL,6,1624899900000,NULL,'[7]');
INSERT INTO "delivery" VALUES(98,'broadcast:5:31','broadcast',31,'broadcast:5','{"broadcast":5,"language":"de","revision":5}',10,0,1624899900000,'sent',0,NULL,7,1624899900000,NULL,'[8]');
INSERT INTO "delivery" VALUES(99,'broadcast:5:32','broadcast',32,'broadcast:5','{"broadcast":5,"language":"de","revision":5}',10,0,1624899900000,'sent',0,NULL,7,1624899900000,NULL,'[8]');
INSERT INTO "delivery" VALUES(100,'broadcast:5:33','broadcast',33,'broadcast:5','{"broadcast":5}',10,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(101,'broadcast:5:34','broadcast',34,'broadcast:5','{"broadcast":5}',10,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(102,'broadcast:5:35','broadcast',35,'broadcast:5','{"broadcast":5}',10,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(103,'broadcast:5:36','broadcast',36,'broadcast:5','{"broadcast":5}',10,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(104,'broadcast progress:5:5:22','broadcast progress',22,'broadcast:5','{"broadcast":5}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(105,'broadcast buttons:97','broadcast buttons',22,'broadcast:5','{"broadcast":5,"of":97}',5,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(106,'broadcast buttons:98','broadcast buttons',31,'broadcast:5','{"broadcast":5,"of":98}',5,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(107,'broadcast buttons:99','broadcast buttons',32,'broadcast:5','{"broadcast":5,"of":99}',5,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(108,'broadcast:6:22','broadcast',22,'broadcast:6','{"broadcast":6,"language":"de","revision":4}',10,0,1624899900000,'sent',0,NULL,8,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(109,'broadcast:6:31','broadcast',31,'broadcast:6','{"broadcast":6,"language":"ru","revision":4}',10,0,1624899900000,'sent',0,NULL,9,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(110,'broadcast:6:32','broadcast',32,'broadcast:6','{"broadcast":6}',10,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(111,'broadcast:6:33','broadcast',33,'broadcast:6','{"broadcast":6}',10,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(112,'broadcast:6:34','broadcast',34,'broadcast:6','{"broadcast":6}',10,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(113,'broadcast:6:35','broadcast',35,'broadcast:6','{"broadcast":6}',10,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(114,'broadcast:6:36','broadcast',36,'broadcast:6','{"broadcast":6}',10,0,1624899900000,'sending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(115,'broadcast progress:6:4:22','broadcast progress',22,'broadcast:6','{"broadcast":6}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(116,'broadcast:7:21','broadcast',21,'broadcast:7','{"broadcast":7,"language":"de","revision":3}',10,0,1624899900000,'sent',0,NULL,15,1624899900000,NULL,NULL);
INSERT INTO "delivery" VALUES(117,'broadcast:7:31','broadcast',31,'broadcast:7','{"broadcast":7}',10,0,253402214399999,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(118,'broadcast:7:32','broadcast',32,'broadcast:7','{"broadcast":7}',10,0,253402214399999,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(119,'broadcast:7:33','broadcast',33,'broadcast:7','{"broadcast":7}',10,0,253402214399999,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(120,'broadcast:7:34','broadcast',34,'broadcast:7','{"broadcast":7}',10,0,253402214399999,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(121,'broadcast:7:35','broadcast',35,'broadcast:7','{"broadcast":7}',10,0,253402214399999,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(122,'broadcast:7:36','broadcast',36,'broadcast:7','{"broadcast":7}',10,0,253402214399999,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(123,'broadcast progress:7:3:21','broadcast progress',21,'broadcast:7','{"broadcast":7}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(124,'broadcast approval:9:3:22','broadcast approval',22,'broadcast:9','{"broadcast":9,"revision":3}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(125,'broadcast approval:9:3:92','broadcast approval',92,'broadcast:9','{"broadcast":9,"revision":3}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(126,'broadcast approval:10:3:22','broadcast approval',22,'broadcast:10','{"broadcast":10,"revision":3}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(127,'broadcast approval:10:3:92','broadcast approval',92,'broadcast:10','{"broadcast":10,"revision":3}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(128,'broadcast declined:10:3:21','broadcast declined',21,'broadcast:10','{"broadcast":10}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(129,'broadcast approval:11:4:22','broadcast approval',22,'broadcast:11','{"broadcast":11,"revision":4}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(130,'broadcast approval:11:4:92','broadcast approval',92,'broadcast:11','{"broadcast":11,"revision":4}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(131,'broadcast approved:11:4:21','broadcast approved',21,'broadcast:11','{"broadcast":11}',0,1,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(132,'broadcast test:12:4:1624899900000','broadcast test',21,'broadcast:12','{"broadcast":12}',0,0,1624899900000,'pending',0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE dialogue (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    asking TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))
) STRICT;
INSERT INTO "dialogue" VALUES(22,'Bo:16',1624899900000,0);
INSERT INTO "dialogue" VALUES(23,'Ch:chor',1624899900000,0);
INSERT INTO "dialogue" VALUES(24,'Cp:essen:0',1624899900000,0);
INSERT INTO "dialogue" VALUES(25,'Cl:eroeffnung',1624899900000,0);
INSERT INTO "dialogue" VALUES(26,'Gc:umwelt',1624899900000,0);
INSERT INTO "dialogue" VALUES(27,'Gl:sport',1624899900000,0);
INSERT INTO "dialogue" VALUES(28,'Bv:13:ru',1624899900000,0);
INSERT INTO "dialogue" VALUES(29,'Bm:14',1624899900000,0);
INSERT INTO "dialogue" VALUES(30,'bk:15',1624899900000,0);
INSERT INTO "dialogue" VALUES(52,'wd',1624899900000,0);
INSERT INTO "dialogue" VALUES(53,'wh',1624899900000,0);
INSERT INTO "dialogue" VALUES(54,'wl',1624899900000,0);
INSERT INTO "dialogue" VALUES(55,'ww:0',1624899900000,0);
INSERT INTO "dialogue" VALUES(56,'wt',1624899900000,0);
INSERT INTO "dialogue" VALUES(57,'wo',1624899900000,0);
INSERT INTO "dialogue" VALUES(75,'jn:musik',1624899900000,0);
INSERT INTO "dialogue" VALUES(76,'jt:musik',1624899900000,0);
INSERT INTO "dialogue" VALUES(77,'jn:musik',1624899900000,1);
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    author INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    origin TEXT NOT NULL,
    base INTEGER NOT NULL,
    programme TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES(4,51,1624899900000,'own workshop',4,'{"format": 1, "event": {"id": "test", "title": {"de": "Testkonferenz", "ru": "\u0422\u0435\u0441\u0442\u043e\u0432\u0430\u044f \u043a\u043e\u043d\u0444\u0435\u0440\u0435\u043d\u0446\u0438\u044f"}, "description": {"de": "Eine Beschreibung.", "ru": "\u041e\u043f\u0438\u0441\u0430\u043d\u0438\u0435."}, "timezone": "Europe/Moscow", "also_show": ["Europe/Berlin"], "contact": "orga@example.org"}, "places": [{"id": "halle", "name": {"de": "Gro\u00dfe Halle", "ru": "\u0411\u043e\u043b\u044c\u0448\u043e\u0439 \u0437\u0430\u043b"}, "address": {"de": "Am Markt 1", "ru": "\u0420\u044b\u043d\u043e\u043a, 1"}}, {"id": "pin", "name": {"de": "Brunnen", "ru": "\u0424\u043e\u043d\u0442\u0430\u043d"}, "latitude": 54.5, "longitude": 36.25}], "groups": [{"id": "umwelt", "title": {"de": "Umwelt", "ru": "\u042d\u043a\u043e\u043b\u043e\u0433\u0438\u044f"}, "coordinator": {"de": "NABU", "ru": "\u041d\u0410\u0411\u0423"}, "capacity": 1, "coordinators": [61]}, {"id": "sport", "title": {"de": "Sport", "ru": "\u0421\u043f\u043e\u0440\u0442"}, "capacity": 1}, {"id": "musik", "title": {"de": "Musik", "ru": "\u041c\u0443\u0437\u044b\u043a\u0430"}}], "teams": [{"id": "perm-duisburg", "name": {"de": "Perm\u2013Duisburg", "ru": "\u041f\u0435\u0440\u043c\u044c\u2013\u0414\u0443\u0439\u0441\u0431\u0443\u0440\u0433"}, "leaders": [51, 52, 53, 54, 55, 56, 57]}, {"id": "ufa-halle", "name": {"de": "Ufa\u2013Halle", "ru": "\u0423\u0444\u0430\u2013\u0413\u0430\u043b\u043b\u0435"}, "leaders": [58]}], "sessions": [{"id": "eroeffnung", "kind": "plenary", "start": "2021-06-28T18:00", "end": "2021-06-28T20:00", "title": {"de": "Er\u00f6ffnung", "ru": "\u041e\u0442\u043a\u0440\u044b\u0442\u0438\u0435"}, "abstract": {"de": "Mit Musik.", "ru": "\u0421 \u043c\u0443\u0437\u044b\u043a\u043e\u0439."}, "place": "halle", "speakers": [{"name": {"de": "Dr. Ada Lovelace"}, "role": {"de": "Analytik", "ru": "\u0410\u043d\u0430\u043b\u0438\u0442\u0438\u043a\u0430"}}], "online": "https://example.org/live"}, {"id": "nacht", "kind": "culture", "start": "2021-06-28T22:00", "end": "2021-06-29T02:00", "title": {"de": "Nacht", "ru": "\u041d\u043e\u0447\u044c"}, "place": "pin"}, {"id": "u1", "kind": "group", "start": "2021-06-29T10:00", "end": "2021-06-29T12:00", "title": {"de": "Umwelt I", "ru": "\u042d\u043a\u043e\u043b\u043e\u0433\u0438\u044f I"}, "group": "umwelt", "provisional": true}, {"id": "s1", "kind": "group", "start": "2021-06-29T10:00", "end": "2021-06-29T12:00", "title": {"de": "Sport I", "ru": "\u0421\u043f\u043e\u0440\u0442 I"}, "place": "pin", "group": "sport"}, {"id": "essen", "kind": "meal", "start": "2021-06-29T13:00", "end": "2021-06-29T14:00", "title": {"de": "Mittagessen", "ru": "\u041e\u0431\u0435\u0434"}, "strand": "both", "place": "pin"}, {"id": "werkstatt", "kind": "workshop", "start": "2021-06-29T17:00", "end": "2021-06-29T20:00", "title": {"de": "Werkstatt", "ru": "\u041c\u0430\u0441\u0442\u0435\u0440\u0441\u043a\u0430\u044f"}, "teams": ["ufa-halle"]}, {"id": "chor", "kind": "plenary", "start": "2021-06-28T20:15", "end": "2021-06-28T21:15", "title": {"de": "Chor", "ru": "\u0425\u043e\u0440"}}, {"id": "andacht", "kind": "plenary", "start": "2021-06-28T22:00", "end": "2021-06-28T23:00", "title": {"de": "Andacht", "ru": "\u041c\u043e\u043b\u0438\u0442\u0432\u0430"}}, {"id": "abend", "kind": "workshop", "start": "2021-06-28T20:20", "end": "2021-06-28T21:20", "title": {"de": "Abendwerkstatt", "ru": "\u0412\u0435\u0447\u0435\u0440"}, "teams": ["perm-duisburg"]}, {"id": "m1", "kind": "group", "start": "2021-06-29T15:00", "end": "2021-06-29T17:00", "title": {"de": "Musik I", "ru": "\u041c\u0443\u0437\u044b\u043a\u0430 I"}, "group": "musik"}], "own": {"places": [["perm-duisburg", {"id": "own-d343e939", "name": "Teehaus"}]], "sessions": [["perm-duisburg", {"id": "w-aecbf3477b", "kind": "workshop", "start": "2021-06-30T11:15", "end": "2021-06-30T12:15", "title": {"de": "R\u00fcckblick", "ru": "\u0418\u0442\u043e\u0433\u0438"}, "place": "own-d343e939", "teams": ["perm-duisburg"]}]]}}');
INSERT INTO "draft" VALUES(5,21,1624899900000,'file',4,'{"format": 1, "event": {"id": "test", "title": {"de": "Testkonferenz", "ru": "\u0422\u0435\u0441\u0442\u043e\u0432\u0430\u044f \u043a\u043e\u043d\u0444\u0435\u0440\u0435\u043d\u0446\u0438\u044f"}, "description": {"de": "Eine Beschreibung.", "ru": "\u041e\u043f\u0438\u0441\u0430\u043d\u0438\u0435."}, "timezone": "Europe/Moscow", "also_show": ["Europe/Berlin"], "contact": "orga@example.org"}, "places": [{"id": "halle", "name": {"de": "Gro\u00dfe Halle", "ru": "\u0411\u043e\u043b\u044c\u0448\u043e\u0439 \u0437\u0430\u043b"}, "address": {"de": "Am Markt 1", "ru": "\u0420\u044b\u043d\u043e\u043a, 1"}}, {"id": "pin", "name": {"de": "Brunnen", "ru": "\u0424\u043e\u043d\u0442\u0430\u043d"}, "latitude": 54.5, "longitude": 36.25}], "groups": [{"id": "umwelt", "title": {"de": "Umwelt", "ru": "\u042d\u043a\u043e\u043b\u043e\u0433\u0438\u044f"}, "coordinator": {"de": "NABU", "ru": "\u041d\u0410\u0411\u0423"}, "capacity": 1, "coordinators": [61]}, {"id": "sport", "title": {"de": "Sport", "ru": "\u0421\u043f\u043e\u0440\u0442"}, "capacity": 1}, {"id": "musik", "title": {"de": "Musik", "ru": "\u041c\u0443\u0437\u044b\u043a\u0430"}}], "teams": [{"id": "perm-duisburg", "name": {"de": "Perm\u2013Duisburg", "ru": "\u041f\u0435\u0440\u043c\u044c\u2013\u0414\u0443\u0439\u0441\u0431\u0443\u0440\u0433"}, "leaders": [51, 52, 53, 54, 55, 56, 57]}, {"id": "ufa-halle", "name": {"de": "Ufa\u2013Halle", "ru": "\u0423\u0444\u0430\u2013\u0413\u0430\u043b\u043b\u0435"}, "leaders": [58]}], "sessions": [{"id": "eroeffnung", "kind": "plenary", "start": "2021-06-28T18:00", "end": "2021-06-28T20:00", "title": {"de": "Festliche Er\u00f6ffnung", "ru": "\u0422\u043e\u0440\u0436\u0435\u0441\u0442\u0432\u0435\u043d\u043d\u043e\u0435 \u043e\u0442\u043a\u0440\u044b\u0442\u0438\u0435"}, "abstract": {"de": "Mit Musik.", "ru": "\u0421 \u043c\u0443\u0437\u044b\u043a\u043e\u0439."}, "place": "halle", "speakers": [{"name": {"de": "Dr. Ada Lovelace"}, "role": {"de": "Analytik", "ru": "\u0410\u043d\u0430\u043b\u0438\u0442\u0438\u043a\u0430"}}], "online": "https://example.org/live"}, {"id": "nacht", "kind": "culture", "start": "2021-06-28T22:00", "end": "2021-06-29T02:00", "title": {"de": "Nacht", "ru": "\u041d\u043e\u0447\u044c"}, "place": "pin"}, {"id": "u1", "kind": "group", "start": "2021-06-29T10:00", "end": "2021-06-29T12:00", "title": {"de": "Umwelt I", "ru": "\u042d\u043a\u043e\u043b\u043e\u0433\u0438\u044f I"}, "group": "umwelt", "provisional": true}, {"id": "s1", "kind": "group", "start": "2021-06-29T10:00", "end": "2021-06-29T12:00", "title": {"de": "Sport I", "ru": "\u0421\u043f\u043e\u0440\u0442 I"}, "place": "pin", "group": "sport"}, {"id": "essen", "kind": "meal", "start": "2021-06-29T13:00", "end": "2021-06-29T14:00", "title": {"de": "Mittagessen", "ru": "\u041e\u0431\u0435\u0434"}, "strand": "both", "place": "pin"}, {"id": "werkstatt", "kind": "workshop", "start": "2021-06-29T17:00", "end": "2021-06-29T20:00", "title": {"de": "Werkstatt", "ru": "\u041c\u0430\u0441\u0442\u0435\u0440\u0441\u043a\u0430\u044f"}, "teams": ["ufa-halle"]}, {"id": "chor", "kind": "plenary", "start": "2021-06-28T20:15", "end": "2021-06-28T21:15", "title": {"de": "Chor", "ru": "\u0425\u043e\u0440"}}, {"id": "andacht", "kind": "plenary", "start": "2021-06-28T22:00", "end": "2021-06-28T23:00", "title": {"de": "Andacht", "ru": "\u041c\u043e\u043b\u0438\u0442\u0432\u0430"}}, {"id": "abend", "kind": "workshop", "start": "2021-06-28T20:20", "end": "2021-06-28T21:20", "title": {"de": "Abendwerkstatt", "ru": "\u0412\u0435\u0447\u0435\u0440"}, "teams": ["perm-duisburg"]}, {"id": "m1", "kind": "group", "start": "2021-06-29T15:00", "end": "2021-06-29T17:00", "title": {"de": "Musik I", "ru": "\u041c\u0443\u0437\u044b\u043a\u0430 I"}, "group": "musik"}]}');
CREATE TABLE favourite (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;
INSERT INTO "favourite" VALUES(11,'chor',1624890600000);
INSERT INTO "favourite" VALUES(11,'eroeffnung',1624890600000);
INSERT INTO "favourite" VALUES(11,'essen',1624890600000);
INSERT INTO "favourite" VALUES(12,'andacht',1624890600000);
INSERT INTO "favourite" VALUES(12,'chor',1624890600000);
INSERT INTO "favourite" VALUES(12,'essen',1624890600000);
INSERT INTO "favourite" VALUES(13,'nacht',1624890600000);
INSERT INTO "favourite" VALUES(14,'nacht',1624890600000);
CREATE TABLE highlight (
    session TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO "highlight" VALUES('andacht');
INSERT INTO "highlight" VALUES('chor');
INSERT INTO "highlight" VALUES('eroeffnung');
INSERT INTO "highlight" VALUES('nacht');
CREATE TABLE inbox (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id INTEGER NOT NULL,
    digest BLOB NOT NULL,
    queue INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    begun INTEGER NOT NULL DEFAULT 0,
    body TEXT,
    UNIQUE (update_id, digest)
) STRICT;
INSERT INTO "inbox" VALUES(173,233,X'2828ACD65F4F2DFDE8A16D3B4F65068E',77,1624899900000,1,NULL);
INSERT INTO "inbox" VALUES(174,234,X'0A29E465ABC549B2CA1B3FD22779D602',77,1624899900000,1,NULL);
INSERT INTO "inbox" VALUES(175,235,X'A0C9EA697AC06F8508A6E7238111C81F',21,1624899900000,1,NULL);
INSERT INTO "inbox" VALUES(176,236,X'DEE6F33AB4946594EE877D342934F87E',11,1624899900000,1,'{"message":{"chat":{"first_name":"Anna","id":11,"type":"private"},"date":1624899900,"from":{"first_name":"Anna","id":11,"is_bot":false,"language_code":"de"},"message_id":9,"text":"Wann ist das Mittagessen?"},"update_id":236}');
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    giver INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    taker INTEGER,
    taker_name TEXT
) STRICT;
INSERT INTO "invitation" VALUES(1,'VS8j7_TWBxWLL8_leNdQ84G1',21,1624977000000,91,'Pavel');
CREATE TABLE join_code (
    team TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "join_code" VALUES('perm-duisburg','m4gzjyfdxh3pg66r',1624890600000);
INSERT INTO "join_code" VALUES('ufa-halle','we3r4c3sjmsfmdlr',1624890600000);
CREATE TABLE knows (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;
CREATE TABLE leader (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team TEXT NOT NULL,
    named_by INTEGER,
    since INTEGER NOT NULL,
    PRIMARY KEY (person, team)
) STRICT, WITHOUT ROWID;
INSERT INTO "leader" VALUES(82,'perm-duisburg',51,1624899900000);
CREATE TABLE left_out (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;
CREATE TABLE member (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    team TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;
INSERT INTO "member" VALUES(51,'perm-duisburg',1624890600000);
INSERT INTO "member" VALUES(52,'perm-duisburg',1624899900000);
INSERT INTO "member" VALUES(53,'perm-duisburg',1624899900000);
INSERT INTO "member" VALUES(54,'perm-duisburg',1624899900000);
INSERT INTO "member" VALUES(55,'perm-duisburg',1624899900000);
INSERT INTO "member" VALUES(56,'perm-duisburg',1624899900000);
INSERT INTO "member" VALUES(57,'perm-duisburg',1624899900000);
INSERT INTO "member" VALUES(58,'ufa-halle',1624890600000);
INSERT INTO "member" VALUES(82,'perm-duisburg',1624890600000);
INSERT INTO "member" VALUES(83,'perm-duisburg',1624890600000);
INSERT INTO "member" VALUES(85,'ufa-halle',1624890600000);
INSERT INTO "member" VALUES(86,'perm-duisburg',1624890600000);
CREATE TABLE moment (
    subject TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    lead INTEGER NOT NULL,
    missed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (subject, starts_at, lead)
) STRICT, WITHOUT ROWID;
INSERT INTO "moment" VALUES('2021-06-28',1624914000000,0,0);
INSERT INTO "moment" VALUES('2021-06-29',1625000400000,0,0);
INSERT INTO "moment" VALUES('abend',1624900800000,15,0);
INSERT INTO "moment" VALUES('abend',1624900800000,30,0);
INSERT INTO "moment" VALUES('abend',1624900800000,60,0);
INSERT INTO "moment" VALUES('andacht',1624900800000,15,0);
INSERT INTO "moment" VALUES('andacht',1624900800000,30,0);
INSERT INTO "moment" VALUES('andacht',1624900800000,60,0);
INSERT INTO "moment" VALUES('chor',1624900500000,15,0);
INSERT INTO "moment" VALUES('chor',1624900500000,30,0);
INSERT INTO "moment" VALUES('chor',1624900500000,60,0);
INSERT INTO "moment" VALUES('eroeffnung',1624892400000,5,0);
INSERT INTO "moment" VALUES('eroeffnung',1624892400000,15,1);
INSERT INTO "moment" VALUES('eroeffnung',1624892400000,30,0);
INSERT INTO "moment" VALUES('eroeffnung',1624892400000,60,0);
CREATE TABLE organiser (
    person INTEGER PRIMARY KEY,
    named_by INTEGER,
    since INTEGER NOT NULL
) STRICT;
INSERT INTO "organiser" VALUES(92,21,1624899900000);
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    language TEXT NOT NULL CHECK (language IN ('de', 'ru')),
    language_chosen INTEGER NOT NULL DEFAULT 0 CHECK (language_chosen IN (0, 1)),
    reachable INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1)),
    first_seen_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
, menu TEXT, leads INTEGER NOT NULL DEFAULT 2, digest INTEGER NOT NULL DEFAULT 1 CHECK (digest IN (0, 1)), highlights INTEGER NOT NULL DEFAULT 0 CHECK (highlights IN (0, 1)), quiet_from INTEGER NOT NULL DEFAULT 22, quiet_until INTEGER NOT NULL DEFAULT 7) STRICT;
INSERT INTO "person" VALUES(11,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(12,'ru',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(13,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(14,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(21,'de',1,1,1624890600000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(22,'de',1,1,1624890600000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(23,'de',1,1,1624899900000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(24,'de',1,1,1624899900000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(25,'de',1,1,1624899900000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(26,'de',1,1,1624899900000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(27,'de',1,1,1624899900000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(28,'de',1,1,1624899900000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(29,'de',1,1,1624899900000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(30,'de',1,1,1624899900000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(31,'ru',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(32,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(33,'ru',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(34,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(35,'ru',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(36,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(51,'de',1,1,1624890600000,1624899900000,'role:1979749640',2,1,0,22,7);
INSERT INTO "person" VALUES(52,'de',1,1,1624899900000,1624899900000,'role:1979749640',2,1,0,22,7);
INSERT INTO "person" VALUES(53,'de',1,1,1624899900000,1624899900000,'role:1979749640',2,1,0,22,7);
INSERT INTO "person" VALUES(54,'de',1,1,1624899900000,1624899900000,'role:1979749640',2,1,0,22,7);
INSERT INTO "person" VALUES(55,'de',1,1,1624899900000,1624899900000,'role:1979749640',2,1,0,22,7);
INSERT INTO "person" VALUES(56,'de',1,1,1624899900000,1624899900000,'role:1979749640',2,1,0,22,7);
INSERT INTO "person" VALUES(57,'de',1,1,1624899900000,1624899900000,'role:1979749640',2,1,0,22,7);
INSERT INTO "person" VALUES(58,'de',1,1,1624890600000,1624890600000,'role:1979749640',2,1,0,22,7);
INSERT INTO "person" VALUES(71,'de',1,1,1624890600000,1624899900000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(72,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(73,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(74,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(75,'de',1,1,1624899900000,1624899900000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(76,'de',1,1,1624899900000,1624899900000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(77,'de',1,1,1624899900000,1624899900000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(81,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(82,'de',1,1,1624890600000,1624890600000,'role:1979749640',2,1,0,22,7);
INSERT INTO "person" VALUES(83,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(84,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(85,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(86,'de',1,1,1624890600000,1624890600000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(91,'de',1,1,1624899900000,1624899900000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(92,'de',1,1,1624899900000,1624899900000,'role:584948805',2,1,0,22,7);
INSERT INTO "person" VALUES(93,'de',1,1,1624899900000,1624899900000,NULL,2,1,0,22,7);
INSERT INTO "person" VALUES(94,'de',1,1,1624899900000,1624899900000,NULL,2,1,0,22,7);
CREATE TABLE presence (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('here', 'coming', 'absent')),
    since INTEGER NOT NULL,
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;
CREATE TABLE profile (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    consent INTEGER NOT NULL,
    consented_at INTEGER NOT NULL,
    name TEXT,
    town TEXT,
    attendance TEXT CHECK (attendance IN ('onsite', 'video'))
, team_consent INTEGER NOT NULL DEFAULT 0, team_consented_at INTEGER) STRICT;
INSERT INTO "profile" VALUES(11,1,0,'Anna',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(12,1,0,'Борис',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(13,1,0,'Clara',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(14,1,0,'Dora',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(31,1,0,'Musiker 31',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(32,1,0,'Musiker 32',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(33,1,0,'Musiker 33',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(34,1,0,'Musiker 34',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(35,1,0,'Musiker 35',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(36,1,0,'Musiker 36',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(51,1,0,'Lena',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(52,1,0,'Leitung 52',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(53,1,0,'Leitung 53',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(54,1,0,'Leitung 54',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(55,1,0,'Leitung 55',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(56,1,0,'Leitung 56',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(57,1,0,'Leitung 57',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(58,1,0,'Ulla',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(71,1,0,'Gast 71',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(72,1,0,'Gast 72',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(73,1,0,'Gast 73',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(74,1,0,'Gast 74',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(75,1,1624899900000,NULL,NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(76,1,1624899900000,'Nora Neu',NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(77,1,1624899900000,NULL,NULL,NULL,0,NULL);
INSERT INTO "profile" VALUES(81,1,0,'Max',NULL,NULL,1,NULL);
INSERT INTO "profile" VALUES(82,1,0,'Mira',NULL,NULL,1,NULL);
INSERT INTO "profile" VALUES(83,1,0,'Milan',NULL,NULL,1,NULL);
INSERT INTO "profile" VALUES(84,1,0,'Oleg',NULL,NULL,1,NULL);
INSERT INTO "profile" VALUES(85,1,0,'Uwe',NULL,NULL,1,NULL);
INSERT INTO "profile" VALUES(86,1,0,'Mona',NULL,NULL,1,NULL);
CREATE TABLE release (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    author INTEGER,
    programme TEXT NOT NULL
) STRICT;
INSERT INTO "release" VALUES(1,'test',1624890600000,NULL,'{"format":1,"event":{"id":"test","title":{"de":"Testkonferenz","ru":"Тестовая конференция"},"description":{"de":"Eine Beschreibung.","ru":"Описание."},"timezone":"Europe/Moscow","also_show":["Europe/Berlin"],"contact":"orga@example.org"},"places":[{"id":"halle","name":{"de":"Große Halle","ru":"Большой зал"},"address":{"de":"Am Markt 1","ru":"Рынок, 1"}},{"id":"pin","name":{"de":"Brunnen","ru":"Фонтан"},"latitude":54.5,"longitude":36.25}],"groups":[{"id":"umwelt","title":{"de":"Umwelt","ru":"Экология"},"coordinator":{"de":"NABU","ru":"НАБУ"},"capacity":1,"coordinators":[61]},{"id":"sport","title":{"de":"Sport","ru":"Спорт"},"capacity":1},{"id":"kino","title":{"de":"Kino","ru":"Кино"}},{"id":"musik","title":{"de":"Musik","ru":"Музыка"}}],"teams":[{"id":"perm-duisburg","name":{"de":"Perm–Duisburg","ru":"Пермь–Дуйсбург"},"leaders":[51,52,53,54,55,56,57]},{"id":"ufa-halle","name":{"de":"Ufa–Halle","ru":"Уфа–Галле"},"leaders":[58]},{"id":"omsk","name":{"de":"Omsk–Kassel","ru":"Омск–Кассель"}}],"sessions":[{"id":"eroeffnung","kind":"plenary","start":"2021-06-28T18:00","end":"2021-06-28T20:00","title":{"de":"Eröffnung","ru":"Открытие"},"abstract":{"de":"Mit Musik.","ru":"С музыкой."},"place":"halle","speakers":[{"name":{"de":"Dr. Ada Lovelace"},"role":{"de":"Analytik","ru":"Аналитика"}}],"online":"https://example.org/live"},{"id":"nacht","kind":"culture","start":"2021-06-28T22:00","end":"2021-06-29T02:00","title":{"de":"Nacht","ru":"Ночь"}},{"id":"u1","kind":"group","start":"2021-06-29T10:00","end":"2021-06-29T12:00","title":{"de":"Umwelt I","ru":"Экология I"},"group":"umwelt","provisional":true},{"id":"s1","kind":"group","start":"2021-06-29T10:00","end":"2021-06-29T12:00","title":{"de":"Sport I","ru":"Спорт I"},"place":"pin","group":"sport"},{"id":"essen","kind":"meal","start":"2021-06-29T13:00","end":"2021-06-29T14:00","title":{"de":"Mittagessen","ru":"Обед"},"strand":"both"},{"id":"werkstatt","kind":"workshop","start":"2021-06-29T11:00","end":"2021-06-29T14:00","title":{"de":"Werkstatt","ru":"Мастерская"},"teams":["perm-duisburg"]},{"id":"chor","kind":"plenary","start":"2021-06-28T20:15","end":"2021-06-28T21:15","title":{"de":"Chor","ru":"Хор"}},{"id":"andacht","kind":"plenary","start":"2021-06-28T20:20","end":"2021-06-28T21:20","title":{"de":"Andacht","ru":"Молитва"}},{"id":"abend","kind":"workshop","start":"2021-06-28T20:20","end":"2021-06-28T21:20","title":{"de":"Abendwerkstatt","ru":"Вечер"},"teams":["perm-duisburg"]},{"id":"k1","kind":"group","start":"2021-06-30T14:00","end":"2021-06-30T16:00","title":{"de":"Kino I","ru":"Кино I"},"group":"kino"},{"id":"m1","kind":"group","start":"2021-06-29T15:00","end":"2021-06-29T17:00","title":{"de":"Musik I","ru":"Музыка I"},"group":"musik"}]}');
INSERT INTO "release" VALUES(2,'test',1624890600000,21,'{"format":1,"event":{"id":"test","title":{"de":"Testkonferenz","ru":"Тестовая конференция"},"description":{"de":"Eine Beschreibung.","ru":"Описание."},"timezone":"Europe/Moscow","also_show":["Europe/Berlin"],"contact":"orga@example.org"},"places":[{"id":"halle","name":{"de":"Große Halle","ru":"Большой зал"},"address":{"de":"Am Markt 1","ru":"Рынок, 1"}},{"id":"pin","name":{"de":"Brunnen","ru":"Фонтан"},"latitude":54.5,"longitude":36.25}],"groups":[{"id":"umwelt","title":{"de":"Umwelt","ru":"Экология"},"coordinator":{"de":"NABU","ru":"НАБУ"},"capacity":1,"coordinators":[61]},{"id":"sport","title":{"de":"Sport","ru":"Спорт"},"capacity":1},{"id":"kino","title":{"de":"Kino","ru":"Кино"}},{"id":"musik","title":{"de":"Musik","ru":"Музыка"}}],"teams":[{"id":"perm-duisburg","name":{"de":"Perm–Duisburg","ru":"Пермь–Дуйсбург"},"leaders":[51,52,53,54,55,56,57]},{"id":"ufa-halle","name":{"de":"Ufa–Halle","ru":"Уфа–Галле"},"leaders":[58]},{"id":"omsk","name":{"de":"Omsk–Kassel","ru":"Омск–Кассель"}}],"sessions":[{"id":"eroeffnung","kind":"plenary","start":"2021-06-28T18:00","end":"2021-06-28T20:00","title":{"de":"Eröffnung","ru":"Открытие"},"abstract":{"de":"Mit Musik.","ru":"С музыкой."},"place":"halle","speakers":[{"name":{"de":"Dr. Ada Lovelace"},"role":{"de":"Analytik","ru":"Аналитика"}}],"online":"https://example.org/live"},{"id":"nacht","kind":"culture","start":"2021-06-28T22:00","end":"2021-06-29T02:00","title":{"de":"Nacht","ru":"Ночь"},"place":"pin"},{"id":"u1","kind":"group","start":"2021-06-29T10:00","end":"2021-06-29T12:00","title":{"de":"Umwelt I","ru":"Экология I"},"group":"umwelt","provisional":true},{"id":"s1","kind":"group","start":"2021-06-29T10:00","end":"2021-06-29T12:00","title":{"de":"Sport I","ru":"Спорт I"},"place":"pin","group":"sport"},{"id":"essen","kind":"meal","start":"2021-06-29T13:00","end":"2021-06-29T14:00","title":{"de":"Mittagessen","ru":"Обед"},"strand":"both"},{"id":"werkstatt","kind":"workshop","start":"2021-06-29T11:00","end":"2021-06-29T14:00","title":{"de":"Werkstatt","ru":"Мастерская"},"teams":["perm-duisburg"]},{"id":"chor","kind":"plenary","start":"2021-06-28T20:15","end":"2021-06-28T21:15","title":{"de":"Chor","ru":"Хор"}},{"id":"andacht","kind":"plenary","start":"2021-06-28T20:20","end":"2021-06-28T21:20","title":{"de":"Andacht","ru":"Молитва"}},{"id":"abend","kind":"workshop","start":"2021-06-28T20:20","end":"2021-06-28T21:20","title":{"de":"Abendwerkstatt","ru":"Вечер"},"teams":["perm-duisburg"]},{"id":"k1","kind":"group","start":"2021-06-30T14:00","end":"2021-06-30T16:00","title":{"de":"Kino I","ru":"Кино I"},"group":"kino"},{"id":"m1","kind":"group","start":"2021-06-29T15:00","end":"2021-06-29T17:00","title":{"de":"Musik I","ru":"Музыка I"},"group":"musik"}]}');
INSERT INTO "release" VALUES(3,'test',1624899900000,21,'{"format":1,"event":{"id":"test","title":{"de":"Testkonferenz","ru":"Тестовая конференция"},"description":{"de":"Eine Beschreibung.","ru":"Описание."},"timezone":"Europe/Moscow","also_show":["Europe/Berlin"],"contact":"orga@example.org"},"places":[{"id":"halle","name":{"de":"Große Halle","ru":"Большой зал"},"address":{"de":"Am Markt 1","ru":"Рынок, 1"}},{"id":"pin","name":{"de":"Brunnen","ru":"Фонтан"},"latitude":54.5,"longitude":36.25}],"groups":[{"id":"umwelt","title":{"de":"Umwelt","ru":"Экология"},"coordinator":{"de":"NABU","ru":"НАБУ"},"capacity":1,"coordinators":[61]},{"id":"sport","title":{"de":"Sport","ru":"Спорт"},"capacity":1},{"id":"musik","title":{"de":"Musik","ru":"Музыка"}}],"teams":[{"id":"perm-duisburg","name":{"de":"Perm–Duisburg","ru":"Пермь–Дуйсбург"},"leaders":[51,52,53,54,55,56,57]},{"id":"ufa-halle","name":{"de":"Ufa–Halle","ru":"Уфа–Галле"},"leaders":[58]}],"sessions":[{"id":"eroeffnung","kind":"plenary","start":"2021-06-28T18:00","end":"2021-06-28T20:00","title":{"de":"Eröffnung","ru":"Открытие"},"abstract":{"de":"Mit Musik.","ru":"С музыкой."},"place":"halle","speakers":[{"name":{"de":"Dr. Ada Lovelace"},"role":{"de":"Analytik","ru":"Аналитика"}}],"online":"https://example.org/live"},{"id":"nacht","kind":"culture","start":"2021-06-28T22:00","end":"2021-06-29T02:00","title":{"de":"Nacht","ru":"Ночь"},"place":"pin"},{"id":"u1","kind":"group","start":"2021-06-29T10:00","end":"2021-06-29T12:00","title":{"de":"Umwelt I","ru":"Экология I"},"group":"umwelt","provisional":true},{"id":"s1","kind":"group","start":"2021-06-29T10:00","end":"2021-06-29T12:00","title":{"de":"Sport I","ru":"Спорт I"},"place":"pin","group":"sport"},{"id":"essen","kind":"meal","start":"2021-06-29T13:00","end":"2021-06-29T14:00","title":{"de":"Mittagessen","ru":"Обед"},"strand":"both","place":"pin"},{"id":"werkstatt","kind":"workshop","start":"2021-06-29T17:00","end":"2021-06-29T20:00","title":{"de":"Werkstatt","ru":"Мастерская"},"teams":["perm-duisburg"]},{"id":"chor","kind":"plenary","start":"2021-06-28T20:15","end":"2021-06-28T21:15","title":{"de":"Chor","ru":"Хор"}},{"id":"andacht","kind":"plenary","start":"2021-06-28T22:00","end":"2021-06-28T23:00","title":{"de":"Andacht","ru":"Молитва"}},{"id":"abend","kind":"workshop","start":"2021-06-28T20:20","end":"2021-06-28T21:20","title":{"de":"Abendwerkstatt","ru":"Вечер"},"teams":["perm-duisburg"]},{"id":"m1","kind":"group","start":"2021-06-29T15:00","end":"2021-06-29T17:00","title":{"de":"Musik I","ru":"Музыка I"},"group":"musik"}]}');
INSERT INTO "release" VALUES(4,'test',1624899900000,21,'{"format":1,"event":{"id":"test","title":{"de":"Testkonferenz","ru":"Тестовая конференция"},"description":{"de":"Eine Beschreibung.","ru":"Описание."},"timezone":"Europe/Moscow","also_show":["Europe/Berlin"],"contact":"orga@example.org"},"places":[{"id":"halle","name":{"de":"Große Halle","ru":"Большой зал"},"address":{"de":"Am Markt 1","ru":"Рынок, 1"}},{"id":"pin","name":{"de":"Brunnen","ru":"Фонтан"},"latitude":54.5,"longitude":36.25}],"groups":[{"id":"umwelt","title":{"de":"Umwelt","ru":"Экология"},"coordinator":{"de":"NABU","ru":"НАБУ"},"capacity":1,"coordinators":[61]},{"id":"sport","title":{"de":"Sport","ru":"Спорт"},"capacity":1},{"id":"musik","title":{"de":"Musik","ru":"Музыка"}}],"teams":[{"id":"perm-duisburg","name":{"de":"Perm–Duisburg","ru":"Пермь–Дуйсбург"},"leaders":[51,52,53,54,55,56,57]},{"id":"ufa-halle","name":{"de":"Ufa–Halle","ru":"Уфа–Галле"},"leaders":[58]}],"sessions":[{"id":"eroeffnung","kind":"plenary","start":"2021-06-28T18:00","end":"2021-06-28T20:00","title":{"de":"Eröffnung","ru":"Открытие"},"abstract":{"de":"Mit Musik.","ru":"С музыкой."},"place":"halle","speakers":[{"name":{"de":"Dr. Ada Lovelace"},"role":{"de":"Analytik","ru":"Аналитика"}}],"online":"https://example.org/live"},{"id":"nacht","kind":"culture","start":"2021-06-28T22:00","end":"2021-06-29T02:00","title":{"de":"Nacht","ru":"Ночь"},"place":"pin"},{"id":"u1","kind":"group","start":"2021-06-29T10:00","end":"2021-06-29T12:00","title":{"de":"Umwelt I","ru":"Экология I"},"group":"umwelt","provisional":true},{"id":"s1","kind":"group","start":"2021-06-29T10:00","end":"2021-06-29T12:00","title":{"de":"Sport I","ru":"Спорт I"},"place":"pin","group":"sport"},{"id":"essen","kind":"meal","start":"2021-06-29T13:00","end":"2021-06-29T14:00","title":{"de":"Mittagessen","ru":"Обед"},"strand":"both","place":"pin"},{"id":"werkstatt","kind":"workshop","start":"2021-06-29T17:00","end":"2021-06-29T20:00","title":{"de":"Werkstatt","ru":"Мастерская"},"teams":["ufa-halle"]},{"id":"chor","kind":"plenary","start":"2021-06-28T20:15","end":"2021-06-28T21:15","title":{"de":"Chor","ru":"Хор"}},{"id":"andacht","kind":"plenary","start":"2021-06-28T22:00","end":"2021-06-28T23:00","title":{"de":"Andacht","ru":"Молитва"}},{"id":"abend","kind":"workshop","start":"2021-06-28T20:20","end":"2021-06-28T21:20","title":{"de":"Abendwerkstatt","ru":"Вечер"},"teams":["perm-duisburg"]},{"id":"m1","kind":"group","start":"2021-06-29T15:00","end":"2021-06-29T17:00","title":{"de":"Musik I","ru":"Музыка I"},"group":"musik"}]}');
CREATE TABLE seat (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    working_group TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (person, working_group)
) STRICT, WITHOUT ROWID;
INSERT INTO "seat" VALUES(31,'musik',1624890600000);
INSERT INTO "seat" VALUES(32,'musik',1624890600000);
INSERT INTO "seat" VALUES(33,'musik',1624890600000);
INSERT INTO "seat" VALUES(34,'musik',1624890600000);
INSERT INTO "seat" VALUES(35,'musik',1624890600000);
INSERT INTO "seat" VALUES(36,'musik',1624890600000);
INSERT INTO "seat" VALUES(72,'umwelt',1624899900000);
CREATE TABLE sitting (
    session TEXT PRIMARY KEY,
    working_group TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "sitting" VALUES('k1','kino');
INSERT INTO "sitting" VALUES('m1','musik');
INSERT INTO "sitting" VALUES('s1','sport');
INSERT INTO "sitting" VALUES('u1','umwelt');
CREATE TABLE tally (
    working_group TEXT PRIMARY KEY,
    seated INTEGER NOT NULL DEFAULT 0 CHECK (seated >= 0),
    waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO "tally" VALUES('kino',0,0);
INSERT INTO "tally" VALUES('musik',6,0);
INSERT INTO "tally" VALUES('sport',0,0);
INSERT INTO "tally" VALUES('umwelt',1,0);
CREATE TABLE team_chat (
    team TEXT PRIMARY KEY,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL DEFAULT 0,
    first_language TEXT NOT NULL DEFAULT 'de' CHECK (first_language IN ('de', 'ru')),
    leads INTEGER NOT NULL DEFAULT 2,
    since INTEGER NOT NULL,
    UNIQUE (chat, thread)
) STRICT, WITHOUT ROWID;
INSERT INTO "team_chat" VALUES('perm-duisburg',-900,0,'de',2,1624890600000);
INSERT INTO "team_chat" VALUES('ufa-halle',-902,0,'de',2,1624899900000);
CREATE TABLE team_session (
    session TEXT NOT NULL,
    team TEXT NOT NULL,
    PRIMARY KEY (session, team)
) STRICT, WITHOUT ROWID;
INSERT INTO "team_session" VALUES('abend','perm-duisburg');
INSERT INTO "team_session" VALUES('werkstatt','ufa-halle');
CREATE TABLE told (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    release INTEGER NOT NULL REFERENCES release (number),
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;
INSERT INTO "told" VALUES(51,'abend',1);
INSERT INTO "told" VALUES(82,'abend',1);
INSERT INTO "told" VALUES(83,'abend',1);
INSERT INTO "told" VALUES(86,'abend',1);
INSERT INTO "told" VALUES(52,'abend',4);
INSERT INTO "told" VALUES(53,'abend',4);
INSERT INTO "told" VALUES(54,'abend',4);
INSERT INTO "told" VALUES(55,'abend',4);
INSERT INTO "told" VALUES(56,'abend',4);
INSERT INTO "told" VALUES(57,'abend',4);
INSERT INTO "told" VALUES(12,'andacht',1);
INSERT INTO "told" VALUES(11,'chor',1);
INSERT INTO "told" VALUES(12,'chor',1);
INSERT INTO "told" VALUES(11,'eroeffnung',1);
INSERT INTO "told" VALUES(11,'essen',1);
INSERT INTO "told" VALUES(12,'essen',1);
INSERT INTO "told" VALUES(31,'m1',1);
INSERT INTO "told" VALUES(32,'m1',1);
INSERT INTO "told" VALUES(33,'m1',1);
INSERT INTO "told" VALUES(34,'m1',1);
INSERT INTO "told" VALUES(35,'m1',1);
INSERT INTO "told" VALUES(36,'m1',1);
INSERT INTO "told" VALUES(13,'nacht',2);
INSERT INTO "told" VALUES(14,'nacht',2);
INSERT INTO "told" VALUES(72,'u1',3);
INSERT INTO "told" VALUES(51,'werkstatt',1);
INSERT INTO "told" VALUES(82,'werkstatt',1);
INSERT INTO "told" VALUES(83,'werkstatt',1);
INSERT INTO "told" VALUES(86,'werkstatt',1);
INSERT INTO "told" VALUES(58,'werkstatt',4);
INSERT INTO "told" VALUES(85,'werkstatt',4);
CREATE TABLE wish (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    working_group TEXT NOT NULL,
    rank INTEGER NOT NULL,
    since INTEGER NOT NULL,
    UNIQUE (person, working_group)
) STRICT;
CREATE TABLE workshop_draft (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    team TEXT NOT NULL,
    session TEXT,
    day TEXT,
    minute INTEGER,
    length INTEGER,
    place TEXT,
    link TEXT,
    title_de TEXT,
    title_ru TEXT,
    since INTEGER NOT NULL
) STRICT;
INSERT INTO "workshop_draft" VALUES(51,'perm-duisburg',NULL,'2021-06-30',675,60,'new:Teehaus',NULL,'Rückblick','Итоги',1624899900000);
INSERT INTO "workshop_draft" VALUES(52,'perm-duisburg',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1624899900000);
INSERT INTO "workshop_draft" VALUES(53,'perm-duisburg',NULL,'2021-06-30',NULL,NULL,NULL,NULL,NULL,NULL,1624899900000);
INSERT INTO "workshop_draft" VALUES(54,'perm-duisburg',NULL,'2021-06-30',555,NULL,NULL,NULL,NULL,NULL,1624899900000);
INSERT INTO "workshop_draft" VALUES(55,'perm-duisburg',NULL,'2021-06-30',555,75,NULL,NULL,NULL,NULL,1624899900000);
INSERT INTO "workshop_draft" VALUES(56,'perm-duisburg',NULL,'2021-06-30',555,75,'new:Teehaus',NULL,NULL,NULL,1624899900000);
INSERT INTO "workshop_draft" VALUES(57,'perm-duisburg',NULL,'2021-06-30',555,75,'new:Teehaus',NULL,'Planung',NULL,1624899900000);
CREATE INDEX person_by_seen ON person (seen_at);
CREATE INDEX inbox_unfinished ON inbox (row) WHERE body IS NOT NULL;
CREATE INDEX inbox_by_queue ON inbox (queue);
CREATE INDEX inbox_by_received ON inbox (received_at);
CREATE INDEX delivery_pending ON delivery (held, priority, due_at, id, chat)
    WHERE state = 'pending';
CREATE INDEX delivery_sending ON delivery (id) WHERE state = 'sending';
CREATE INDEX delivery_by_chat ON delivery (chat);
CREATE INDEX delivery_by_subject ON delivery (subject, kind, state);
CREATE TRIGGER delivery_put AFTER INSERT ON delivery
WHEN EXISTS (SELECT * FROM person WHERE id = NEW.chat AND NOT reachable)
BEGIN
    UPDATE delivery SET held = 1 WHERE id = NEW.id;
END;
CREATE TRIGGER person_reachable AFTER UPDATE OF reachable ON person
WHEN OLD.reachable <> NEW.reachable
BEGIN
    UPDATE delivery SET held = NOT NEW.reachable
    WHERE chat = NEW.id AND state IN ('pending', 'sending');
END;
CREATE INDEX told_by_session ON told (session, release, person);
CREATE INDEX audit_by_actor ON audit (actor);
CREATE INDEX draft_by_author ON draft (author);
CREATE INDEX seat_by_group ON seat (working_group, since);
CREATE INDEX wish_by_group ON wish (working_group, id);
CREATE TRIGGER seat_taken AFTER INSERT ON seat BEGIN
    INSERT INTO tally (working_group, seated) VALUES (new.working_group, 1)
    ON CONFLICT (working_group) DO UPDATE SET seated = seated + 1;
END;
CREATE TRIGGER seat_freed AFTER DELETE ON seat BEGIN
    UPDATE tally SET seated = seated - 1 WHERE working_group = old.working_group;
END;
CREATE TRIGGER wish_made AFTER INSERT ON wish BEGIN
    INSERT INTO tally (working_group, waiting) VALUES (new.working_group, 1)
    ON CONFLICT (working_group) DO UPDATE SET waiting = waiting + 1;
END;
CREATE TRIGGER wish_gone AFTER DELETE ON wish BEGIN
    UPDATE tally SET waiting = waiting - 1 WHERE working_group = old.working_group;
END;
CREATE INDEX sitting_by_group ON sitting (working_group);
CREATE INDEX person_with_highlights ON person (id) WHERE highlights;
CREATE INDEX favourite_by_session ON favourite (session);
CREATE INDEX member_by_team ON member (team, since);
CREATE INDEX leader_by_team ON leader (team);
CREATE INDEX presence_by_session ON presence (session, starts_at);
CREATE INDEX team_session_by_team ON team_session (team);
CREATE VIEW insider AS
    SELECT seat.person, sitting.session FROM sitting JOIN seat USING (working_group)
    UNION ALL SELECT wish.person, sitting.session FROM sitting JOIN wish USING (working_group)
    UNION ALL SELECT member.person, team_session.session FROM team_session JOIN member USING (team);
CREATE VIEW attends AS
    SELECT person, session FROM favourite
    UNION ALL SELECT seat.person, sitting.session FROM sitting JOIN seat USING (working_group)
    UNION ALL SELECT member.person, team_session.session FROM team_session JOIN member USING (team)
        WHERE NOT EXISTS (
            SELECT * FROM left_out
            WHERE left_out.person = member.person AND left_out.session = team_session.session
        )
    UNION ALL SELECT person.id, highlight.session FROM highlight JOIN person ON person.highlights
        WHERE NOT EXISTS (
            SELECT * FROM left_out
            WHERE left_out.person = person.id AND left_out.session = highlight.session
        );
CREATE VIEW concerned AS
    SELECT person, session FROM favourite
    UNION ALL SELECT person, session FROM insider
    UNION ALL SELECT person.id, highlight.session FROM highlight JOIN person ON person.highlights
        WHERE NOT EXISTS (
            SELECT * FROM left_out
            WHERE left_out.person = person.id AND left_out.session = highlight.session
        );
CREATE INDEX broadcast_by_state ON broadcast (state, send_at);
CREATE INDEX broadcast_by_author ON broadcast (author);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('release',4);
INSERT INTO "sqlite_sequence" VALUES('audit',63);
INSERT INTO "sqlite_sequence" VALUES('inbox',176);
INSERT INTO "sqlite_sequence" VALUES('wish',1);
INSERT INTO "sqlite_sequence" VALUES('draft',5);
INSERT INTO "sqlite_sequence" VALUES('delivery',132);
INSERT INTO "sqlite_sequence" VALUES('broadcast',16);
INSERT INTO "sqlite_sequence" VALUES('invitation',4);
COMMIT;
PRAGMA user_version = 6;
