/** Why the line with the caret broke where it did, and how it was set. */
import { useEffect, useState } from 'react';
import type { Explanation } from '../../shared/compose/explain.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { type StringKey, useWords, type Words } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type ThisLineHost = Pick<Stores, 'session' | 'caret'>;

const choices: Readonly<Record<Explanation['choice'], StringKey>> = {
  'total-fit': 'lineTotalFit',
  'line-by-line': 'lineByLine',
  'against-widow': 'lineAgainstWidow',
  'before-jump': 'lineBeforeJump',
};

type Alternative = Explanation['alternatives'][number];

const hindrances: Readonly<Record<NonNullable<Alternative['hindrance']>, StringKey>> = {
  start: 'hinderStart',
  end: 'hinderEnd',
  word: 'hinderWord',
  'kept-whole': 'hinderKept',
  'too-wide': 'hinderWide',
};

function em(value: number): string {
  return (Math.round(value * 1000) / 1000).toString();
}

/** What changes by less than this, in em, is not seen. */
const SEEN = 0.0005;

function settingOf(explanation: Explanation, words: Words): string {
  const { setting } = explanation;
  const { spaces, blanks, brackets, pauses, stops, colons, gapChange, opened } = setting;
  const given = [
    ['lineSpaces', spaces],
    ['lineBrackets', brackets],
    ['linePauses', pauses],
    ['lineGaps', -gapChange],
    ['lineBlanks', blanks],
    ['lineStops', stops],
    ['lineColons', colons],
  ] as const;
  const pressed = given.filter(([, value]) => value > SEEN);
  const adjusted = pressed.length > 0 || gapChange > SEEN || opened > SEEN;
  if (!adjusted && !setting.isJustified) return words('lineParagraphEnd');
  if (!adjusted) return words('lineExact', { measure: em(setting.measure) });
  if (pressed.length > 0)
    return pressed.map(([name, value]) => words(name, { em: em(value) })).join(words.language === 'zh' ? '，' : ', ');
  return words('lineOpen', { opened: em(opened), gaps: em(gapChange) });
}

/** Characters shown on either side of a place. */
const CONTEXT = 2;

function sentence(one: Alternative, text: string, words: Words): string | null {
  const before = text.slice(Math.max(0, one.offset - CONTEXT), one.offset);
  const place = `${before}｜${text.slice(one.offset, one.offset + CONTEXT)}`;
  if (one.hindrance !== null) return words(hindrances[one.hindrance], { text: place });
  if (one.cost === null) return null;
  return words('hinderCost', { text: place, cost: one.cost >= 1000 ? '∞' : one.cost.toFixed(2) });
}

export function ThisLine({ workspace }: { readonly workspace: ThisLineHost }) {
  const words = useWords();
  const { at: caret } = useParts(workspace.caret, 'at');
  const { edition } = useParts(workspace.session.state, 'edition');
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const article = caret === null ? undefined : edition?.articles[caret.place.articleId];
  const paragraph = article?.body.find((one) => one.id === caret?.place.part);
  useEffect(() => {
    if (article === undefined || paragraph === undefined || caret === null) {
      setExplanation(null);
      return;
    }
    let isCurrent = true;
    let composed: unknown = null;
    // Asked again once the pages are composed anew: the line may have moved.
    const ask = () => {
      const { pages } = workspace.session.state.get();
      if (pages === composed) return;
      composed = pages;
      void workspace.session
        .ask('explain', { articleId: article.id, paragraphId: paragraph.id, offset: caret.place.offset })
        // Where the engine cannot say, nothing is said of the line: it tells the window itself what is wrong with it.
        .catch(() => null)
        .then((found) => {
          if (isCurrent) setExplanation(found);
        });
    };
    ask();
    const stop = workspace.session.state.subscribe(ask);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [workspace, article, paragraph, caret]);
  if (explanation === null || paragraph === undefined) return null;
  const text = paragraphText(paragraph);
  const places = explanation.alternatives.flatMap((one) => sentence(one, text, words) ?? []);
  return (
    <section className="this-line" data-testid="this-line">
      <h3>{words('thisLine')}</h3>
      <blockquote>{explanation.text}</blockquote>
      <p>{words(choices[explanation.choice])}</p>
      <p>{settingOf(explanation, words)}</p>
      {explanation.setting.isReported && <p className="problem">{words('lineReported')}</p>}
      {explanation.end !== 'paragraph' && (
        <details>
          <summary>{words('lineAlternatives')}</summary>
          <ul>
            {places.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
