/** The effects of a block's letters in the inspector: its style's, until one is changed here. */
import { swatchesOf } from '../../shared/edition/colours.ts';
import { editEffects, effectsOf, type LetteredBlock } from '../../shared/edition/effects.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { EffectFields } from './EffectFields.tsx';
import type { BlockProps } from './section.ts';

export function EffectsOfBlock(props: {
  readonly workspace: BlockProps['workspace'];
  readonly edition: Edition;
  readonly block: LetteredBlock;
}) {
  const { workspace, edition, block } = props;
  const words = useWords();
  const isOwn = block.effects !== undefined;
  return (
    <section className="effects">
      <h3>{words('effects')}</h3>
      <dl>
        <EffectFields
          effects={effectsOf(edition, block)}
          swatches={swatchesOf(edition)}
          isHeadline={block.kind === 'headline'}
          onChange={(effects) =>
            workspace.session.edit(
              'block.effects',
              editEffects(edition, [block.id], () => effects),
            )
          }
        />
      </dl>
      {block.kind === 'headline' && block.direction === 'down' && <p className="hint">{words('effectsDown')}</p>}
      {isOwn ? (
        <button
          type="button"
          className="link"
          onClick={() =>
            workspace.session.edit(
              'block.effects',
              editEffects(edition, [block.id], () => null),
            )
          }
        >
          {words('effectsAsStyle')}
        </button>
      ) : (
        <p className="hint">{words('effectsOfStyle')}</p>
      )}
    </section>
  );
}
