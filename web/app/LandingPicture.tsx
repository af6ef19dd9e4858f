/** Two cups at one table: decoration. The colours are the theme's, so it fits light and dark. */
export function LandingPicture() {
  return (
    <svg viewBox="0 0 480 400" aria-hidden="true" className="mx-auto w-full max-w-120">
      <path
        d="M60 214C36 118 118 36 226 40s214 66 206 170-96 146-206 146S80 300 60 214z"
        fill="var(--crema)"
      />
      <path d="M52 318h376" stroke="var(--ink)" strokeWidth="5" strokeLinecap="round" />
      <Cup x={92} fill="var(--accent)" />
      <g transform="translate(480 0) scale(-1 1)">
        <Cup x={92} fill="var(--danger)" />
      </g>
      <Bubble x={96} y={70} fill="var(--surface)" />
      <g transform="translate(480 0) scale(-1 1)">
        <Bubble x={100} y={110} fill="var(--surface)" />
      </g>
    </svg>
  )
}

function Cup({ x, fill }: { x: number; fill: string }) {
  return (
    <g transform={`translate(${x} 226)`}>
      <path d="M18 30H6a24 24 0 0 0 0 44h16" fill="none" stroke={fill} strokeWidth="11" />
      <path d="M14 12h106v34c0 26-18 44-42 44H56c-24 0-42-18-42-44z" fill={fill} />
      <ellipse cx="67" cy="12" rx="53" ry="8" fill="var(--ink)" opacity="0.3" />
      <path
        d="M48-8c-12-12 10-20-2-34M82-8c-12-12 10-20-2-34"
        fill="none"
        stroke="var(--on-crema)"
        strokeWidth="5"
        strokeLinecap="round"
        opacity="0.55"
      />
    </g>
  )
}

function Bubble({ x, y, fill }: { x: number; y: number; fill: string }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path
        d="M18 0h86a18 18 0 0 1 18 18v26a18 18 0 0 1-18 18H52L30 80V62H18A18 18 0 0 1 0 44V18A18 18 0 0 1 18 0z"
        fill={fill}
      />
      {[36, 61, 86].map((cx) => (
        <circle key={cx} cx={cx} cy="31" r="6" fill="var(--accent)" />
      ))}
    </g>
  )
}
