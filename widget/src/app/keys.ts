/** Every message of locales/<language>/child.ftl that the app uses. The build fails if English lacks one. */
export type TextKey =
  | "app-name" | "page-title" | "head-line" | "head-closed" | "language" | "minimise"
  | "intro-title" | "fact-who-title" | "fact-who" | "fact-tell-title" | "fact-tell" | "fact-exit-title" | "fact-exit"
  | "safe-question" | "safe-yes" | "safe-no" | "safe-unsure" | "safe-optional"
  | "safe-yes-answer" | "safe-no-answer" | "safe-no-answer-closed" | "safe-unsure-answer"
  | "write-placeholder" | "write-label" | "send" | "leave-now" | "leave-now-hint" | "call-line" | "call-emergency"
  | "keep-open" | "too-long" | "emoji" | "emoji-close"
  | "status-sending" | "status-sent" | "status-seen" | "status-waiting-line"
  | "message-from-you" | "message-from" | "new-messages"
  | "waiting-none" | "waiting-few" | "waiting-several" | "operators-away" | "joined" | "left" | "typing"
  | "closed-now" | "closed-opens" | "closed-write"
  | "talk-closed" | "talk-closed-again" | "talk-closed-timeout"
  | "end-chat" | "end-chat-confirm" | "end-chat-yes" | "end-chat-no" | "ended-title" | "ended-text" | "write-again"
  | "connection-lost" | "connection-back" | "connection-slow" | "session-lost" | "service-unavailable"
  | "attach" | "attach-sending" | "attach-failed" | "attach-download" | "attach-too-large";
