/** What comes along into the next edition, and what does not: told before it is made. */
import type { ReactNode } from 'react';
import { blockName } from '../../shared/blocks/kinds.ts';
import { newspaperOf } from '../../shared/edition/newspaper.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle, pagesInOrder } from '../../shared/edition/selectors.ts';
import { shownTemplates } from '../../shared/edition/template-names.ts';
import { planFor } from '../../shared/paper/calendar.ts';
import { endedOn } from '../../shared/paper/carry.ts';
import { nextEdition, type Wanted } from '../../shared/paper/next-edition.ts';
import { useWords } from '../i18n/strings.ts';

function Told({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

export function NextPreview({ last, wanted }: { readonly last: Edition; readonly wanted: Wanted }) {
  const words = useWords();
  const made = nextEdition(last, wanted);
  if (made === null) return null;
  const { edition, left } = made;
  const sections = pagesInOrder(edition).map(({ number, section }) => `${number} ${section}`.trim());
  const { pages: planned } = planFor(newspaperOf(last), edition.edition.date);
  const templates = shownTemplates(edition, words.language);
  /** What is laid under each page that is planned in a format or with a template. */
  const laid = planned.flatMap(({ formatId, templateId }, at) => {
    const names = [
      formatId === null ? undefined : edition.formats[formatId]?.name,
      templateId === null ? undefined : templates.find(({ id }) => id === templateId)?.name,
    ].filter((name) => name !== undefined);
    return names.length === 0 ? [] : [`${at + 1} ${names.join(' · ')}`];
  });
  const standing = Object.values(edition.blocks).filter((block) => block.standing !== undefined).length;
  const ended = endedOn(last, edition.edition.date).map((block) => blockName(block)[words.language]);
  const held = Object.values(edition.articles).filter((article) => article.held === true);
  return (
    <dl className="next-preview">
      <Told label={words('pages')}>{sections.join('\u3000')}</Told>
      {laid.length > 0 && <Told label={words('nextLaid')}>{laid.join('\u3000')}</Told>}
      <Told label={words('nextStanding')}>
        {standing === 0 ? words('nextFurniture') : words('nextStandingCount', { count: standing })}
      </Told>
      {ended.length > 0 && (
        <Told label={words('nextEnded')}>
          {words('nextEndedCount', { count: ended.length, kinds: [...new Set(ended)] })}
        </Told>
      )}
      <Told label={words('nextHeld')}>
        {held.length === 0
          ? words('nextHeldNone')
          : held.map((article) => articleTitle(article) || words('untitled')).join('\u3000')}
      </Told>
      {left.length > 0 && (
        <Told label={words('nextLeft')}>
          {left.map((one) => (
            <p key={one.en}>{one[words.language]}</p>
          ))}
        </Told>
      )}
    </dl>
  );
}
