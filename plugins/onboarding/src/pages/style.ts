/** The stylesheet of every page: light and dark, screens from 320 px on, and paper. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: #16202e; --soft: #566275; --line: #dbe1ea; --ground: #eef2f7; --paper: #ffffff; --field: #f4f7fb;
  --accent: #2f4fb5; --good: #157347; --warning: #8f5600; --bad: #b3261e;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e7ecf4; --soft: #a2aebf; --line: #333d4c; --ground: #10151d; --paper: #19202b; --field: #212a37;
    --accent: #9db3ff; --good: #6fd39c; --warning: #f2bd6b; --bad: #ff9d94;
  }
}
* { box-sizing: border-box; }
body { margin: 0; padding: clamp(0.75rem, 4vw, 3rem) clamp(0.75rem, 4vw, 2rem); background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif; }
.sheet { max-width: 46rem; margin: 0 auto; padding: clamp(1.25rem, 5vw, 2.75rem); background: var(--paper); border: 1px solid var(--line); border-radius: 16px; }
.sheet.wide { max-width: 64rem; }
header { display: flex; gap: 1rem; align-items: flex-start; margin-bottom: 1.5rem; }
.kicker { margin: 0; color: var(--soft); font-size: 0.875rem; font-weight: 600; }
h1 { margin: 0.1rem 0 0; font-size: clamp(1.45rem, 5vw, 2rem); line-height: 1.2; letter-spacing: -0.01em; text-wrap: balance; }
h2 { margin: 2.25rem 0 0.6rem; font-size: 1.15rem; }
h3 { margin: 1.25rem 0 0.4rem; font-size: 1rem; }
p { margin: 0.6rem 0; }
a { color: var(--accent); text-underline-offset: 0.15em; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.mark { flex: none; display: grid; place-items: center; width: 2.75rem; height: 2.75rem; border-radius: 50%; font-size: 1.4rem; font-weight: 700; color: var(--paper); }
.good .mark { background: var(--good); } .warning .mark { background: var(--warning); } .bad .mark { background: var(--bad); }
.soft { color: var(--soft); } small, .small { font-size: 0.875rem; }
code, pre, .dial, kbd { font-family: var(--mono); }
code { padding: 0.1em 0.35em; background: var(--field); border-radius: 5px; font-size: 0.92em; overflow-wrap: anywhere; }
pre { margin: 0.5rem 0; padding: 0.9rem; background: var(--field); border: 1px solid var(--line); border-radius: 10px; overflow-x: auto; font-size: 0.85rem; line-height: 1.5; }
.identity { display: flex; flex-wrap: wrap; gap: 1rem 2rem; justify-content: space-between; align-items: center; padding: 1.1rem 1.25rem; background: var(--field); border-radius: 12px; }
.identity p { margin: 0; } .identity .number { font: 600 clamp(1.6rem, 7vw, 2.4rem)/1.2 var(--mono); letter-spacing: 0.02em; user-select: all; }
.qr { flex: none; margin: 0; text-align: center; } .qr svg { display: block; width: 8.5rem; height: 8.5rem; margin: 0 auto; background: #fff; border-radius: 8px; }
.qr figcaption { margin-top: 0.3rem; color: var(--soft); font-size: 0.8rem; }
.ways { list-style: none; margin: 1.5rem 0 0; padding: 0; }
.ways > li { padding: 1.1rem 0; border-top: 1px solid var(--line); }
.ways h2 { margin: 0; font-size: 1.05rem; } .ways p { margin: 0.15rem 0 0; color: var(--soft); }
.dial { display: block; margin: 0.45rem 0 0; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--field); font-size: clamp(0.95rem, 3.6vw, 1.15rem); font-weight: 600; overflow-wrap: anywhere; user-select: all; }
kbd { padding: 0.05em 0.4em; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 5px; background: var(--paper); font-size: 0.9em; }
.roles { list-style: none; margin: 1rem 0; padding: 0; border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.roles li { display: grid; grid-template-columns: 1.5rem 1fr; gap: 0 0.6rem; padding: 0.7rem 1rem; } .roles li + li { border-top: 1px solid var(--line); }
.roles .state { font-weight: 700; } .roles .yes .state { color: var(--good); } .roles .no .state { color: var(--bad); }
.roles p { grid-column: 2; margin: 0; color: var(--soft); font-size: 0.9rem; } .roles strong { overflow-wrap: anywhere; }
.button, button { display: inline-block; padding: 0.65rem 1.2rem; border: 0; border-radius: 10px; background: var(--accent); color: var(--paper); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.quiet { background: transparent; color: var(--accent); box-shadow: inset 0 0 0 1px var(--line); }
.actions { display: flex; flex-wrap: wrap; gap: 0.6rem; margin: 1.5rem 0 0; }
ol.steps { padding-left: 1.4rem; } ol.steps li { margin: 0.5rem 0; padding-left: 0.25rem; }
.table { overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-size: 0.92rem; } th, td { padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; } th { color: var(--soft); font-weight: 600; }
td code { white-space: nowrap; }
input { width: 100%; max-width: 24rem; padding: 0.6rem 0.75rem; border: 1px solid var(--soft); border-radius: 8px; background: var(--paper); color: var(--ink); font: inherit; } label { display: block; margin-bottom: 0.3rem; font-weight: 600; }
iframe { display: block; width: 100%; height: 24rem; border: 1px solid var(--line); border-radius: 10px; background: #fff; color-scheme: light; }
[role="alert"]:not(:empty) { margin: 0.75rem 0; color: var(--bad); font-weight: 600; }
footer { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.875rem; }
@media (max-width: 34rem) { .identity { flex-direction: column; align-items: flex-start; } .qr { align-self: center; } }
.paper { display: none; }
@media print {
  :root { --ink: #000; --soft: #333; --line: #999; --ground: #fff; --paper: #fff; --field: #fff; --accent: #000; --good: #000; --warning: #000; --bad: #000; }
  @page { margin: 16mm; }
  body { padding: 0; font-size: 11pt; } .sheet, .sheet.wide { max-width: none; padding: 0; border: 0; }
  .actions, iframe, details, .screen { display: none; } .paper { display: block; } .identity { border: 1px solid #999; } .ways > li, .roles li, pre, tr { break-inside: avoid; } pre { white-space: pre-wrap; }
  .mark { border: 2px solid #000; color: #000; background: none !important; }
}
`.trimStart();
