-- A store as edv wrote it at schema version 1 (tests/data/small, imported, undone, redone): sqlite3 FILE < this.
PRAGMA application_id=1701082673;
PRAGMA user_version=1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE subject (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('expert', 'partner', 'project')),
    code TEXT NOT NULL COLLATE NOCASE UNIQUE
) STRICT;
INSERT INTO subject VALUES(1,'partner','FIN');
INSERT INTO subject VALUES(2,'partner','HOSA');
INSERT INTO subject VALUES(3,'partner','HOSB');
INSERT INTO subject VALUES(4,'partner','CPAS');
INSERT INTO subject VALUES(5,'partner','ASBL');
INSERT INTO subject VALUES(6,'expert','E1');
INSERT INTO subject VALUES(7,'expert','E2');
INSERT INTO subject VALUES(8,'expert','E3');
INSERT INTO subject VALUES(9,'project','P1');
INSERT INTO subject VALUES(10,'project','P2');
INSERT INTO subject VALUES(11,'project','P3');
CREATE TABLE taxonomy (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    taxonomy TEXT NOT NULL,
    code TEXT NOT NULL COLLATE NOCASE,
    fr TEXT, nl TEXT, de TEXT, en TEXT,
    UNIQUE (taxonomy, code)
) STRICT;
INSERT INTO taxonomy VALUES(1,'partner_kind','fps','service public fédéral (SPF)','federale overheidsdienst (FOD)','Föderaler Öffentlicher Dienst (FÖD)','federal public service (FPS)');
INSERT INTO taxonomy VALUES(2,'partner_kind','hospital','hôpital','ziekenhuis','Krankenhaus','hospital');
INSERT INTO taxonomy VALUES(3,'partner_kind','cpas','CPAS','OCMW','ÖSHZ','public social welfare centre (PCSW)');
INSERT INTO taxonomy VALUES(4,'partner_kind','association','association','vereniging','Vereinigung','association');
INSERT INTO taxonomy VALUES(5,'meeting_kind','start','démarrage','opstart','Start','start');
INSERT INTO taxonomy VALUES(6,'meeting_kind','follow-up','suivi','opvolging','Begleitung','follow-up');
INSERT INTO taxonomy VALUES(7,'meeting_kind','preparation','préparation','voorbereiding','Vorbereitung','preparation');
INSERT INTO taxonomy VALUES(8,'meeting_kind','review','évaluation','evaluatie','Auswertung','review');
INSERT INTO taxonomy VALUES(9,'right','assistance','droit à l''aide sociale, médicale et juridique','recht op sociale, geneeskundige en juridische bijstand','Recht auf sozialen, medizinischen und rechtlichen Beistand','right to social, medical and legal aid');
INSERT INTO taxonomy VALUES(10,'barrier','waiting','délais, listes d''attente','wachtlijsten','Wartezeiten, Wartelisten','waiting time');
INSERT INTO taxonomy VALUES(11,'channel','counter','guichet','loket','Schalter','counter');
INSERT INTO taxonomy VALUES(12,'right','work','droit au travail, à des conditions de travail et une rémunération équitables','recht op arbeid, billijke arbeidsvoorwaarden en beloning','Recht auf Arbeit und gerechte Arbeitsbedingungen','right to employment and fair working conditions');
INSERT INTO taxonomy VALUES(13,'barrier','readability','lisibilité des courriers, formulaires, brochures','leesbaarheid','Lesbarkeit','readability');
INSERT INTO taxonomy VALUES(14,'barrier','language','barrière de langue','taalprobleem','Sprachbarriere','language');
INSERT INTO taxonomy VALUES(15,'take_up','not-known','non-connaissance','onwetendheid','Unkenntnis','not known');
INSERT INTO taxonomy VALUES(16,'group','older','personnes âgées','ouderen','ältere Menschen','older people');
INSERT INTO taxonomy VALUES(17,'channel','letter','courrier','brief','Brief','letter');
INSERT INTO taxonomy VALUES(18,'barrier','digital','exclusion numérique','digitale uitsluiting','digitale Ausgrenzung','digital exclusion');
INSERT INTO taxonomy VALUES(19,'group','disabled','personnes en situation de handicap','personen met een handicap','Menschen mit Beeinträchtigung','disabled people');
INSERT INTO taxonomy VALUES(20,'channel','online','en ligne','online','online','online');
INSERT INTO taxonomy VALUES(21,'right','health','droit à la protection de la santé','recht op bescherming van de gezondheid','Recht auf Gesundheitsschutz','right to health care');
INSERT INTO taxonomy VALUES(22,'barrier','cost','coût','kost','Kosten','cost');
INSERT INTO taxonomy VALUES(23,'barrier','budget','contrainte budgétaire de l''institution','budgettaire beperking','Haushaltszwänge der Einrichtung','institution''s budget limit');
INSERT INTO taxonomy VALUES(24,'take_up','not-received','non-accès','niet-toegang','Nichtzugang','not received');
INSERT INTO taxonomy VALUES(25,'group','homeless','personnes sans abri','dak- en thuislozen','Wohnungslose','homeless people');
INSERT INTO taxonomy VALUES(26,'barrier','procedure','procédures, complexité des démarches','procedures','Verfahren','procedures');
INSERT INTO taxonomy VALUES(27,'take_up','not-requested','non-demande','niet aanvragen','Nichtbeantragung','not requested');
INSERT INTO taxonomy VALUES(28,'group','newcomer','primo-arrivants','nieuwkomers','Neuankömmlinge','newcomers');
INSERT INTO taxonomy VALUES(29,'channel','phone','téléphone','telefoon','Telefon','phone');
CREATE TABLE code_set (
    id INTEGER PRIMARY KEY,
    taxonomy TEXT NOT NULL,
    codes TEXT NOT NULL,
    UNIQUE (taxonomy, codes)
) STRICT;
INSERT INTO code_set VALUES(1,'barrier','waiting');
INSERT INTO code_set VALUES(2,'barrier','readability language');
INSERT INTO code_set VALUES(3,'group','older');
INSERT INTO code_set VALUES(4,'barrier','digital');
INSERT INTO code_set VALUES(5,'group','older disabled');
INSERT INTO code_set VALUES(6,'barrier','cost budget');
INSERT INTO code_set VALUES(7,'group','homeless');
INSERT INTO code_set VALUES(8,'barrier','readability');
INSERT INTO code_set VALUES(9,'barrier','procedure readability');
INSERT INTO code_set VALUES(10,'barrier','language');
INSERT INTO code_set VALUES(11,'group','newcomer');
CREATE TABLE code_set_member (
    code_set INTEGER NOT NULL REFERENCES code_set (id),
    code INTEGER NOT NULL REFERENCES taxonomy (id),
    PRIMARY KEY (code_set, code)
) STRICT, WITHOUT ROWID;
INSERT INTO code_set_member VALUES(1,10);
INSERT INTO code_set_member VALUES(2,13);
INSERT INTO code_set_member VALUES(2,14);
INSERT INTO code_set_member VALUES(3,16);
INSERT INTO code_set_member VALUES(4,18);
INSERT INTO code_set_member VALUES(5,16);
INSERT INTO code_set_member VALUES(5,19);
INSERT INTO code_set_member VALUES(6,22);
INSERT INTO code_set_member VALUES(6,23);
INSERT INTO code_set_member VALUES(7,25);
INSERT INTO code_set_member VALUES(8,13);
INSERT INTO code_set_member VALUES(9,13);
INSERT INTO code_set_member VALUES(9,26);
INSERT INTO code_set_member VALUES(10,14);
INSERT INTO code_set_member VALUES(11,28);
CREATE TABLE coordinator (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL COLLATE NOCASE UNIQUE,
    name TEXT NOT NULL,
    language TEXT,
    since TEXT NOT NULL,
    until TEXT,
    fte REAL,
    CHECK (until >= since)
) STRICT;
INSERT INTO coordinator VALUES(1,'C1','Ann Peeters','fr','2015-01-01',NULL,1.0);
INSERT INTO coordinator VALUES(2,'C2','Bea Maes','nl','2018-01-01','2022-12-31',0.8000000000000000444);
CREATE TABLE partner (
    id INTEGER PRIMARY KEY REFERENCES subject (id),
    kind INTEGER NOT NULL REFERENCES taxonomy (id),
    name_fr TEXT, name_nl TEXT, name_de TEXT, name_en TEXT,
    abbr_fr TEXT, abbr_nl TEXT, abbr_de TEXT, abbr_en TEXT,
    language TEXT,
    address TEXT,
    until TEXT
) STRICT;
INSERT INTO partner VALUES(1,1,'SPF Finances','FOD Financiën',NULL,NULL,'SPF FIN','FOD FIN',NULL,NULL,'fr','Rue de la Loi 1, 1000 Bruxelles',NULL);
INSERT INTO partner VALUES(2,2,'Hôpital A','Ziekenhuis A',NULL,NULL,NULL,NULL,NULL,NULL,'fr',NULL,NULL);
INSERT INTO partner VALUES(3,2,'Hôpital B','Ziekenhuis B',NULL,NULL,NULL,NULL,NULL,NULL,'nl',NULL,NULL);
INSERT INTO partner VALUES(4,3,'CPAS de Ville','OCMW Stad',NULL,NULL,NULL,NULL,NULL,NULL,'fr',NULL,NULL);
INSERT INTO partner VALUES(5,4,'Aide & Écoute',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'fr',NULL,NULL);
CREATE TABLE partner_name (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner INTEGER NOT NULL REFERENCES partner (id),
    since TEXT NOT NULL,
    lang TEXT NOT NULL,
    name TEXT NOT NULL,
    abbr TEXT,
    UNIQUE (partner, since, lang)
) STRICT;
CREATE TABLE partner_successor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner INTEGER NOT NULL REFERENCES partner (id),
    successor INTEGER NOT NULL REFERENCES partner (id),
    since TEXT NOT NULL,
    UNIQUE (partner, successor),
    CHECK (partner <> successor)
) STRICT;
CREATE TABLE agreement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner INTEGER NOT NULL REFERENCES partner (id),
    relation TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    funding TEXT,
    UNIQUE (partner, relation, since),
    CHECK (until >= since)
) STRICT;
INSERT INTO agreement VALUES(1,1,'institution','2019-01-01',NULL,'SPP IS');
INSERT INTO agreement VALUES(2,2,'external','2019-01-01',NULL,'INAMI');
INSERT INTO agreement VALUES(3,3,'external','2020-06-01',NULL,'INAMI');
INSERT INTO agreement VALUES(4,4,'institution','2019-01-01','2022-12-31',NULL);
CREATE TABLE expert (
    id INTEGER PRIMARY KEY REFERENCES subject (id),
    name TEXT,
    language TEXT,
    since TEXT NOT NULL,
    until TEXT,
    fte REAL,
    employment TEXT,
    funding TEXT,
    CHECK (until >= since)
) STRICT;
INSERT INTO expert VALUES(6,'Zoé Quelqu''une','fr','2019-01-01',NULL,1.0,'service','SPP IS');
INSERT INTO expert VALUES(7,'Jan Zomaar','nl','2020-01-01','2022-12-31',0.8000000000000000444,'service','SPP IS');
INSERT INTO expert VALUES(8,'Piet Niemand','nl','2023-03-01',NULL,0.5,'funded','INAMI');
CREATE TABLE contract (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    expert INTEGER NOT NULL REFERENCES expert (id),
    since TEXT NOT NULL,
    until TEXT,
    fte REAL,
    employment TEXT,
    funding TEXT,
    UNIQUE (expert, since),
    CHECK (until >= since)
) STRICT;
INSERT INTO contract VALUES(1,7,'2023-07-01',NULL,1.0,'funded','INAMI');
CREATE TABLE secondment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    expert INTEGER NOT NULL REFERENCES expert (id),
    partner INTEGER NOT NULL REFERENCES partner (id),
    coordinator INTEGER REFERENCES coordinator (id),
    mentor TEXT,
    site TEXT,
    since TEXT NOT NULL,
    until TEXT,
    share REAL CHECK (share BETWEEN 0 AND 1),
    mission TEXT,
    end_reason TEXT,
    UNIQUE (expert, partner, since),
    CHECK (until >= since)
) STRICT;
INSERT INTO secondment VALUES(1,6,1,1,'Marc Mentor','Bruxelles','2019-02-01',NULL,0.5,'accueil',NULL);
INSERT INTO secondment VALUES(2,6,2,1,NULL,'Liège','2020-01-01',NULL,0.5,NULL,NULL);
INSERT INTO secondment VALUES(3,7,4,2,NULL,'Ville','2020-01-01','2022-12-31',NULL,'onthaal','uit dienst');
INSERT INTO secondment VALUES(4,7,3,1,NULL,'Gent','2023-07-01',NULL,NULL,NULL,NULL);
CREATE TABLE project (
    id INTEGER PRIMARY KEY REFERENCES subject (id),
    partner INTEGER REFERENCES partner (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    coordinator INTEGER REFERENCES coordinator (id),
    requested TEXT,
    since TEXT,
    until TEXT,
    status TEXT,
    outcome TEXT,
    CHECK (until >= since)
) STRICT;
INSERT INTO project VALUES(9,1,'partner','Lettres claires',1,'2021-11-02','2022-01-10','2023-06-30','done','Trois modèles, tous adoptés');
INSERT INTO project VALUES(10,2,'tailored','Accueil des urgences',1,'2022-12-01','2023-02-01',NULL,'running',NULL);
INSERT INTO project VALUES(11,NULL,'tailored','Module de formation',NULL,'2023-12-01',NULL,NULL,'asked',NULL);
CREATE TABLE project_experts (
    owner INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES expert (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
INSERT INTO project_experts VALUES(9,1,6);
INSERT INTO project_experts VALUES(9,2,7);
INSERT INTO project_experts VALUES(10,1,6);
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL,
    about INTEGER NOT NULL REFERENCES subject (id),
    kind INTEGER NOT NULL REFERENCES taxonomy (id),
    note TEXT,
    next TEXT
) STRICT;
INSERT INTO meeting VALUES(1,'2023-02-06',6,5,'Bon départ.','2023-05-08');
INSERT INTO meeting VALUES(2,'2023-05-10',6,6,'Le local pose problème','2023-11-06');
INSERT INTO meeting VALUES(3,'2023-06-01',10,7,NULL,'2023-07-03');
INSERT INTO meeting VALUES(4,'2023-09-04',1,8,replace('Réunion annuelle; deux points :\n- l''accueil\n- les lettres','\n',char(10)),'2024-02-01');
CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    file TEXT NOT NULL,
    profile TEXT
) STRICT;
CREATE TABLE observation (
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL,
    expert INTEGER NOT NULL REFERENCES expert (id),
    partner INTEGER NOT NULL REFERENCES partner (id),
    title TEXT,
    summary TEXT NOT NULL,
    impact TEXT,
    suggestion TEXT,
    language TEXT,
    level TEXT,
    "right" INTEGER REFERENCES taxonomy (id),
    barriers INTEGER REFERENCES code_set (id),
    take_up INTEGER REFERENCES taxonomy (id),
    "groups" INTEGER REFERENCES code_set (id),
    channel INTEGER REFERENCES taxonomy (id),
    frequency TEXT,
    people INTEGER,
    profile TEXT,
    ref TEXT,
    imported TEXT,
    noted TEXT,
    feedback TEXT,
    withdrawn TEXT,
    reason TEXT,
    batch INTEGER REFERENCES batch (id)
) STRICT;
INSERT INTO observation VALUES(1,'2022-11-15',7,4,'Lange rij','Mensen wachten buiten in de regen.',NULL,NULL,'nl','first',9,1,NULL,NULL,11,'several',4,NULL,'2022-1','80c2d88a8f29b9a3a433597d2088f5ca',NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(2,'2023-01-10',6,1,'Lettre illisible','Le rappel de paiement n''est pas compris.','La personne ne paie pas.','Un modèle plus court','fr','first',12,2,15,3,17,'constant',3,NULL,'2023-1','bd194219299bc3a83b7bae753b6f8ea3',NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(3,'2023-02-14',6,1,'Application obligatoire','Il faut un smartphone pour la clé numérique.',NULL,NULL,'fr','first',12,4,NULL,5,20,'constant',NULL,NULL,'2023-2','17fd544f8df3eed59adf86ede814b802',NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(4,'2023-03-20',6,2,'Acompte aux urgences','On demande un acompte de 50 € avant les soins.','Renoncement aux soins',NULL,'fr','first',21,6,24,7,11,'once',1,NULL,'2023-3','edc87a495132886c791ee35c14bdfcef',NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(5,'2023-06-05',6,2,NULL,'Pas de pictogrammes.',NULL,NULL,'fr','second',21,8,NULL,NULL,NULL,NULL,NULL,NULL,'2023-4','b6be5f3732865bda69d23a7b66667386',NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(6,'2023-08-21',7,3,'Formulier','Een formulier van acht bladzijden.',NULL,NULL,'nl','first',21,9,27,NULL,11,'several',2,NULL,'2023-5','612bbb422e5051b5d25d94779d972250',NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(7,'2023-12-31',7,3,'Tolk','Geen tolk op zondag.',NULL,NULL,'nl','first',NULL,10,NULL,11,29,'once',1,NULL,'2023-6','c46f0146b6f3741ff8ad72e51a943fe3',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE proposal (
    id INTEGER PRIMARY KEY,
    partner INTEGER NOT NULL REFERENCES partner (id),
    area INTEGER NOT NULL REFERENCES taxonomy (id),
    text TEXT NOT NULL,
    opened TEXT,
    submitted TEXT,
    decided TEXT,
    state TEXT NOT NULL,
    reason TEXT,
    implemented TEXT,
    evidence TEXT,
    abandoned TEXT
) STRICT;
CREATE TABLE proposal_observations (
    owner INTEGER NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES observation (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE signal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL COLLATE NOCASE UNIQUE,
    title TEXT NOT NULL,
    statement TEXT NOT NULL,
    ground TEXT NOT NULL,
    nature INTEGER REFERENCES taxonomy (id),
    opened TEXT NOT NULL,
    no_evidence TEXT,
    examined TEXT,
    examined_by INTEGER REFERENCES coordinator (id),
    decision TEXT,
    reason TEXT,
    closed TEXT,
    outcome TEXT
) STRICT;
CREATE TABLE signal_observations (
    owner INTEGER NOT NULL REFERENCES signal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES observation (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE signal_proposals (
    owner INTEGER NOT NULL REFERENCES signal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES proposal (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE transmission (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signal INTEGER NOT NULL REFERENCES signal (id),
    institution TEXT NOT NULL,
    sent TEXT NOT NULL,
    due TEXT,
    channel TEXT,
    acknowledged TEXT,
    answered TEXT,
    disposition TEXT,
    implemented TEXT,
    evidence TEXT,
    note TEXT,
    UNIQUE (signal, institution, sent)
) STRICT;
CREATE TABLE transmission_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signal INTEGER NOT NULL,
    institution TEXT NOT NULL,
    sent TEXT NOT NULL,
    date TEXT NOT NULL,
    event TEXT NOT NULL,
    until TEXT,
    note TEXT,
    FOREIGN KEY (signal, institution, sent) REFERENCES transmission (signal, institution, sent)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE tally (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL,
    expert INTEGER NOT NULL REFERENCES expert (id),
    partner INTEGER NOT NULL REFERENCES partner (id),
    "right" INTEGER REFERENCES taxonomy (id),
    barrier INTEGER REFERENCES taxonomy (id),
    count INTEGER NOT NULL CHECK (count >= 0)
) STRICT;
CREATE TABLE similar (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    observation INTEGER NOT NULL REFERENCES observation (id),
    other INTEGER NOT NULL REFERENCES observation (id),
    decision TEXT NOT NULL,
    decided TEXT,
    UNIQUE (observation, other)
) STRICT;
CREATE TABLE sequence (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO sequence VALUES('meeting',4);
INSERT INTO sequence VALUES('observation',7);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    words TEXT NOT NULL,
    undone INTEGER
) STRICT;
INSERT INTO entry VALUES(1,'2026-11-23T22:39:03Z','ana','["{count} record imported from {folder}","{count} records imported from {folder}",33,"folder","small",false]',NULL);
CREATE TABLE change (
    entry INTEGER NOT NULL REFERENCES entry (id),
    step INTEGER NOT NULL,
    kind TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('added', 'changed', 'removed')),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    record TEXT,
    PRIMARY KEY (entry, step)
) STRICT, WITHOUT ROWID;
INSERT INTO change VALUES(1,1,'coordinator','added',1,2,NULL);
INSERT INTO change VALUES(1,2,'partner','added',1,5,NULL);
INSERT INTO change VALUES(1,3,'agreement','added',1,4,NULL);
INSERT INTO change VALUES(1,4,'expert','added',6,8,NULL);
INSERT INTO change VALUES(1,5,'contract','added',1,1,NULL);
INSERT INTO change VALUES(1,6,'secondment','added',1,4,NULL);
INSERT INTO change VALUES(1,7,'project','added',9,11,NULL);
INSERT INTO change VALUES(1,8,'meeting','added',1,4,NULL);
INSERT INTO change VALUES(1,9,'observation','added',1,7,NULL);
CREATE TABLE kept (
    entry INTEGER NOT NULL REFERENCES entry (id),
    step INTEGER NOT NULL,
    id INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (entry, step, id)
) STRICT, WITHOUT ROWID;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('coordinator',2);
INSERT INTO sqlite_sequence VALUES('entry',1);
INSERT INTO sqlite_sequence VALUES('subject',11);
INSERT INTO sqlite_sequence VALUES('taxonomy',29);
INSERT INTO sqlite_sequence VALUES('agreement',4);
INSERT INTO sqlite_sequence VALUES('contract',1);
INSERT INTO sqlite_sequence VALUES('secondment',4);
CREATE INDEX tally_key ON tally (month, expert, partner);
CREATE INDEX transmission_event_key ON transmission_event (signal, institution, sent);
CREATE INDEX proposal_observations_target ON proposal_observations (target);
CREATE INDEX signal_observations_target ON signal_observations (target);
CREATE INDEX signal_proposals_target ON signal_proposals (target);
CREATE UNIQUE INDEX observation_ref ON observation (ref, coalesce(profile, '')) WHERE ref IS NOT NULL;
CREATE INDEX observation_imported ON observation (imported) WHERE imported IS NOT NULL;
CREATE INDEX observation_facets ON observation (date, withdrawn, partner, expert, "right", barriers, take_up, "groups", level,
    channel, frequency, language);
COMMIT;
