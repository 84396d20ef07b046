const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is to stand in HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, found => entities[found] ?? found);
}

/** A whole page in the simulator's dress. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; --accent: #5b5fc7; --line: #8884; --soft: #8881; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
header { background: var(--accent); color: #fff; padding: 12px 24px; font-weight: 600; }
main { max-width: 1100px; margin: 24px auto; padding: 0 24px; }
.card { border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; margin-bottom: 20px; }
h1, h2 { font-weight: 600; line-height: 1.25; }
h1 { font-size: 24px; } h2 { font-size: 18px; margin: 0 0 12px; }
button, .button { font: inherit; padding: 6px 14px; border-radius: 6px; border: 1px solid var(--line); background: var(--soft); color: inherit; cursor: pointer; }
button.primary { background: var(--accent); color: #fff; border-color: transparent; }
input, select { font: inherit; padding: 5px 8px; border-radius: 6px; border: 1px solid var(--line); background: transparent; color: inherit; }
label { display: inline-flex; flex-direction: column; gap: 2px; font-size: 13px; margin: 0 12px 12px 0; }
label.row { flex-direction: row; align-items: center; gap: 6px; font-size: 15px; display: flex; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-size: 13px; font-weight: 600; } code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { overflow: auto; white-space: pre-wrap; background: var(--soft); border-radius: 8px; padding: 12px; }
.quiet { opacity: .7; } .problem { color: #c4314b; } td button { margin: 0 4px 4px 0; padding: 2px 8px; font-size: 13px; }
</style>
<header>Microsoft Teams, simulated</header>
<main>
${body}
</main>
</html>
`;
}
