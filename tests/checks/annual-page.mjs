// Opens pages in Debian's Chromium and has axe-core look at them. Prints what is wrong; exit code 1 when there is anything.
//     node annual-page.mjs NODE_MODULES PROFILE-FOLDER PAGE ...
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const [modules, profile, ...pages] = process.argv.slice(2);
const require = createRequire(path.resolve(modules) + '/');
const { chromium } = require('playwright-core');
const axe = require.resolve('axe-core/axe.min.js');

let problems = 0;
function problem(place, text) {
    problems += 1;
    console.log(`${place}: ${text}`);
}

/// What the accessibility tree tells, in the order in which it is read.
async function readingOrder(page) {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const read = [];
    const visit = (node) => {
        if (!node.ignored) read.push({ role: node.role?.value, name: node.name?.value ?? '' });
        for (const id of node.childIds ?? []) if (byId.has(id)) visit(byId.get(id));
    };
    visit(nodes[0]);
    return read;
}

/// Title first, then contents, then sections; each picture is followed by its table before the next picture comes.
function checkOrder(place, read) {
    const roles = read.map((node) => node.role);
    if (roles.indexOf('heading') < 0 || roles.indexOf('heading') > roles.indexOf('navigation'))
        problem(place, 'the title does not come before the contents');
    if (roles.indexOf('navigation') > roles.indexOf('main')) problem(place, 'the contents do not come before the report');
    const pictures = read.filter((node) => node.role === 'image' || node.role === 'img');
    const tables = read.filter((node) => node.role === 'table');
    const least = /^[a-z]{2}\.html/.test(place) ? 8 : 0; // of the annual report
    if (pictures.length < least || tables.length < pictures.length)
        problem(place, `${pictures.length} pictures and ${tables.length} tables are told`);
    let waiting = null;
    for (const node of read) {
        if (node.role === 'image' || node.role === 'img') {
            if (waiting) problem(place, `no table after the picture "${waiting}"`);
            if (!node.name) problem(place, 'a picture without a name');
            waiting = node.name;
        } else if (node.role === 'table' && waiting !== null) {
            if (node.name !== waiting) problem(place, `the table "${node.name}" follows the picture "${waiting}"`);
            waiting = null;
        }
    }
    if (waiting !== null) problem(place, `no table after the picture "${waiting}"`);
}

async function look(page, place) {
    const layout = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth,
        screen: document.documentElement.clientWidth,
        levels: [...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => Number(heading.tagName[1])),
    }));
    if (layout.page > layout.screen) problem(place, `the page is ${layout.page} wide on a screen of ${layout.screen}`);
    layout.levels.forEach((level, at) => {
        if (level > (at ? layout.levels[at - 1] : 0) + 1) problem(place, `heading ${at + 1} jumps to level ${level}`);
    });
    await page.addScriptTag({ path: axe });
    const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    if (result.passes.length === 0) problem(place, 'axe-core looked at nothing');
    for (const found of result.violations)
        for (const node of found.nodes.slice(0, 3)) problem(place, `${found.id}: ${found.help}: ${node.html.slice(0, 200)}`);
}

const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
});
await browser.route(/^(?!file:)/, (route) => {
    problem(route.request().url(), 'the page asks for another file');
    return route.abort();
});
let looked = 0;
for (const file of pages) {
    for (const width of [1280, 320]) {
        for (const [medium, scheme] of [['screen', 'light'], ['screen', 'dark'], ['print', 'light']]) {
            const page = await browser.newPage();
            await page.setViewportSize({ width, height: 900 });
            await page.emulateMedia({ media: medium, colorScheme: scheme });
            await page.goto('file://' + path.resolve(file));
            const place = `${path.basename(file)}, ${width}, ${medium}, ${scheme}`;
            // On paper nothing scrolls, and a page of 320 pixels is none.
            if (!(medium === 'print' && width === 320)) await look(page, place);
            if (width === 1280 && medium === 'screen' && scheme === 'light') checkOrder(place, await readingOrder(page));
            await page.close();
            looked += 1;
        }
    }
}
await browser.close();
console.log(`${looked} views of ${pages.length} pages, ${problems} problems`);
process.exit(problems === 0 && looked > 0 ? 0 : 1);
