package dev.precis.article;

/** Finds a credit that closes a paragraph: "(AP Photo/Jane Doe)", "(Reporting by A. Writer; editing by B. Editor)". */
final class ClosingCredits {
    private static final int REACH = 240;

    private final Credits credits;
    private final WordingSet closing;

    ClosingCredits(Phrases phrases) {
        this.credits = new Credits(phrases);
        this.closing = phrases.section("closing credit");
    }

    /** The position where it starts, or the paragraph's length where there is none. */
    int startOf(String paragraph) {
        int end = paragraph.length();
        if (!paragraph.endsWith(")")) {
            return end;
        }
        int open = paragraph.lastIndexOf('(');
        if (open <= 0 || end - open > REACH) {
            return end;
        }
        String inner = paragraph.substring(open + 1, end - 1);
        return isPicture(inner) || isReport(inner) ? open : end;
    }

    /** An agency with a name beside it; an agency alone in brackets may belong to the sentence. */
    private boolean isPicture(String inner) {
        return !credits.isAgency(inner) && credits.isCredit(inner);
    }

    private boolean isReport(String inner) {
        return closing.isIn(Fold.text(inner.substring(0, Math.min(40, inner.length()))));
    }
}
