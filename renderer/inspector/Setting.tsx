/** How a block's text is set: the choices of its style and its own. */
import { directionOf, setDirection } from '../../shared/edition/directions.ts';
import { editBlock, editColumnRule, editNames, editSetting, fillFoot } from '../../shared/edition/edits.ts';
import type { BodyBlock, Edition, Setting as TextSetting } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';
import { Choice, Flag } from '../ui/Fields.tsx';

/** What of the window it needs. */
type SettingHost = Pick<Stores, 'session'>;

const reaches = ['0', '1', '2', '3', '4', '6', '8'] as const;
/** Weights of rules between columns, in points. */
const rules = ['0', '0.3', '0.5', '1'] as const;
const drops = ['0', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

function BodyChoices(props: { readonly workspace: SettingHost; readonly edition: Edition; readonly block: BodyBlock }) {
  const { workspace, edition, block } = props;
  const words = useWords();
  const change = (next: Partial<BodyBlock>) =>
    workspace.session.edit('block.setting', editBlock(edition, { ...block, ...next }));
  const direction = directionOf(edition, block.articleId);
  // A weight that was typed for the command stands among the usual ones.
  const weights = [...new Set<string>([...rules, String(block.columnRule ?? 0)])].sort((a, b) => Number(a) - Number(b));
  const drop = drops.find((count) => Number(count) === block.dropCapital) ?? '0';
  return (
    <>
      <Choice
        label={words('direction')}
        value={direction}
        options={[
          ['across', words('directionAcross')],
          ['down', words('directionDown')],
        ]}
        onChange={(next) => workspace.session.edit('text.direction', setDirection(edition, block, next))}
      />
      <Choice
        label={words('gridMode')}
        value={block.gridMode}
        options={[
          ['absolute', words('gridAbsolute')],
          ['relative', words('gridRelative')],
          ['free', words('gridFree')],
          // The page's own columns are none of vertical lines.
          ...(direction === 'down' ? [] : [['automatic', words('gridAutomatic')] as const]),
        ]}
        onChange={(gridMode) => change({ gridMode })}
      />
      <Choice
        label={words('columnRule')}
        value={String(block.columnRule ?? 0)}
        options={weights.map((weight) => [weight, weight === '0' ? words('ruleNone') : words('ruleOf', { weight })])}
        onChange={(weight) => workspace.session.edit('block.setting', editColumnRule(edition, block, Number(weight)))}
      />
      <Choice
        label={words('columnFoot')}
        value={block.foot ?? 'natural'}
        options={[
          ['natural', words('columnFootNatural')],
          ['fill', words('columnFootFilled')],
        ]}
        onChange={(foot) => workspace.session.edit('block.setting', fillFoot(edition, block, foot === 'fill'))}
      />
      {block.threadOrder === 0 && direction === 'across' && (
        <Choice
          label={words('dropCapital')}
          value={drop}
          options={drops.map((count) => [count, count === '0' ? words('dropNone') : words('dropLines', { count })])}
          onChange={(count) => change({ dropCapital: Number(count) })}
        />
      )}
    </>
  );
}

/** What gaps between Han and Western text may open to, in em (clreq §3.1.10). */
const HALF_EM = 0.5;
const THIRD_EM = 1 / 3;

function StyleChoices({ workspace, edition }: { readonly workspace: SettingHost; readonly edition: Edition }) {
  const words = useWords();
  const setting = edition.styles['body']?.setting;
  if (setting === undefined) return null;
  const change = (next: Partial<TextSetting>) =>
    workspace.session.edit('style.setting', editSetting(edition, 'body', next));
  const reach = reaches.find((count) => Number(count) === setting.jumpReach) ?? '2';
  return (
    <>
      <dl>
        <Choice
          label={words('strictness')}
          value={setting.strictness}
          options={[
            ['none', words('strictnessNone')],
            ['basic', words('strictnessBasic')],
            ['gb', words('strictnessGb')],
            ['strict', words('strictnessStrict')],
          ]}
          onChange={(strictness) => change({ strictness })}
        />
        <Choice
          label={words('adjacentMarks')}
          value={setting.adjacentMarks}
          options={[
            ['one-and-a-half-em', words('adjacentLoose')],
            ['one-em', words('adjacentTight')],
          ]}
          onChange={(adjacentMarks) => change({ adjacentMarks })}
        />
        <Choice
          label={words('widestGap')}
          value={(setting.widestGap ?? HALF_EM) < HALF_EM ? 'third' : 'half'}
          options={[
            ['half', words('halfEm')],
            ['third', words('thirdEm')],
          ]}
          onChange={(widest) => change({ widestGap: widest === 'third' ? THIRD_EM : HALF_EM })}
        />
        <Choice
          label={words('jumpReach')}
          value={reach}
          options={reaches.map((count) => [count, count])}
          onChange={(count) => change({ jumpReach: Number(count) })}
        />
      </dl>
      <Flag label={words('hanging')} value={setting.hanging} onChange={(hanging) => change({ hanging })} />
      <Flag label={words('breakDates')} value={setting.breakDates} onChange={(breakDates) => change({ breakDates })} />
    </>
  );
}

/** The newsroom's names; taken over when the field is left. */
function Names({ workspace, edition }: { readonly workspace: SettingHost; readonly edition: Edition }) {
  const words = useWords();
  const written = edition.edition.names.join('\n');
  return (
    <label className="names">
      {words('names')}
      <textarea
        key={written}
        rows={3}
        defaultValue={written}
        onBlur={(event) => {
          const text = event.target.value;
          if (text !== written) workspace.session.edit('edition.names', editNames(edition, text.split('\n')));
        }}
      />
    </label>
  );
}

export function Setting(props: {
  readonly workspace: SettingHost;
  readonly edition: Edition;
  readonly block: BodyBlock;
}) {
  const { workspace, edition, block } = props;
  const words = useWords();
  return (
    <section className="setting">
      <h3>{words('setting')}</h3>
      <dl>
        <BodyChoices workspace={workspace} edition={edition} block={block} />
      </dl>
      <StyleChoices workspace={workspace} edition={edition} />
      <Names workspace={workspace} edition={edition} />
    </section>
  );
}
