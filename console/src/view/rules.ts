// Rules that are changed as a whole: a draft of them, what is wrong with which, and saving.
import { useState } from "preact/hooks";
import { Refused } from "../api/http.ts";
import type { FieldFault } from "../api/types.ts";
import { done, sentence } from "../store/notices.ts";
import { t } from "../texts/texts.ts";

/** `send` saves them, `load` reads them again afterwards. */
export function useRules<Rule>(saved: readonly Rule[], send: (rules: readonly Rule[]) => Promise<unknown>, load: () => Promise<unknown>) {
  const [rules, setRules] = useState<readonly Rule[]>(saved);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      await send(rules);
      setFaults([]);
      setTrouble(null);
      done(t("retention-saved"));
      await load();
    } catch (error) {
      const fields = error instanceof Refused ? (error.body.fields ?? []) : [];
      setFaults(fields);
      setTrouble(fields.length > 0 ? t("setup-mend", { count: fields.length }) : sentence(error));
    }
  };
  return {
    rules, trouble, save,
    isChanged: JSON.stringify(rules) !== JSON.stringify(saved),
    add: (rule: Rule) => setRules([...rules, rule]),
    remove: (index: number) => setRules(rules.filter((_, at) => at !== index)),
    put: (index: number, rule: Rule) => setRules(rules.map((each, at) => (at === index ? rule : each))),
    /** What is wrong with a rule, or with one field of it. */
    faultsOf: (index: number, field = "") => faults.filter((each) => each.field.startsWith(`rules[${index}].${field}`)),
  };
}
