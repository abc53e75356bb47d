import { tmpdir } from 'node:os';
import { expect, it, vi } from 'vitest';
import { MachineFaces } from '../machine-faces.ts';
import type { OpenLink } from '../services/link.ts';
import { ReadingHost } from '../services/reading-host.ts';
import { StoreHost } from '../services/store-host.ts';
import { faceCalls } from './face-calls.ts';

/** A process that finds one font, and shows a face when it is told which. */
function finding() {
  const asked: { readonly id: number; readonly method: string }[] = [];
  let take: (message: unknown) => void = () => undefined;
  const link: OpenLink = (_script, _flags, receiver) => {
    take = receiver.take;
    queueMicrotask(() => take({ kind: 'ready' }));
    return {
      send: ({ id, method }) => {
        asked.push({ id, method });
        const files = [{ path: '/fonts/kai.ttf', length: 9, isCollection: false, faces: [], unusable: [] }];
        const failure = { code: 'cancelled', zh: '已取消。', en: 'Cancelled.' };
        if (method === 'findFonts') {
          take({ kind: 'done', id, value: { files, unusable: [], closed: [], isCut: false } });
        }
        if (method === '$cancel') take({ kind: 'failed', id, failure });
      },
      kill: () => undefined,
    };
  };
  const idsOf = (method: string) => asked.filter((one) => one.method === method).map(({ id }) => id);
  const show = (id: number, value: unknown = new Uint8Array([1])) => take({ kind: 'done', id, value });
  return { link, shown: () => idsOf('previewFace'), drawn: () => idsOf('glyphDrawing'), show };
}

const choice = (path: string) => ({ path, member: 0, coordinates: null });

function made(link: OpenLink, chosen: string | null = null) {
  return faceCalls({
    edition: { opened: '/报.dayang' },
    store: new StoreHost(link, '', {
      onRestart: () => undefined,
      onSilent: () => undefined,
      rescueFolder: '',
      person: () => 'test',
    }),
    readers: new ReadingHost(link, ''),
    dialogs: { choose: () => Promise.resolve(chosen) },
    faces: { prepare: () => undefined },
    machine: new MachineFaces(tmpdir()),
    onProgress: () => undefined,
  });
}

it('shows the face that was asked for last, and gives up those before', async () => {
  const { link, shown, show } = finding();
  const calls = made(link);
  await calls['face.find']({ place: 'system' }, undefined);
  const asked = { choice: choice('/fonts/kai.ttf'), text: '永' };
  const [first, second] = [calls['face.preview'](asked, undefined), calls['face.preview'](asked, undefined)];
  await expect(first).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  show(shown()[1] ?? 0);
  expect(await second).toEqual(new Uint8Array([1]));
});

it('gives up the drawing of a character once nobody waits for it, and reads the next', async () => {
  const { link, drawn, show } = finding();
  const calls = made(link, '/drawings/name.svg');
  const first = calls['glyph.choose']({}, undefined);
  await vi.waitFor(() => expect(drawn()).toHaveLength(1));
  calls['glyph.cancel']({}, undefined);
  await expect(first).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  const drawing = { advance: 1000, outline: 'M100 100L900 100L900 900Z', notes: [] };
  const second = calls['glyph.choose']({}, undefined);
  await vi.waitFor(() => expect(drawn()).toHaveLength(2));
  show(drawn()[1] ?? 0, drawing);
  expect(await second).toEqual({ fileName: 'name.svg', drawing });
});

it('reads as faces only what a search found', async () => {
  const calls = made(finding().link);
  const elsewhere = () => calls['face.preview']({ choice: choice('/etc/passwd'), text: '永' }, undefined);
  await calls['face.find']({ place: 'system' }, undefined);
  expect(elsewhere).toThrow(expect.objectContaining({ code: 'path-not-granted' }));
});
