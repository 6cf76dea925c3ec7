-- A store as edv wrote it at schema version 7 (tests/data/small, then second, imported, and a reminder): sqlite3 FILE < this.
PRAGMA application_id=1701082673;
PRAGMA user_version=7;
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
    fr TEXT, nl TEXT, de TEXT, en TEXT, also TEXT,
    UNIQUE (taxonomy, code)
) STRICT;
INSERT INTO taxonomy VALUES(1,'partner_kind','fps','service public fédéral (SPF)','federale overheidsdienst (FOD)','Föderaler Öffentlicher Dienst (FÖD)','federal public service (FPS)','SPF; FOD; FÖD; FPS; ministère; ministerie; Ministerium; ministry');
INSERT INTO taxonomy VALUES(2,'partner_kind','hospital','hôpital','ziekenhuis','Krankenhaus','hospital','clinique; kliniek; Klinik; Spital; clinic');
INSERT INTO taxonomy VALUES(3,'partner_kind','cpas','CPAS','OCMW','ÖSHZ','public social welfare centre (PCSW)','centre public d''action sociale; openbaar centrum voor maatschappelijk welzijn; Sozialhilfezentrum; PCSW');
INSERT INTO taxonomy VALUES(4,'partner_kind','association','association','vereniging','Vereinigung','association','asbl; vzw; VoG; ONG; Verein; NGO; non-profit');
INSERT INTO taxonomy VALUES(5,'meeting_kind','start','démarrage','opstart','Start','start','début; lancement; begin; startgesprek; Beginn; Auftakt; kick-off; launch');
INSERT INTO taxonomy VALUES(6,'meeting_kind','follow-up','suivi','opvolging','Begleitung','follow-up','entretien de suivi; accompagnement; opvolggesprek; begeleiding; Nachbetreuung; Folgegespräch; follow-up meeting; followup');
INSERT INTO taxonomy VALUES(7,'meeting_kind','preparation','préparation','voorbereiding','Vorbereitung','preparation','réunion préparatoire; voorbereidend gesprek; Vorbereitungsgespräch; preparatory meeting');
INSERT INTO taxonomy VALUES(8,'meeting_kind','review','évaluation','evaluatie','Auswertung','review','bilan; entretien d''évaluation; evaluatie; evaluatiegesprek; Bewertung; Bilanz; evaluation; assessment');
INSERT INTO taxonomy VALUES(9,'right','assistance','droit à l''aide sociale, médicale et juridique','recht op sociale, geneeskundige en juridische bijstand','Recht auf sozialen, medizinischen und rechtlichen Beistand','right to social, medical and legal aid','aide sociale; aide; aide juridique; revenu d''intégration; bijstand; sociale bijstand; hulp; maatschappelijke hulp; rechtsbijstand; leefloon; Sozialhilfe; Hilfe; Beistand; Eingliederungseinkommen; assistance; social aid; legal aid; social assistance; welfare');
INSERT INTO taxonomy VALUES(10,'barrier','waiting','délais, listes d''attente','wachtlijsten','Wartezeiten, Wartelisten','waiting time','attente; délai; temps d''attente; liste d''attente; file d''attente; retard; lenteur; wachten; wachttijd; wachtrij; lange wachttijd; vertraging; Warten; Wartezeit; Warteschlange; Verzögerung; waiting list; wait; delay; queue');
INSERT INTO taxonomy VALUES(11,'channel','counter','guichet','loket','Schalter','counter','au guichet; sur place; permanence; aan het loket; ter plaatse; zitdag; am Schalter; vor Ort; Sprechstunde; desk; in person');
INSERT INTO taxonomy VALUES(12,'right','work','droit au travail, à des conditions de travail et une rémunération équitables','recht op arbeid, billijke arbeidsvoorwaarden en beloning','Recht auf Arbeit und gerechte Arbeitsbedingungen','right to employment and fair working conditions','travail; emploi; boulot; salaire; werk; arbeid; tewerkstelling; job; loon; Arbeit; Beschäftigung; Lohn; work; employment; wage');
INSERT INTO taxonomy VALUES(13,'barrier','readability','lisibilité des courriers, formulaires, brochures','leesbaarheid','Lesbarkeit','readability','lisibilité; illisible; incompréhensible; jargon; formulaire; brochure; onleesbaar; onbegrijpelijk; begrijpelijkheid; formulier; Formular; unleserlich; unverständlich; Verständlichkeit; unreadable; form');
INSERT INTO taxonomy VALUES(14,'barrier','language','barrière de langue','taalprobleem','Sprachbarriere','language','langue; problème de langue; interprète; traduction; taal; taalbarrière; tolk; geen tolk; vertaling; Sprache; Sprachproblem; Dolmetscher; Übersetzung; language barrier; interpreter; translation');
INSERT INTO taxonomy VALUES(15,'take_up','not-known','non-connaissance','onwetendheid','Unkenntnis','not known','méconnaissance; droit non connu; recht niet gekend; Recht nicht bekannt; right not known; not aware');
INSERT INTO taxonomy VALUES(16,'group','older','personnes âgées','ouderen','ältere Menschen','older people','personne âgée; aîné; senior; pensionné; oudere; bejaarde; gepensioneerde; Rentner; elderly; pensioner');
INSERT INTO taxonomy VALUES(17,'channel','letter','courrier','brief','Brief','letter','lettre; par écrit; poste; per brief; schriftelijk; per post; post; Schreiben; schriftlich; by letter; in writing');
INSERT INTO taxonomy VALUES(18,'barrier','digital','exclusion numérique','digitale uitsluiting','digitale Ausgrenzung','digital exclusion','numérique; fracture numérique; internet; informatique; ordinateur; en ligne; digitaal; digitale kloof; computer; online; digital; digitale Kluft; digital divide');
INSERT INTO taxonomy VALUES(19,'group','disabled','personnes en situation de handicap','personen met een handicap','Menschen mit Beeinträchtigung','disabled people','handicap; handicapé; personne handicapée; invalide; gehandicapte; beperking; Behinderung; behindert; disability; handicapped');
INSERT INTO taxonomy VALUES(20,'channel','online','en ligne','online','online','online','internet; site web; web; e-mail; mail; courriel; formulaire en ligne; website; digitaal; online formulier; Webseite; Online-Formular; online form; app; chat');
INSERT INTO taxonomy VALUES(21,'right','health','droit à la protection de la santé','recht op bescherming van de gezondheid','Recht auf Gesundheitsschutz','right to health care','santé; soins; soins de santé; gezondheid; zorg; gezondheidszorg; Gesundheit; Gesundheitsversorgung; Pflege; health; healthcare; care');
INSERT INTO taxonomy VALUES(22,'barrier','cost','coût','kost','Kosten','cost','prix; frais; cher; trop cher; argent; facture; acompte; kostprijs; prijs; te duur; geld; betaling; factuur; voorschot; Preis; teuer; zu teuer; Zahlung; Rechnung; price; expensive; too expensive; money; payment; bill');
INSERT INTO taxonomy VALUES(23,'barrier','budget','contrainte budgétaire de l''institution','budgettaire beperking','Haushaltszwänge der Einrichtung','institution''s budget limit','manque de moyens; pas de budget; gebrek aan middelen; geen budget; begroting; kein Budget; Haushalt; fehlende Mittel; no budget; lack of means');
INSERT INTO taxonomy VALUES(24,'take_up','not-received','non-accès','niet-toegang','Nichtzugang','not received','non reçu; pas reçu; pas obtenu; niet gekregen; niet ontvangen; nicht erhalten; not obtained');
INSERT INTO taxonomy VALUES(25,'group','homeless','personnes sans abri','dak- en thuislozen','Wohnungslose','homeless people','sans-abri; SDF; sans domicile fixe; sans logement; dakloos; dakloze; thuisloos; thuisloze; obdachlos; Obdachlose; wohnungslos; homeless; rough sleeper');
INSERT INTO taxonomy VALUES(26,'barrier','procedure','procédures, complexité des démarches','procedures','Verfahren','procedures','procédure; démarche; formalité; paperasse; bureaucratie; procedure; formaliteit; papierwerk; Formalität; Papierkram; Bürokratie; paperwork; red tape; bureaucracy');
INSERT INTO taxonomy VALUES(27,'take_up','not-requested','non-demande','niet aanvragen','Nichtbeantragung','not requested','non demandé; pas demandé; niet aangevraagd; niet gevraagd; nicht beantragt; not asked; not claimed');
INSERT INTO taxonomy VALUES(28,'group','newcomer','primo-arrivants','nieuwkomers','Neuankömmlinge','newcomers','nouvel arrivant; nouveau venu; anderstalige nieuwkomer; Neuzugewanderte; new arrival');
INSERT INTO taxonomy VALUES(29,'channel','phone','téléphone','telefoon','Telefon','phone','tél; appel; appel téléphonique; par téléphone; coup de fil; gsm; tel; telefonisch; bellen; oproep; Anruf; Handy; call; phone call; by phone; mobile');
INSERT INTO taxonomy VALUES(30,'area','communication','communication','communicatie','Kommunikation','communication','courrier; brochure; langage clair; brief; klare taal; Schreiben; Leichte Sprache; letter; plain language');
INSERT INTO taxonomy VALUES(31,'area','reception','accueil','onthaal','Empfang','reception','guichet; ontvangst; loket; Aufnahme; Schalter; welcome; counter');
INSERT INTO taxonomy VALUES(32,'area','procedures','procédures','procedures','Verfahren','procedures','démarche; formalité; formaliteit; Formalität; formality');
INSERT INTO taxonomy VALUES(33,'area','training','formation','opleiding','Schulung','training','cours; vorming; cursus; Ausbildung; Fortbildung; Weiterbildung; course');
INSERT INTO taxonomy VALUES(34,'area','organisation','organisation','organisatie','Organisation','organisation','fonctionnement; werking; Arbeitsweise; functioning');
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
    reason TEXT,
    implemented TEXT,
    evidence TEXT,
    abandoned TEXT
