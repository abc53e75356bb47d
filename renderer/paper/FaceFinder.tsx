/** 加字体: the faces of the system, a folder or a file, each seen in its own outlines, and what one is to be used for. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FacePlace } from '../../shared/contract/face-calls.ts';
import { failureOf } from '../../shared/contract/failure.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import type { FaceCoordinates, FoundFonts } from '../../shared/faces/face-file.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import { Flag } from '../ui/Fields.tsx';
import { Modal } from '../ui/Modal.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { FacePreview } from './FacePreview.tsx';
import { firstOf, isSought, type Offer, offersOf, rightsOf } from './face-offers.ts';
import { faceSearch } from './face-search.ts';
import { type FaceUse, faceUseNames } from './face-uses.ts';
import type { PaperPart } from './paper-host.ts';
import { takeFace } from './take-face.ts';

const places: readonly FacePlace[] = ['system', 'folder', 'file'];

/** Searches for faces, the last one that was asked for. Those found stay until others are. */
function useSearch(notices: PaperPart['workspace']['notices']) {
  const [found, setFound] = useState<FoundFonts | null>(null);
  const [isSearching, setSearching] = useState(false);
  const last = useRef(0);
  const search = useCallback(
    async (place: FacePlace) => {
      last.current += 1;
      const mine = last.current;
      faceSearch.set({ progress: null });
      setSearching(true);
      try {
        const now = await call('face.find', { place });
        notices.over('faces found');
        if (now !== null && mine === last.current) setFound(now);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code !== 'cancelled' && mine === last.current) notices.fail(failure, { about: 'faces found' });
      } finally {
        if (mine === last.current) setSearching(false);
      }
    },
    [notices],
  );
  return { found, isSearching, search };
}

/** Where faces are looked for, and how far that is. */
function Places(props: { readonly isSearching: boolean; readonly onSearch: (place: FacePlace) => void }) {
  const { isSearching, onSearch } = props;
  const words = useWords();
  const { progress } = useParts(faceSearch, 'progress');
  return (
    <div className="face-places">
      {places.map((place) => (
        <button key={place} type="button" onClick={() => onSearch(place)}>
          {words(`place-${place}`)}
        </button>
      ))}
      {isSearching && (
        <>
          <span role="status">{progress === null ? words('ownFaceReading') : words('faceSearching', progress)}</span>
          <button type="button" className="link" onClick={() => void call('face.cancel', {})}>
            {words('faceSearchStop')}
          </button>
        </>
      )}
    </div>
  );
}

