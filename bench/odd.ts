/** Odd and enormous copy: how long a page takes to be composed of it. None may take two seconds. */
import { loadResources } from '../electron/resources.ts';
import { compose } from '../shared/compose/compose.ts';
import { report } from './report.ts';
import { storyEdition } from './story-edition.ts';

const sentence = '东湖南岸的灯火一直亮到深夜，';
const inputs: Readonly<Record<string, readonly string[]>> = {
  han_16mb: Array.from({ length: 56_000 }, () => `${sentence.repeat(7)}人们`),
  han_16mb_one_paragraph: [sentence.repeat(400_000)],
  letters_16mb_one_word: ['a'.repeat(16_000_000)],
  latin_16mb_one_paragraph: ['hello world '.repeat(1_333_333)],
  one_character_paragraphs_100k: Array.from({ length: 100_000 }, () => '字'),
  one_paragraph_200k: [sentence.repeat(15_000)],
  no_legal_break_200k: ['，'.repeat(200_000)],
  emoji: ['👨‍👩‍👧‍👦🇨🇳👍🏽𠮷野家'.repeat(20_000)],
  mongolian: ['ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ '.repeat(20_000)],
  tibetan: ['བོད་སྐད་ཡིག '.repeat(20_000)],
  arabic: ['العربية لغة '.repeat(20_000)],
  control_characters: ['\u0000\u0007\u001b\u200b'.repeat(50_000)],
};

const resources = loadResources();
compose(storyEdition([sentence]), resources);
const figures: Record<string, number> = {};
for (const [name, texts] of Object.entries(inputs)) {
  const edition = storyEdition(texts, 2);
  const start = performance.now();
  const composed = compose(edition, resources);
  let items = 0;
  for (const page of composed.pages) items += page.items.length;
  figures[`${name}_ms`] = Math.round(performance.now() - start);
  if (items < 0) throw new Error(name);
}
report('odd', figures);
