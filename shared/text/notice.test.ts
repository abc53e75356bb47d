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

  it('takes back in the wordings of the agencies, and names what it takes back', () => {
    const wordings: readonly (readonly [readonly string[], string])[] = [
      // Xinhua, CNS and desks of one's own.
      [['新华社国内部3月8日撤稿通知', '各用户：《渡口早班船提前》一稿有误。'], '渡口早班船提前'],
      [['新华社', '撤稿通知', '《渡口早班船提前》一稿作废。'], '渡口早班船提前'],
      [['【新华社撤稿】', '《渡口早班船提前》。'], '渡口早班船提前'],
      [['撤稿！《渡口早班船提前》'], '渡口早班船提前'],
      [['撤图：渡口早班船'], '渡口早班船'],
      [['关于撤下《渡口早班船提前》一稿的通知'], '渡口早班船提前'],
      [['图片撤销通知', '《渡口早班船》照片涉及侵权。'], '渡口早班船'],
      [['特急', '撤稿通知', '《渡口早班船提前》'], '渡口早班船提前'],
      [['《渡口早班船提前》一稿停发，请撤。'], '渡口早班船提前'],
      [['《渡口早班船提前》一稿作废。', '江城社总编室'], '渡口早班船提前'],
      [['江城晚报编辑部：《渡口早班船提前》一文撤回。'], '渡口早班船提前'],
      [['请各报立即撤下《渡口早班船提前》一稿。'], '渡口早班船提前'],
      [['今晚播发的《渡口早班船》照片因故撤销，请用户删除。'], '渡口早班船'],
      [['《渡口早班船提前》一文，请各网立即停用。'], '渡口早班船提前'],
      // CNA, in traditional characters.
      [['中央社撤稿通知', '「渡口早班船提前」一稿有誤，請勿採用。'], '渡口早班船提前'],
      [['各用戶：「渡口早班船提前」一稿註銷，請勿刊登。'], '渡口早班船提前'],
      [['各用戶：『渡口早班船提前』一稿註銷，請勿刊登。'], '渡口早班船提前'],
      // AP.
      [['BC-Ferry, KILL', 'Please kill the story Ferry-Timetable, V0308.'], 'V0308'],
      [
        ['EDITORS: A kill is mandatory. Make certain the story "Ferry leaves earlier" is not used.'],
        'Ferry leaves earlier',
      ],
      [['PHOTO KILL: Ferry at the landing'], 'Ferry at the landing'],
      [['KILL NOTICE', 'Please remove it from all platforms.'], ''],
      // Reuters.
      [
        ['ADVISORY: Ferry timetable story is withdrawn', "The item headlined 'Ferry leaves earlier' is withdrawn."],
        'Ferry leaves earlier',
      ],
      [['STORY WITHDRAWN: Ferry leaves earlier'], 'Ferry leaves earlier'],
      [['The item "Ferry leaves earlier" is withdrawn. It was transmitted in error.'], 'Ferry leaves earlier'],
      // dpa.
      [['City-Ferry/', 'KILL KILL KILL =', 'Please kill item dpa 157 "Ferry leaves earlier".'], '157'],
      [['City-Ferry/', 'HOLD HOLD HOLD'], 'City-Ferry'],
      // AFP, Kyodo, EFE, TASS, ANSA in English.
      [['FERRY - MANDATORY KILL', 'This photo may no longer be used in any manner.'], 'FERRY'],
      [['WITHDRAWN: Ferry leaves earlier'], 'Ferry leaves earlier'],
      [['Attention subscribers: please disregard the story "Ferry leaves earlier".'], 'Ferry leaves earlier'],
      [['Please annul the item "Ferry leaves earlier"; a substitute will follow.'], 'Ferry leaves earlier'],
      [['Please cancel report No. 0308 "Ferry leaves earlier".'], 'Ferry leaves earlier'],
      [['Ferry leaves earlier (STORY WITHDRAWN)'], 'Ferry leaves earlier'],
    ];
    for (const [lines, named] of wordings) {
      const found = notice(...lines);
      expect([lines, found?.kind]).toEqual([lines, 'killed']);
      if (named !== '') expect([...(found?.headlines ?? []), ...(found?.numbers ?? [])]).toContain(named);
    }
  });

  it('puts right in the wordings of the agencies', () => {
    const wordings: readonly (readonly [readonly string[], string])[] = [
      [
        ['3月8日播发的《渡口早班船提前》稿，倒三段头“提前两刻”请改为“提前一刻”。谢谢。', '新华社对外部'],
        '渡口早班船提前',
      ],
      [['改稿通知', '《渡口早班船提前》第二段“三十”改为“三百”。'], '渡口早班船提前'],
      [['新华社', '改稿通知', '《渡口早班船提前》第二段“三十”改为“三百”。'], '渡口早班船提前'],
      [['渡口早班船提前（更正）', '渡口的早班船提前。'], '渡口早班船提前'],
      [['《渡口早班船提前》以此稿为准，前稿作废。'], '渡口早班船提前'],
      [['「渡口早班船提前」第二段「三十」應為「三百」，特此更正。'], '渡口早班船提前'],
      [['CORRECTED-UPDATE 2-Ferry leaves earlier'], 'Ferry leaves earlier'],
      [['REFILE-Ferry leaves earlier'], 'Ferry leaves earlier'],
      [['Correction: Ferry-Timetable story'], 'Ferry-Timetable story'],
      [['(CORRECTED) Ferry leaves earlier'], 'Ferry leaves earlier'],
      [['CORRECTION CORRECTION =', 'In "Ferry leaves earlier" please read 30 instead of 300.'], 'Ferry leaves earlier'],
      [['In the story "Ferry leaves earlier", please read 30 instead of 300.'], 'Ferry leaves earlier'],
    ];
    for (const [lines, named] of wordings) {
      const found = notice(...lines);
      expect([lines, found?.kind]).toEqual([lines, 'correction']);
      expect([...(found?.headlines ?? []), ...(found?.numbers ?? [])]).toContain(named);
    }
  });

  it('takes nothing back that is a story of recalls, retractions and kills', () => {
    for (const lines of [
      ['某车企召回三万辆汽车', '《召回公告》说，请车主停用并送修。'],
      ['药监局：停用一批次注射液', '《公告》要求各医院立即停止使用，并撤回已售出的产品。'],
      ['期刊撤回论文', '《自然》撤回《量子渡口》一文，作者特此致歉。'],
      ['杂志道歉', '《科学》杂志编辑部7日宣布撤回《砷基生命研究》一文，作者表示反对。'],
      ['《渡口早班船提前》一文因数据造假被期刊撤回，杂志编辑部向读者致歉。'],
      ['住建局撤回征求意见稿', '《物业条例（征求意见稿）》已撤回，请市民关注。'],
      ['关于撤销江城县设立江城市的通知', '国务院批准，撤销江城县。'],
      ['关于撤销《江城市渡口管理办法》的通知', '各县区政府：《江城市渡口管理办法》已撤销。'],
      ['新规今起施行', '《条例》规定，经营者不得采用欺诈手段。'],
      ['演出取消', '请各单位注意：《灯火》演出取消的消息已经公布，可以退票。'],
      ['警方提醒', '请立即删除“假冒银行”短信里的图片。'],
      ['作家与出版社', '《灯火》约稿取消，出版社请作者谅解。'],
      ['平台下架视频', '《灯火》视频被删除，作者发声。'],
      ['撤侨航班抵达', '“平安”号载着三百人回来。'],
      ["AFP issues 'mandatory kill' order on photo of the mayor", 'The picture went to clients on Tuesday.'],
      ['Kill notice: how agencies pulled a photo', 'The “palace photo” was edited.'],
      ['Company recalls 30,000 cars', 'Owners of the “Lantern” should not use them.'],
      ['Article retracted: journal cites errors', 'The paper “Quantum ferries” was withdrawn.'],
      ['Ministry told to withdraw article', 'MPs urged it to withdraw the article “Ferries” of the bill.'],
      ['TSUNAMI ALERT CANCELLED', 'The “Lantern” coast is safe.'],
      ['Advisory: storm alert cancelled', 'The “Lantern” coast is safe.'],
      ['Recipe', 'Please remove it from the oven; "Lantern cake" keeps for days.'],
      ['Parents warned', 'Do not use any item of the "Lantern" brand.'],
    ]) {
      const found = notice(...lines);
      expect([lines[0], found?.kind ?? null]).toEqual([lines[0], null]);
    }
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