, decision TEXT CHECK (decision IN ('accepted', 'refused'))) STRICT;
INSERT INTO proposal VALUES(1,1,30,'Un rappel plus court, et plus clair','2023-02-01','2023-03-01','2023-05-01',NULL,'2023-09-01','nouveau modèle',NULL,'accepted');
INSERT INTO proposal VALUES(2,2,31,'Pas d''acompte aux urgences','2023-04-01','2023-04-15','2023-06-01','trop cher',NULL,NULL,NULL,'refused');
INSERT INTO proposal VALUES(3,3,32,'Korter formulier','2023-09-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO proposal VALUES(4,3,33,'Tolken','2023-09-01','2023-10-01','2023-11-01','na overleg',NULL,NULL,NULL,'accepted');
INSERT INTO proposal VALUES(5,4,34,'Wachtzaal','2022-12-01',NULL,NULL,'fin de la convention',NULL,NULL,'2023-01-15',NULL);
CREATE TABLE proposal_observations (
    owner INTEGER NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES observation (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
INSERT INTO proposal_observations VALUES(5,1,1);
INSERT INTO proposal_observations VALUES(1,1,2);
INSERT INTO proposal_observations VALUES(1,2,3);
INSERT INTO proposal_observations VALUES(2,1,4);
INSERT INTO proposal_observations VALUES(3,1,6);
INSERT INTO proposal_observations VALUES(4,1,7);
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
, reopened TEXT, reopen_reason TEXT) STRICT;
INSERT INTO signal VALUES(1,'2023-01','Acompte','Des hôpitaux demandent un acompte.','inter_org',NULL,'2023-06-01',NULL,'2023-06-15',1,'transmit',NULL,NULL,NULL,NULL,NULL);
INSERT INTO signal VALUES(2,'2023-02','Brieven','Onleesbare brieven.','managerial',NULL,'2023-10-01',NULL,'2023-10-10',1,'not','al opgelost','2023-11-01','opgelost',NULL,NULL);
INSERT INTO signal VALUES(3,'2023-03','Idée','Une idée.','political',NULL,'2023-11-01','aucune observation',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE signal_observations (
    owner INTEGER NOT NULL REFERENCES signal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES observation (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
INSERT INTO signal_observations VALUES(2,1,2);
INSERT INTO signal_observations VALUES(1,1,4);
INSERT INTO signal_observations VALUES(2,2,6);
CREATE TABLE signal_proposals (
    owner INTEGER NOT NULL REFERENCES signal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES proposal (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
INSERT INTO signal_proposals VALUES(1,1,2);
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
    note TEXT, within TEXT, unanswered TEXT,
    UNIQUE (signal, institution, sent)
) STRICT;
INSERT INTO transmission VALUES(1,1,'HOSA','2023-07-01','2023-10-01','lettre','2023-07-05','2023-09-20','partial',NULL,NULL,'une partie',NULL,NULL);
INSERT INTO transmission VALUES(2,1,'INAMI','2023-07-01','2023-10-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE transmission_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signal INTEGER NOT NULL,
    institution TEXT NOT NULL,
    sent TEXT NOT NULL,
    date TEXT NOT NULL,
    event TEXT NOT NULL,
    until TEXT,
    note TEXT, due TEXT,
    FOREIGN KEY (signal, institution, sent) REFERENCES transmission (signal, institution, sent)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO transmission_event VALUES(1,1,'INAMI','2023-07-01','2023-10-05','remind',NULL,NULL,NULL);
INSERT INTO transmission_event VALUES(2,1,'INAMI','2023-07-01','2023-10-12','extend','2023-12-31','à leur demande',NULL);
INSERT INTO transmission_event VALUES(3,1,'INAMI','2023-07-01','2023-11-05','remind',NULL,NULL,NULL);
CREATE TABLE tally (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL,
    expert INTEGER NOT NULL REFERENCES expert (id),
    partner INTEGER NOT NULL REFERENCES partner (id),
    "right" INTEGER REFERENCES taxonomy (id),
    barrier INTEGER REFERENCES taxonomy (id),
    count INTEGER NOT NULL CHECK (count >= 0)
) STRICT;
INSERT INTO tally VALUES(1,'2023-01',6,1,12,14,12);
INSERT INTO tally VALUES(2,'2023-02',6,1,NULL,NULL,3);
CREATE TABLE similar (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    observation INTEGER NOT NULL REFERENCES observation (id),
    other INTEGER NOT NULL REFERENCES observation (id),
    decision TEXT NOT NULL,
    decided TEXT,
    UNIQUE (observation, other)
) STRICT;
INSERT INTO similar VALUES(1,2,6,'same','2023-09-01');
INSERT INTO similar VALUES(2,3,7,'not_same',NULL);
CREATE TABLE sequence (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO sequence VALUES('meeting',4);
INSERT INTO sequence VALUES('observation',7);
INSERT INTO sequence VALUES('proposal',5);
INSERT INTO sequence VALUES('signal-2023',3);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    words TEXT NOT NULL,
    undone INTEGER
) STRICT;
INSERT INTO entry VALUES(1,'2026-11-27T09:53:39Z','test','["{count} record imported from {folder}","{count} records imported from {folder}",33,"folder","small",false]',NULL);
INSERT INTO entry VALUES(2,'2026-11-27T09:53:39Z','test','["{count} record imported from {folder}","{count} records imported from {folder}",16,"folder","second",false]',NULL);
INSERT INTO entry VALUES(3,'2026-11-27T09:53:40Z','test','["signal {number}: {institution} reminded on {day}","",0,"number","2023-01",false,"institution","INAMI",false,"day","2023-11-05",false]',NULL);
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
INSERT INTO change VALUES(2,1,'proposal','added',1,5,NULL);
INSERT INTO change VALUES(2,2,'signal','added',1,3,NULL);
INSERT INTO change VALUES(2,3,'transmission','added',1,2,NULL);
INSERT INTO change VALUES(2,4,'transmission_event','added',1,2,NULL);
INSERT INTO change VALUES(2,5,'tally','added',1,2,NULL);
INSERT INTO change VALUES(2,6,'similar','added',1,2,NULL);
INSERT INTO change VALUES(3,1,'transmission_event','added',3,3,NULL);
CREATE TABLE kept (
    entry INTEGER NOT NULL REFERENCES entry (id),
    step INTEGER NOT NULL,
    id INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (entry, step, id)
) STRICT, WITHOUT ROWID;
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','observation_text','observation_text',0,'CREATE VIRTUAL TABLE observation_text USING fts5(title, summary, impact, suggestion,
    content = '''', tokenize = ''ascii'')');
CREATE TABLE IF NOT EXISTS 'observation_text_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO observation_text_data VALUES(1,X'070b2b0804');
INSERT INTO observation_text_data VALUES(10,X'000000000101010001010101');
INSERT INTO observation_text_data VALUES(137438953473,X'00000280033035300406010107010461636874060601010503056f6d707465040802010105020a70706c69636174696f6e03020202027578040803010203020476616e740406010108010a626c61647a696a64656e06060101060205756974656e01060101040103636c65030601010802066f6d7072697302060101090303757274020601030501026465010601010601060101040206010106010601010303056d616e64650406010103010365656e0606010102020273740206010107010466617574030601010302086f726d756c69657206080201010301046765656e07060101020102696c030601010203076c697369626c6502020302016e010601010501026c610206010202010601010703036e67650102020201650206010102030173040601010903047474726502020201066d656e73656e010601010202056f64656c65020601030301016e020601010602016502060102040208756d6572697175650306010109010b6f626c696761746f69726503020302016e04060101020201700706010104010470616965020601020505046d656e740206010105030173020c010108010206030601010202076572736f6e6e650206010203020b6963746f6772616d6d6573050601010402036c7573020601030402036f75720306010106010672617070656c020601010302046567656e010601010703096e6f6e63656d656e7404060102020202696a010203010a736d61727470686f6e65030601010502046f696e73040c01010a0102040104746f6c6b0708020101030102756e02060103020106010104010601010402077267656e636573040204010376616e060601010401077761636874656e010601010301067a6f6e646167070601010504090b0d0f0a0b110c0a0d0a180c0a090b100b090c080e080808090d0c08080f1008080b0b100e120a0a0d0b1007110e0c130c0a0e');
CREATE TABLE IF NOT EXISTS 'observation_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO observation_text_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'observation_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO observation_text_docsize VALUES(1,X'02060000');
INSERT INTO observation_text_docsize VALUES(2,X'02080504');
INSERT INTO observation_text_docsize VALUES(3,X'02080000');
INSERT INTO observation_text_docsize VALUES(4,X'03090300');
INSERT INTO observation_text_docsize VALUES(5,X'00030000');
INSERT INTO observation_text_docsize VALUES(6,X'01050000');
INSERT INTO observation_text_docsize VALUES(7,X'01040000');
CREATE TABLE IF NOT EXISTS 'observation_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO observation_text_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','observation_word','observation_word',0,'CREATE VIRTUAL TABLE observation_word USING fts5vocab(observation_text, ''row'')');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('coordinator',2);
INSERT INTO sqlite_sequence VALUES('entry',3);
INSERT INTO sqlite_sequence VALUES('subject',11);
INSERT INTO sqlite_sequence VALUES('taxonomy',34);
INSERT INTO sqlite_sequence VALUES('agreement',4);
INSERT INTO sqlite_sequence VALUES('contract',1);
INSERT INTO sqlite_sequence VALUES('secondment',4);
INSERT INTO sqlite_sequence VALUES('signal',3);
INSERT INTO sqlite_sequence VALUES('transmission',2);
INSERT INTO sqlite_sequence VALUES('transmission_event',3);
INSERT INTO sqlite_sequence VALUES('tally',2);
INSERT INTO sqlite_sequence VALUES('similar',2);
CREATE INDEX tally_key ON tally (month, expert, partner);
CREATE INDEX transmission_event_key ON transmission_event (signal, institution, sent);
CREATE INDEX proposal_observations_target ON proposal_observations (target);
CREATE INDEX signal_observations_target ON signal_observations (target);
CREATE INDEX signal_proposals_target ON signal_proposals (target);
CREATE INDEX similar_other ON similar (other);
CREATE INDEX observation_withdrawn ON observation (withdrawn) WHERE withdrawn IS NOT NULL;
CREATE UNIQUE INDEX observation_ref ON observation (ref, coalesce(profile, ''))
    WHERE ref IS NOT NULL AND (withdrawn IS NULL OR imported IS NOT NULL);
CREATE INDEX observation_imported ON observation (imported) WHERE imported IS NOT NULL AND ref IS NULL;
CREATE INDEX observation_facets ON observation (date, withdrawn, partner, expert, "right", barriers, take_up, "groups", level,
    channel, frequency, language);
PRAGMA writable_schema=OFF;
COMMIT;
