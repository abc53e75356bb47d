/** The register of blocks: what can stand on a page, each kind a module of its own. */
import * as v from 'valibot';
import { advert } from './advert.ts';
import { artwork } from './artwork.ts';
import { banner } from './banner.ts';
import type { BlockModule } from './block.ts';
import { body } from './body.ts';
import { caption } from './caption.ts';
import { figure } from './figure.ts';
import { furniture } from './furniture.ts';
import { headline } from './headline.ts';
import type { BlockForm as FormOf } from './insertion.ts';
import { nameplate } from './nameplate.ts';
import { pagetext } from './page-text.ts';
import { panel } from './panel.ts';
import { photo } from './photo.ts';
import { pullquote } from './pullquote.ts';
import { qr } from './qr.ts';
import { refer } from './refer.ts';
import { rule } from './rule.ts';
import type { BothLanguages } from './settings.ts';
import { storypart } from './story-part.ts';
import { table } from './table.ts';

/** In the order of the menu. */
const modules = {
  nameplate,
  furniture,
  refer,
  banner,
  headline,
  storypart,
  body,
  photo,
  caption,
  pullquote,
  figure,
  rule,
  panel,
  advert,
  table,
  pagetext,
  artwork,
  qr,
};

/** A kind of block, by the name it has in the register and in its records. */
export type BlockKind = keyof typeof modules;

type Records = { readonly [K in BlockKind]: v.InferOutput<(typeof modules)[K]['schema']> };

/** A block of a kind; of any where none is named. */
export type Block<K extends BlockKind = BlockKind> = { [P in K]: Records[P] & { readonly kind: P } }[K];

export type BodyBlock = Block<'body'>;
export type CaptionBlock = Block<'caption'>;
export type HeadlineBlock = Block<'headline'>;
export type PanelBlock = Block<'panel'>;
export type PhotoBlock = Block<'photo'>;
export type TableBlock = Block<'table'>;

/** Held complete by the compiler, and to each module under the name that its records have. */
const register: { readonly [K in BlockKind]: BlockModule<(typeof modules)[K]['schema'], Block<K>> } = modules;

/** Every kind, in the order of the menu. */
const blockKinds: readonly BlockKind[] = Object.keys(modules).filter((name): name is BlockKind => name in modules);

/** What is known of a kind of block. */
export function blockModule<K extends BlockKind>(kind: K): (typeof register)[K] {
  return register[kind];
}

/** What a block is called: by what it is, where its kind is several things. */
export function blockName<K extends BlockKind>(block: Block<K>): BothLanguages {
  const { name, called } = blockModule<K>(block.kind);
  return called?.(block) ?? name;
}

const anyBlock = v.variant(
  'kind',
  Object.values(modules).map(({ schema }) => schema),
);

const schemasByKind = new Map<unknown, { '~run': (typeof anyBlock)['~run'] }>(
  Object.entries(modules).map(([kind, { schema }]) => [kind, schema]),
);

/** A block of any kind. Its kind says which schema it is held to: the library would try each in turn, and note why it is none. */
export const blockSchema: typeof anyBlock = {
  ...anyBlock,
  '~run'(dataset, config) {
    const { value } = dataset;
    const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
    return (schemasByKind.get(kind) ?? anyBlock)['~run'](dataset, config);
  },
};

/** What can be drawn on a page, by name. */
export type BlockForm = { [K in BlockKind]: keyof (typeof modules)[K]['forms'] & string }[BlockKind];

/** Every form, in the order of the menu, with the kind it makes. */
const forms = new Map<string, FormOf<Block> & { readonly kind: BlockKind }>(
  blockKinds.flatMap((kind) =>
    Object.entries<FormOf<Block>>(register[kind].forms).map(([name, form]) => [name, { ...form, kind }] as const),
  ),
);

export const blockForms: readonly BlockForm[] = [...forms.keys()].filter((name): name is BlockForm => forms.has(name));

/** What is known of a form. */
export function blockForm(name: BlockForm): FormOf<Block> & { readonly kind: BlockKind } {
  const form = forms.get(name);
  if (form === undefined) throw new Error(`no block ${name}`);
  return form;
}

/** Kinds that have a section of their own in the inspector. */
export type KindWithSection = {
  [K in BlockKind]: (typeof modules)[K]['settings'] extends 'section' ? K : never;
}[BlockKind];
