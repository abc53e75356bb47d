/** Writes the plain edition to a file, for pictures of the desk at work on it. */
import { makePaper } from './make-paper.ts';

const [path = 'paper.dayang'] = process.argv.slice(2);
await makePaper(path);
