/** What a page of the guide does in its window: finds words in all of the guide, and hears the keys. */

const field = document.querySelector('#search');
const hits = document.querySelector('#hits');
const contents = document.querySelector('#contents');
const status = document.querySelector('#found');
const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';

/** How many sections are listed: more than can be looked through say that the words were too common. */
const MOST = 40;
/** How much of a section is shown before and after what was found in it, in characters. */
const BEFORE = 12;
const AFTER = 40;

const { sections } = await import(`./sections.${language}.js`);

/** The words looked for, parted by blanks. */
const wanted = () => field.value.toLowerCase().split(/\s+/u).filter(Boolean);

/** A piece of a section round the first word found; its beginning where the words are in the title. */
function piece({ text }, [word]) {
  const at = Math.max(0, text.toLowerCase().indexOf(word) - BEFORE);
  const end = at + BEFORE + AFTER;
  return `${at > 0 ? '…' : ''}${text.slice(at, end)}${end < text.length ? '…' : ''}`;
}

function entry(section, words) {
  const { file, id, title, page } = section;
  const link = document.createElement('a');
  link.href = `${file}?${new URLSearchParams({ find: field.value })}#${encodeURIComponent(id)}`;
  const about = document.createElement('small');
  about.textContent = piece(section, words);
  link.append(title === page ? title : `${page} › ${title}`, about);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** Lists the sections that have all words in title or text, those with one in the title first. */
function find() {
  const words = wanted();
  const has = (text) => words.every((word) => text.toLowerCase().includes(word));
  const found = words.length === 0 ? [] : sections.filter(({ title, text }) => has(`${title} ${text}`));
  const inTitle = found.filter(({ title }) => words.some((word) => title.toLowerCase().includes(word)));
  const listed = [...new Set([...inTitle, ...found])].slice(0, MOST);
  hits.replaceChildren(...listed.map((section) => entry(section, words)));
  hits.hidden = words.length === 0;
  contents.hidden = words.length > 0;
  const { none, found: said } = field.dataset;
  status.textContent = words.length === 0 ? '' : found.length === 0 ? none : said.replace('{count}', found.length);
  showFound(words);
}

/** Colours the words looked for where they stand on this page. */
function showFound(words) {
  const ranges = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (words.length > 0 && walker.nextNode()) {
    const { currentNode } = walker;
    const text = currentNode.data.toLowerCase();
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(currentNode, at);
        range.setEnd(currentNode, at + word.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set('found', new Highlight(...ranges));
}

/** Down and up go from the field through what was found, and back. */
function step(event) {
  const stops = [field, ...hits.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

function hear(event) {
  const { key, altKey, ctrlKey, metaKey } = event;
  if (key === 'ArrowDown' || key === 'ArrowUp') step(event);
  else if (key === 'Enter' && document.activeElement === field) hits.querySelector('a')?.click();
  else if ((ctrlKey || metaKey) && key.toLowerCase() === 'f') {
    event.preventDefault();
    field.select();
    field.focus();
  } else if (key === 'Escape' && field.value !== '') {
    event.preventDefault();
    field.value = '';
    find();
  } else if (key === 'Escape') window.close();
  else if (altKey && key === 'ArrowLeft') history.back();
  else if (altKey && key === 'ArrowRight') history.forward();
}

/** On the page of keys, has each menu's table list the keys in force: they may have been changed since it was built. */
async function showKeys() {
  if (!/\/keys\.[a-z]+\.html$/u.test(location.pathname)) return;
  const shown = await (await fetch('./keys-in-force.json')).json();
  for (const { title, rows } of shown[language]) {
    const heading = [...document.querySelectorAll('main h2')].find((one) => one.textContent === title);
    const body = heading?.nextElementSibling?.querySelector('tbody');
    body?.replaceChildren(
      ...rows.map(({ command, key }) => {
        const row = document.createElement('tr');
        const code = document.createElement('code');
        code.textContent = key;
        row.insertCell().textContent = command;
        row.insertCell().append(code);
        return row;
      }),
    );
  }
  find();
}

field.value = new URLSearchParams(location.search).get('find') ?? '';
find();
field.addEventListener('input', find);
document.addEventListener('keydown', hear);
// Somebody may change them while the guide is open.
window.addEventListener('focus', showKeys);
await showKeys();
