/** The register of sections: one for each kind of block whose module asks for one, held complete by the compiler. */
import { createElement, type ReactNode } from 'react';
import type { Block, KindWithSection } from '../../shared/blocks/kinds.ts';
import { artwork, nameplate } from './art.tsx';
import { body } from './body.tsx';
import { caption } from './caption.tsx';
import { pagetext } from './page-text.tsx';
import { panel } from './panel.tsx';
import { photo } from './photo.tsx';
import type { BlockProps, Section } from './section.ts';
import { table } from './table.tsx';

const sections: { readonly [K in KindWithSection]: Section<K> } = {
  artwork,
  body,
  caption,
  nameplate,
  panel,
  photo,
  pagetext,
  table,
};

function hasSection(block: Block): block is Block<KindWithSection> {
  return block.kind in sections;
}

function part<K extends KindWithSection>(name: keyof Section<K>, props: BlockProps<K>): ReactNode {
  const Part = sections[props.block.kind][name];
  return Part === undefined ? null : createElement(Part, props);
}

/** A part of a block's own section; nothing for kinds without one. */
export function SectionPart({
  name,
  ...props
}: BlockProps & { readonly name: keyof Section<KindWithSection> }): ReactNode {
  const { block } = props;
  return hasSection(block) ? part(name, { ...props, block }) : null;
}
