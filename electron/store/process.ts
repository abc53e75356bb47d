/** The store process: one edition file open, and nothing else. */
import { basename } from 'node:path';
import * as v from 'valibot';
import { operationSchema } from '../../shared/edition/operations.ts';
import { articleId, imageId } from '../../shared/edition/records.ts';
import { serve } from '../services/serve.ts';
import { EditionFile, type Stepped } from './edition-file.ts';

let open: EditionFile | undefined;

function file(): EditionFile {
  if (open === undefined) throw new Error('no edition is open');
  return open;
}

const bytesSchema = v.instance(Uint8Array);
const addedImage = v.object({ bytes: bytesSchema, preview: v.nullable(bytesSchema) });

function stepped(step: Stepped | null) {
  return step === null ? null : { ...step, history: file().history() };
}

serve({
  open(input) {
    const { path } = v.parse(v.object({ path: v.string() }), input);
    // The next edition is opened before the last is closed: a bad file leaves everything as it was.
    if (open?.path !== path) {
      const next = EditionFile.open(path);
      open?.close();
      open = next;
    }
    return { path, name: basename(path), edition: file().edition, history: file().history() };
  },
  apply(input) {
    file().apply(v.parse(operationSchema, input));
    return file().history();
  },
  undo: () => stepped(file().undo()),
  redo: () => stepped(file().redo()),
  image(input) {
    const { id } = v.parse(v.object({ id: imageId }), input);
    return file().image(id) ?? null;
  },
  preview(input) {
    const { id } = v.parse(v.object({ id: imageId }), input);
    return file().preview(id) ?? null;
  },
  'add-image'(input) {
    const { bytes, preview } = v.parse(addedImage, input);
    return file().addImage(bytes, preview);
  },
  'keep-versions'(input) {
    file().keepVersions('opened', v.parse(v.object({ actor: v.string() }), input).actor);
    return null;
  },
  versions(input) {
    return file().versions(v.parse(v.object({ id: articleId }), input).id);
  },
  version(input) {
    return file().version(v.parse(v.object({ seq: v.number() }), input).seq);
  },
  steps: () => file().steps(),
  go(input) {
    const { seq } = v.parse(v.object({ seq: v.number() }), input);
    return stepped(file().go(seq));
  },
  close() {
    open?.close();
    open = undefined;
    return null;
  },
});
