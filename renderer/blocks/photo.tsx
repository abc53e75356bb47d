/** A picture's section: the picture, how it is cropped and how sharp it prints, its caption and credit. */
import { pixelsPerInch } from '../../shared/compose/pictures.ts';
import { editBlock, editPhoto } from '../../shared/edition/edits.ts';
import { type Crop, wholePicture } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { Row, TextField } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { BlockProps, Section } from './section.ts';

/** Pixels an inch below which a newspaper halftone shows it (domain.md §5: 150–200). */
const LEAST_PPI = 150;

function PhotoSettings({ workspace, edition, block }: BlockProps<'photo'>) {
  const words = useWords();
  const photo = edition.articles[block.articleId]?.photos.find((one) => one.id === block.photoId);
  const image = photo?.imageId == null ? undefined : edition.images[photo.imageId];
  const crop = block.crop ?? wholePicture;
  const ppi = image === undefined ? null : Math.round(pixelsPerInch(block.frame, crop, image));
  const setCrop = (change: Partial<Crop>) =>
    workspace.session.edit('photo.crop', editBlock(edition, { ...block, crop: { ...crop, ...change } }));
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
        {image !== undefined && (
          <>
            <Row label={words('resolution')}>
              <output className={ppi !== null && ppi < LEAST_PPI ? 'problem' : ''} data-testid="ppi">
                {words('ppi', { ppi: ppi ?? 0 })}
              </output>
            </Row>
            <Row label={words('cropScale')}>
              <NumberField
                label={words('cropScale')}
                value={crop.scale * 100}
                least={100}
                most={2000}
                unit="%"
                onCommit={(value) => setCrop({ scale: value / 100 })}
              />
            </Row>
            <Row label={words('cropPlace')}>
              <NumberField
                label={words('cropAcross')}
                value={crop.x * 100}
                least={0}
                most={100}
                unit="%"
                onCommit={(value) => setCrop({ x: value / 100 })}
              />
              <NumberField
                label={words('cropDown')}
                value={crop.y * 100}
                least={0}
                most={100}
                unit="%"
                onCommit={(value) => setCrop({ y: value / 100 })}
              />
            </Row>
          </>
        )}
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
          <span>{words('credit')}</span>
          <TextField label={words('credit')} value={photo.credit} onCommit={(credit) => setPhoto({ credit })} />
        </div>
      )}
    </>
  );
}

export const photo: Section<'photo'> = { Settings: PhotoSettings };
