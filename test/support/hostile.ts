/** Names that a terminal, a log of a CI job, Markdown, HTML or XML takes for something else. */
export const HOSTILE = [
  '\u001b[31mred', '\n::error::x', '\r\n::warning file=a::x', '##[error]x', '##vso[task.setvariable]x', ']]>', '-->', 'a|b', '`', '``` x', 'a` @everyone `b',
  '<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>', '&lt;b&gt;', '"onmouseover="x', "'x", '\u2028', '\u2029', '\u202etxt', '\u2066x', '\u009b31m', '\u0007',
  '\ufeff', '\uffff', '\ud800', '[a](http://b.c)', '# h', '$(x)', '%0A', '\\', '\u0000', '\t', '@someone', '{{x}}', '__proto__', 'x'.repeat(400),
] as const;
