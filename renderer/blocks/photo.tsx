/** A picture's section: the picture, how it lies in its frame and how sharp it prints, its caption and credit. */
import { useWords } from '../i18n/strings.ts';
import { Row } from '../ui/Fields.tsx';
import { PicturePlacing } from './PicturePlacing.tsx';
import { PhotoWords } from './photo-words.tsx';
import { RunAround } from './RunAround.tsx';
import { ShapeFields } from './ShapeFields.tsx';
import type { BlockProps, Section } from './section.ts';

function PhotoSettings({ workspace, edition, block }: BlockProps<'photo'>) {
  const words = useWords();
  const photo = edition.articles[block.articleId]?.photos.find((one) => one.id === block.photoId);
  const image = photo?.imageId == null ? undefined : edition.images[photo.imageId];
  return (
    <>
      <dl>
        <Row label={words('picture')}>
          <button type="button" onClick={() => workspace.commands.run('photo.choose')}>
            {words(image === undefined ? 'pictureChoose' : 'pictureReplace')}
          </button>
        </Row>
        <PicturePlacing workspace={workspace} edition={edition} block={block} />
        <ShapeFields workspace={workspace} edition={edition} block={block} />
        <RunAround workspace={workspace} edition={edition} block={block} />
      </dl>
      <PhotoWords workspace={workspace} edition={edition} block={block} />
    </>
  );
}

export const photo: Section<'photo'> = { Settings: PhotoSettings };
