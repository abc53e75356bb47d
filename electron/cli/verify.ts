import { sayDamages } from '../damaged.ts';
import { EditionFile } from '../store/edition-file.ts';
import type { Command } from './command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'look at every record, picture and step of an edition, and say what is damaged',
  operands: ['FILE'],
  options: {},
  run(args, console) {
    const file = EditionFile.openAsFarAsItGoes(args.operand(0), 'any');
    try {
      const damages = file.verifyWhole();
      const isNewer = file.reading?.why === 'newer';
      for (const { zh, en } of damages) console.line(`已损坏：${zh}\ndamaged: ${en}`);
      if (damages.length === 0)
        console.line(isNewer ? '完好，但由更新版本的大样建立\nsound, and made by a newer Dayang' : '完好\nsound');
      const json = { path: file.path, isSound: damages.length === 0, isNewer, damages, said: sayDamages(damages) };
      return { json, hasErrors: damages.length > 0 };
    } finally {
      file.close();
    }
  },
};
