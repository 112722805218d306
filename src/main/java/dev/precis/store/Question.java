package dev.precis.store;

/**
 * What was asked, so that it is known again. Equal questions have equal answers.
 *
 * @param owner who asks; nobody is given an answer that another one paid for. Empty where there are no keys
 * @param hash of everything an answer depends on, lower-case hex
 */
public record Question(String owner, String hash) {}
