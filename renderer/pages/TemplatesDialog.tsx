/** 套用版式: the templates in small, and what the one chosen would make of the page, before it is done. */
import { useEffect, useRef, useState } from 'react';
import type { ArticleId, TemplateId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { placeName, withRoles } from '../../shared/edition/place-roles.ts';
import { type Edition, LONGEST_TEMPLATE, type Page, type Template } from '../../shared/edition/records.ts';
import { articleTitle, blocksOnPage } from '../../shared/edition/selectors.ts';
import { shownTemplates } from '../../shared/edition/template-names.ts';
import { planTemplate, type TemplatePlan, templateFits } from '../../shared/edition/template-plan.ts';
import type { Desk } from '../desk/desk.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { pageNumberIn, templateMisfit } from '../state/page-names.ts';
import type { Stores } from '../state/stores.ts';
import { TextField } from '../ui/Fields.tsx';
import { Modal } from '../ui/Modal.tsx';
import { TemplateSketch } from './TemplateSketch.tsx';

/** What of the window it needs. */
type TemplatesHost = Pick<Stores, 'session' | 'view' | 'dialogs'> & { readonly desk: Pick<Desk, 'templates'> };

/** How many places a template has, pictures and what belongs to one story counted once. */
function placesOf({ blocks, grid }: Template): number {
  const places = withRoles(blocks, grid).flatMap((block) => {
    if (block.placeRole === undefined) return [];
    const of = 'photoId' in block ? block.photoId : 'articleId' in block ? block.articleId : block.id;
    return [`${block.placeRole} ${of}`];
  });
  return new Set(places).size;
}

function Said({
  text,
  items,
  isLoss = false,
}: {
  readonly text: string;
  readonly items: readonly string[];
  readonly isLoss?: boolean;
}) {
  const words = useWords();
  return (
    <li className={isLoss ? 'late' : ''}>
      <b>{text}</b>
      {items.length > 0 && <span>{words.list(items)}</span>}
    </li>
  );
}

/** What a template would do, in words: what finds a place, what stays, what goes back. */
function Report({ edition, plan }: { readonly edition: Edition; readonly plan: TemplatePlan }) {
  const words = useWords();
  const title = (id: ArticleId) => {
    const article = edition.articles[id];
    return (article === undefined ? '' : articleTitle(article)) || words('untitled');
  };
  const role = (name: string) => placeName(name)[words.language];
  const { placed, staying, offPage, toPool, toTray, refersOff, empty, leftOut } = plan;
  const pictures = toTray.map(({ articleId, photoId }) => {
    const photo = edition.articles[articleId]?.photos.find(({ id }) => id === photoId);
    const image = photo?.imageId == null ? undefined : edition.images[photo.imageId];
    return photo?.caption || image?.name || title(articleId);
  });
  const nothing = [placed, staying, offPage, toPool, toTray, refersOff, empty].every((list) => list.length === 0);
  return (
    <div role="status">
      <ul className="template-report">
        {nothing && <li>{words('templateNothing')}</li>}
        {placed.length > 0 && (
          <Said
            text={words('templatePlaced', { count: placed.length })}
            items={placed.map(({ articleId, role: of }) =>
              words('templatePlacedIn', { role: role(of), title: title(articleId) }),
            )}
          />
        )}
        {staying.length > 0 && (
          <Said text={words('templateStaying', { count: staying.length })} items={staying.map(title)} />
        )}
        {offPage.length > 0 && (
          <Said isLoss text={words('templateOffPage', { count: offPage.length })} items={offPage.map(title)} />
        )}
        {toPool.length > 0 && (
          <Said isLoss text={words('templateToPool', { count: toPool.length })} items={toPool.map(title)} />
        )}
        {toTray.length > 0 && <Said isLoss text={words('templateToTray', { count: toTray.length })} items={pictures} />}
        {refersOff.length > 0 && (
          <Said isLoss text={words('templateRefersOff', { count: refersOff.length })} items={refersOff.map(title)} />
        )}
        {empty.length > 0 && (
          <Said text={words('templateLeavesEmpty', { count: empty.length })} items={empty.map(role)} />
        )}
        {leftOut.length > 0 && (
          <Said text={words('templateLeftOut', { count: leftOut.length })} items={leftOut.map(role)} />
        )}
      </ul>
    </div>
  );
}

interface ListProps {
  readonly templates: readonly Template[];
  readonly chosen: Template | undefined;
  readonly renaming: TemplateId | null;
  readonly onChoose: (id: TemplateId) => void;
  readonly onApply: () => void;
  readonly onRename: (id: TemplateId | null) => void;
  readonly onName: (id: TemplateId, name: string) => boolean;
  readonly onRemove: (template: Template) => void;
}

/** The templates, one chosen by the arrow keys or a click. */
function TemplateList(props: ListProps) {
  const { templates, chosen, renaming, onChoose, onApply, onRename, onName, onRemove } = props;
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (renaming === null) list.current?.focus();
  }, [renaming]);
  const at = templates.findIndex(({ id }) => id === chosen?.id);
  const onKeyDown = (event: React.KeyboardEvent) => {
    // A name that is being typed has the keys to itself.
    if (event.target instanceof HTMLInputElement || chosen === undefined) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const ends: Readonly<Record<string, number>> = { Home: 0, End: templates.length - 1 };
    const step = steps[event.key];
    const next = templates[ends[event.key] ?? (step === undefined ? -1 : at + step)];
    if (next !== undefined) onChoose(next.id);
    else if (event.key === 'Enter') onApply();
    else if (event.key === 'F2') onRename(chosen.id);
    else if (event.key === 'Delete') onRemove(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      className="template-list"
      role="listbox"
      tabIndex={0}
      aria-label={words('templates')}
      aria-activedescendant={chosen === undefined ? undefined : `template-${chosen.id}`}
      onKeyDown={onKeyDown}
    >
      {templates.map((template) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
        <div
          key={template.id}
          id={`template-${template.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={template.id === chosen?.id}
          ref={(element) => {
            if (template.id === chosen?.id) element?.scrollIntoView({ block: 'nearest' });
          }}
          onClick={() => onChoose(template.id)}
          onDoubleClick={onApply}
        >
          <TemplateSketch grid={template.grid} blocks={template.blocks} language={words.language} />
          {renaming === template.id ? (
            <RenameField template={template} onName={onName} onDone={() => onRename(null)} />
          ) : (
            <b>{template.name}</b>
          )}
          <small>{words('templateGrid', { columns: template.grid.columns, places: placesOf(template) })}</small>
        </div>
      ))}
    </div>
  );
}

function RenameField(props: {
  readonly template: Template;
  readonly onName: (id: TemplateId, name: string) => boolean;
  readonly onDone: () => void;
}) {
  const { template, onName, onDone } = props;
  const words = useWords();
  const holder = useRef<HTMLSpanElement>(null);
  useEffect(() => holder.current?.querySelector('input')?.focus(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what the field inside it lets through
    <span
      ref={holder}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        event.stopPropagation();
        holder.current?.querySelector('input')?.blur();
      }}
    >
      <TextField
        label={words('templateRenameOf', { name: template.name })}
        value={template.name}
        onCommit={(name) => onName(template.id, name.slice(0, LONGEST_TEMPLATE))}
      />
    </span>
  );
}

/** The page as it would be under a template. */
function Outlook(props: { readonly edition: Edition; readonly page: Page; readonly template: Template }) {
  const { edition, page, template } = props;
  const words = useWords();
  const plan = planTemplate(edition, page.id, template.id);
  if (plan === null) return <p className="hint">{words(templateMisfit(page))}</p>;
  const after = applyPatches(edition, plan.patches).edition;
  return (
    <section
      className="template-outlook"
      aria-label={words('templatesTo', { number: pageNumberIn(words.language, page) })}
    >
      <h3>{words('templatesTo', { number: pageNumberIn(words.language, page) })}</h3>
      <TemplateSketch
        grid={after.pages[page.id]?.grid ?? template.grid}
        blocks={blocksOnPage(after, page.id)}
        language={words.language}
        isNamed
      />
      <Report edition={edition} plan={plan} />
    </section>
  );
}

export function TemplatesDialog({ workspace }: { readonly workspace: TemplatesHost }) {
  const words = useWords();
  const { templates: desk } = workspace.desk;
  const { edition } = useParts(workspace.session.state, 'edition');
  const { pageId } = useParts(workspace.view, 'pageId');
  const { template: first } = useParts(workspace.dialogs, 'template');
  const [chosenId, setChosen] = useState(first);
  const [renaming, setRenaming] = useState<TemplateId | null>(null);
  const close = () => workspace.dialogs.close();
  const page = pageId === null ? undefined : edition?.pages[pageId];
  if (edition === null || page === undefined) return null;
  const templates = shownTemplates(edition, words.language);
  const chosen =
    templates.find(({ id }) => id === chosenId) ?? templates.find((one) => templateFits(page, one)) ?? templates[0];
  const apply = () => {
    if (chosen === undefined) return;
    close();
    desk.apply(chosen.id);
  };
  const remove = (template: Template) => {
    const at = templates.indexOf(template);
    setChosen((templates[at + 1] ?? templates[at - 1])?.id ?? null);
    desk.remove(template.id);
  };
  return (
    <Modal className="dialog template-dialog" label={words('templatesTitle')} onClose={close}>
      <h2>{words('templatesTitle')}</h2>
      {chosen === undefined ? (
        <p className="hint">{words('templatesEmpty')}</p>
      ) : (
        <div className="template-choice">
          <TemplateList
            templates={templates}
            chosen={chosen}
            renaming={renaming}
            onChoose={setChosen}
            onApply={apply}
            onRename={setRenaming}
            onName={(id, name) => desk.rename(id, name)}
            onRemove={remove}
          />
          <Outlook edition={edition} page={page} template={chosen} />
        </div>
      )}
      <menu>
        {chosen !== undefined && (
          <>
            <button
              type="button"
              aria-label={words('templateRenameOf', { name: chosen.name })}
              title="F2"
              onClick={() => setRenaming(chosen.id)}
            >
              {words('templateRename')}
            </button>
            <button
              type="button"
              aria-label={words('templateRemove', { name: chosen.name })}
              title="Del"
              onClick={() => remove(chosen)}
            >
              {words('templateDelete')}
            </button>
          </>
        )}
        <span className="spread" />
        <button type="button" onClick={close}>
          {words('cancel')}
        </button>
        {chosen !== undefined && (
          <button type="button" className="main" disabled={!templateFits(page, chosen)} onClick={apply}>
            {words('templateApplyNow')}
          </button>
        )}
      </menu>
    </Modal>
  );
}
