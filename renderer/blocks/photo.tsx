/** A picture's section: the picture, how it lies in its frame and how sharp it prints, its caption and credit. */
import { editPhoto } from '../../shared/edition/edits.ts';
import { useWords } from '../i18n/strings.ts';
import { Row, TextField } from '../ui/Fields.tsx';
import { UnseenLine } from '../ui/UnseenLine.tsx';
import { PicturePlacing } from './PicturePlacing.tsx';
import { RunAround } from './RunAround.tsx';
import type { BlockProps, Section } from './section.ts';

function PhotoSettings({ workspace, edition, block }: BlockProps<'photo'>) {
  const words = useWords();
  const photo = edition.articles[block.articleId]?.photos.find((one) => one.id === block.photoId);
  const image = photo?.imageId == null ? undefined : edition.images[photo.imageId];
  const setPhoto = (change: { caption?: string; credit?: string }) => {
    if (photo === undefined) return false;
    workspace.session.edit('photo.caption', editPhoto(edition, block.articleId, { ...photo, ...change }));
    return true;
  };
  return (
    <>
      <dl>
        <Row label={words('picture')}>
          <button type="button" onClick={() => workspace.commands.run('photo.choose')}>
            {words(image === undefined ? 'pictureChoose' : 'pictureReplace')}
          </button>
        </Row>
        <PicturePlacing workspace={workspace} edition={edition} block={block} />
        <RunAround workspace={workspace} edition={edition} block={block} />
      </dl>
      {photo !== undefined && (
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
      )}
    </>
  );
}

export const photo: Section<'photo'> = { Settings: PhotoSettings };
