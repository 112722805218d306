package dev.precis.summary;

import java.util.List;

/** Nothing of what was drafted could be proven from the article. */
public class UnverifiableException extends RuntimeException {
    private final transient List<Summary.Withheld> withheld;

    public UnverifiableException(String message, List<Summary.Withheld> withheld) {
        super(message);
        this.withheld = List.copyOf(withheld);
    }

    public List<Summary.Withheld> withheld() {
        return withheld;
    }
}
