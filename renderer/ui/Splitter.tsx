/** The edge between the page and what lies under it, moved by pointer or arrow keys. */
const LEAST = 90;
const MOST = 640;
/** How far an arrow key moves the edge, in CSS pixels. */
const STEP = 24;

function clamp(height: number): number {
  return Math.min(MOST, Math.max(LEAST, height));
}

export function Splitter(props: {
  readonly height: number;
  readonly label: string;
  readonly onChange: (height: number) => void;
}) {
  const { height, label, onChange } = props;
  return (
    <hr
      className="splitter"
      aria-orientation="horizontal"
      aria-label={label}
      aria-valuenow={height}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      style={{ bottom: height - 3 }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const foot = event.currentTarget.parentElement?.getBoundingClientRect().bottom ?? 0;
        onChange(clamp(foot - event.clientY));
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') onChange(clamp(height + STEP));
        if (event.key === 'ArrowDown') onChange(clamp(height - STEP));
      }}
    />
  );
}
