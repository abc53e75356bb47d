/** The faces Dayang ships, as `assets/faces/faces.json` lists them. */
import records from '../../assets/faces/faces.json' with { type: 'json' };
import { type FaceSet, readFaceSet } from './face.ts';

export const shippedFaces: FaceSet = readFaceSet(records);
