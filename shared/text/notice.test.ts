import { describe, expect, it } from 'vitest';
import { processorTime } from '../../tests/kit/processor-time.ts';
import { noticeIn } from './notice.ts';

const notice = (...lines: string[]) => noticeIn(lines);

describe('a notice in plain words', () => {
  it('takes back a story that it names by headline and number', () => {
    expect(
      notice(
        '新华社撤稿通知',
        '各用户：新华社3月8日播发的《渡口早班船提前》（编号：W030812）一稿有误，请勿采用。',
        '新华社总编室',
      ),
    ).toEqual({ kind: 'killed', numbers: ['W030812'], headlines: ['渡口早班船提前'] });
  });

  it('is told by its heading, in whatever marks, and by what follows there', () => {
    for (const heading of [
      '撤稿通知',
      '【撤稿】',
      '撤销稿件',
      '「撤销稿件」',
      '撤销稿件通知：',
      '新华社紧急撤稿通知',
      '江城晚报总编室关于撤销稿件的通知',
      '关于撤销《渡口早班船提前》一稿的紧急通知',
      'MANDATORY KILL',
      'Mandatory Kill',
      'KILL',
    ]) {
      const found = notice(heading, '《渡口早班船提前》。');
      expect([heading, found?.kind, found?.headlines]).toEqual([heading, 'killed', ['渡口早班船提前']]);
    }
    expect(notice('撤稿：渡口早班船提前')).toMatchObject({ kind: 'killed', headlines: ['渡口早班船提前'] });
    expect(notice('BC-Ferry, KILL', 'Editors: please kill the story slugged BC-Ferry.')).toMatchObject({
      kind: 'killed',
      numbers: ['BC-Ferry'],
      headlines: ['BC-Ferry'],
    });
    expect(notice('BC-Ferry, MANDATORY KILL')?.headlines).toEqual(['BC-Ferry']);
  });

  it('without a heading is a short message that asks the desk and names a story', () => {
    expect(notice('今晚播发的《渡口早班船提前》，请勿采用。')).toMatchObject({ kind: 'killed' });
    expect(notice('编号 xhs-0308-012 的稿件作废，请各用户知悉。')).toMatchObject({ numbers: ['xhs-0308-012'] });
    expect(notice('第030812号稿请不要刊用。')).toMatchObject({ kind: 'killed', numbers: ['030812'] });
    expect(notice('请勿采用。')).toBeNull();
    expect(notice(`《渡口早班船提前》请勿采用。${'文'.repeat(400)}`)).toBeNull();
  });

  it('puts right a story that it names', () => {
    expect(notice('更正', '《渡口早班船提前》一稿中“三十人”应为“三百人”。')).toEqual({
      kind: 'correction',
      numbers: [],
      headlines: ['渡口早班船提前'],
    });
    expect(notice('新华社更正通知', '稿号：030812，第二段“三十”改为“三百”。')).toMatchObject({ numbers: ['030812'] });
    expect(notice('（更正）渡口早班船提前', '渡口的早班船提前。')).toMatchObject({ headlines: ['渡口早班船提前'] });
    expect(notice('《渡口早班船提前》中的“两元”应为“三元”，请予更正。')).toMatchObject({ kind: 'correction' });
    expect(notice('CORRECTION: Ferry leaves earlier')).toMatchObject({
      kind: 'correction',
      headlines: ['Ferry leaves earlier'],
    });
  });

  it('is no story about such things, nor one that tells its readers what not to use', () => {
    for (const lines of [
      ['某期刊撤稿引发讨论', '《自然》撤销了这篇论文，作者表示接受。'],
      ['电热毯抽检不合格', '市场监管局提醒：请勿使用《暖冬》牌电热毯。'],
      ['FLOODS KILL 30 IN THE NORTH', 'Thirty people died.'],
      ['渡口早班船提前', '渡口的早班船提前一刻钟。未经授权请勿转载。'],
      ['法院撤销一审判决', '《合同》无效，法院撤销了判决。'],
      ['市民更正户籍信息更方便了', '只跑一次。'],
      ['工商总局撤销通知书引关注', '记者了解到，《通知》已发出。'],
    ]) {
      expect([lines[0], notice(...lines)]).toEqual([lines[0], null]);
    }
  });

  it('takes no longer the longer the text is', async () => {
    const long = '撤稿《'.repeat(40_000);
    const took = await processorTime(() =>
      notice('撤稿通知', long, `${'请'.repeat(40_000)}${'编号'.repeat(20_000)}${'"a'.repeat(20_000)}`),
    );
    expect(took).toBeLessThan(2_000);
  });

  it('is looked for in copy of any length at once', () => {
    const before = process.cpuUsage();
    expect(noticeIn([`${'！'.repeat(200_000)}a《渡口》`])).toBeNull();
    expect(noticeIn(['《渡口》'.repeat(50_000)])).toBeNull();
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});
