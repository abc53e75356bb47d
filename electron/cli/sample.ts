import { assetPath } from '../assets.ts';
import type { Command } from './command.ts';

export const sampleCommand: Command = {
  name: 'sample',
  summary: 'make the sample edition, unless FILE exists',
  operands: ['FILE'],
  options: {},
  async run(args, console) {
    const path = args.operand(0);
    const { makeSample } = await import('../sample/make-sample.ts');
    console.progress('making the sample edition');
    const made = await makeSample(path, assetPath('sample'));
    console.line(made ? `${path}: made` : `${path}: there already`);
    return { json: { path, made } };
  },
};
