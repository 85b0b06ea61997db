// One review: the sitting that it is about, to read, and beside it the criteria, to score by mouse or by arrow keys.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { FieldFault, Message, ReviewCriterion, ReviewSaid, ReviewSheet } from "../api/types.ts";
import { done, sentence } from "../store/notices.ts";
import { leaveSheet, loadSheet, reviewTrouble, sheet } from "../store/reviews.ts";
import { goPage } from "../store/route.ts";
import { mayErase, myId } from "../store/session.ts";
import { language, t } from "../texts/texts.ts";
import { bytes, dayAndHour, fullDate } from "../texts/times.ts";
import { faultAt } from "./setup-fields.tsx";
import { Said } from "./reviews-page.tsx";
import { Words } from "./words.tsx";

export function ReviewPage({ id }: { id: string }) {
  useEffect(() => {
    if (mayErase.value && sheet.peek()?.review.row.id !== id) void loadSheet(id);
    return leaveSheet;
  }, [id]);
  if (!mayErase.value) return <p>{t("page-not-yours")}</p>;
  const open = sheet.value;
  if (open === null || open.review.row.id !== id) return reviewTrouble.value === null ? <p class="soft">{t("loading")}</p> : <p role="alert">{reviewTrouble.value}</p>;
  return <Whole key={id} open={open} />;
}

function Whole({ open }: { open: ReviewSheet }) {
  const { row } = open.review;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <div class="review">
      <div class="page-top">
        <div>
          <p class="small"><button class="link" type="button" onClick={() => goPage("reviews")}>{t("page-reviews")}</button></p>
          <h1 ref={title} tabIndex={-1}>{t("review-title", { alias: row.alias })}</h1>
          <p class="soft small">{[t("review-answers-by", { name: row.operator.name }), t(`channel-${row.channel}`), fullDate(row.started_at)].join(" · ")}</p>
        </div>
      </div>
      <div class="review-halves">
        <section class="review-thread" aria-label={t("thread-label")} tabIndex={0}>{open.messages.map((message) => <Line key={message.id} message={message} alias={row.alias} />)}</section>
        {row.rater.id === myId.value && row.done_at === null ? <Scoring open={open} /> : (
          <section>
            <Said review={open.review} />
            {open.review.reply === "" ? null : <><h2 class="part">{t("review-reply-of", { name: row.operator.name })}</h2><p class="review-words" dir="auto">{open.review.reply}</p></>}
          </section>
        )}
      </div>
    </div>
  );
}

/** Words only: files are looked at in the talk itself, where a look is counted. */
function Line({ message, alias }: { message: Message; alias: string }) {
  const who = message.direction === "in" ? alias : (message.author?.name ?? t("by-itself"));
  return (
    <article class={`line-of ${message.direction}`}>
      <div class={message.direction === "note" ? "paper" : "bubble"}>
        {message.direction === "note" ? <p class="paper-head">{t("note-by", { name: who })}</p> : null}
        {message.safety === null ? null : <p class={`safety-said ${message.safety}`}>{t(`safety-${message.safety}`)}</p>}
        {message.text === "" ? null : <Words text={message.text} language={message.language} />}
        {message.attachments.map((file) => <p key={file.id} class="soft small">{t("review-file")} · {bytes(file.size_bytes)}</p>)}
      </div>
      <p class="foot-line"><bdi>{who}</bdi> · {dayAndHour(message.at)}</p>
    </article>
  );
}

function Scoring({ open }: { open: ReviewSheet }) {
  const [said, setSaid] = useState<ReviewSaid>(open.review.said);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = open.review.row.id;
  const save = async (finished: boolean) => {
    try {
      const review = await api.saveReview(id, said, finished, language.value);
      sheet.value = { ...open, review };
      setFaults([]);
      setTrouble(null);
      done(t(finished ? "review-is-in" : "review-kept"));
    } catch (error) {
      setFaults(error instanceof Refused ? (error.body.fields ?? []) : []);
      setTrouble(sentence(error));
    }
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => {
      event.preventDefault();
      void save(true);
    }}>
      <p class="soft small">{t("review-score-hint")}</p>
      {open.review.form.criteria.map((each) => (
        <Criterion key={each.id} criterion={each} said={said} fault={faultAt(faults, `scores.${each.id}`)}
          onSaid={(change) => setSaid({ ...said, ...change })} />
      ))}
      <label class="field"><span>{t("review-overall")}</span><textarea rows={3} maxLength={2000} dir="auto" value={said.overall} onInput={(event) => setSaid({ ...said, overall: event.currentTarget.value })} /></label>
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      <p class="form-end">
        <button class="button" type="button" onClick={() => void save(false)}>{t("review-keep")}</button>
        <button class="button main" type="submit">{t("review-finish")}</button>
      </p>
      <p class="soft small">{t("review-finish-hint")}</p>
    </form>
  );
}

function Criterion({ criterion, said, fault, onSaid }: { criterion: ReviewCriterion; said: ReviewSaid; fault: string | null; onSaid: (change: Partial<ReviewSaid>) => void }) {
  const { id } = criterion;
  const give = (score: number | null) => onSaid({ scores: { ...said.scores, [id]: score } });
  const choices: [number | null, string][] = [...criterion.anchors.map((words, score): [number, string] => [score, words]), [null, t("review-not-applicable")]];
  return (
    <fieldset class="review-criterion">
      <legend>{criterion.name}</legend>
      {choices.map(([score, words]) => (
        <label key={score} class="choice-item"><input type="radio" name={`score-${id}`} checked={id in said.scores && said.scores[id] === score} onChange={() => give(score)} /><span>{score === null ? null : <b class="figures">{score}</b>} {words}</span></label>
      ))}
      {fault === null ? null : <p class="form-trouble">{fault}</p>}
      <label class="field"><span>{t("review-comment")}</span><textarea rows={1} maxLength={2000} dir="auto" value={said.comments[id] ?? ""} onInput={(event) => onSaid({ comments: { ...said.comments, [id]: event.currentTarget.value } })} /></label>
    </fieldset>
  );
}
