// Files from outside are closed blocks. Of a picture not one byte is fetched before somebody decides to look, and the look is logged.
// Of a sealed one no byte is on any screen again: what was shown is given up in the moment of sealing.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Attachment } from "../api/types.ts";
import { exposure, looks, seal, sealing } from "../store/hard.ts";
import { sentence } from "../store/notices.ts";
import { t } from "../texts/texts.ts";
import { bytes, fullTime, plainName } from "../texts/times.ts";

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

type Look = { is: "closed" } | { is: "fetching" } | { is: "open"; url: string; covered: boolean } | { is: "failed"; why: string };

export function AttachmentView({ attachment, theirs }: { attachment: Attachment; theirs: boolean }) {
  if (attachment.state === "sealed" || sealing.value.has(attachment.id)) return <Sealed attachment={attachment} />;
  const got = () => looks(attachment.id);
  if (attachment.role === "original") {
    return (
      <p class="file-original">
        {t("file-original", { size: bytes(attachment.size_bytes) })} <a class="file-get" href={api.attachmentUrl(attachment.id)} download="" rel="noreferrer" onClick={got}>{t("file-download")}</a>
      </p>
    );
  }
  const picture = PICTURES.has(attachment.media_type);
  return (
    <div class={`file${attachment.state === "quarantined" && theirs ? " quarantined" : ""}`} data-file={attachment.id}>
      {picture ? <Picture attachment={attachment} /> : null}
      <div class="file-words">
        <bdi class="file-name">{plainName(attachment.name)}</bdi>
        <span class="file-kind">{attachment.media_type} · {bytes(attachment.size_bytes)}</span>
        {theirs && attachment.state === "quarantined" ? <span class="file-state">{t(picture ? "file-closed-picture" : "file-closed")}</span> : null}
        <span class="file-acts">
          <a class="file-get" href={api.attachmentUrl(attachment.id)} download="" rel="noreferrer" onClick={got}>{t("file-download")}</a>
          {theirs ? <button class="link file-seal" type="button" title={t("seal-hint")} onClick={() => void seal(attachment.id)}>{t("seal")} <kbd>Q</kbd></button> : null}
        </span>
      </div>
    </div>
  );
}

function Sealed({ attachment }: { attachment: Attachment }) {
  const by = attachment.sealed;
  return (
    <div class="file sealed">
      <p><b>{t(attachment.role === "original" ? "sealed-message" : "sealed-file")}</b></p>
      <p class="small">{by ? t("sealed-by", { name: by.by.name, time: fullTime(by.at) }) : t("seal-going")}</p>
      <p class="soft small">{t("sealed-what-now")}</p>
    </div>
  );
}

function Picture({ attachment }: { attachment: Attachment }) {
  const [look, setLook] = useState<Look>({ is: "closed" });
  const url = look.is === "open" ? look.url : null;
  useEffect(() => () => {
    if (url !== null) URL.revokeObjectURL(url);
  }, [url]);
  const reveal = async () => {
    setLook({ is: "fetching" });
    try {
      const blob = await api.reveal(attachment.id);
      setLook({ is: "open", url: URL.createObjectURL(blob), covered: false });
      looks(attachment.id);
    } catch (error) {
      setLook({ is: "failed", why: sentence(error) });
    }
  };
  const seen = exposure.value?.shift ?? 0;
  if (look.is === "open") {
    return (
      <div class="picture">
        <img class={look.covered ? "covered" : ""} src={look.url} alt={t("picture-alt", { name: plainName(attachment.name) })} />
        <button class="button small picture-act" type="button" aria-pressed={look.covered} onClick={() => setLook({ ...look, covered: !look.covered })}>
          {t(look.covered ? "picture-uncover" : "picture-cover")}
        </button>
      </div>
    );
  }
  return (
    <div class="picture closed">
      <div class="fog" aria-hidden="true" />
      <div class="picture-words">
        <button class="button small" type="button" disabled={look.is === "fetching"} onClick={() => void reveal()}>
          {t(look.is === "fetching" ? "loading" : "picture-reveal")}
        </button>
        <span>{look.is === "failed" ? look.why : t("picture-logged")}{seen > 0 && look.is !== "failed" ? ` ${t("exposure-shift", { count: seen })}` : ""}</span>
      </div>
    </div>
  );
}
