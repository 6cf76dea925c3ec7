// Compares the sheets of report.xlsx, as LibreOffice and exceljs read them, with the csv folder, and validates that folder.
//     node annual-readers.mjs NODE_MODULES FOLDER
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const [modules, room] = process.argv.slice(2);
const require = createRequire(path.resolve(modules) + '/');
const Excel = require('exceljs');
const { Package } = require('datapackage');

let problems = 0;
let compared = 0;
function problem(place, text) {
    problems += 1;
    if (problems <= 40) console.log(`${place}: ${text}`);
}

/// RFC 4180, as rows of texts.
function csv(text) {
    const rows = [];
    let row = [];
    let cell = '';
    let quoted = false;
    for (let i = 0; i < text.length; i += 1) {
        const c = text[i];
        if (quoted) {
            if (c === '"' && text[i + 1] === '"') { cell += '"'; i += 1; } else if (c === '"') quoted = false;
            else cell += c;
        } else if (c === '"') quoted = true;
        else if (c === ',') { row.push(cell); cell = ''; } else if (c === '\n') {
            row.push(cell.replace(/\r$/, ''));
            rows.push(row);
            row = [];
            cell = '';
        } else cell += c;
    }
    if (cell || row.length) rows.push([...row, cell]);
    return rows;
}
const csvFile = (...names) => csv(fs.readFileSync(path.join(room, ...names), 'utf8').replace(/^\uFEFF/, ''));
const records = (...names) => {
    const [header, ...rows] = csvFile(...names);
    return rows.map((row) => Object.fromEntries(header.map((key, at) => [key, row[at]])));
};

// ---- the labels, from the register and not from edv's reports

const labels = new Map(); // code -> what it may be called in French
const call = (code, ...names) => {
    if (!labels.has(code)) labels.set(code, new Set());
    for (const name of names) if (name) labels.get(code).add(name);
};
for (const term of records('register', 'taxonomies.csv')) call(term.code, term.fr);
for (const one of records('register', 'partners.csv'))
    call(one.code, one.abbr_fr, one.abbr_nl, one.name_fr, one.name_nl, one.name_de, one.name_en);
