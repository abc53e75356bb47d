/** What is written under a picture: its caption and its credit. */
import { editPhoto } from '../../shared/edition/edits.ts';
import { useWords } from '../i18n/strings.ts';
import { TextField } from '../ui/Fields.tsx';
import { UnseenLine } from '../ui/UnseenLine.tsx';
import type { BlockProps } from './section.ts';

/** The words of the picture that a block shows, or whose caption it is. */
export function PhotoWords({ workspace, edition, block }: BlockProps<'photo' | 'caption'>) {
  const words = useWords();
  const photo = edition.articles[block.articleId]?.photos.find((one) => one.id === block.photoId);
  if (photo === undefined) return null;
  const setPhoto = (change: { caption?: string; credit?: string }) => {
    workspace.session.edit('photo.caption', editPhoto(edition, block.articleId, { ...photo, ...change }));
    return true;
  };
  return (
    <div className="stacked">
      <span>{words('caption')}</span>
      <TextField
        label={words('caption')}
        rows={3}
        value={photo.caption}
        onCommit={(caption) => setPhoto({ caption })}
      />
      <UnseenLine text={photo.caption} />
      <span>{words('credit')}</span>
      <TextField label={words('credit')} value={photo.credit} onCommit={(credit) => setPhoto({ credit })} />
      <UnseenLine text={photo.credit} />
    </div>
  );
}
