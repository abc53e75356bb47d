/** The style that sets a block. */
import { type Block, type BlockKind, blockModule } from '../../shared/blocks/kinds.ts';
import type { Style, StyleName } from '../../shared/edition/records.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { Choice } from '../ui/Fields.tsx';
import type { BlockProps } from './section.ts';

/** `headline-lead` and `headline-brief` are one kind of style. */
function kindOf(name: string): string {
  return name.split('-')[0] ?? name;
}

/** The style a block is set in where it has none of its own; undefined for a kind that none sets. */
export function styleNameOf<K extends BlockKind>(block: Block<K>): StyleName | undefined {
  return blockModule<K>(block.kind).styleName?.(block);
}

/** A style's name, the newsroom's or the interface's. */
export function styleTitle(style: Style, words: Words): string {
  return style.name ?? words.style(style.id);
}

/** The styles that can set a block: its kind's own and those made from it. */
export function StyleOf({ workspace, edition, block }: BlockProps) {
  const words = useWords();
  const role = styleNameOf(block);
  if (role === undefined) return null;
  const choices = Object.values(edition.styles).filter(
    (style) => style.role !== undefined && kindOf(style.role) === kindOf(role),
  );
  const own = edition.styles[role];
  if (own === undefined) return null;
  const current = 'style' in block && block.style !== undefined ? block.style : role;
  return (
    <Choice
      label={words('style')}
      value={choices.some((style) => style.id === current) ? current : role}
      options={[
        [role as string, styleTitle(own, words)],
        ...choices.map((style) => [style.id, styleTitle(style, words)] as const),
      ]}
      onChange={(id) => {
        const { style: _style, ...rest } = { style: undefined, ...block };
        const next = id === role ? rest : { ...rest, style: id };
        workspace.session.edit('block.setting', [{ kind: 'put', table: 'blocks', id: block.id, record: next }]);
      }}
    />
  );
}
