// Runs before the first paint, so that a chosen theme never flashes in the other one. web/app/theme.ts writes the choice.
try {
  const chosen = localStorage.getItem('avari.theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage is blocked: the system's theme counts.
}
