import { holdsScenes } from './scene-suite.ts';

holdsScenes('zh');
