import { Markdown } from '@storybook/addon-docs/blocks';
import { readInterface } from '../reference/read-interface.js';

/** A table of an interface: names, types and docstrings, read from the source. */
export function Properties({ source, of }: { source: string; of: string }) {
  return (
    <table>
      <thead>
        <tr>
          <th>Name</th>
          <th>What it means</th>
        </tr>
      </thead>
      <tbody>
        {readInterface(source, of).map(({ name, required, type, description }) => (
          <tr key={name}>
            <td>
              <strong>{name}</strong>
              {required && ' (required)'}
            </td>
            <td>
              <code>{type}</code>
              <Markdown>{description}</Markdown>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