for (const one of records('register', 'partner_names.csv')) call(one.partner, one.name, one.abbr);
for (const [code, ...names] of [
    ['-', 'non précisé'], ['total', 'Total'], ['fr', 'Français'], ['nl', 'Néerlandais'], ['de', 'Allemand'],
    ['service', 'engagé par le service'], ['funded', 'engagé sur financement externe'],
    ['statutory', 'statutaire chez le partenaire'], ['institution', 'institution partenaire'],
    ['external', 'partenaire externe'], ['partner', 'projet avec un partenaire', 'Partenaire'],
    ['tailored', 'projet sur mesure'], ['first', 'première ligne'], ['second', 'deuxième ligne'],
    ['transversal', 'transversal'], ['experts', 'Experts'], ['coordinators', 'Coordinateurs'],
    ['partner_institutions', 'Institutions partenaires'], ['external_partners', 'Partenaires externes'],
    ['secondments', 'Détachements'], ['projects', 'Projets'], ['observations', 'Constats'],
    ['proposals', "Propositions d'amélioration"], ['signals', 'Signaux'], ['transmissions', 'Transmissions'],
    ['contacts', 'Contacts'], ['meetings', 'Réunions'],
    ['count', 'Nombre'], ['share', 'Part'], ['fte', 'ETP'], ['figure', 'Chiffre'], ['during', 'Pendant la période'],
    ['on_last_day', 'À son dernier jour'], ['previous', 'Période précédente'], ['year', 'Année'], ['month', 'Mois'],
    ['partner_kind', 'Type de partenaire'], ['kind', 'Type', 'Où il a été utilisé'], ['employment', 'Engagement'], ['right', 'Droit'],
    ['state', 'État'], ['draft', 'brouillon'], ['submitted', 'soumise'], ['accepted', 'acceptée'], ['refused', 'refusée'],
    ['implemented', 'mise en œuvre'], ['abandoned', 'abandonnée'], ['examined', 'examiné'], ['transmitted', 'transmis'],
    ['closed', 'clôturé'], ['ground', 'Fondement'], ['inter_org', 'entre plusieurs organisations'],
    ['managerial', 'question managériale'], ['political', 'résulte de décisions politiques'], ['decision', 'Décision'],
    ['transmit', 'à transmettre'], ['not', 'à ne pas transmettre'], ['disposition', 'Suite donnée'],
    ['none', 'aucune décision'], ['partial', 'acceptée en partie'], ['nature', 'Nature'], ['area', 'Domaine'],
    ['institution', 'Institution'], ['before', 'Déjà présents'], ['in', 'Entrées'], ['out', 'Sorties'], ['net', 'Solde'],
    ['after', 'Présents ensuite'], ['out_on_last_day', 'Sorties au dernier jour'], ['on_last_day', 'Présents au dernier jour'],
    ['expert_months', 'Mois-experts'], ['per_expert_month', 'Constats par mois-expert'], ['base', 'Base'],
    ['days', 'Jours (médiane)'], ['observations_open', 'Constats : ouverts'],
    ['observations_noted', "Constats : vus, sans plus jusqu'ici"],
    ['observations_in_proposal', 'Constats : dans une proposition et dans aucun signal'],
    ['observations_in_signal', 'Constats : dans un signal'],
    ['observations_looked_at', 'Vus par un coordinateur (jours depuis le constat)'],
    ['observations_proposed', "Cités par une proposition (jours jusqu'à la première)"],
    ['observations_signalled', "Cités par un signal (jours jusqu'au premier)"],
    ['observations_feedback', 'Expert informé de la suite (jours depuis le constat)'],
    ['proposals_decided', 'Propositions : décidées (jours depuis la soumission)'],
    ['proposals_accepted', 'Propositions : acceptées'], ['proposals_refused', 'Propositions : refusées'],
    ['proposals_implemented', 'Propositions : mises en œuvre (jours depuis la décision)'],
    ['signals_examined', "Signaux : examinés (jours depuis l'ouverture)"],
    ['signals_not_transmitted', 'Signaux : à ne pas transmettre'],
    ['signals_transmitted', "Signaux : transmis (jours depuis l'ouverture)"],
    ['transmissions_answered', "Transmissions : avec réponse (jours depuis l'envoi)"],
    ['transmissions_late', 'Transmissions : en retard au dernier jour'],
    ['decided', 'Avec décision'], ['accepted', 'Acceptées par le partenaire'], ['acceptance_rate', "Taux d'acceptation"],
    ['implemented', 'Mises en œuvre'], ['implementation_rate', 'Taux de mise en œuvre'],
    ['days', "Jours jusqu'à la décision (médiane)"], ['days', "Jours jusqu'à la réponse (médiane)"],
    ['answered', 'Avec réponse'], ['answer_rate', 'Taux de réponse'], ['late', 'En retard au dernier jour'],
    ['barrier', 'Frein'], ['take_up', 'Non-recours'], ['group', 'Groupe'], ['level', 'Niveau'], ['language', 'Langue'],
]) call(code, ...names);
const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre',
    'décembre'];
months.forEach((name, at) => call(`2023-${String(at + 1).padStart(2, '0')}`, `${name} 2023`));
for (let year = 2000; year < 2030; year += 1) call(String(year), String(year));
const plain = (text) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
const means = (code, label) => labels.get(code)?.has(plain(label)) ?? code === label;

// ---- one sheet as a reader saw it: rows of numbers and texts

// Of a period that is over, people are not shown the same days of the period before: the column is empty.
const shown = (rows) => {
    const at = rows[0].indexOf('previous_same_days');
    return at >= 0 && rows.slice(1).every((row) => row[at] === '') ? rows.map((row) => row.filter((_, i) => i !== at)) : rows;
};

function compare(reader, name, sheet, table) {
    const wanted = shown(table);
    const [header, ...expected] = wanted;
    const place = `${reader}, ${name}`;
    if (sheet.length < wanted.length) return problem(place, `${sheet.length} rows instead of ${wanted.length}`);
    header.forEach((key, at) => {
        if (!means(key, String(sheet[0][at]))) problem(place, `the heading "${sheet[0][at]}" for ${key}`);
    });
    if (sheet[0].slice(header.length).some((cell) => cell !== '')) problem(place, 'more headings than columns');
    const rows = sheet.slice(1, wanted.length);
    // People look names up: the order may be another. Every code has to have its row.
    for (const row of expected) {
        const found = rows.findIndex((one) => means(row[0], String(one[0])));
        if (found < 0) { problem(place, `no row for ${row[0]}`); continue; }
        const [seen] = rows.splice(found, 1);
        row.slice(1).forEach((cell, at) => {
            compared += 1;
            const said = seen[at + 1];
            if (cell === '' ? !['–', 's.o.'].includes(said) : typeof said !== 'number' || Math.abs(said - Number(cell)) > 0.00005)
                problem(place, `${row[0]}, ${header[at + 1]}: ${JSON.stringify(said)} instead of ${JSON.stringify(cell)}`);
        });
        if (seen.slice(row.length).some((cell) => cell !== '')) problem(place, `something beside the row ${row[0]}`);
    }
    if (rows.length) problem(place, `rows of nothing: ${rows.map((row) => row[0])}`);
    // Below an empty row it says how was counted.
    if ((sheet[wanted.length] ?? []).some((cell) => cell !== '')) problem(place, 'no empty row below the table');
    if (!(sheet[wanted.length + 2] ?? [''])[0]) problem(place, 'no definition below the table');
}

