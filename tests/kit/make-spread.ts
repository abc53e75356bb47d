/** Writes an edition with a 通版 to a file: the guide has a picture of it in the window. */
import { EditionFile } from '../../electron/store/edition-file.ts';
import { lakePicture, spreadEdition } from './spread-page.ts';

const [path = 'spread.dayang'] = process.argv.slice(2);
const { image, bytes } = await lakePicture();
EditionFile.create(path, spreadEdition(image), { images: [bytes] });
