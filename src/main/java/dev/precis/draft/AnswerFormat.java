package dev.precis.draft;

/** How a model is held to answer in JSON. The prompt asks for it in any case. */
public enum AnswerFormat {
    /** The provider is sent our JSON schema and enforces it. */
    SCHEMA,
    /** The provider enforces JSON of any shape: for servers that refuse schemas. */
    JSON,
    /** Nothing but the prompt: for servers that refuse any response format. */
    PROMPT
}