const report = JSON.parse(fs.readFileSync(path.join(room, 'report.json'), 'utf8'));
const names = report.tables.map((table) => table.table);
const tables = names.map((name) => csvFile('csv', `${name}.csv`));

const book = new Excel.Workbook();
await book.xlsx.readFile(path.join(room, 'report.xlsx'));
if (book.worksheets.length !== names.length + 1) problem('exceljs', `${book.worksheets.length} sheets`);
book.worksheets.slice(1).forEach((sheet, at) => {
    const rows = [];
    for (let r = 1; r <= sheet.rowCount; r += 1) {
        const row = [];
        for (let c = 1; c <= sheet.columnCount; c += 1) {
            const cell = sheet.getCell(r, c);
            if (cell.isMerged) problem(sheet.name, `merged cell ${cell.address}`);
            if (cell.formula || cell.hyperlink) problem(sheet.name, `formula or link in ${cell.address}`);
            if (typeof cell.value === 'number' && Math.abs(cell.value) <= 1 && names[at].split('.').length === 2 && c === 3 &&
                r > 1 && !cell.numFmt.includes('%')) problem(sheet.name, `${cell.address} is no percentage`);
            row.push(cell.value ?? '');
        }
        rows.push(row);
    }
    compare('exceljs', names[at], rows, tables[at]);
});

// LibreOffice names its files after the sheets.
book.worksheets.slice(1).forEach((sheet, at) => {
    const rows = csvFile('sheets', `report-${sheet.name}.csv`).map((row, r) =>
        row.map((cell, c) => {
            if (r === 0 || c === 0 || !/^-?[0-9.]+%?$/.test(cell)) return cell;
            return cell.endsWith('%') ? Number(cell.slice(0, -1)) / 100 : Number(cell);
        }));
    compare('LibreOffice', names[at], rows, tables[at]);
});

const parts = fs.readFileSync(path.join(room, 'parts.txt'), 'utf8').split('\n');
const charts = parts.filter((part) => /^xl\/charts\/chart\d+\.xml$/.test(part)).length;
if (charts < 8) problem('report.xlsx', `${charts} charts`);
if (parts.some((part) => /externalLink|calcChain|vbaProject/.test(part))) problem('report.xlsx', 'links, formulas or macros');

// ---- the csv folder

const folder = await Package.load(path.join(room, 'csv', 'datapackage.json'));
if (!folder.valid) problem('datapackage.json', folder.errors.map((error) => error.message).join('; '));
if (folder.resources.length !== names.length) problem('datapackage.json', `${folder.resources.length} resources`);
for (const resource of folder.resources) {
    try {
        const rows = await resource.read({ keyed: true });
        if (rows.length === 0) problem(resource.name, 'no rows');
    } catch (error) {
        problem(resource.name, [error.message, ...(error.errors ?? []).map((one) => one.message)].join('; '));
    }
}

const described = JSON.parse(fs.readFileSync(path.join(room, 'csv', 'csv-metadata.json'), 'utf8'));
if (described.tables.length !== names.length) problem('csv-metadata.json', `${described.tables.length} tables`);
for (const table of described.tables) {
    const [header] = csvFile('csv', table.url);
    const columns = table.tableSchema.columns;
    if (columns.map((column) => column.titles.und).join() !== header.join()) problem(table.url, 'the titles are not the header');
    for (const column of columns)
        for (const language of ['fr', 'nl', 'de', 'en'])
            if (!column.titles[language]) problem(table.url, `no title of ${column.name} in ${language}`);
}

console.log(`${names.length} tables, ${compared} cells compared, ${charts} charts, ${problems} problems`);
process.exit(problems === 0 && compared > 0 ? 0 : 1);
