// Several short words in one field: codes of countries and languages, addresses a line each.
import { useState } from "preact/hooks";

interface Props {
  values: readonly string[];
  /** The words of a text, as they are kept. */
  read: (text: string) => string[];
  onValues: (values: string[]) => void;
  /** One a line. */
  lines?: boolean;
  placeholder?: string;
  /** The field's name in its form. */
  mark?: string | undefined;
  invalid?: boolean;
}

/** What is typed stays as it is typed until the words are set from elsewhere; each key counts, for a form may be saved or drawn anew at any time. */
export function Several({ values, read, onValues, lines = false, placeholder, mark, invalid = false }: Props) {
  const [typed, setTyped] = useState(values.join(lines ? "\n" : ", "));
  const words = read(typed);
  const text = words.length === values.length && words.every((word, index) => word === values[index]) ? typed : values.join(lines ? "\n" : ", ");
  const common = {
    "data-for": mark, "aria-invalid": invalid, value: text, placeholder,
    onInput: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value);
      onValues(read(event.currentTarget.value));
    },
  };
  return lines ? <textarea rows={2} dir="ltr" {...common} /> : <input {...common} />;
}
