/** 图文绕排: how text runs round a picture, how far from it, on which sides. */
import { editBlock } from '../../shared/edition/edits.ts';
import { readLength } from '../../shared/edition/lengths.ts';
import { MOST_STAND_OFF, type RunAroundShape, runAroundOf, withRunAround } from '../../shared/edition/run-around.ts';
import { photoImage } from '../../shared/edition/selectors.ts';
import { toMm } from '../../shared/edition/units.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { preferences } from '../state/preferences.ts';
import { Choice, Row, TextField } from '../ui/Fields.tsx';
import type { BlockProps } from './section.ts';

export function RunAround({ workspace, edition, block }: BlockProps<'photo'>) {
  const words = useWords();
  const { unit } = useParts(preferences, 'unit');
  const shape = runAroundOf(block);
  const image = photoImage(edition, block);
  const hasOutline = image?.outline !== undefined || block.shape !== undefined;
  const isUntraced = image?.seeThrough === true && !hasOutline;
  const grid = edition.pages[block.pageId]?.grid;
  const shown = `${Number((unit === 'mm' ? toMm(block.standOff) : block.standOff).toFixed(1))}${unit}`;
  const edit = (next: typeof block) => workspace.session.edit('photo.run-around', editBlock(edition, next));
  const shapes: readonly (readonly [RunAroundShape, string])[] = [
    ['none', words('runAroundNone')],
    ['frame', words('runAroundFrame')],
    ['outline', words('runAroundOutline')],
    ['drawn', words('runAroundDrawn')],
  ];
  return (
    <>
      <Choice
        label={words('runAround')}
        value={shape}
        // What a picture has no outline for is not offered; where it was chosen before, it is said below.
        options={shapes.filter(([name]) => name !== 'outline' || hasOutline || shape === 'outline')}
        onChange={(chosen) => {
          // The line begins as what the picture shows, and is at once to be moved.
          if (chosen === 'drawn') workspace.commands.run('photo.around-drawn');
          else edit(withRunAround(block, chosen));
        }}
      />
      {shape === 'drawn' && (
        <Row label="">
          <button type="button" onClick={() => workspace.commands.run('photo.around-drawn')}>
            {words('moveCorners')}
          </button>
        </Row>
      )}
      {shape !== 'none' && grid !== undefined && (
        <>
          <Row label={words('standOff')}>
            <TextField
              label={words('standOff')}
              value={shown}
              onCommit={(text) => {
                const length = readLength(text, 'width', grid, shown);
                if (length === null || length < 0) return false;
                edit({ ...block, standOff: Math.min(MOST_STAND_OFF, length) });
                return true;
              }}
            />
          </Row>
          <Choice
            label={words('runAroundSides')}
            value={block.beside ?? 'both'}
            options={[
              ['both', words('runAroundBoth')],
              ['one-side', words('runAroundOneSide')],
              // As it was before a side was kept to: where it was chosen then, it is still said.
              ...(block.beside === 'larger' ? ([['larger', words('runAroundLarger')]] as const) : []),
            ]}
            onChange={(side) => {
              const { beside: _, ...both } = block;
              edit(side === 'both' ? both : { ...both, beside: side });
            }}
          />
        </>
      )}
      {(isUntraced || (shape === 'outline' && !hasOutline)) && (
        <Row label="">
          <output className={shape === 'outline' ? 'problem' : ''}>
            {words(isUntraced ? 'runAroundUntraced' : 'runAroundNoOutline')}
          </output>
        </Row>
      )}
    </>
  );
}
