package dev.precis.sources;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A form of a verb that reports.
 *
 * @param forms what the form may be: "put" is base, past and participle
 * @param partner a word that must follow ("point out"); empty where none must
 * @param near true where the partner must follow at once
 */
record ReportingVerb(String base, Sort sort, Set<Form> forms, String partner, boolean near) {
    /** What stands around the verb. */
    enum Sort {
        /** Anybody says something. */
        SAY,
        /** Somebody speaks, but only a quotation makes it speech: "continued", "read". */
        DIRECT,
        /** Somebody tells a hearer something. */
        TELL,
        /** A document or a counting body shows something. */
        FIND,
        /** Somebody believes, plans or expects something. */
        THINK,
        /** Somebody speaks about somebody or something: accuses, describes, calls for. */
        URGE,
        /** A court or panel is told something. */
        HEAR,
        /** An outlet passes on the words of its object. */
        QUOTE
    }

    /** A place in the verb's table. */
    enum Form {
        BASE,
        THIRD,
        PAST,
        PARTICIPLE,
        GERUND
    }

    /** Reads "say says said said saying", "point points pointed pointed pointing +out". */
    static Map<String, ReportingVerb> read(String line, Sort sort) {
        String[] written = line.split(" ");
        String partner = written.length > Form.values().length ? written[Form.values().length] : "";
        boolean near = partner.startsWith("+");
        String word = partner.isEmpty() ? "" : partner.substring(1);
        Map<String, ReportingVerb> forms = new HashMap<>();
        for (Form form : Form.values()) {
            forms.merge(
                    written[form.ordinal()],
                    new ReportingVerb(written[0], sort, EnumSet.of(form), word, near),
                    ReportingVerb::or);
        }
        return forms;
    }

    /** Two readings of one word: its forms together; of two verbs the first stays. */
    ReportingVerb or(ReportingVerb other) {
        if (!other.base.equals(base)) {
            return this;
        }
        Set<Form> both = EnumSet.copyOf(forms);
        both.addAll(other.forms);
        return new ReportingVerb(base, sort, both, partner, near);
    }

    boolean isPartner(String lower) {
        return List.of(partner.split("\\|")).contains(lower);
    }

    boolean mayBe(Form form) {
        return forms.contains(form);
    }

    /** True where no other form is possible than that of a plural subject: "officials say". */
    boolean isPlural() {
        return mayBe(Form.BASE) && !mayBe(Form.PAST);
    }

    /** True where only a singular subject is possible: "the ministry says". */
    boolean isSingular() {
        return mayBe(Form.THIRD) && !mayBe(Form.PAST);
    }

    /** True where it may be the verb of a sentence. */
    boolean isFinite() {
        return mayBe(Form.BASE) || mayBe(Form.THIRD) || mayBe(Form.PAST);
    }

    boolean isGerund() {
        return mayBe(Form.GERUND);
    }
}
