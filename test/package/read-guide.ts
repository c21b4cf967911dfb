import { readFileSync } from 'node:fs';

/** A fenced block of a guide: a file, which its first line names, or commands. */
export interface GuideBlock {
  file: string | undefined;
  /** The content of the file, or one command in each line. */
  text: string;
}

const BLOCK = /```(\w+)\n(?:(?:\/\/|<!--|#) (\S+\.\w+)(?: -->)?\n)?(.*?)```/gs;

/** Reads the blocks of a guide in their order: by its sections (`##`), and in each of them by its steps (`###`). */
export function readGuide(path: string): GuideBlock[][][] {
  const [, ...sections] = readFileSync(path, 'utf8').split(/^## /m);
  return sections.map((section) => {
    const [, ...steps] = section.split(/^### /m);
    return steps.map((step) =>
      Array.from(step.matchAll(BLOCK), ([, , file, text = '']) => ({ file, text: text.trim() })),
    );
  });
}