/** What was found and cannot be used, with the reasons. */
function Unusable({ found }: { readonly found: FoundFonts }) {
  const words = useWords();
  const { language } = words;
  const told = [
    ...found.files.flatMap(({ path, unusable }) =>
      unusable.map((one) => `${fileName(path)} #${one.member + 1}: ${one[language]}`),
    ),
    ...found.unusable.map((one) => `${fileName(one.path)}: ${one[language]}`),
    ...found.closed.map((path) => words('faceClosed', { path })),
    ...(found.isCut ? [words('faceCut')] : []),
  ];
  if (told.length === 0) return null;
  return (
    <details>
      <summary>{words('faceUnusable', { count: told.length })}</summary>
      <ul>
        {told.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}

/** What a face says of itself. */
function FaceFacts({ offer }: { readonly offer: Offer }) {
  const words = useWords();
  const { face, choice } = offer;
  const { han, characters, lacksOfGb2312 } = face.coverage;
  return (
    <>
      <p className="hint">
        {fileName(choice.path)}
        {face.member > 0 && ` #${face.member + 1}`} · {words(`outlines-${face.outlines}`)} ·{' '}
        {words('faceCoverage', { han, characters })}
        {lacksOfGb2312 > 0 && ` · ${words('faceLacks', { count: lacksOfGb2312 })}`}
      </p>
      <p role="status">{rightsOf(face.embedding, words.language).told}</p>
    </>
  );
}

/** A face that was found: seen, set on its axes where it varies, and what it is to be used for. */
function Chosen(
  props: PaperPart & {
    readonly offer: Offer;
    readonly places: FaceCoordinates | null;
    readonly onPlaces: (places: FaceCoordinates) => void;
    readonly uses: ReadonlySet<FaceUse>;
    readonly onUses: (uses: ReadonlySet<FaceUse>) => void;
  },
) {
  const { edition, offer, places: at, onPlaces, uses, onUses } = props;
  const words = useWords();
  const choice = useMemo(() => ({ ...offer.choice, coordinates: at ?? offer.choice.coordinates }), [offer, at]);
  const { axes, embedding } = offer.face;
  return (
    <>
      <FacePreview choice={choice} text={words('faceSample', { name: edition.edition.publication.slice(0, 20) })} />
      <FaceFacts offer={offer} />
      {axes.length > 0 && (
        <dl>
          {axes.map(({ tag, name, least, usual, most }) => (
            <div key={tag}>
              <dt>{`${name[words.language]} ${least}–${most}`}</dt>
              <dd>
                <NumberField
                  label={name[words.language]}
                  value={choice.coordinates?.[tag] ?? usual}
                  least={least}
                  most={most}
                  onCommit={(value) => onPlaces({ ...choice.coordinates, [tag]: value })}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {rightsOf(embedding, words.language).mayBeTaken && (
        <fieldset>
          <legend>{words('faceFor')}</legend>
          {faceUseNames.map((use) => (
            <Flag
              key={use}
              label={words(`use-${use}`)}
              value={uses.has(use)}
              onChange={(isOn) => onUses(new Set(isOn ? [...uses, use] : [...uses].filter((one) => one !== use)))}
            />
          ))}
          <p className="hint">{words('faceForHelp')}</p>
        </fieldset>
      )}
    </>
  );
}

/** Asks for a face and takes it; it starts with those of the system. */
export function FaceFinder(props: PaperPart & { readonly onClose: () => void }) {
  const { workspace, edition, onClose } = props;
  const words = useWords();
  const { found, isSearching, search } = useSearch(workspace.notices);
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [at, setAt] = useState<FaceCoordinates | null>(null);
  const [uses, setUses] = useState<ReadonlySet<FaceUse>>(new Set());
  const [isTaking, setTaking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLSelectElement>(null);
  const closed = useRef(new AbortController());
  const offers = useMemo(() => offersOf(found?.files ?? [], words.language), [found, words.language]);
  const shown = offers.filter((offer) => isSought(offer, sought));
  const offer = shown.find(({ id }) => id === chosen) ?? firstOf(shown);
  const choose = (id: string) => {
    setChosen(id);
    setAt(null);
  };
  useEffect(() => {
    field.current?.focus();
    void search('system');
    const { current } = closed;
    return () => {
      current.abort();
      void call('face.cancel', {});
    };
  }, [search]);
  const take = async () => {
    if (offer === undefined) return;
    setTaking(true);
    const choice = { ...offer.choice, coordinates: at ?? offer.choice.coordinates };
    await workspace.notices.attempt(async () => {
      if (await takeFace(workspace, choice, [...uses], closed.current.signal)) onClose();
    }, 'face taken');
    setTaking(false);
  };
  const canTake = offer !== undefined && rightsOf(offer.face.embedding, words.language).mayBeTaken && !isTaking;
  return (
    <Modal className="dialog face-finder" label={words('faceFinder')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canTake) void take();
        }}
      >
        <h2>{words('faceFinder')}</h2>
        <Places isSearching={isSearching} onSearch={(place) => void search(place)} />
        <div className="face-columns">
          <div>
            <input
              ref={field}
              type="search"
              aria-label={words('faceSought')}
              placeholder={words('faceSought')}
              value={sought}
              onChange={(event) => setSought(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                list.current?.focus();
              }}
            />
            <select
              ref={list}
              size={14}
              aria-label={words('faceList')}
              value={offer?.id ?? ''}
              onChange={(event) => choose(event.target.value)}
              onDoubleClick={(event) => event.currentTarget.form?.requestSubmit()}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.form?.requestSubmit();
              }}
            >
              {shown.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
            {found !== null && <Unusable found={found} />}
          </div>
          <div>
            {offer === undefined ? (
              <p className="hint">{words(isSearching ? 'ownFaceReading' : 'faceNone')}</p>
            ) : (
              <Chosen {...{ workspace, edition, offer, uses }} places={at} onPlaces={setAt} onUses={setUses} />
            )}
          </div>
        </div>
        <DialogChoice
          cancel={words('cancel')}
          confirm={words(isTaking ? 'ownFaceReading' : 'faceTake')}
          canConfirm={canTake}
          onCancel={onClose}
        />
      </form>
    </Modal>
  );
}
