/** The section of page text: its lines, the fields that can be put into them, how they stand. */

import { useRef } from 'react';
import { beyond, cutTo } from '../../shared/blocks/cut-to.ts';
import type { Block } from '../../shared/blocks/kinds.ts';
import { pageFields } from '../../shared/blocks/page-fields.ts';
import { LEAST_SIZE, MOST_SIZE } from '../../shared/blocks/page-text.ts';
import { swatchesOf } from '../../shared/edition/colours.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { withLooks } from '../../shared/edition/effects.ts';
import { useWords } from '../i18n/strings.ts';
import { tellCut } from '../state/told-cut.ts';
import { Choice, Row, TextField } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { UnseenLine } from '../ui/UnseenLine.tsx';
import { BoxFields } from './panel.tsx';
import { StyleOf } from './StyleOf.tsx';
import type { BlockProps, Section } from './section.ts';

/** Characters its record allows. */
const MOST = 1_000;

function PageTextSettings({ workspace, edition, block }: BlockProps<'pagetext'>) {
  const words = useWords();
  const lines = useRef<HTMLDivElement>(null);
  const edit = (next: Block<'pagetext'>) => workspace.session.edit('block.setting', editBlock(edition, next));
  const write = (text: string) => {
    tellCut(workspace.notices, beyond(text, MOST), MOST);
    edit({ ...block, text: cutTo(text, MOST) });
    return true;
  };
  // A field goes where the caret was left, and else to the end.
  const insert = (field: string) => {
    const area = lines.current?.querySelector('textarea');
    const wasIn = area !== null && area !== undefined && area.selectionEnd > 0;
    const [from, to] = wasIn ? [area.selectionStart, area.selectionEnd] : [block.text.length, block.text.length];
    write(`${block.text.slice(0, from)}${field}${block.text.slice(to)}`);
    area?.focus();
  };
  return (
    <>
      <div className="stacked" ref={lines}>
        <span>{words('pageText')}</span>
        <TextField label={words('pageText')} rows={5} value={block.text} onCommit={write} />
        <UnseenLine text={block.text} />
      </div>
      <dl>
        <Choice
          label={words('pageTextField')}
          value=""
          options={[
            ['', words('pageTextFieldChoose')],
            ...pageFields.map(
              ({ written, name }) => [words.language === 'zh' ? name.zh : written, name[words.language]] as const,
            ),
          ]}
          onChange={(field) => {
            if (field !== '') insert(`{${field}}`);
          }}
        />
        <Row label={words('pageTextSize')}>
          <NumberField
            label={words('pageTextSize')}
            value={block.size ?? edition.styles[block.style ?? 'imprint']?.size ?? LEAST_SIZE}
            least={LEAST_SIZE}
            most={MOST_SIZE}
            unit={words('pt')}
            onCommit={(size) => edit({ ...block, size })}
          />
        </Row>
        <StyleOf workspace={workspace} edition={edition} block={block} />
        <Choice
          label={words('artAlign')}
          value={block.align}
          options={[
            ['start', words('alignStart')],
            ['centre', words('alignCentre')],
            ['end', words('alignEnd')],
          ]}
          onChange={(align) => edit({ ...block, align })}
        />
        <Choice
          label={words('pageTextStands')}
          value={block.stands}
          options={[
            ['top', words('standsTop')],
            ['middle', words('standsMiddle')],
            ['bottom', words('standsBottom')],
          ]}
          onChange={(stands) => edit({ ...block, stands })}
        />
        <BoxFields box={block} swatches={swatchesOf(edition)} onChange={(looks) => edit(withLooks(block, looks))} />
      </dl>
    </>
  );
}

export const pagetext: Section<'pagetext'> = { Settings: PageTextSettings };
