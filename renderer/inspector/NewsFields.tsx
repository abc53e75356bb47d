/** What styles of a newspaper's own kinds of text have beside their type: speakers' face, subheads' rows, refers' words. */
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Pointer, Style } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice } from '../ui/Fields.tsx';

/** Rows that subheads usually take; none is as many as they have lines. */
const rowChoices = ['', '2', '3', '4'] as const;

export function NewsFields(props: {
  readonly style: Style;
  /** The built-in style whose place it takes. */
  readonly role: string;
  readonly faces: readonly (readonly [FaceId, string])[];
  readonly change: (next: Partial<Style>) => void;
}) {
  const { style, role, faces, change } = props;
  const words = useWords();
  if (role === 'body') {
    return (
      <Choice<FaceId | ''>
        label={words('speakerFont')}
        value={style.speakerFont ?? ''}
        options={[['', words('speakerFontOfText')], ...faces]}
        onChange={(face) => change({ speakerFont: face === '' ? undefined : face })}
      />
    );
  }
  if (role === 'subhead') {
    return (
      <Choice
        label={words('subheadRows')}
        value={rowChoices.find((rows) => rows === String(style.rows)) ?? ''}
        options={rowChoices.map((rows) => [
          rows,
          rows === '' ? words('subheadRowsOwn') : words('rowCount', { count: rows }),
        ])}
        onChange={(rows) => change({ rows: rows === '' ? undefined : Number(rows) })}
      />
    );
  }
  if (role === 'refer-line') {
    return (
      <Choice<Pointer>
        label={words('referPointer')}
        value={style.pointer ?? 'angles'}
        options={[
          ['angles', '>>5版'],
          ['see', '详见第5版'],
          ['arrow', '▶5'],
        ]}
        onChange={(pointer) => change({ pointer })}
      />
    );
  }
  return null;
}
