import { fileURLToPath } from 'node:url';
import { loadResources } from '../resources.ts';
import { makeSample } from '../sample/make-sample.ts';
import type { Command } from './command.ts';

export const sampleCommand: Command = {
  name: 'sample',
  summary: 'make the sample edition, unless FILE exists',
  operands: ['FILE'],
  options: {},
  async run(args, console) {
    const path = args.operand(0);
    console.progress('making the sample edition');
    const folder = fileURLToPath(new URL('../../assets/sample', import.meta.url));
    const made = await makeSample(path, folder, loadResources);
    console.line(made ? `${path}: made` : `${path}: there already`);
    return { json: { path, made } };
  },
};
