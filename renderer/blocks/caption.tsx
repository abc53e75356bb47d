/** A caption's section: its words, which are the picture's, and its style. */
import { PhotoWords } from './photo-words.tsx';
import { StyleOf } from './StyleOf.tsx';
import type { BlockProps, Section } from './section.ts';

function CaptionSettings(props: BlockProps<'caption'>) {
  return (
    <>
      <PhotoWords {...props} />
      <dl>
        <StyleOf {...props} />
      </dl>
    </>
  );
}

export const caption: Section<'caption'> = { Settings: CaptionSettings };
