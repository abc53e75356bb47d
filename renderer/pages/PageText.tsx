/** What the painted page says, for those who hear it: its copy, block by block, read from the display list. */
import { memo, useEffect, useState } from 'react';
import type { ComposedPage } from '../../shared/compose/display-list.ts';

function textOfBlocks(page: ComposedPage): { readonly id: string; readonly kind: string; readonly text: string }[] {
  const texts = new Map<string, string>();
  for (const item of page.items) {
    if (item.kind !== 'glyphs') continue;
    texts.set(item.blockId, (texts.get(item.blockId) ?? '') + item.text);
  }
  return page.blocks.flatMap(({ id, kind }) => {
    const text = texts.get(id);
    return text === undefined ? [] : [{ id, kind, text }];
  });
}

/** A page that changes again within this many milliseconds is not read out in between. */
const CALM_MS = 60;

/** The page once it is left alone: laying out its words in between would hold up the painting. */
function useCalm(page: ComposedPage): ComposedPage {
  const [calm, setCalm] = useState(page);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(page), CALM_MS);
    return () => clearTimeout(timer);
  }, [page]);
  return calm;
}

const Words = memo(function Words({ page }: { readonly page: ComposedPage }) {
  return (
    <div className="page-text" data-testid="page-text">
      {textOfBlocks(page).map(({ id, kind, text }) => (
        <p key={id} data-kind={kind}>
          {text}
        </p>
      ))}
    </div>
  );
});

export function PageText({ page }: { readonly page: ComposedPage }) {
  return <Words page={useCalm(page)} />;
}
