/** Words that the newsroom watches for: those it does not write, those it writes otherwise, those that are to be looked at. */
import type { ListedTerm } from '../../paper/list-records.ts';
import type { TextFinding } from '../check.ts';
import type { CopyRule } from './rule.ts';

const SENTENCE_END = /[。！？!?；;\n]/u;

/** The sentence that a stretch stands in. */
function sentenceOf(text: string, from: number, to: number): string {
  let start = from;
  while (start > 0 && from - start < 200 && !SENTENCE_END.test(text[start - 1] ?? '')) start--;
  let end = to;
  while (end < text.length && end - to < 200 && !SENTENCE_END.test(text[end] ?? '')) end++;
  return text.slice(start, end);
}

function isMeant({ near, notNear }: ListedTerm, sentence: string): boolean {
  const holds = (word: string) => sentence.includes(word);
  return (near === undefined || near.some(holds)) && notNear?.some(holds) !== true;
}

/** True where the text has at that place what is to stand there, of which the word is part. */
function isRight(text: string, from: number, { name, instead }: ListedTerm): boolean {
  if (instead === undefined) return false;
  for (let at = instead.indexOf(name); at >= 0; at = instead.indexOf(name, at + 1))
    if (text.startsWith(instead, from - at)) return true;
  return false;
}

function said({ name, instead, severity, reason, owner }: ListedTerm) {
  const because = reason === undefined ? '' : `${reason}。`;
  const by = owner === undefined ? '' : `（词表：${owner}）`;
  const [zh, en] =
    instead !== undefined
      ? [`“${name}”本报写作“${instead}”。`, `“${name}” is written “${instead}” here.`]
      : severity === 'error'
        ? [`“${name}”本报不用，请改写。`, `“${name}” is not used here. Write it otherwise.`]
        : [`“${name}”请斟酌。`, `“${name}” is to be looked at.`];
  return { zh: `${zh}${because}${by}`, en: `${en} ${because}${by}`.trim() };
}

export const listedTerm: CopyRule = {
  scope: 'copy',
  id: 'listed-term',
  kind: 'lists',
  severity: 'error',
  title: { zh: '词表里的词', en: 'Word of the lists' },
  source: 'The newsroom’s own lists',
  example: {
    wrong: '这家酒店昨日试业。',
    right: '这家酒店昨日试营业。',
    of: { lists: [{ kind: 'term', name: '试业', instead: '试营业', severity: 'warning' }] },
  },
  run({ text, lists }): TextFinding[] {
    return (lists?.terms(text) ?? []).flatMap(({ from, to, term }): TextFinding[] => {
      if (isRight(text, from, term) || !isMeant(term, sentenceOf(text, from, to))) return [];
      const fix = term.instead === undefined ? {} : { fix: { kind: 'replace', with: term.instead } as const };
      return [{ severity: term.severity, from, to, ...said(term), knownBy: term.name, entry: term.name, ...fix }];
    });
  },
};
