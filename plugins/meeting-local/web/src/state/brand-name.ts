/** Whose meetings these are: the server writes it into the page. */
export function brandName(): string {
  return document.documentElement.dataset.brand ?? 'OpenCVI';
}
